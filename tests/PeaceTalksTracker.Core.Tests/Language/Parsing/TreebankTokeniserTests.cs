using CsCheck;
using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Language.Parsing;

public sealed class TreebankTokeniserTests
{
    [Theory]
    [InlineData("Putin met Xi.", "Putin|met|Xi|.")]
    [InlineData("the Trump-Putin call", "the|Trump|-|Putin|call")]
    [InlineData("a face-to-face meeting", "a|face|-|to|-|face|meeting")]
    [InlineData("an e-mail and anti-war protests", "an|e-mail|and|anti-war|protests")]
    [InlineData("Putin’s offer", "Putin|’s|offer")]
    [InlineData("the officials’ agreement", "the|officials|’|agreement")]
    [InlineData("It doesn't matter, we'll see; they’ve left", "It|does|n't|matter|,|we|'ll|see|;|they|’ve|left")]
    [InlineData("They cannot agree", "They|can|not|agree")]
    [InlineData("the U.S. said", "the|U.S.|said")]
    [InlineData("Mr. Joseph R. Biden left at 5 p.m.", "Mr.|Joseph|R.|Biden|left|at|5|p.m.")]
    [InlineData("1,200.5 tons at 10:30, or $5", "1,200.5|tons|at|10:30|,|or|$|5")]
    [InlineData("“No,” he said...", "“|No|,|”|he|said|...")]
    [InlineData("see https://example.org/a-b?c=d.", "see|https://example.org/a-b?c=d|.")]
    [InlineData("😀 ok", "😀|ok")]
    public void Words_and_marks_are_told_apart(string text, string tokens) => string.Join('|', Cut(text).Select(t => text[t.Start..t.End])).ShouldBe(tokens);

    [Fact]
    public void Tokens_leave_no_character_out_but_white_space()
        => Texts.Any.Sample(text =>
        {
            var tokens = Cut(text);
            tokens.ShouldAllBe(t => t.Length > 0);
            string.Concat(tokens.Select(t => text[t.Start..t.End])).ShouldBe(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
        });

    private static List<Span> Cut(string text)
    {
        var tokens = new List<Span>();
        TreebankTokeniser.Cut(text, new Span(0, text.Length), tokens);
        return tokens;
    }
}
