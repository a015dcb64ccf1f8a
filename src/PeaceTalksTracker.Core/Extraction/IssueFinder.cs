using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>A keyword of an issue in a text; contrary, if who supports it opposes the issue's proposition.</summary>
internal sealed record FoundIssue(Run Run, string Issue, bool IsContrary);

/// <summary>Finds the issues a passage is about, by their keywords.</summary>
internal sealed class IssueFinder(Lexicon lexicon)
{
    private readonly string general = lexicon.IssueWords.First(i => i.IsGeneral).Id;

    private readonly PhraseIndex<(string Id, bool IsContrary)> keywords = new(lexicon.IssueWords
        .SelectMany(i => i.Keywords.Select(k => (k, (i.Id, false))).Concat(i.Contrary.Select(k => (k, (i.Id, true))))));

    /// <summary>The issue whose keywords are the most specific, in words; the first of equals. Null where none shows.</summary>
    public string? Main(Token[] tokens, Run within)
        => All(tokens, within)
            .GroupBy(m => m.Issue)
            .OrderByDescending(g => g.Key == general ? 0.5 + g.Count() * 0.1 : g.Max(m => m.Run.End - m.Run.First) + g.Count() * 0.1)
            .Select(g => g.Key)
            .FirstOrDefault();

    public IEnumerable<FoundIssue> All(Token[] tokens, Run within)
        => keywords.Find(tokens, within).Select(m => new FoundIssue(m.Run, m.Value.Id, m.Value.IsContrary));
}
