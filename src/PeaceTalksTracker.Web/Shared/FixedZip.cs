using System.IO.Compression;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>A zip that depends on its contents alone: entries in the order given, each with the same time and no attributes.</summary>
public static class FixedZip
{
    /// <summary>The earliest time that a zip can hold.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="target">Can seek, so that sizes stand in the headers; stays open.</param>
    /// <param name="entries">Names, and what opens each one's bytes.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteAsync(Stream target, IEnumerable<(string Name, Func<Stream> Open)> entries, CancellationToken cancellation = default)
    {
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        foreach (var (name, open) in entries)
        {
            var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = EntryTime;
            entry.ExternalAttributes = 0;
            await using var from = open();
            await using var to = await entry.OpenAsync(cancellation);
            await from.CopyToAsync(to, cancellation);
        }
    }
}
