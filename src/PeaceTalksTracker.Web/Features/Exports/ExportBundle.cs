using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Web.Shared;
using static PeaceTalksTracker.Web.Features.Exports.JsonFile;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>Writes every format of one moment into a ZIP, with a manifest that says what each file is, what it could not hold, and its SHA-256.</summary>
internal static class ExportBundle
{
    public const string ManifestName = "manifest.json";

    /// <summary>Raised whenever the manifest's members change their meaning.</summary>
    private const int ManifestVersion = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JsonFile.Encoder };

    private static readonly (ExportFormat Format, ExportOf? Of)[] Files =
        [.. Enum.GetValues<ExportFormat>().Where(f => f != ExportFormat.Zip).SelectMany(f => ExportFormats.ChoicesOf(f) is { Count: > 0 } choices ? choices.Select(of => (f, (ExportOf?)of)) : [(f, null)])];

    /// <param name="source">The moment.</param>
    /// <param name="writeAsync">Writes one of the formats.</param>
    /// <param name="target">Gets the whole file at the end, or nothing; stays open.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteAsync(
        ExportSource source, Func<ExportFormat, ExportOf?, ExportSource, Stream, CancellationToken, Task> writeAsync, Stream target, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bundle-");
        try
        {
            var described = new JsonArray();
            foreach (var (format, of) in Files)
            {
                var (name, own) = (ExportFormats.FileName(format, of), source.Again());
                await using var file = File.Create(PathOf(name));
                await writeAsync(format, of, own, file, cancellation);
                file.Position = 0;
                described.Add(Of(
                    ("name", name), ("mediaType", ExportFormats.MediaType(format)), ("bytes", file.Length),
                    ("sha256", Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation))),
                    ("leftOut", ListOf(own.LeftOut.All.Select(l => (JsonNode?)Of(("count", l.Count), ("what", $"{l.Thing} {l.Why}")))))));
            }
            var manifest = Encoding.UTF8.GetBytes(ManifestOf(source, described).ToJsonString(Indented) + "\n");
            await using var whole = File.Create(PathOf("whole.zip"));
            await FixedZip.WriteAsync(
                whole,
                [(ManifestName, () => new MemoryStream(manifest)), .. Files.Select(f => ExportFormats.FileName(f.Format, f.Of)).Select(name => (name, (Func<Stream>)(() => File.OpenRead(PathOf(name)))))],
                cancellation);
            whole.Position = 0;
            await whole.CopyToAsync(target, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string PathOf(string name) => Path.Combine(folder.FullName, name);
    }

    private static JsonObject ManifestOf(ExportSource source, JsonArray files) => Of(
        ("manifest", ManifestVersion),
        ("asOf", source.Snapshot.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)),
        ("change", source.Snapshot.Change),
        ("filter", source.Filter.AppendTo("")),
        ("versions", Of(("app", typeof(ExportBundle).Assembly.GetName().Version!.ToString(3)), ("reader", Extractor.Version))),
        ("files", files));
}
