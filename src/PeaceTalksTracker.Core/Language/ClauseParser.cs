namespace PeaceTalksTracker.Core.Language;

/// <summary>
/// Finds the verbs of a sentence with their subjects and complements, by rules over tags. A light stand-in for a dependency
/// parse: good for the plain sentences of news, wrong now and then in long ones.
/// </summary>
public sealed class ClauseParser(EnglishWords words)
{
    /// <summary>How far back a subject is looked for, in tokens.</summary>
    private const int LongestSubject = 60;

    /// <summary>Verbs whose object does what the infinitive says: "urges Russia to withdraw".</summary>
    private static readonly HashSet<string> ObjectControl = new(StringComparer.Ordinal)
    {
        "urge", "ask", "call", "tell", "order", "request", "allow", "force", "invite", "press", "push", "pressure", "persuade", "expect", "want", "warn", "advise",
        "require", "help", "enable", "compel", "permit", "encourage", "instruct", "oblige", "get", "authorize", "authorise", "convince", "appeal", "beg", "implore",
    };

    /// <summary>Verbs whose object does what the gerund says: "accuses Russia of shelling".</summary>
    public static readonly IReadOnlySet<string> ObjectOfCharge = new HashSet<string>(StringComparer.Ordinal) { "accuse", "suspect", "blame", "condemn", "criticize", "criticise", "prevent", "stop", "thank" };

    /// <param name="tokens">The sentence.</param>
    /// <param name="names">Phrases that no verb stands in, in order.</param>
    public List<Clause> Parse(Token[] tokens, IEnumerable<Run> names)
    {
        var inName = new bool[tokens.Length];
        foreach (var name in names)
            Array.Fill(inName, true, name.First, name.End - name.First);

        var groups = Groups(tokens, inName);
        var clauses = new List<Clause>();
        for (var g = 0; g < groups.Count; g++)
        {
            var limit = g + 1 < groups.Count ? groups[g + 1].Group.First : tokens.Length;
            var clause = groups[g] with { Complement = new Run(groups[g].Verb + 1, ComplementEnd(tokens, groups[g].Verb + 1, limit)) };
            clauses.Add(Linked(tokens, inName, clauses, clause));
        }
        return clauses.Select((clause, i) => i + 1 < clauses.Count && clauses[i + 1].Subject.First is var next && next > clause.Verb && next < clause.Complement.End && clauses[i + 1].Link == ClauseLink.Finite
            ? Shortened(clause, next) : clause).ToList();
    }

    /// <summary>A complement ends where the subject of the next clause begins.</summary>
    private static Clause Shortened(Clause clause, int end) => clause with { Complement = new Run(clause.Complement.First, end) };

    private List<Clause> Groups(Token[] tokens, bool[] inName)
    {
        var groups = new List<Clause>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (inName[i] || tokens[i].Tag is not (Tag.Modal or Tag.Auxiliary or Tag.Verb or Tag.To))
                continue;
            var clause = Group(tokens, inName, i);
            if (clause is null)
                continue;
            groups.Add(clause);
            i = clause.Group.End - 1;
        }
        return groups;
    }

    private Clause? Group(Token[] tokens, bool[] inName, int start)
    {
        var verb = -1;
        var k = start;
        for (; k < tokens.Length && k - start < 9 && !inName[k]; k++)
        {
            var tag = tokens[k].Tag;
            if (tag == Tag.Verb)
            {
                verb = k++;
                break;
            }
            if (tag == Tag.Auxiliary)
                verb = k;
            else if (tag == Tag.To && k > start)
                break;
            else if (tag is not (Tag.Modal or Tag.To or Tag.Adverb or Tag.Negation))
                break;
        }
        if (verb < 0)
            return null;

        var group = new Run(start, verb + 1);
        var main = tokens[verb];
        var first = tokens[start];
        var auxiliaries = Enumerable.Range(start, verb - start).Select(t => tokens[t]).Where(t => t.Tag is Tag.Auxiliary).ToList();
        var be = auxiliaries.Exists(a => words.IsBe(a.Lower));
        var have = auxiliaries.Exists(a => words.IsHave(a.Lower));
        var modal = Enumerable.Range(start, verb - start).Select(t => tokens[t]).FirstOrDefault(t => t.Tag == Tag.Modal);
        var past = main.Form is VerbForm.Past or VerbForm.Participle;
        var followedByAgent = verb + 1 < tokens.Length && tokens[verb + 1].Is("by");
        var reduced = main.Tag == Tag.Verb && past && auxiliaries.Count == 0 && first.Tag != Tag.To
            && (main.Form == VerbForm.Participle || followedByAgent || IsReduced(tokens, start, main));
        var link = first.Tag == Tag.To ? ClauseLink.Infinitive
            : main.Form == VerbForm.Gerund && auxiliaries.Count == 0 || first is { Tag: Tag.Auxiliary, Form: VerbForm.Gerund } || reduced ? ClauseLink.Participle
            : ClauseLink.Finite;
        return new Clause
        {
            Group = group,
            Verb = verb,
            Lemma = main.Tag == Tag.Verb ? main.Lemma : words.IsBe(main.Lower) ? "be" : words.IsHave(main.Lower) ? "have" : "do",
            Link = link,
            Tense = link != ClauseLink.Finite ? Tense.None
                : modal is not null ? modal.Lower is "will" or "won't" or "shall" or "'ll" ? Tense.Future : Tense.Modal
                : have ? Tense.Perfect
                : first.Form is VerbForm.Past || first.Form is VerbForm.Participle && auxiliaries.Count == 0 ? Tense.Past
                : Tense.Present,
            IsPassive = past && be || reduced,
            IsProgressive = main.Form == VerbForm.Gerund && be,
            IsNegated = Enumerable.Range(start, verb - start + 1).Any(t => words.IsNegative(tokens[t].Lower)) || start > 0 && tokens[start - 1].Tag == Tag.Negation,
            Modal = modal?.Lower is "will" or "won't" or "shall" or "'ll" ? null : modal?.Lower,
        };
    }

    /// <summary>"talks expected to take place", "a summit, aimed at …": no finite verb, though it looks like one.</summary>
    private static bool IsReduced(Token[] tokens, int start, Token main)
        => start > 0 && start + 1 < tokens.Length && tokens[start - 1].Tag is Tag.Noun or Tag.Name or Tag.Punctuation
            && (tokens[start + 1].Lower == "to" && main.Lemma is "expect" or "schedule" or "plan" or "intend" or "design" or "set" || tokens[start + 1].Lower is "at" && main.Lemma is "aim");

    private static int ComplementEnd(Token[] tokens, int start, int limit)
    {
        for (var k = start; k < limit; k++)
        {
            if (tokens[k].Tag is Tag.Subordinator || tokens[k].Tag is Tag.Relative && k > start || tokens[k].Lower is ";" or ":")
                return k;
        }
        return limit;
    }

    private static Clause Linked(Token[] tokens, bool[] inName, List<Clause> before, Clause clause)
    {
        var previous = before.Count > 0 ? before[^1] : null;
        if (clause.Link == ClauseLink.Infinitive)
        {
            var controlled = previous is not null && ObjectControl.Contains(previous.Lemma) ? ObjectOf(tokens, inName, previous, clause.Group.First) : default;
            return clause with { Governor = previous, Subject = controlled.IsEmpty ? previous?.Subject ?? default : controlled };
        }
        if (clause.Link == ClauseLink.Participle)
        {
            var at = Skip(tokens, clause.Group.First - 1);
            var afterComma = at < 0 || tokens[at].Tag is Tag.Punctuation or Tag.Conjunction or Tag.Subordinator or Tag.Preposition;
            // "accuses Ukraine of planning …": the accused is who acts.
            if (at >= 0 && tokens[at].Lower is "of" or "for" or "from" && previous is not null && ObjectOfCharge.Contains(previous.Lemma) && ObjectOf(tokens, inName, previous, at) is { IsEmpty: false } charged)
                return clause with { Governor = previous, Subject = charged };
            // After a comma or preposition the main clause's subject acts; right after a noun, that noun.
            if (!afterComma && clause.IsPassive)
                return clause with { Governor = previous, Subject = PhraseBefore(tokens, inName, at + 1) };
            if (previous is null)
                return clause;
            var main = before.FindLast(c => c.Link == ClauseLink.Finite && c.Opener is not ("who" or "which" or "if")) ?? previous;
            var subject = afterComma && tokens.Length > 0 && at >= 0 && tokens[at].Is(",") ? Outer(before, main).Subject : previous.Subject;
            return clause with { Governor = previous, Subject = afterComma ? subject : PhraseBefore(tokens, inName, at + 1) };
        }
        return Finite(tokens, inName, before, clause);
    }

    /// <summary>The clause that a ", saying …" belongs to: a reported clause's participle goes with the report.</summary>
    private static Clause Outer(List<Clause> before, Clause main) => main.Opener == "that" && main.Governor is { } reporting && before.Contains(reporting) ? reporting : main;

    private static Clause Finite(Token[] tokens, bool[] inName, List<Clause> before, Clause clause)
    {
        var previous = before.Count > 0 ? before[^1] : null;
        var at = Skip(tokens, clause.Group.First - 1);
        if (at < 0)
            return clause;
        if (tokens[at].Tag == Tag.Relative || tokens[at].Is("that") && at > 0 && tokens[at - 1].Tag is Tag.Noun or Tag.Name)
        {
            var end = at > 0 && tokens[at - 1].Is(",") ? at - 1 : at;
            return clause with { Governor = previous, Opener = tokens[at].Lower, Subject = PhraseBefore(tokens, inName, end) };
        }
        if (tokens[at].Tag == Tag.Conjunction && !inName[at] && previous is not null)
        {
            var shared = before.FindLast(c => c.Link == ClauseLink.Finite) ?? previous;
            // "… says that X, and expresses …": tense tells which verb goes on.
            if (clause.Tense != shared.Tense && shared.Governor is { } outer && outer.Tense == clause.Tense)
                shared = outer;
            return clause with { Governor = shared.Governor, Opener = shared.Opener, Subject = shared.Subject };
        }
        var finite = before.FindLast(c => c.Link == ClauseLink.Finite);
        // "discussed X, reaffirmed Y, and reiterated Z": one subject.
        if (tokens[at].Is(",") && finite is { Subject.IsEmpty: false } && finite.Tense == clause.Tense && at >= finite.Group.End)
            return clause with { Governor = finite.Governor, Opener = finite.Opener, Subject = finite.Subject };
        var subject = SubjectBefore(tokens, inName, at + 1, tokens[at].Is(",") ? finite : previous);
        if (ClauseOpener(tokens, inName, subject) is { } time)
            return clause with { Subject = new Run(time + 1, subject.End), Opener = tokens[time].Lower, Governor = previous };
        var opening = Skip(tokens, subject.First - 1);
        var opener = opening >= 0 && tokens[opening].Tag is Tag.Subordinator or Tag.Relative && (previous is null || opening >= previous.Group.End) ? tokens[opening].Lower : null;
        var adjacent = previous is not null && subject.First == previous.Group.End && previous.Complement.IsEmpty is false;
        return clause with { Subject = subject, Opener = opener ?? (adjacent ? "that" : null), Governor = opener is not null || adjacent ? previous : null };
    }

    /// <summary>"after X and Y negotiate …": the preposition opens a clause.</summary>
    private static int? ClauseOpener(Token[] tokens, bool[] inName, Run subject)
    {
        for (var k = subject.End - 1; k >= subject.First; k--)
        {
            if (!inName[k] && tokens[k].Lower is "after" or "before" or "since" or "until" or "as" && k + 1 < subject.End)
                return k;
        }
        return null;
    }

    private static Run SubjectBefore(Token[] tokens, bool[] inName, int end, Clause? previous)
    {
        // "X, a spokesman for Y, said": the apposition is stepped over.
        if (end > 1 && tokens[end - 1].Is(","))
        {
            var comma = Array.FindLastIndex(tokens, end - 2, Math.Min(end - 1, 25), t => t.Is(","));
            if (comma > 0 && (previous is null || comma >= previous.Group.End))
                return SubjectBefore(tokens, inName, comma, previous);
            end--;
        }
        var floor = Math.Max(previous?.Group.End ?? 0, end - LongestSubject);
        var start = end;
        while (start > floor)
        {
            var token = tokens[start - 1];
            if (!inName[start - 1] && (token.Tag is Tag.Subordinator or Tag.Relative or Tag.Quote || token.Lower is ";" or ":" or "—" or "–" || token.Is(",") && !JoinsList(tokens, inName, start - 1, end)))
                break;
            start--;
        }
        while (start < end && tokens[start].Tag is Tag.Conjunction or Tag.Adverb or Tag.Punctuation && !inName[start])
            start++;
        // A leading "During the talks" is no subject: take the last phrase that no preposition governs.
        if ((start < end && tokens[start].Tag == Tag.Preposition && !inName[start] || previous is not null && start == previous.Group.End) && ClauseOpener(tokens, inName, new Run(start, end)) is null)
            start = LastFreePhrase(tokens, inName, start, end);
        return new Run(start, end);
    }

    /// <summary>A comma within a list of names ("Sullivan, Blinken, and Milley held …").</summary>
    private static bool JoinsList(Token[] tokens, bool[] inName, int comma, int end)
    {
        if (comma == 0 || inName[comma])
            return inName[comma];
        if (comma + 1 < end && tokens[comma + 1].Is("and"))
        {
            // "A, B, and C" is a list; "visited A, and B …" begins another clause.
            var k = comma - 1;
            while (k > 0 && inName[k])
                k--;
            return inName[comma - 1] && tokens[k].Is(",");
        }
        for (var next = comma + 1; next < end; next++)
        {
            if (!inName[next])
                return tokens[next].Lower is "," or "and" or "the" && inName[comma - 1] && Array.FindIndex(tokens, next, end - next, t => t.Is("and")) >= 0;
        }
        return false;
    }

    private static int LastFreePhrase(Token[] tokens, bool[] inName, int start, int end)
    {
        for (var k = end - 1; k > start; k--)
        {
            var startsPhrase = inName[k] && !inName[k - 1] || tokens[k].Tag == Tag.Determiner || tokens[k].Tag == Tag.Pronoun;
            if (!startsPhrase)
                continue;
            var before = tokens[k - 1];
            if (before.Tag is Tag.Preposition or Tag.Conjunction or Tag.Determiner or Tag.Adjective || inName[k - 1] && inName[k])
                continue;
            return k;
        }
        return start < end && tokens[start].Tag == Tag.Preposition ? end : start;
    }

    /// <summary>The noun phrase that ends here.</summary>
    private static Run PhraseBefore(Token[] tokens, bool[] inName, int end)
    {
        var start = end;
        while (start > 0 && end - start < 20 && (inName[start - 1] || tokens[start - 1].Tag is Tag.Noun or Tag.Name or Tag.Adjective or Tag.Determiner or Tag.Number or Tag.Genitive))
        {
            if (inName[start] && start < end && !inName[start - 1] && tokens[start - 1].Tag is not (Tag.Determiner or Tag.Adjective or Tag.Number))
                break;
            start--;
        }
        return new Run(start, end);
    }

    private static Run ObjectOf(Token[] tokens, bool[] inName, Clause governor, int end)
    {
        var start = governor.Group.End;
        while (start < end && (tokens[start].Tag is Tag.Preposition or Tag.Subordinator) && !inName[start])
            start++;
        return Array.FindIndex(inName, start, Math.Max(0, end - start), named => named) is var first and >= 0 && first - start < 4 ? new Run(start, end) : default;
    }

    private static int Skip(Token[] tokens, int at)
    {
        while (at >= 0 && tokens[at].Tag is Tag.Adverb or Tag.Quote or Tag.Negation)
            at--;
        return at;
    }
}
