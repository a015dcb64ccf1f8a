using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CsCheck;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class ExtractionPropertyTests
{
    [Fact]
    public void Whatever_the_text_every_span_quotes_it()
        => Texts.Any.Sample(text =>
        {
            var result = Read.Text(text, "2025-03-19");
            Quotes(result).ShouldAllBe(q => text.Substring(q.Start, q.End - q.Start) == q.Exact && q.Exact.Length > 0);
        });

    [Fact]
    public void Whatever_the_text_the_records_hold_together()
        => Texts.Any.Sample(text =>
        {
            var result = Read.Text(text, "2025-03-19");
            var events = result.Events.Select(e => e.Id).ToHashSet();
            var claims = result.Claims.Select(c => c.Id).ToHashSet();
            var actors = result.Actors.Select(a => a.Name).ToHashSet();
            events.Count.ShouldBe(result.Events.Count);
            claims.Count.ShouldBe(result.Claims.Count);
            result.Events.SelectMany(e => e.After.Concat(e.Before)).ShouldAllBe(id => events.Contains(id));
            result.Events.Where(e => e.ReportedBy is not null).ShouldAllBe(e => claims.Contains(e.ReportedBy!));
            result.Events.ShouldAllBe(e => e.Date == null == (e.DateBasis == DateBasis.None));
            result.Events.SelectMany(e => e.Actors.Concat(e.Recipients)).Concat(result.Stances.Select(s => s.Actor)).ShouldAllBe(name => actors.Contains(name));
            result.Stances.ShouldAllBe(s => s.By != null == (s.Voice == Voice.Reported));
            result.Stances.Where(s => s.Ground is not null).ShouldAllBe(s => events.Contains(s.Ground!) || claims.Contains(s.Ground!));
        });

    [Fact]
    public void Whatever_the_text_its_records_are_JSON_on_one_line()
        => Texts.Any.Sample(text =>
        {
            var json = ExtractionJson.Write(Read.Text(text));
            json.Contains((byte)'\n').ShouldBeFalse();
            JsonDocument.Parse(json).RootElement.GetProperty("id").GetString().ShouldBe("text");
        });

    [Theory]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("(")]
    [InlineData("Putin, ")]
    [InlineData("and Putin ")]
    [InlineData("of the ")]
    [InlineData("President ")]
    [InlineData("said ")]
    [InlineData("a.")]
    [InlineData("x")]
    [InlineData("\n")]
    [InlineData("talks with ")]
    [InlineData("Putin said that Xi said that ")]
    [InlineData("according to ")]
    public void No_repetition_takes_long(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var clock = Stopwatch.StartNew();
        Read.Text(text);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_text_ten_times_as_long_takes_about_ten_times_as_long()
    {
        var piece = "Putin met Xi in Beijing on Tuesday. “We agreed,” he said. Ukraine accused Russia of shelling Kharkiv after the talks. ";
        Measure(piece, 200);
        var once = Measure(piece, 400);
        var tenfold = Measure(piece, 4_000);
        tenfold.ShouldBeLessThan(TimeSpan.FromTicks(40 * once.Ticks) + TimeSpan.FromSeconds(1));
    }

    private static TimeSpan Measure(string piece, int times)
    {
        var clock = Stopwatch.StartNew();
        Read.Text(new StringBuilder().Insert(0, piece, times).ToString(), "2025-03-19");
        return clock.Elapsed;
    }

    private static IEnumerable<Quote> Quotes(ExtractionResult result)
        => result.Mentions.Select(m => m.Quote)
            .Concat(result.Events.SelectMany(e => e.FurtherEvidence.Append(e.Trigger).Append(e.Evidence)))
            .Concat(result.Claims.SelectMany(c => new[] { c.Source, c.Cue, c.Content }).OfType<Quote>())
            .Concat(result.Stances.SelectMany(s => new[] { s.Evidence, s.Cue }).OfType<Quote>());
}
