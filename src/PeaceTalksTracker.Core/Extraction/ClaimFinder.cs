using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>A claim with the token positions that events and stances need.</summary>
internal sealed record FoundClaim(Claim Claim, Run Content, Clause? Clause, string Lemma);

/// <summary>Finds attributed statements as source, cue and content.</summary>
internal sealed class ClaimFinder(Lexicon lexicon, IssueFinder issues)
{
    private readonly Dictionary<string, List<CueEntry>> cues = lexicon.Cues
        .SelectMany(c => c.Verbs.Select(v => (Verb: v, Cue: c)))
        .GroupBy(c => c.Verb, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(c => c.Cue).ToList(), StringComparer.Ordinal);

    private readonly WordGroups words = lexicon.Groups;

    private readonly ContentFinder contents = new(lexicon);

    private int number;

    /// <param name="reading">The sentence.</param>
    /// <param name="before">The sentence before it in the paragraph, which "This was announced by …" refers to.</param>
    /// <param name="dates">The dates of the sentence.</param>
    public List<FoundClaim> Find(SentenceReading reading, SentenceReading? before, List<FoundDate> dates)
    {
        var participants = new Participants(lexicon, reading);
        var drafts = new List<Draft>();
        foreach (var clause in reading.Clauses)
        {
            if (Drafted(reading, participants, clause) is { } draft)
                drafts.Add(draft);
        }
        drafts.AddRange(AccordingTo(reading, participants));
        Cut(reading, drafts);
        return drafts.OrderBy(d => d.Cue.First).SelectMany(d => Claims(reading, before, drafts, d, dates)).ToList();
    }

    /// <summary>A claim by token positions; with Before its content is the sentence before.</summary>
    private sealed record Draft(IReadOnlyList<string> Speakers, Run Source, Run Cue, Run Content, Clause? Clause, string Lemma, string Rule, bool Before = false)
    {
        public Run Content { get; set; } = Content;
    }

    private Draft? Drafted(SentenceReading reading, Participants participants, Clause clause)
    {
        if (clause.Tense is Tense.Modal or Tense.Future || clause.Link == ClauseLink.Infinitive && !words.Reaffirming.Contains(clause.Lemma)
            || clause.IsNegated && !words.Denying.Contains(clause.Lemma) && clause.Lemma != "doubt")
            return null;
        if (words.Being.Contains(clause.Lemma))
            return Attitude(reading, participants, clause);
        if (!cues.TryGetValue(clause.Lemma, out var entries) || IsComment(clause))
            return null;
        if (clause.IsPassive)
            return Passive(reading, participants, clause);

        var (speakers, source) = Speaker(reading, participants, clause.Subject);
        var content = contents.Following(reading, clause, entries, out var cueEnd);
        if (content.IsEmpty && speakers.Count > 0 && entries.Exists(e => e.Takes.Contains("clause")))
            content = contents.Preceding(reading, clause.Subject.First);
        if (content.IsEmpty && entries.Exists(e => e.Takes.Contains("clause")) && contents.Preceding(reading, clause.Group.First) is { IsEmpty: false } earlier)
        {
            // "…," said the minister.
            var inverted = participants.HeadReferences(clause.Complement);
            if (inverted.Count > 0)
                (speakers, source, content) = (inverted.SelectMany(r => r.Actors).Distinct().ToList(), new Run(clause.Complement.First, inverted[^1].End), earlier);
        }
        if (speakers.Count == 0 || content.IsEmpty)
            return null;
        // Who does not deny it has said no more than that.
        return clause.IsNegated ? new Draft(speakers, source, new Run(clause.Group.First, cueEnd), content, clause, "not " + clause.Lemma, Rules.Statement)
            : new Draft(speakers, source, new Run(clause.Verb, cueEnd), content, clause, clause.Lemma, IsQuoted(reading.Tokens, content) ? Rules.Quotation : Rules.Statement);
    }

    /// <summary>", highlighting efforts to …" after an act is the writer's comment on it.</summary>
    private bool IsComment(Clause clause)
        => clause is { Link: ClauseLink.Participle, IsPassive: false } && words.Comments.Contains(clause.Lemma) && !(clause.Governor is { } governor && Reports(governor));

    private bool Reports(Clause clause) => cues.ContainsKey(clause.Lemma) || clause.Governor is { } governor && cues.ContainsKey(governor.Lemma);

    private (IReadOnlyList<string>, Run) Speaker(SentenceReading reading, Participants participants, Run subject)
    {
        var heads = participants.HeadReferences(subject);
        if (heads.Count > 0)
            return (heads.SelectMany(r => r.Actors).Distinct().ToList(), new Run(subject.First, heads[^1].End));
        if (subject.IsEmpty)
            return ([], subject);
        if (subject.End - subject.First == 1 && reading.Tokens[subject.First].Text == "I" && Author is { } author)
            return ([author], subject);
        // "analysts", "two officials": the text's own words.
        var last = reading.Tokens[subject.End - 1];
        if (subject.End - subject.First <= 4 && lexicon.Titles.GroupNouns.Contains(last.Lower) && !words.Possessive.Contains(reading.Tokens[subject.First].Lower))
        {
            var first = subject.First;
            while (first < subject.End - 1 && (reading.Tokens[first].Tag is Tag.Determiner or Tag.Number || words.Quantity.Contains(reading.Tokens[first].Lower)))
                first++;
            return first < subject.End ? ([string.Join(' ', reading.Tokens[first..subject.End].Select(t => t.Text))], subject) : ([], subject);
        }
        return ([], subject);
    }

    /// <summary>Who says "I" in a text that is one person's statement; null for other texts.</summary>
    public string? Author { get; set; }

    private Draft? Attitude(SentenceReading reading, Participants participants, Clause clause)
    {
        var tokens = reading.Tokens;
        for (var k = clause.Verb + 1; k < tokens.Length && k < clause.Verb + 4; k++)
        {
            if (!words.Attitudes.Contains(tokens[k].Lower))
                continue;
            var speakers = participants.Head(clause.Subject);
            if (speakers.Count == 0 || k + 2 >= tokens.Length || !words.AttitudeTo.Contains(tokens[k + 1].Lower))
                return null;
            var cueEnd = tokens[k + 1].Is("that") ? k + 1 : k + 2;
            return new Draft(speakers, clause.Subject, new Run(clause.Group.First, cueEnd), new Run(k + 2, ContentFinder.EndOfSentence(tokens)), clause, tokens[k].Lower, Rules.Attitude);
        }
        return null;
    }

    /// <summary>"This was announced by …", "a missile stated by … to be new".</summary>
    private Draft? Passive(SentenceReading reading, Participants participants, Clause clause)
    {
        var tokens = reading.Tokens;
        var by = clause.Verb + 1;
        while (by < tokens.Length && by < clause.Verb + 3 && tokens[by].Tag == Tag.Adverb)
            by++;
        if (by >= tokens.Length || !tokens[by].Is("by"))
            return null;
        var agents = participants.HeadReferences(new Run(by + 1, Math.Min(tokens.Length, by + 40)));
        if (agents.Count == 0)
            return null;
        var speakers = agents.SelectMany(a => a.Actors).Distinct().ToList();
        var source = new Run(by + 1, agents[^1].End);
        if (!clause.Subject.IsEmpty && tokens[clause.Subject.First].Lower is "this" or "it" && clause.Subject.End - clause.Subject.First == 1)
            return new Draft(speakers, source, new Run(clause.Verb, clause.Verb + 1), default, clause, clause.Lemma, Rules.AnnouncedBy, Before: true);
        var after = source.End;
        return words.Alleging.Contains(clause.Lemma) && after < tokens.Length && tokens[after].Tag == Tag.To
            ? new Draft(speakers, source, new Run(clause.Verb, clause.Verb + 1), new Run(after, ContentFinder.EndOfSentence(tokens)), clause, clause.Lemma, Rules.Statement)
            : null;
    }

    private static IEnumerable<Draft> AccordingTo(SentenceReading reading, Participants participants)
    {
        var tokens = reading.Tokens;
        for (var i = 0; i + 2 < tokens.Length; i++)
        {
            if (!tokens[i].Is("according") || !tokens[i + 1].Is("to"))
                continue;
            var heads = participants.HeadReferences(new Run(i + 2, tokens.Length));
            if (heads.Count == 0)
                continue;
            var source = new Run(i + 2, heads[^1].End);
            var after = source.End < tokens.Length && tokens[source.End].Is(",") ? source.End + 1 : source.End;
            var content = i == 0 ? new Run(after, ContentFinder.EndOfSentence(tokens)) : new Run(0, tokens[i - 1].Is(",") ? i - 1 : i);
            if (!content.IsEmpty)
                yield return new Draft(heads.SelectMany(h => h.Actors).Distinct().ToList(), source, new Run(i, i + 2), content, null, "according", Rules.AccordingTo);
        }
    }

    /// <summary>A content ends where another statement of the same speaker, or another speaker's, begins.</summary>
    private static void Cut(SentenceReading reading, List<Draft> drafts)
    {
        var tokens = reading.Tokens;
        foreach (var draft in drafts)
        {
            var limit = draft.Content.End;
            foreach (var other in drafts.Where(o => o != draft && o.Cue.First > draft.Cue.First && draft.Content.Contains(o.Cue.First)))
            {
                var same = draft.Clause is not null && other.Clause?.Subject == draft.Clause.Subject;
                var relative = other.Clause?.Opener is "who" or "which" && other.Speakers.SequenceEqual(draft.Speakers);
                if (same || relative || other.Rule == Rules.AccordingTo)
                    limit = Math.Min(limit, ContentFinder.BoundaryBefore(tokens, other.Cue.First, draft.Content.First));
            }
            for (var k = draft.Content.First + 2; k < limit; k++)
            {
                // ", but Kyiv denies it": the other clause is not part of what was said.
                if (tokens[k].Is(",") && k + 1 < limit && tokens[k + 1].Lower is "but" or "while" && reading.Clauses.Any(c => c.Link == ClauseLink.Finite && c.Group.First > k) && !ContentFinder.InQuotation(tokens, draft.Content.First, k))
                    limit = k;
            }
            draft.Content = draft.Content with { End = limit };
        }
        drafts.RemoveAll(d => !d.Before && d.Content.IsEmpty);
    }

    private static bool IsQuoted(Token[] tokens, Run content) => tokens[content.First].Tag == Tag.Quote;

    private IEnumerable<FoundClaim> Claims(SentenceReading reading, SentenceReading? before, List<Draft> drafts, Draft draft, List<FoundDate> dates)
    {
        var (date, basis) = DateFinder.OfUtterance(reading, draft.Clause, draft.Content, dates);
        Quote content;
        string? issue;
        if (draft.Before)
        {
            // A full stop on its own says nothing that could be announced.
            if (before is null || ContentFinder.EndOfSentence(before.Tokens) is var end && end == 0)
                yield break;
            content = before.QuoteOf(0, end);
            issue = issues.Main(before.Tokens, new Run(0, end));
        }
        else
        {
            content = reading.QuoteOf(draft.Content.First, draft.Content.End);
            issue = issues.Main(reading.Tokens, draft.Content);
        }
        var outer = drafts.Find(o => o != draft && !o.Before && o.Content.First <= draft.Cue.First && draft.Cue.End <= o.Content.End && o.Content.First < draft.Cue.First);
        foreach (var speaker in draft.Speakers)
        {
            var chain = outer is null || outer.Speakers.Contains(speaker) ? [speaker] : outer.Speakers.Take(1).Append(speaker).ToList();
            yield return new FoundClaim(new Claim
            {
                Id = $"c{++number}",
                Speaker = speaker,
                Source = reading.QuoteOf(draft.Source.First, draft.Source.End),
                Cue = reading.QuoteOf(draft.Cue.First, draft.Cue.End),
                Content = content,
                Kind = words.Denying.Contains(draft.Lemma) ? ClaimKind.Denied : KindOf(content.Exact),
                Chain = chain,
                Issue = issue,
                Date = date,
                DateBasis = basis,
                Provenance = Because(reading, draft, speaker),
            }, draft.Content, draft.Clause, draft.Lemma);
        }
    }

    private static Provenance Because(SentenceReading reading, Draft draft, string speaker)
    {
        var cue = reading.QuoteOf(draft.Cue.First, draft.Cue.End).Exact;
        return draft.Rule switch
        {
            Rules.Quotation => new Provenance(Rules.Quotation, 0.9, $"Words in quotation marks beside “{cue}”, whose subject is {speaker}."),
            Rules.AccordingTo => new Provenance(Rules.AccordingTo, 0.85, $"“{cue}” names {speaker} as the source of the sentence."),
            Rules.AnnouncedBy => new Provenance(Rules.AnnouncedBy, 0.8, $"“{cue} by” names {speaker} as the source of the sentence before."),
            Rules.Attitude => new Provenance(Rules.Attitude, 0.75, $"“{cue}” shows what {speaker} thinks."),
            _ => new Provenance(Rules.Statement, 0.8, $"“{cue}”, whose subject is {speaker}, attributes these words."),
        };
    }

    /// <summary>The kind that quotation marks show.</summary>
    public static ClaimKind KindOf(string content)
    {
        var open = content.IndexOfAny(['"', '“', '«']);
        if (open < 0)
            return ClaimKind.Indirect;
        var close = content.IndexOfAny(['"', '”', '»'], open + 1);
        return open == 0 && (close < 0 || close >= content.Length - 2) ? ClaimKind.Direct : ClaimKind.Mixed;
    }
}
