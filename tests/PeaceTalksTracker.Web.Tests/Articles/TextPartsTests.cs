using CsCheck;
using PeaceTalksTracker.Web.Features.Articles;

namespace PeaceTalksTracker.Web.Tests.Articles;

public sealed class TextPartsTests
{
    private static readonly string[] Pieces = ["word ", "End. Next", "line\n", "unbroken", "😀"];

    [Fact]
    public void A_short_text_is_one_part() => TextParts.Of("Short.").Count.ShouldBe(1);

    [Fact]
    public void A_part_ends_at_a_line_where_there_is_one()
    {
        var line = new string('x', 900) + "\n";
        var text = string.Concat(Enumerable.Repeat(line, 60));
        TextParts.Of(text).ShouldAllBe(p => text[p.End - 1] == '\n');
    }

    [Fact]
    public void A_character_of_two_units_is_not_cut_in_half()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("😀", Limits.TextPart));
        TextParts.Of(text).Skip(1).ShouldAllBe(p => char.IsHighSurrogate(text[p.Start]));
    }

    [Fact]
    public void The_parts_are_the_text_and_none_is_too_long()
        => Gen.Select(Gen.Int[0, 4].Select(i => Pieces[i]), Gen.Int[1, 9000]).List[1, 8].Sample(pieces =>
        {
            var text = string.Concat(pieces.Select(p => string.Concat(Enumerable.Repeat(p.Item1, p.Item2))));
            var parts = TextParts.Of(text);
            parts[0].Start.ShouldBe(0);
            parts[^1].End.ShouldBe(text.Length);
            parts.Zip(parts.Skip(1)).ShouldAllBe(p => p.First.End == p.Second.Start);
            parts.ShouldAllBe(p => p.Length <= Limits.TextPart);
            parts.Select((p, i) => TextParts.NumberAt(parts, p.Start) == i + 1).ShouldAllBe(same => same);
        }, iter: 200);
}
