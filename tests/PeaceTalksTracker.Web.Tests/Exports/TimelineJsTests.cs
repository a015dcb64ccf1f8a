using System.Text.Json;
using AngleSharp.Html.Parser;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Tests.Exports;

/// <summary>Against the JSON that TimelineJS 3 documents; that it loads it a browser test shows.</summary>
public sealed class TimelineJsTests(ExportSample sample) : IClassFixture<ExportSample>
{
    [Fact]
    public async Task Dates_have_the_precision_that_is_known_and_no_more()
    {
        var (name, bytes, leftOut) = await sample.WriteAllAsync(ExportFormat.TimelineJs);
        name.ShouldBe("timelinejs-2025-03-20.json");
        using var read = JsonDocument.Parse(bytes);
        read.RootElement.GetProperty("events").EnumerateArray().Select(e => (Date(e, "start_date"), Date(e, "end_date"), e.GetProperty("display_date").GetString())).ShouldBe(
            [
                ("2025-3", null, "March 2025 (stated)"),
                ("2025-3", null, "about March 2025 (stated)"),
                ("2025-3-17", null, "17 Mar 2025 (from the day of publication)"),
                ("2025-4-2", null, "2 Apr 2025 (stated)"),
                ("2025-5", null, "May 2025 (stated)"),
                ("2025-6-1", null, "perhaps 1 Jun 2025 (stated)"),
                ("2025-7-1", "2025-7-3", "1 Jul 2025 – 3 Jul 2025 (stated)"),
            ], ignoreOrder: true);
        leftOut.ShouldBe(["1 event without a date in the sources", "1 event whose date has no beginning"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_holds_what_the_format_documents_and_its_markup_runs_nothing()
    {
        using var read = JsonDocument.Parse(await sample.WriteAsync(ExportFormat.TimelineJs, site: new("https://tracker.example/")));
        read.RootElement.EnumerateObject().Select(m => m.Name).ShouldBe(["scale", "title", "events"]);
        read.RootElement.GetProperty("scale").GetString().ShouldBe("human");
        var ids = new HashSet<string>();
        foreach (var slide in read.RootElement.GetProperty("events").EnumerateArray().Append(read.RootElement.GetProperty("title")))
        {
            slide.EnumerateObject().Select(m => m.Name).Except(["unique_id", "start_date", "end_date", "display_date", "group", "text"]).ShouldBeEmpty();
            ids.Add(slide.GetProperty("unique_id").GetString()!).ShouldBeTrue();
            slide.GetProperty("text").EnumerateObject().Select(m => m.Name).ShouldBe(["headline", "text"]);
            foreach (var markup in slide.GetProperty("text").EnumerateObject().Select(m => m.Value.GetString()!))
            {
                var shown = new HtmlParser().ParseDocument(markup);
                shown.Body!.QuerySelectorAll("*").Select(e => e.LocalName).Except(["p", "blockquote", "a"]).ShouldBeEmpty();
                shown.QuerySelectorAll("a").ShouldAllBe(a => a.GetAttribute("href")!.StartsWith("https://"));
            }
            if (slide.TryGetProperty("group", out var group))
                group.GetString().ShouldBeOneOf("Happened", "Planned", "Conditional", "Denied");
        }
    }

    [Fact]
    public async Task Every_slide_shows_the_words_it_rests_on()
    {
        using var read = JsonDocument.Parse(await sample.WriteAsync(ExportFormat.TimelineJs));
        foreach (var e in read.RootElement.GetProperty("events").EnumerateArray())
            ExportSample.Text.ShouldContain(new HtmlParser().ParseDocument(e.GetProperty("text").GetProperty("text").GetString()!).QuerySelector("blockquote")!.TextContent);
    }

    private static string? Date(JsonElement slide, string name)
    {
        if (!slide.TryGetProperty(name, out var date))
            return null;
        var parts = date.EnumerateObject().ToList();
        parts.Select(p => p.Name).ShouldBe(new[] { "year", "month", "day" }.Take(parts.Count));
        return string.Join('-', parts.Select(p => p.Value.GetInt32()));
    }
}
