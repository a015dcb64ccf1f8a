using CsCheck;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Core.Tests.Reading;

public sealed class ArticleReaderTests
{
    [Fact]
    public void Sentences_are_numbered_within_their_paragraphs()
    {
        var article = ArticleReader.Read("a", "One. Two.\n\nThree.");
        article.Sentences.Select(s => (article.Text[s.Span.Start..s.Span.End], s.Paragraph, s.Number))
            .ShouldBe([("One.", 1, 1), ("Two.", 1, 2), ("Three.", 2, 1)]);
    }

    [Fact]
    public void The_text_is_kept_as_given()
    {
        var article = ArticleReader.Read("a", "A\0B \u202Ereversed\u202C text.");
        article.Text.ShouldBe("A\0B \u202Ereversed\u202C text.");
        article.Clean.ShouldBe("A B  reversed  text.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t\r\n ")]
    [InlineData("\0\0\u200B")]
    public void A_text_without_words_has_no_sentences(string text) => ArticleReader.Read("a", text).Sentences.ShouldBeEmpty();

    [Fact]
    public void Any_string_becomes_an_article_whose_sentences_follow_each_other()
        => Texts.Any.Sample(text =>
        {
            var article = ArticleReader.Read("a", text);
            article.Clean.Length.ShouldBe(text.Length);
            var end = 0;
            foreach (var sentence in article.Sentences)
            {
                sentence.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                sentence.Span.Length.ShouldBeGreaterThan(0);
                article.Clean[sentence.Span.Start..sentence.Span.End].Trim().Length.ShouldBe(sentence.Span.Length);
                end = sentence.Span.End;
            }
            end.ShouldBeLessThanOrEqualTo(text.Length);
        });

    [Fact]
    public void Every_word_stands_in_a_sentence()
        => Texts.Any.Sample(text =>
        {
            var article = ArticleReader.Read("a", text);
            var covered = article.Sentences.Sum(s => article.Clean[s.Span.Start..s.Span.End].Count(c => !char.IsWhiteSpace(c)));
            return covered == article.Clean.Count(c => !char.IsWhiteSpace(c));
        });
}
