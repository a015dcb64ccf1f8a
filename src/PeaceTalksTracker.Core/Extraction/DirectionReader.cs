using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>How the words that govern an issue stand to its proposition.</summary>
/// <param name="Sign">1 towards it, -1 away from it, 0 where the words do not settle it.</param>
/// <param name="IsWilled">They are words of will, duty or refusal, not of mere fact or forecast.</param>
/// <param name="Others">Whose will it is, if not the speaker's.</param>
internal sealed record Direction(int Sign, bool IsWilled, IReadOnlyList<string> Others);

/// <summary>
/// Reads which way words point: "end the sanctions" away from sanctions, "not end them" towards them again. Each negation, refusal and
/// word of undoing between a clause's verb and the issue turns the sign round.
/// </summary>
internal sealed class DirectionReader(Lexicon lexicon)
{
    private readonly StanceWords words = lexicon.Stances;
    private readonly PhraseIndex<bool> opposition = new(lexicon.Stances.Opposition.Select(p => (p, true)));
    private readonly Dictionary<string, IssueEntry> issues = lexicon.IssueWords.ToDictionary(i => i.Id, StringComparer.Ordinal);

    /// <param name="reading">The sentence.</param>
    /// <param name="within">What is said; nothing outside it counts.</param>
    /// <param name="found">The issue's words.</param>
    /// <param name="isOwn">Whether a subject is the speaker, or whom they speak for.</param>
    public Direction Of(SentenceReading reading, Run within, FoundIssue found, Func<Run, bool> isOwn)
    {
        var (first, end) = (found.Run.First, found.Run.End);
        var told = reading.Clauses.Where(c => within.Contains(c.Verb)).ToList();
        var governing = Chain(told.FindLast(c => c.Group.First < end && (c.Complement.Contains(first) || c.Group.First <= first && first < c.Complement.End)), within);
        var ruled = told.Where(c => (c.Link == ClauseLink.Finite || c.IsPassive) && c.Subject.Contains(first) && !governing.Contains(c) && !IsRelative(reading.Tokens, c)).ToList();

        var start = ruled.Count > 0 ? Math.Max(within.First, ruled[0].Subject.First) : governing.Count > 0 && governing[^1].Link == ClauseLink.Finite ? governing.Min(c => c.Group.First) : within.First;
        var scanned = new HashSet<int>(Enumerable.Range(start, Math.Max(0, first - start)));
        if (governing.Count > 0 && ruled.Count == 0 && governing[^1].Subject is { IsEmpty: false } subject && within.Contains(subject.First))
            scanned.Add(subject.First);
        foreach (var clause in ruled)
            scanned.UnionWith(Enumerable.Range(Math.Max(clause.Group.First, end), Math.Max(0, (clause.Lemma == "be" ? Math.Min(clause.Complement.End, clause.Group.End + 4) : clause.Group.End) - Math.Max(clause.Group.First, end))));

        var isRefused = scanned.Any(k => IsRefusal(reading.Tokens, k));
        var (isWilled, others) = Will(reading, governing, ruled, isOwn);
        return new Direction(SignOf(reading.Tokens, scanned, issues[found.Issue]) * (found.IsContrary ? -1 : 1), isWilled || isRefused && others.Count == 0, others);
    }

    /// <summary>The sign of an issue that an act is directed at, by the words between them.</summary>
    public int Between(Token[] tokens, int start, FoundIssue found)
        => SignOf(tokens, Enumerable.Range(start, Math.Max(0, found.Run.First - start)), issues[found.Issue]) * (found.IsContrary ? -1 : 1);

    private int SignOf(Token[] tokens, IEnumerable<int> scanned, IssueEntry issue)
    {
        var (sign, isRefused, last) = (1, false, -1);
        foreach (var k in scanned.Order())
        {
            var (lower, lemma) = (tokens[k].Lower, tokens[k].Lemma);
            if (words.Unclear.Contains(lower) || words.Unclear.Contains(lemma) || issue.Unclear.Contains(lower) || issue.Unclear.Contains(lemma))
                return 0;
            // "reject the illegal annexation", "bombing and shelling": one word more of the same turns nothing round again.
            var refuses = IsRefusal(tokens, k);
            if (refuses ? !isRefused : (lexicon.English.IsNegative(lower) || Undoes(lower, lemma, issue)) && !IsJoined(tokens, last, k))
                sign = -sign;
            else if (!refuses && !Undoes(lower, lemma, issue))
                continue;
            (isRefused, last) = (isRefused || refuses, k);
        }
        return sign;
    }

    private bool Undoes(string lower, string lemma, IssueEntry issue)
        => words.Undoing.Contains(lower) || words.Undoing.Contains(lemma) || issue.Undoing.Contains(lower) || issue.Undoing.Contains(lemma);

    private static bool IsJoined(Token[] tokens, int before, int at)
        => before >= 0 && at - before is 2 or 3 && Enumerable.Range(before + 1, at - before - 1).All(k => tokens[k].Tag is Tag.Conjunction or Tag.Punctuation);

    private bool IsRefusal(Token[] tokens, int k) => opposition.Find(tokens, new Run(k, Math.Min(tokens.Length, k + 3))).FirstOrDefault() is { Run: { IsEmpty: false } run } && run.First == k;

    /// <summary>The clause and those its verb hangs on: "wants | to see | sanctions lifted".</summary>
    private static List<Clause> Chain(Clause? clause, Run within)
    {
        var chain = new List<Clause>();
        for (; clause is not null && within.Contains(clause.Verb); clause = clause.Link == ClauseLink.Finite ? null : clause.Governor)
            chain.Add(clause);
        return chain;
    }

    private static bool IsRelative(Token[] tokens, Clause clause)
        => Enumerable.Range(clause.Subject.End, Math.Max(0, clause.Group.First - clause.Subject.End)).Any(k => tokens[k].Tag == Tag.Relative || tokens[k].Is("that"));

    private (bool IsWilled, IReadOnlyList<string> Others) Will(SentenceReading reading, List<Clause> governing, List<Clause> ruled, Func<Run, bool> isOwn)
    {
        if (governing.Concat(ruled).Any(c => c.Modal is { } modal && words.Duty.Contains(modal)))
            return (true, []);
        foreach (var clause in governing)
        {
            var wishes = words.Will.Contains(clause.Lemma) || words.OpposingVerbs.Contains(clause.Lemma);
            if (!wishes && clause.Tense != Tense.Future && clause.Modal is not ("would" or "'d"))
                continue;
            if (isOwn(clause.Subject))
                return (true, []);
            // What another wants is the other's; what another will do is a forecast.
            return (false, wishes && clause.Lemma != "need" ? new Participants(lexicon, reading).Head(clause.Subject) : []);
        }
        return (false, []);
    }
}
