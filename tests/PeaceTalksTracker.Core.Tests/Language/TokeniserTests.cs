using CsCheck;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Language;

public sealed class TokeniserTests
{
    [Theory]
    [InlineData("Putin met Xi.", "Putin|met|Xi|.")]
    [InlineData("the Trump-Putin call", "the|Trump|-|Putin|call")]
    [InlineData("a face-to-face meeting", "a|face-to-face|meeting")]
    [InlineData("Putin’s offer", "Putin|’s|offer")]
    [InlineData("the officials’ agreement", "the|officials|’|agreement")]
    [InlineData("It doesn't matter", "It|doesn't|matter")]
    [InlineData("the U.S. said", "the|U.S.|said")]
    [InlineData("Joseph R. Biden", "Joseph|R.|Biden")]
    [InlineData("1,200.5 tons", "1,200.5|tons")]
    [InlineData("“No,” he said", "“|No|,|”|he|said")]
    [InlineData("January 6–7", "January|6|–|7")]
    [InlineData("😀 ok", "😀|ok")]
    public void Words_and_marks_are_told_apart(string text, string tokens) => Cut(text).ShouldBe(tokens);

    [Fact]
    public void Tokens_quote_the_text_and_leave_no_character_out()
        => Texts.Any.Sample(text =>
        {
            var tokens = Tokeniser.Tokens(text, new Span(0, text.Length));
            tokens.ShouldAllBe(t => text.Substring(t.Span.Start, t.Span.Length) == t.Text);
            string.Concat(tokens.Select(t => t.Text)).ShouldBe(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
        });

    private static string Cut(string text) => string.Join('|', Tokeniser.Tokens(text, new Span(0, text.Length)).Select(t => t.Text));
}
