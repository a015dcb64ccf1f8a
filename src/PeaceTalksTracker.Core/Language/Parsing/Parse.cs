using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>A word in the grammar of its sentence, after Universal Dependencies.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Upos">Its part of speech.</param>
/// <param name="Tag">The same more finely, with the tags of the Penn Treebank: <c>VBD</c> is a past, <c>VBN</c> a participle.</param>
/// <param name="Head">The place in the sentence of the word that it hangs on; -1 for the root.</param>
/// <param name="Relation">How it hangs on it: <c>nsubj</c>, <c>nsubj:pass</c>, <c>obj</c>, <c>obl</c> …; <c>root</c> for the root.</param>
/// <param name="Lemma">Its dictionary form.</param>
public readonly record struct ParsedWord(Span Span, Upos Upos, string Tag, int Head, string Relation, string Lemma);

/// <summary>A sentence with its grammar: a tree in which each word hangs on one other, but for the root.</summary>
public sealed class Parse(ParsedWord[] words)
{
    /// <summary>In the order of the text.</summary>
    public ReadOnlySpan<ParsedWord> Words => words;

    public ParsedWord this[int word] => words[word];

    public int Count => words.Length;

    /// <summary>The place of the word that hangs on no other; -1 in a passage without words.</summary>
    public int Root => Array.FindIndex(words, w => w.Head < 0);

    /// <summary>The places of the words that hang on one, in the order of the text.</summary>
    public IEnumerable<int> DependentsOf(int head)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Head == head)
                yield return i;
        }
    }

    /// <summary>The first word that hangs on one by a relation, of whatever kind: <c>nsubj</c> finds <c>nsubj:pass</c> too; -1 if there is none.</summary>
    public int FirstOf(int head, string relation)
        => Array.FindIndex(words, w => w.Head == head && w.Relation.StartsWith(relation, StringComparison.Ordinal)
            && (w.Relation.Length == relation.Length || w.Relation[relation.Length] == ':'));
}
