using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Finds the lines above a text that name what it tells, and who wrote it: short lines without a final mark before the first sentence. The text tells
/// what they announce, with its dates; read as sentences, they would make a second record of each act.
/// </summary>
internal static class Headline
{
    private const int LongestLine = 160, MostLines = 4;

    /// <summary>How many of the article's sentences are headlines and bylines.</summary>
    public static int Count(Article article)
    {
        for (var i = 0; i < article.Sentences.Count && i <= MostLines; i++)
        {
            var sentence = article.Sentences[i];
            var isAlone = sentence.Number == 1 && (i + 1 == article.Sentences.Count || article.Sentences[i + 1].Number == 1);
            if (!isAlone || sentence.Span.Length > LongestLine || IsClosed(article.Clean[sentence.Span.End - 1]))
                return i > 0 && article.Clean[article.Sentences[i].Span.End - 1] is var last && IsClosed(last) ? i : 0;
        }
        return 0;
    }

    private static bool IsClosed(char last) => last is '.' or '!' or '?' or '…' or '"' or '”' or '»' or ')' or ':' or ';' or ',';
}
