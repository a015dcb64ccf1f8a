using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Tests.Language;

public sealed class ParagraphSplitterTests
{
    [Fact]
    public void Each_line_is_a_paragraph() => Split("First line.\nSecond line.").ShouldBe(["First line.", "Second line."]);

    [Fact]
    public void Blank_lines_and_white_space_are_no_paragraphs() => Split("  One. \r\n\r\n \t\r\nTwo.\r\n").ShouldBe(["One.", "Two."]);

    [Fact]
    public void A_line_that_goes_on_in_lower_case_continues_the_paragraph()
        => Split("The ministers met in Geneva and\nagreed to meet again.").ShouldBe(["The ministers met in Geneva and\nagreed to meet again."]);

    [Fact]
    public void Hard_wrapped_lines_make_one_paragraph()
        => Split("""
            The ministers met in Geneva for the third time this month and agreed
            Russia and Ukraine should exchange all prisoners of war before winter,
            officials said after the talks.
            """).Count.ShouldBe(1);

    [Fact]
    public void Headlines_of_similar_length_stay_apart()
        => Split("""
            Ministers meet in Geneva for a third time and agree on a swap
            Moscow says that it has received the list of names from Kyiv
            Storm closes the airport of Vienna for most of the morning
            """).Count.ShouldBe(3);

    private static List<string> Split(string text) => ParagraphSplitter.Split(text).Select(s => text[s.Start..s.End]).ToList();
}
