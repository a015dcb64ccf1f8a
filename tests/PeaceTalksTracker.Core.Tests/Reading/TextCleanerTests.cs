using CsCheck;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Core.Tests.Reading;

public sealed class TextCleanerTests
{
    [Theory]
    [InlineData("a\0b", "a b")]
    [InlineData("a\u001Bb\u0085c", "a b c")]
    [InlineData("\u202Eevil\u202C", " evil ")]
    [InlineData("\u2066x\u2069", " x ")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero width ")]
    [InlineData("whole 😀 pair", "whole 😀 pair")]
    [InlineData("tab\tand\r\nlines", "tab\tand\r\nlines")]
    public void What_is_no_text_becomes_a_space(string text, string clean) => TextCleaner.Clean(text).ShouldBe(clean);

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_space() => TextCleaner.Clean("lone \uD83D surrogate \uDE00.").ShouldBe("lone   surrogate  .");

    [Fact]
    public void A_clean_text_is_not_copied()
    {
        var text = new string("Plain news.");
        TextCleaner.Clean(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Cleaning_keeps_the_length_and_is_done_at_once()
        => Texts.Any.Sample(text => TextCleaner.Clean(text).Length == text.Length && TextCleaner.Clean(TextCleaner.Clean(text)) == TextCleaner.Clean(text));
}
