using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Reading;

/// <summary>Turns decoded plain text into an <see cref="Article"/>.</summary>
public static class ArticleReader
{
    /// <summary>Never fails: any string is an article, an empty one has no sentences.</summary>
    public static Article Read(string id, string text, DateOnly? published = null, string? title = null, string? outlet = null)
    {
        var clean = TextCleaner.Clean(text);
        var sentences = new List<Sentence>();
        var paragraph = 0;
        foreach (var span in ParagraphSplitter.Split(clean))
        {
            paragraph++;
            var number = 0;
            foreach (var sentence in SentenceSplitter.Split(clean, span))
                sentences.Add(new Sentence(sentence, paragraph, ++number));
        }
        return new Article
        {
            Id = id,
            Text = text,
            Clean = clean,
            Title = title,
            Outlet = outlet,
            Published = published,
            Sentences = sentences,
        };
    }
}
