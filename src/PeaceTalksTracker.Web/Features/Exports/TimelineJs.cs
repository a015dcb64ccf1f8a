using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Shared;
using static PeaceTalksTracker.Web.Features.Exports.JsonFile;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>
/// Writes dated events in the JSON that TimelineJS 3 loads. It takes years, months and days, and gets only those that are known; what a date says
/// beyond them stands in its words. Its texts are markup, so that every word is escaped.
/// </summary>
internal static class TimelineJs
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static async Task WriteAsync(ExportSource source, Stream target, CancellationToken cancellation)
    {
        var scope = await BriefComposer.ScopeAsync(source.Snapshot, source.Filter, cancellation);
        var title = Of(("unique_id", "title"), ("text", TextOf("Events of the peace talks", $"<p>{Encode(scope)}</p>")));
        await JsonFile.WriteAsync(target, Of(("scale", "human"), ("title", title)), "events", EventsAsync(source, cancellation), cancellation);
    }

    private static async IAsyncEnumerable<JsonObject> EventsAsync(ExportSource source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var e in source.EventsAsync(cancellation))
        {
            if (!EdtfDate.TryParse(e.Record.Date, out var date))
                source.LeftOut.Add("event", "without a date in the sources");
            else if (StartOf(date) is not { } start)
                source.LeftOut.Add("event", "whose date has no beginning");
            else
                yield return Of(
                    ("unique_id", e.Record.Key),
                    ("start_date", start),
                    ("end_date", EndOf(date)),
                    ("display_date", Wording.When(e.Record.Date, e.Record.DateBasis, null, null)),
                    // By how real it is: promised is not done.
                    ("group", $"{e.Record.Status}"),
                    ("text", TextOf(EventPhrases.Sentence(e.Record), Passage(e, source.AddressOf(e.Record)))));
        }
    }

    private static string Passage(Sourced<ExportedEvent> e, string? inApp)
    {
        var place = Encode($"{SourceWording.Of(e.Article)}, {Wording.Place(e.Record.Quote.Paragraph, e.Record.Quote.Sentence)}");
        var linked = HtmlBrief.WebAddress(e.Article.Address) is { } address ? $"<a href=\"{Encode(address)}\">{place}</a>" : place;
        var here = inApp is null ? "" : $" · <a href=\"{Encode(inApp)}\">at this sentence</a>";
        return $"<blockquote>{Encode(e.Record.Quote.Exact)}</blockquote><p>{linked}{here}</p><p>{Encode($"{e.Record.Status}; {Wording.Of(e.Record.Review)}.")}</p>";
    }

    private static JsonObject TextOf(string headline, string text) => Of(("headline", Encode(headline)), ("text", text));

    private static JsonObject? StartOf(EdtfDate date)
        => EdtfDate.TryParse(date.Text.Split('/')[0], out var start) ? DayOf(start.Earliest!.Value, start.Precision) : null;

    /// <summary>The end of what is longer than TimelineJS can say in one date: an interval, a season, a decade.</summary>
    private static JsonObject? EndOf(EdtfDate date)
    {
        var parts = date.Text.Split('/');
        if (parts.Length == 2)
            return EdtfDate.TryParse(parts[1], out var end) ? DayOf(end.Latest!.Value, end.Precision) : null;
        return date.Precision is DatePrecision.Season or DatePrecision.Decade or DatePrecision.Century ? DayOf(date.Latest!.Value, date.Precision) : null;
    }

    private static JsonObject DayOf(DateOnly day, DatePrecision precision) => Of(
        ("year", day.Year),
        ("month", precision is DatePrecision.Day or DatePrecision.Month ? day.Month : null),
        ("day", precision == DatePrecision.Day ? day.Day : null));

    private static string Encode(string text) => Encoder.Encode(PrintedText.Clean(text));
}
