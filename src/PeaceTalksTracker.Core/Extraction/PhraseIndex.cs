using System.Collections.Frozen;
using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Finds the phrases of a lexicon, lower case, in a run of tokens.</summary>
internal sealed class PhraseIndex<T>
{
    private readonly FrozenDictionary<string, (string[] Words, T Value)[]> byFirstWord;

    public PhraseIndex(IEnumerable<(string Phrase, T Value)> phrases)
        => byFirstWord = phrases
            .Select(p => (Words: Tokeniser.Words(p.Phrase).Select(w => w.ToLowerInvariant()).ToArray(), p.Value))
            .GroupBy(p => p.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The longest phrase at each place, from left to right, without overlap.</summary>
    public IEnumerable<(Run Run, T Value)> Find(Token[] tokens, Run within)
    {
        for (var i = within.First; i < within.End; i++)
        {
            if (!byFirstWord.TryGetValue(tokens[i].Lower, out var candidates))
                continue;
            foreach (var (words, value) in candidates)
            {
                if (i + words.Length > within.End || !Matches(tokens, i, words))
                    continue;
                yield return (new Run(i, i + words.Length), value);
                i += words.Length - 1;
                break;
            }
        }
    }

    private static bool Matches(Token[] tokens, int start, string[] words)
    {
        for (var k = 1; k < words.Length; k++)
        {
            if (tokens[start + k].Lower != words[k])
                return false;
        }
        return true;
    }
}
