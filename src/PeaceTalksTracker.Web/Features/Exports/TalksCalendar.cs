using System.Globalization;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>
/// Writes planned talks whose days are known as iCalendar. They are of whole days, since no text is asked for an hour; a day that the text only
/// supposes is tentative. A month or "about 2 April" is no day, and is left out.
/// </summary>
internal static class TalksCalendar
{
    // A meeting that lies ahead has been agreed on, and is of that type (docs/extraction.md).
    private static readonly EventType[] Talks = [EventType.Consult, EventType.Agree];

    public static async Task WriteAsync(ExportSource source, Stream target, CancellationToken cancellation)
    {
        await using var calendar = new IcsWriter(target);
        var stamp = source.Snapshot.AsOf.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        await calendar.WriteAsync("BEGIN", "VCALENDAR");
        await calendar.WriteAsync("VERSION", "2.0");
        await calendar.WriteAsync("PRODID", "-//Peace Talks Tracker//Planned talks//EN");
        await calendar.WriteAsync("CALSCALE", "GREGORIAN");
        await calendar.WriteAsync("X-WR-CALNAME", "Planned talks");
        await foreach (var e in source.EventsAsync(cancellation))
        {
            if (e.Record.Status != EventStatus.Planned || !Talks.Contains(e.Record.Type))
                continue;
            if (!EdtfDate.TryParse(e.Record.Date, out var date))
                source.LeftOut.Add("planned talk", "without a date in the sources");
            else if (DaysOf(date) is not { } days)
                source.LeftOut.Add("planned talk", "whose day is not known");
            else
                await WriteAsync(calendar, e, days, stamp, source.AddressOf(e.Record));
        }
        await calendar.WriteAsync("END", "VCALENDAR");
    }

    private static async Task WriteAsync(IcsWriter calendar, Sourced<ExportedEvent> e, (DateOnly First, DateOnly Last, bool IsSupposed) days, string stamp, string? inApp)
    {
        var place = Places.Find(e.Record.Place);
        await calendar.WriteAsync("BEGIN", "VEVENT");
        await calendar.WriteAsync("UID", $"{Uri.EscapeDataString(e.Record.Key)}@peace-talks-tracker");
        await calendar.WriteAsync("DTSTAMP", stamp);
        await calendar.WriteAsync("DTSTART;VALUE=DATE", DayOf(days.First));
        // The day after the last one.
        await calendar.WriteAsync("DTEND;VALUE=DATE", days.Last < DateOnly.MaxValue ? DayOf(days.Last.AddDays(1)) : null);
        await calendar.WriteAsync("SUMMARY", IcsWriter.Text(EventPhrases.Sentence(e.Record)));
        await calendar.WriteAsync("LOCATION", e.Record.Place is { } named ? IcsWriter.Text(named) : null);
        await calendar.WriteAsync("GEO", place is null ? null : string.Create(CultureInfo.InvariantCulture, $"{place.Latitude};{place.Longitude}"));
        await calendar.WriteAsync("DESCRIPTION", IcsWriter.Text(
            $"“{e.Record.Quote.Exact}”",
            $"{SourceWording.Of(e.Article)}, {Wording.Place(e.Record.Quote.Paragraph, e.Record.Quote.Sentence)}",
            $"{Wording.When(e.Record.Date, e.Record.DateBasis, null, null)}; {Wording.Of(e.Record.Review)}."));
        await calendar.WriteAsync("URL", inApp ?? HtmlBrief.WebAddress(e.Article.Address));
        await calendar.WriteAsync("STATUS", days.IsSupposed ? "TENTATIVE" : null);
        await calendar.WriteAsync("TRANSP", "TRANSPARENT");
        await calendar.WriteAsync("END", "VEVENT");
    }

    /// <summary>The days of a date that names them; null for one that names months or years, lies open, or is only about.</summary>
    private static (DateOnly First, DateOnly Last, bool IsSupposed)? DaysOf(EdtfDate date)
    {
        var ends = date.Text.Split('/').Select(part => EdtfDate.TryParse(part, out var end) && end.Precision == DatePrecision.Day ? end : null).ToList();
        if (ends.Exists(end => end is null || end.Text[^1] is '~' or '%'))
            return null;
        return (ends[0]!.Earliest!.Value, ends[^1]!.Latest!.Value, ends.Exists(end => end!.Text[^1] == '?'));
    }

    private static string DayOf(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
