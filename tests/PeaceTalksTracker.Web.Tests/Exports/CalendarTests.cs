using System.Text;
using CsCheck;
using Ical.Net;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Tests.Exports;

public sealed class CalendarTests(ExportSample sample) : IClassFixture<ExportSample>
{
    [Fact]
    public async Task Only_planned_talks_whose_day_is_known_stand_in_it_for_whole_days()
    {
        var (name, bytes, leftOut) = await sample.WriteAllAsync(ExportFormat.Ics);
        name.ShouldBe("talks-2025-03-20.ics");
        var calendar = Calendar.Load(Encoding.UTF8.GetString(bytes))!;
        calendar.Events.Select(e => (Day(e.Start), Day(e.End), e.Status)).ShouldBe(
            [("2025-04-02", "2025-04-03", null), ("2025-06-01", "2025-06-02", "TENTATIVE"), ("2025-07-01", "2025-07-04", null)]);
        calendar.Events.ShouldAllBe(e => e.IsAllDay && !e.Start!.HasTime);
        leftOut.ShouldBe(["1 planned talk whose day is not known", "1 planned talk without a date in the sources"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_entry_says_what_its_words_and_its_source_are()
    {
        var calendar = Calendar.Load(Encoding.UTF8.GetString(await sample.WriteAsync(ExportFormat.Ics)))!;
        foreach (var e in calendar.Events)
        {
            var quote = e.Description!.Split('\n')[0];
            ExportSample.Text.ShouldContain(quote[1..^1]);
            e.Description.ShouldContain("The Gazette");
            e.Url.ShouldBe(new Uri("https://example.org/a?b=1&c=2"));
            e.DtStamp!.AsUtc.ShouldBe(sample.Store.Time.GetUtcNow().UtcDateTime);
        }
        var talks = calendar.Events.First();
        (talks.Location, talks.GeographicLocation!.Latitude, talks.GeographicLocation.Longitude).ShouldBe(("Jeddah", 21.49, 39.19));
        talks.Summary!.ShouldNotContain('\u202E');
        talks.Summary!.ShouldContain(ExportSample.LongName);
        calendar.Events.Select(e => e.Uid).ShouldBeUnique();
    }

    [Fact]
    public async Task Lines_end_as_they_must_and_are_folded_before_their_76th_octet()
        => IsWellFormed(await sample.WriteAsync(ExportFormat.Ics)).ShouldContain(l => l.StartsWith(' '));

    [Fact]
    public async Task An_empty_selection_is_a_calendar_without_entries()
        => Calendar.Load(Encoding.UTF8.GetString(await sample.WriteAsync(ExportFormat.Ics, filter: new() { Actors = ["nobody"] })))!.Events.ShouldBeEmpty();

    [Fact]
    public async Task Any_words_survive_being_escaped_folded_and_read_again()
        => await Gen.Select(Gen.String, Gen.OneOf("", "\\n;,", "🕊", "Ж", "\r\nBEGIN:VEVENT", "\uD83D"), Gen.Int[0, 90], (words, extra, length) => string.Concat(Enumerable.Repeat(extra, length)) + words).SampleAsync(async words =>
        {
            using var file = new MemoryStream();
            await using (var writer = new IcsWriter(file))
            {
                await writer.WriteAsync("BEGIN", "VCALENDAR");
                await writer.WriteAsync("X-WR-CALNAME", IcsWriter.Text(words, "x"));
                await writer.WriteAsync("END", "VCALENDAR");
            }
            var lines = IsWellFormed(file.ToArray());
            var unfolded = string.Join("\r\n", lines).Replace("\r\n ", "").Split("\r\n");
            unfolded.Length.ShouldBe(3);
            var read = Unescaped(unfolded[1]["X-WR-CALNAME:".Length..]);
            read.ShouldEndWith("\nx");
            read.Count(c => c == '\n').ShouldBe(1);
            if (words.EnumerateRunes().All(r => Rune.IsLetterOrDigit(r) || r.Value is (>= ' ' and <= '~') or 0x1F54A))
                read.ShouldBe(words + "\nx");
        });

    private static string[] IsWellFormed(byte[] bytes)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        text.ShouldEndWith("\r\n");
        var lines = text[..^2].Split("\r\n");
        lines.ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75 && !l.Contains('\n') && !l.Contains('\r'));
        return lines;
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            text.Append(value[i] != '\\' ? value[i] : value[++i] == 'n' ? '\n' : value[i]);
        return text.ToString();
    }

    private static string Day(Ical.Net.DataTypes.CalDateTime? at) => at!.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
