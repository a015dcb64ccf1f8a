using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Words that are attributed, by their places in the sentence: who is the source, which words attribute, and what (the source, cue and content of PolNeAR).</summary>
/// <param name="Source">The phrase that names who; empty where the sentence names nobody.</param>
/// <param name="Cue">The attributing words.</param>
/// <param name="Content">What is attributed, without a leading "that".</param>
/// <param name="Clause">The clause of the cue; null where the cue is no verb.</param>
/// <param name="Lemma">The dictionary form of the cue.</param>
/// <param name="Rule">One of <see cref="Rules"/>.</param>
internal sealed record Attribution(Run Source, Run Cue, Run Content, Clause? Clause, string Lemma, string Rule)
{
    /// <summary>False where the words show what somebody wants, does or speaks of: no claim.</summary>
    public bool Says { get; init; } = true;

    /// <summary>A further piece of the content, where the cue stands between the two: “…”, he said, “…”.</summary>
    public Run Rest { get; init; }

    /// <summary>The sentence before, in which source and cue stand, where this one only goes on with the quoted words.</summary>
    public SentenceReading? From { get; init; }

    /// <summary>What is attributed is the sentence before: "This was announced by …".</summary>
    public bool IsOfSentenceBefore { get; init; }
}

/// <summary>Finds what a sentence attributes to somebody, whoever that is.</summary>
internal sealed class AttributionFinder(Lexicon lexicon)
{
    private readonly Dictionary<string, List<CueEntry>> cues = lexicon.Cues
        .SelectMany(c => c.Verbs.Select(v => (Verb: v, Cue: c)))
        .GroupBy(c => c.Verb, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(c => c.Cue).ToList(), StringComparer.Ordinal);

    private readonly WordGroups words = lexicon.Groups;

    private readonly ContentFinder contents = new(lexicon);

    private (SentenceReading Reading, Attribution Words)? speaking;

    /// <param name="reading">The next sentence of the article.</param>
    public List<Attribution> Find(SentenceReading reading)
    {
        var found = Within(reading);
        var goesOn = speaking is { } last && last.Reading.Sentence.Paragraph == reading.Sentence.Paragraph ? last : default;
        if (goesOn.Words is not null && Quotations.Of(reading.Tokens) is [var whole] && whole.First == 0 && whole.End >= reading.Tokens.Length - 1)
            return [goesOn.Words with { Content = whole, Rest = default, From = goesOn.Reading }, .. found];
        speaking = found.FindLast(a => a.Rule == Rules.Quotation) is { } words ? (reading, words) : null;
        return found;
    }

    private List<Attribution> Within(SentenceReading reading)
    {
        var found = reading.Clauses.Select(c => OfClause(reading, c)).OfType<Attribution>().ToList();
        found.AddRange(AccordingTo(reading));
        var quoted = Quotations.Of(reading.Tokens);
        found.RemoveAll(a => IsOwnVoice(reading, found, quoted, a));
        return [.. Cut(reading, found).OrderBy(a => a.Cue.First)];
    }

    /// <summary>“I think …” within quoted words, "he wants …" within what he says, is the speaker's voice and nobody else's.</summary>
    private static bool IsOwnVoice(SentenceReading reading, List<Attribution> all, List<Run> quoted, Attribution one)
    {
        var isOneself = one.Source.End - one.Source.First <= 1 && (one.Source.IsEmpty || reading.Tokens[one.Source.First] is { Tag: Tag.Pronoun or Tag.Relative });
        if (quoted.Exists(q => q.Contains(one.Cue.First)) && (isOneself || !one.Says))
            return true;
        return !one.Says && isOneself && all.Exists(o => o != one && o.Content.Contains(one.Cue.First));
    }

    private Attribution? OfClause(SentenceReading reading, Clause clause)
    {
        if (clause.Tense is Tense.Modal or Tense.Future || clause.Link == ClauseLink.Infinitive && !words.Reaffirming.Contains(clause.Lemma)
            || clause.IsNegated && !words.Denying.Contains(clause.Lemma) && clause.Lemma != "doubt")
            return null;
        if (words.Being.Contains(clause.Lemma))
            return Attitude(reading, clause);
        var entries = cues.GetValueOrDefault(clause.Lemma);
        if (entries is null && !TakesClause(reading, clause) || IsComment(clause))
            return null;
        if (entries is not null && entries.Exists(e => e.Takes.Contains("clause")) && Aside(reading, clause) is { } aside)
            return aside;
        if (clause.IsPassive)
            return Passive(reading, clause);

        var source = Source(reading, clause);
        var says = true;
        var cueEnd = clause.Verb + 1;
        var (content, rest) = entries is null || entries.Exists(e => e.Takes.Contains("clause")) ? ContentFinder.Told(reading, clause) : default;
        if (content.IsEmpty && entries is not null)
            content = contents.Following(reading, clause, entries, out cueEnd, out says);
        if (content.IsEmpty && entries is not null && entries.Exists(e => e.Takes.Contains("clause")))
            content = contents.Preceding(reading, source.IsEmpty ? clause.Group.First : Math.Min(source.First, clause.Group.First));
        if (content.IsEmpty)
            return null;
        // Who does not deny it has said no more than that.
        return new Attribution(source, Cue(reading.Tokens, clause, cueEnd), content, clause, clause.IsNegated ? "not " + clause.Lemma : clause.Lemma, reading.Tokens[content.First].Tag == Tag.Quote ? Rules.Quotation : Rules.Statement) { Rest = rest, Says = says };
    }

    /// <summary>A verb that no list knows attributes a clause that is its object: "found that …".</summary>
    private bool TakesClause(SentenceReading reading, Clause clause)
        => !words.NoCue.Contains(clause.Lemma) && clause.Link != ClauseLink.Infinitive && reading.Grammar.First(clause.Node, "ccomp") is var told && told > clause.Verb
            && (reading.Grammar.First(told, "mark") is var mark && mark >= 0 && reading.Tokens[mark].Is("that") && reading.Grammar.First(clause.Node, "obj") < 0);

    /// <summary>", highlighting efforts to …" after an act is the writer's comment on it.</summary>
    private bool IsComment(Clause clause)
        => clause is { Link: ClauseLink.Participle, IsPassive: false } && words.Comments.Contains(clause.Lemma) && !(clause.Governor is { } governor && Reports(governor));

    private bool Reports(Clause clause) => lexicon.CueVerbs.Contains(clause.Lemma) || clause.Governor is { } governor && lexicon.CueVerbs.Contains(governor.Lemma);

    /// <summary>The subject with all that describes it; a subject that the grammar has lost is the phrase right before the verb.</summary>
    private static Run Source(SentenceReading reading, Clause clause)
    {
        var tokens = reading.Tokens;
        var subject = reading.Grammar.First(clause.Node, "nsubj");
        if (subject < 0)
            return clause.Subject.IsEmpty && clause.Link == ClauseLink.Finite ? Neighbour(reading, clause) : clause.Subject;
        if (tokens[subject].Tag == Tag.Relative || !clause.Subject.Contains(subject))
            return clause.Subject;
        var reach = reading.Grammar.Reach(subject);
        var (first, end) = (Math.Min(clause.Subject.First, reach.First), Math.Max(clause.Subject.End, reach.End));
        if (subject < clause.Verb)
            end = Math.Min(end, clause.Group.First);
        // What was said before belongs to no subject: “…,” the minister said.
        for (var k = first; k < subject; k++)
        {
            if (tokens[k].IsQuotationMark || tokens[k].Is(","))
                first = k + 1;
        }
        // "On Tuesday Putin said": when is no part of who.
        first = Math.Min(subject, DateFinder.BehindTime(tokens, first));
        while (first < subject && tokens[first].Tag is Tag.Punctuation or Tag.Conjunction or Tag.Quote)
            first++;
        // "X, a former minister, said": the second comma closes what the first opened.
        if (end < tokens.Length && tokens[end].Is(",") && end - 1 > subject && Enumerable.Range(subject, end - subject).Any(k => tokens[k].Is(",")))
            end++;
        return new Run(first, end);
    }

    /// <summary>"…, another source said", "The museum, he said, was …": what stands around it is what was said, whatever the grammar makes of it.</summary>
    private static Attribution? Aside(SentenceReading reading, Clause clause)
    {
        var tokens = reading.Tokens;
        var source = clause.Group.First == clause.Verb ? NounsBefore(tokens, clause.Verb) : default;
        if (source.IsEmpty || source.First < 2 || !tokens[source.First - 1].Is(","))
            return null;
        var next = clause.Verb + 1 < tokens.Length ? tokens[clause.Verb + 1] : null;
        if (next is not null && !(next.Tag == Tag.Punctuation && next.Text is "," or "." or ";"))
            return null;
        var before = new Run(0, source.First - 1);
        var rest = next is not null && next.Is(",") && clause.Verb + 2 < ContentFinder.EndOfSentence(tokens) && tokens[clause.Verb + 2] is not { Form: VerbForm.Gerund } ? new Run(clause.Verb + 2, ContentFinder.EndOfSentence(tokens)) : default;
        if (rest.IsEmpty && !reading.Clauses.Any(c => c.Link == ClauseLink.Finite && c.Verb < source.First))
            return null;
        // “Quoted words”, he said, and …
        if (Quotations.Of(tokens).FirstOrDefault(q => q.End == before.End) is { IsEmpty: false } quoted)
            before = quoted.First > 0 && reading.Clauses.Any(c => c.Verb < quoted.First && c.Link == ClauseLink.Finite) ? before : quoted.First == 0 ? quoted : before;
        return new Attribution(source, new Run(clause.Verb, clause.Verb + 1), before, clause, clause.Lemma, tokens[before.First].Tag == Tag.Quote ? Rules.Quotation : Rules.Statement) { Rest = rest };
    }

    private static Run NounsBefore(Token[] tokens, int verb)
    {
        var first = verb;
        while (first > 0 && verb - first < 8 && IsNominal(tokens[first - 1]))
            first--;
        return new Run(first, verb);
    }

    private static Run Neighbour(SentenceReading reading, Clause clause)
    {
        var tokens = reading.Tokens;
        // “…,” said the minister.
        if (clause.Group.First > 0 && (tokens[clause.Group.First - 1].Is(",") || tokens[clause.Group.First - 1].IsQuotationMark))
        {
            var end = clause.Verb + 1;
            while (end < tokens.Length && end - clause.Verb < 16 && IsNominal(tokens[end]))
                end++;
            if (end > clause.Verb + 1)
                return new Run(clause.Verb + 1, end);
        }
        var first = NounsBefore(tokens, clause.Group.First).First;
        return first > 0 && (tokens[first - 1].Is(",") || tokens[first - 1].IsQuotationMark) ? new Run(first, clause.Group.First) : default;
    }

    private static bool IsNominal(Token token) => token.Tag is Tag.Noun or Tag.Name or Tag.Determiner or Tag.Adjective or Tag.Pronoun or Tag.Number or Tag.Genitive;

    /// <summary>The verb with its auxiliaries and the adverbs right before it: "has also said".</summary>
    private static Run Cue(Token[] tokens, Clause clause, int end)
    {
        var first = clause.Group.First;
        while (first > 0 && tokens[first - 1].Tag is Tag.Adverb && (tokens[first - 1].Head == clause.Node || tokens[first - 1].Head == clause.Verb))
            first--;
        return new Run(first, end);
    }

    private Attribution? Attitude(SentenceReading reading, Clause clause)
    {
        var tokens = reading.Tokens;
        for (var k = clause.Verb + 1; k < tokens.Length && k < clause.Verb + 4; k++)
        {
            if (!words.Attitudes.Contains(tokens[k].Lower))
                continue;
            if (clause.Subject.IsEmpty || k + 2 >= tokens.Length || !words.AttitudeTo.Contains(tokens[k + 1].Lower))
                return null;
            var cueEnd = tokens[k + 1].Is("that") ? k + 1 : k + 2;
            return new Attribution(clause.Subject, new Run(clause.Group.First, cueEnd), new Run(k + 2, ContentFinder.EndOfSentence(tokens)), clause, tokens[k].Lower, Rules.Attitude);
        }
        return null;
    }

    /// <summary>"This was announced by …", "a missile stated by … to be new".</summary>
    private Attribution? Passive(SentenceReading reading, Clause clause)
    {
        var tokens = reading.Tokens;
        var by = clause.Verb + 1;
        while (by < tokens.Length && by < clause.Verb + 3 && tokens[by].Tag == Tag.Adverb)
            by++;
        if (by >= tokens.Length || !tokens[by].Is("by"))
            return null;
        var agents = new Participants(lexicon, reading).HeadReferences(new Run(by + 1, Math.Min(tokens.Length, by + 40)));
        if (agents.Count == 0)
            return null;
        var source = new Run(by + 1, agents[^1].End);
        var cue = new Run(clause.Verb, clause.Verb + 1);
        if (!clause.Subject.IsEmpty && tokens[clause.Subject.First].Lower is "this" or "it" && clause.Subject.End - clause.Subject.First == 1)
            return new Attribution(source, cue, default, clause, clause.Lemma, Rules.AnnouncedBy) { IsOfSentenceBefore = true };
        var after = source.End;
        return words.Alleging.Contains(clause.Lemma) && after < tokens.Length && tokens[after].Tag == Tag.To
            ? new Attribution(source, cue, new Run(after, ContentFinder.EndOfSentence(tokens)), clause, clause.Lemma, Rules.Statement)
            : null;
    }

    private static IEnumerable<Attribution> AccordingTo(SentenceReading reading)
    {
        var tokens = reading.Tokens;
        for (var i = 0; i + 2 < tokens.Length; i++)
        {
            if (!tokens[i].Is("according") || !tokens[i + 1].Is("to"))
                continue;
            var end = i + 2;
            while (end < tokens.Length && !(tokens[end].Tag == Tag.Punctuation && tokens[end].Text is "," or "." or ";" or ":" or "—" or "–"))
                end++;
            var source = new Run(i + 2, end);
            if (source.IsEmpty)
                continue;
            var after = end < tokens.Length && tokens[end].Is(",") ? end + 1 : end;
            var content = i == 0 ? new Run(after, ContentFinder.EndOfSentence(tokens)) : new Run(0, tokens[i - 1].Is(",") ? i - 1 : i);
            if (!content.IsEmpty)
                yield return new Attribution(source, new Run(i, i + 2), content, null, "according", Rules.AccordingTo);
        }
    }

    /// <summary>A content ends where another statement of the same source, or another source's, begins.</summary>
    private static IEnumerable<Attribution> Cut(SentenceReading reading, List<Attribution> found)
    {
        var tokens = reading.Tokens;
        foreach (var one in found)
        {
            var limit = one.Content.End;
            foreach (var other in found.Where(o => o != one && o.Cue.First > one.Cue.First && one.Content.Contains(o.Cue.First)))
            {
                var same = one.Clause is not null && other.Clause?.Subject == one.Clause.Subject;
                var relative = other.Clause?.Opener is "who" or "which" && other.Source == one.Source;
                if (same || relative || other.Rule == Rules.AccordingTo)
                    limit = Math.Min(limit, ContentFinder.BoundaryBefore(tokens, other.Cue.First, one.Content.First));
            }
            for (var k = one.Content.First + 2; k < limit; k++)
            {
                // ", but Kyiv denies it": the other clause is not part of what was said.
                if (tokens[k].Is(",") && k + 1 < limit && tokens[k + 1].Lower is "but" or "while" && reading.Clauses.Any(c => c.Link == ClauseLink.Finite && c.Group.First > k) && !ContentFinder.InQuotation(tokens, one.Content.First, k))
                    limit = k;
            }
            if (one.IsOfSentenceBefore || limit > one.Content.First)
                yield return one with { Content = one.Content with { End = limit } };
        }
    }
}
