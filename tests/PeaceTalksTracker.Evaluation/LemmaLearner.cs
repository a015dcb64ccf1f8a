using PeaceTalksTracker.Core.Language.Parsing;

namespace PeaceTalksTracker.Evaluation;

/// <summary>Learns dictionary forms: the commonest way by ending, and word by word where that goes wrong.</summary>
internal static class LemmaLearner
{
    /// <summary>An ending counts for words that were never seen only when as many different ones have it.</summary>
    private const int Enough = 3;

    /// <param name="seen">Words in lower case (names as written), with their tags and dictionary forms.</param>
    public static LemmaTable Learn(IEnumerable<(string Word, byte Tag, string Lemma)> seen)
    {
        // One vote a word: "said" says nothing of other words in "-aid", however common it is.
        var words = seen.CountBy(w => w).GroupBy(w => (w.Key.Word, w.Key.Tag))
            .Select(g => g.OrderByDescending(w => w.Value).ThenBy(w => w.Key.Lemma, StringComparer.Ordinal).First().Key)
            .OrderBy(w => w.Tag).ThenBy(w => w.Word, StringComparer.Ordinal).ToList();
        var edits = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var length = 0; length <= LemmaTable.LongestEnding; length++)
        {
            foreach (var ending in words.Where(w => w.Word.Length >= length).GroupBy(w => LemmaTable.KeyOfEnding(w.Tag, w.Word.AsSpan(w.Word.Length - length))))
            {
                var (edit, count) = ending.CountBy(w => LemmaTable.EditOf(w.Word, w.Lemma)).OrderByDescending(e => e.Value).ThenBy(e => e.Key, StringComparer.Ordinal).First();
                if (count >= Enough && edit != Shorter(edits, ending.Key))
                    edits.Add(ending.Key, edit);
            }
        }
        var regular = new LemmaTable(new Dictionary<string, string>(edits, StringComparer.Ordinal));
        foreach (var (word, tag, lemma) in words.Where(w => regular.Of(w.Word, w.Tag, isName: true) != w.Lemma))
            edits.TryAdd(LemmaTable.KeyOf(tag, word), LemmaTable.EditOf(word, lemma));
        return new LemmaTable(edits);
    }

    /// <summary>What an ending says already by its own endings.</summary>
    private static string? Shorter(Dictionary<string, string> edits, string key)
    {
        for (var from = 2; from <= key.Length; from++)
        {
            if (edits.TryGetValue(string.Concat(key.AsSpan(0, 1), key.AsSpan(from)), out var edit))
                return edit;
        }
        return null;
    }
}
