using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Evaluation;

/// <summary>How far a model agrees with a treebank, in percent of its words; the words are the treebank's own but for <paramref name="Words"/>.</summary>
/// <param name="Upos">Words with the right part of speech.</param>
/// <param name="Uas">Words with the right head (unlabelled attachment score).</param>
/// <param name="Las">Words with the right head and relation (labelled attachment score).</param>
/// <param name="Lemmas">Words with the right dictionary form.</param>
/// <param name="Words">Words that are cut from the text as in the treebank (F1).</param>
internal sealed record Accuracy(double Upos, double Uas, double Las, double Lemmas, double Words)
{
    public static Accuracy Of(LanguageModel model, IReadOnlyList<TreebankSentence> sentences)
    {
        int words = 0, upos = 0, heads = 0, relations = 0, lemmas = 0;
        foreach (var sentence in sentences)
        {
            var (text, spans) = Sentence.TextOf(sentence.Words);
            var parse = model.Parse(text, spans);
            for (var i = 0; i < parse.Count; i++)
            {
                var (right, found) = (sentence.Words[i], parse[i]);
                words++;
                upos += right.Upos == found.Upos ? 1 : 0;
                lemmas += right.Lemma == found.Lemma ? 1 : 0;
                heads += right.Head == found.Head + 1 ? 1 : 0;
                relations += right.Head == found.Head + 1 && right.Relation == found.Relation ? 1 : 0;
            }
        }
        return new Accuracy(100.0 * upos / words, 100.0 * heads / words, 100.0 * relations / words, 100.0 * lemmas / words, Cutting(sentences));
    }

    private static double Cutting(IReadOnlyList<TreebankSentence> sentences)
    {
        long right = 0, found = 0, expected = 0;
        foreach (var sentence in sentences.Where(s => s.Text.Length > 0))
        {
            var spans = new List<Span>();
            TreebankTokeniser.Cut(sentence.Text, new Span(0, sentence.Text.Length), spans);
            // Both are compared without white space: so it does not matter how a treebank parts the words of "don't".
            var cut = Places(spans.Select(s => sentence.Text[s.Start..s.End])).ToHashSet();
            var gold = Places(sentence.Words.Select(w => w.Form)).ToHashSet();
            (right, found, expected) = (right + cut.Count(gold.Contains), found + cut.Count, expected + gold.Count);
        }
        return found + expected == 0 ? 0 : 200.0 * right / (found + expected);
    }

    private static IEnumerable<(int, int)> Places(IEnumerable<string> words)
    {
        var at = 0;
        foreach (var word in words)
        {
            var length = word.Count(c => !char.IsWhiteSpace(c));
            yield return (at, at += length);
        }
    }
}
