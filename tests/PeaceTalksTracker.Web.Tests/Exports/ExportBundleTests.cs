using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Tests.Exports;

public sealed class ExportBundleTests(ExportSample sample) : IClassFixture<ExportSample>
{
    [Fact]
    public async Task It_holds_every_format_as_it_is_downloaded_alone_and_the_manifest_tells_each_ones_hash()
    {
        using var zip = Open(await sample.WriteAsync(ExportFormat.Zip));
        using var manifest = JsonDocument.Parse(Bytes(zip, "manifest.json"));
        var files = manifest.RootElement.GetProperty("files").EnumerateArray().ToList();
        var named = files.Select(f => f.GetProperty("name").GetString()!).ToList();
        zip.Entries.Select(e => e.FullName).ShouldBe(["manifest.json", .. named]);
        named.ShouldBe(
            ["brief.md", "brief.html", "brief.docx", "brief.pdf", "claims.csv", "events.csv", "stances.csv", "evidence.csv", "records.xlsx", "records.jsonld", "timelinejs.json", "places.geojson",
                "talks.ics", "timeline.svg", "matrix.svg", "timeline.png", "matrix.png"], ignoreOrder: true);
        foreach (var file in files)
        {
            var bytes = Bytes(zip, file.GetProperty("name").GetString()!);
            file.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
            file.GetProperty("bytes").GetInt64().ShouldBe(bytes.Length);
        }
        foreach (var format in Enum.GetValues<ExportFormat>().Where(f => f != ExportFormat.Zip))
            Bytes(zip, ExportFormats.FileName(format, null)).ShouldBe(await sample.WriteAsync(format), $"{format}");
    }

    [Fact]
    public async Task The_manifest_says_the_moment_the_filter_the_versions_and_what_was_left_out()
    {
        using var zip = Open(await sample.WriteAsync(ExportFormat.Zip, filter: new() { Actors = ["ann-lee"], From = new(2025, 1, 1) }));
        using var manifest = JsonDocument.Parse(Bytes(zip, "manifest.json"));
        var root = manifest.RootElement;
        root.GetProperty("asOf").GetDateTime().ToUniversalTime().ShouldBe(sample.Store.Time.GetUtcNow().UtcDateTime);
        root.GetProperty("filter").GetString().ShouldBe("?actor=ann-lee&from=2025-01-01");
        root.GetProperty("versions").GetProperty("app").GetString()!.ShouldMatch(@"^\d+\.\d+\.\d+$");
        root.GetProperty("versions").GetProperty("reader").GetString().ShouldNotBeNullOrEmpty();
        var left = root.GetProperty("files").EnumerateArray().Where(f => f.TryGetProperty("leftOut", out _)).ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("leftOut")[0]);
        left.Keys.ShouldBe(["timelinejs.json", "places.geojson", "talks.ics"], ignoreOrder: true);
        left["talks.ics"].GetProperty("count").GetInt32().ShouldBe(1);
        left["talks.ics"].GetProperty("what").GetString()!.ShouldStartWith("planned talk ");
    }

    [Fact]
    public async Task Names_in_it_lead_nowhere_else_and_hold_nothing_that_somebody_typed()
    {
        using var zip = Open(await sample.WriteAsync(ExportFormat.Zip));
        zip.Entries.ShouldAllBe(e => e.FullName.All(c => char.IsAsciiLetterLower(c) || c == '.') && !e.FullName.StartsWith('.'));
        zip.Entries.ShouldAllBe(e => e.LastWriteTime.Year == 1980);
    }

    private static ZipArchive Open(byte[] bytes) => new(new MemoryStream(bytes));

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        using var all = new MemoryStream();
        entry.CopyTo(all);
        return all.ToArray();
    }
}
