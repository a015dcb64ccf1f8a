using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Finds the issues a passage is about, by their keywords.</summary>
internal sealed class IssueFinder(Lexicon lexicon)
{
    private readonly PhraseIndex<string> keywords = new(lexicon.IssueWords.SelectMany(i => i.Keywords.Select(k => (k, i.Id))));

    /// <summary>The issue whose keywords are the most specific, in words; the first of equals. Null where none shows.</summary>
    public string? Main(Token[] tokens, Run within)
        => keywords.Find(tokens, within)
            .GroupBy(m => m.Value)
            .OrderByDescending(g => g.Key == "peace-settlement" ? 0.5 + g.Count() * 0.1 : g.Max(m => m.Run.End - m.Run.First) + g.Count() * 0.1)
            .Select(g => g.Key)
            .FirstOrDefault();

    public IEnumerable<(Run Run, string Issue)> All(Token[] tokens, Run within) => keywords.Find(tokens, within);
}
