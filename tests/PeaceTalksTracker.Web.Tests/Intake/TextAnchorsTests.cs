using CsCheck;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Intake;

public sealed class TextAnchorsTests
{
    private const string Start = "The two sides met for the third time this spring, in a hall by the lake. ";
    private const string Quote = "Ann Lee said she wants a truce.";
    private const string End = " Nobody spoke of the prisoners, and the hall was empty by nine in the evening.";

    private static (AnchorState State, string? Words, int At) Find(string from, string to, string quote = Quote)
    {
        var at = from.IndexOf(quote, StringComparison.Ordinal);
        var span = new Span(at, at + quote.Length);
        var texts = new TextAnchors(from, to);
        var found = texts.Find(span);
        if (!found.IsPlaced)
            return (found.State, null, -1);
        var place = texts.Follow(span, found);
        return (found.State, to[place.Start..place.End], place.Start);
    }

    [Fact]
    public void Words_that_edits_elsewhere_have_only_shifted_are_exact()
    {
        var to = "A new first line that was missing before, of some length. " + Start + Quote + End;
        Find(Start + Quote + End, to).ShouldBe((AnchorState.Exact, Quote, to.IndexOf(Quote, StringComparison.Ordinal)));
    }

    [Fact]
    public void White_space_between_words_is_no_difference()
        => Find(Start + Quote + End, Start + "Ann Lee said\nshe wants  a truce." + End).ShouldBe((AnchorState.Exact, "Ann Lee said\nshe wants  a truce.", Start.Length));

    [Fact]
    public void The_same_words_with_other_neighbours_have_moved()
        => Find(Start + Quote + End, Quote + " It rained. " + Start + End).State.ShouldBe(AnchorState.Moved);

    [Fact]
    public void Words_that_are_gone_or_changed_by_a_letter_are_lost()
    {
        Find(Start + Quote + End, Start + End).State.ShouldBe(AnchorState.Lost);
        Find(Start + Quote + End, Start + "Ann Lee said she wants a truck." + End).State.ShouldBe(AnchorState.Lost);
        Find(Start + Quote + End, Start + "Ann Lee said she wants a truce, not now." + End).State.ShouldBe(AnchorState.Lost);
    }

    [Fact]
    public void The_same_words_at_several_new_places_are_ambiguous()
        => Find(Start + Quote + End, Quote + " It rained. " + Quote + " It snowed. " + Start + End).State.ShouldBe(AnchorState.Ambiguous);

    [Fact]
    public void A_lookalike_that_stood_there_before_is_never_taken()
    {
        var other = " Then the delegation of the north came in, late. " + Quote + " That was the last word of a long day of talk.";
        Find(Start + Quote + End + other, Start + End + other).ShouldBe((AnchorState.Lost, null, -1));
    }

    [Fact]
    public void A_word_within_a_word_is_not_it()
        => Find("He met her there.", "He metal her there.", "met").State.ShouldBe(AnchorState.Lost);

    [Fact]
    public void What_is_found_is_always_the_same_words_and_an_unedited_text_keeps_all()
        => Gen.Select(Gen.Int[0, 5].Array[1, 25], Gen.Int[0, 5].Array[0, 25], Gen.Int[0, 24]).Sample((old, present, pick) =>
        {
            string Of(int[] sentences) => string.Join(' ', sentences.Select(s => $"Sentence {(char)('a' + s)} stands here."));
            var (from, to) = (Of(old), Of(present));
            var length = Of([0]).Length;
            var start = pick % old.Length * (length + 1);
            var texts = new TextAnchors(from, to);
            var found = texts.Find(new Span(start, start + length));
            if (found.IsPlaced)
            {
                var place = texts.Follow(new Span(start, start + length), found);
                to[place.Start..place.End].ShouldBe(from[start..(start + length)]);
            }
            var same = new TextAnchors(from, from).Find(new Span(start, start + length));
            same.ShouldBe(new TextAnchors.Found(AnchorState.Exact, 0));
        });
}
