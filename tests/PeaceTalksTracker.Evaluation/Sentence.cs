using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Evaluation;

/// <summary>A sentence of a treebank as the model sees it: words of a text, with what is right about each as numbers.</summary>
/// <param name="Text">The words, parted by spaces.</param>
/// <param name="Spans">Where each stands.</param>
/// <param name="Tags">The right tag of each.</param>
/// <param name="Heads">The right head of each, from 1; entry 0 is the root's.</param>
/// <param name="Labels">The right relation of each, from 1.</param>
internal sealed record Sentence(string Text, Span[] Spans, byte[] Tags, int[] Heads, byte[] Labels)
{
    public int Length => Spans.Length;

    public static (string Text, Span[] Spans) TextOf(IReadOnlyList<TreebankWord> words)
    {
        var spans = new Span[words.Count];
        var at = 0;
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = new Span(at, at + words[i].Form.Length);
            at = spans[i].End + 1;
        }
        return (string.Join(' ', words.Select(w => w.Form)), spans);
    }
}
