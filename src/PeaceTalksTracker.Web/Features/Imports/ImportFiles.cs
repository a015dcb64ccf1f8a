using System.Globalization;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>Reads files that are to be imported, whatever they hold: JSON-LD, or tables as CSV. A file that is none of ours refuses all of them.</summary>
public static class ImportFiles
{
    /// <param name="files">What they are called, and their bytes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What they hold, or why they cannot be read, as a sentence.</returns>
    public static (ImportedRecords? Records, string? Problem) Read(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> files, CancellationToken cancellation = default)
    {
        if (files.Count > Limits.ImportFiles)
            return (null, TooMany(files.Count));
        if (files.Sum(f => (long)f.Bytes.Length) > Limits.ImportBytes)
            return (null, TooLarge);
        var names = files.Select(f => NameOf(f.Name)).ToList();
        var into = new ImportedRecords { Name = Wording.List(names) };
        var tables = new TableReader(into);
        foreach (var (name, bytes) in names.Zip(files.Select(f => f.Bytes)))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (!TextDecoder.TryDecode(bytes.Span, out var text, out var problem))
                    throw new UnreadableException(problem);
                if (text.AsSpan().TrimStart() is ['{' or '[', ..])
                    LinkedDataReader.Read(text, into);
                else
                    tables.Take(name, text);
            }
            catch (UnreadableException e)
            {
                return (null, $"{name}: {e.Message} Nothing was imported.");
            }
        }
        tables.Finish();
        return (into, null);
    }

    /// <summary>What is said of more files than are imported at a time.</summary>
    public static string TooMany(int count) => string.Create(CultureInfo.InvariantCulture, $"These are {count:N0} files; at most {Limits.ImportFiles} are imported at a time.");

    /// <summary>What is said of files beyond the limit.</summary>
    public static string TooLarge => string.Create(
        CultureInfo.InvariantCulture, $"This is larger than {Limits.ImportBytes / 1024 / 1024} MB, the most that is imported at a time. Export it in parts, by period.");

    /// <summary>As history and messages show it.</summary>
    private static string NameOf(string name)
        => Wording.Shortened(TextCleaner.Clean(name).ReplaceLineEndings(" ").Trim()) is { Length: > 0 } shown ? shown : "a file";
}
