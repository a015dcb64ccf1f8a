using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Language;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("He came. She left.", 2)]
    [InlineData("The U.S. envoy met Mr. Lavrov. They spoke.", 2)]
    [InlineData("He lives in the U.S. The embassy is closed.", 2)]
    [InlineData("Gen. Mark A. Milley called Lt. Col. Smith.", 1)]
    [InlineData("Martin R. Ashdown, Jr. met Ana Kovac.", 1)]
    [InlineData("It rose by 3.5 per cent to 1.000.000 euros.", 1)]
    [InlineData("The call began at 9 a.m. and ended at 11 a.m. Moscow was silent.", 1)]
    [InlineData("Will they meet? No! They will not.", 3)]
    [InlineData("They waited … and waited. Nobody came.", 2)]
    [InlineData("The plan (see No. 3) failed. It was late.", 2)]
    [InlineData("1. Cease fire. 2. Withdraw.", 4)]
    [InlineData("See kremlin.ru for details. It is public.", 2)]
    [InlineData("no capital. no end", 1)]
    [InlineData("It came on Jan. 5 in Geneva.", 1)]
    public void Sentences_end_where_they_end(string text, int sentences) => Split(text).Count.ShouldBe(sentences);

    [Fact]
    public void Words_in_quotes_stay_one_sentence()
        => Split("\"We know. We wait. We hope,\" she said. He nodded.").ShouldBe(["\"We know. We wait. We hope,\" she said.", "He nodded."]);

    [Fact]
    public void A_quotation_that_ends_the_sentence_ends_it()
        => Split("He said: “It is over.” The room was silent.").ShouldBe(["He said: “It is over.”", "The room was silent."]);

    [Fact]
    public void A_mark_that_never_closes_is_no_quotation() => Split("\"We know. " + string.Concat(Enumerable.Repeat("They met again. ", 200))).Count.ShouldBeGreaterThan(100);

    [Fact]
    public void The_sentences_within_a_quotation_can_be_told_apart()
    {
        const string Text = "\"We know. We wait,\" she said.";
        SentenceSplitter.SplitInside(Text, new Span(0, Text.Length)).Count().ShouldBe(2);
    }

    [Fact]
    public void A_passage_without_an_end_is_cut()
        => Split(string.Concat(Enumerable.Repeat("word ", 5_000))).ShouldAllBe(s => s.Length <= SentenceSplitter.LongestSentence + 10);

    [Fact]
    public void Not_even_a_single_endless_word_grows_without_bound()
        => Split(new string('x', 50_000)).ShouldAllBe(s => s.Length <= 2 * SentenceSplitter.LongestSentence + 1);

    private static List<string> Split(string text) => SentenceSplitter.Split(text, new Span(0, text.Length)).Select(s => text[s.Start..s.End]).ToList();
}
