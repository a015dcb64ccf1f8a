using CsCheck;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Model;

public sealed class SpanTests
{
    private static readonly Gen<Span> Spans = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 10], (start, length) => new Span(start, start + length));

    [Fact]
    public void Of_spans_that_start_together_the_longer_comes_first()
    {
        (new Span(3, 9) < new Span(3, 5)).ShouldBeTrue();
        (new Span(2, 3) < new Span(3, 9)).ShouldBeTrue();
    }

    [Fact]
    public void The_order_is_total()
        => Gen.Select(Spans, Spans).Sample((a, b) => Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a)) && a.CompareTo(b) == 0 == (a == b));

    [Fact]
    public void A_span_overlaps_another_where_they_share_a_character()
        => Gen.Select(Spans, Spans).Sample((a, b) => a.Overlaps(b) == Enumerable.Range(0, 40).Any(i => a.Contains(i) && b.Contains(i)) || a.Length == 0 || b.Length == 0);

    [Fact]
    public void A_quote_is_cut_from_the_text()
        => Quote.Of("Putin met Xi.", new Span(6, 9)).ShouldBe(new Quote("met", 6, 9));

    [Fact]
    public void A_quote_beyond_the_text_is_refused()
        => Should.Throw<ArgumentOutOfRangeException>(() => Quote.Of("short", new Span(3, 9)));
}
