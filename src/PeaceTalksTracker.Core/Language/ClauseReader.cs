namespace PeaceTalksTracker.Core.Language;

/// <summary>Reads the clauses of a sentence off its grammar: each verb with who acts, its tense, its negation, and the clause it hangs on.</summary>
public sealed class ClauseReader
{
    /// <summary>Verbs whose gerund is the deed of their object: "accuses Russia of shelling".</summary>
    public static readonly IReadOnlySet<string> ObjectOfCharge = new HashSet<string>(StringComparer.Ordinal) { "accuse", "suspect", "blame", "condemn", "criticize", "criticise", "prevent", "stop", "thank" };

    /// <summary>Verbs whose infinitive is the deed of their subject though they have an object: "promised Kyiv to send".</summary>
    private static readonly HashSet<string> SubjectControl = new(StringComparer.Ordinal) { "promise", "threaten", "vow", "pledge", "offer", "swear", "use", "hold", "take" };

    private readonly Token[] tokens;
    private readonly Grammar grammar;
    private readonly bool[] inName;
    private readonly List<Run> names;
    private readonly Dictionary<int, int> verbOf = [];
    private readonly Dictionary<int, Clause> read = [];

    private ClauseReader(Grammar grammar, IEnumerable<Run> names)
    {
        this.grammar = grammar;
        tokens = grammar.Tokens;
        this.names = [.. names];
        inName = new bool[tokens.Length];
        foreach (var name in this.names)
            Array.Fill(inName, true, name.First, name.End - name.First);
    }

    /// <param name="grammar">The sentence.</param>
    /// <param name="names">Phrases that no verb stands in, in order.</param>
    /// <returns>The clauses in the order of their verbs.</returns>
    public static List<Clause> Read(Grammar grammar, IEnumerable<Run> names) => new ClauseReader(grammar, names).Clauses();

    private List<Clause> Clauses()
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!inName[i] && PredicateOf(i) is { } node && (!verbOf.TryGetValue(node, out var other) || tokens[other].Tag != Tag.Verb))
                verbOf[node] = i;
        }
        var clauses = verbOf.OrderBy(v => v.Value).Select(v => Clause(v.Key, 0)).ToList();
        for (var c = 0; c < clauses.Count; c++)
            clauses[c].Complement = new Run(clauses[c].Verb + 1, ComplementEnd(clauses, c));
        return clauses;
    }

    /// <summary>What the grammar hangs a clause on: its verb, or behind "is" the noun or adjective; null for a word that opens no clause.</summary>
    private int? PredicateOf(int i) => tokens[i] switch
    {
        { Tag: Tag.Verb } => i,
        { Tag: Tag.Auxiliary, Relation: "cop", Head: >= 0 } copula => copula.Head,
        { Tag: Tag.Auxiliary, Relation: not ("aux" or "aux:pass" or "cop") } => i,
        _ => null,
    };

    private Clause Clause(int node, int depth)
    {
        if (read.TryGetValue(node, out var known))
            return known;
        var verb = verbOf[node];
        var relation = tokens[node].Relation;
        var above = depth < tokens.Length ? Above(node, depth) : null;
        var joined = relation == "conj" && above is not null ? above : null;
        // "… says that X, and expresses …": tense tells which verb goes on.
        if (joined is { Opener: "that", Governor: { } reporting } && tokens[verb].Form is VerbForm.Present or VerbForm.Past && tokens[verb].Form != tokens[FirstOf(joined)].Form && tokens[verb].Form == tokens[FirstOf(reporting)].Form)
            joined = reporting;
        // ", and expresses …" hung on a noun goes on with the verb that has its tense.
        if (relation == "conj" && !verbOf.ContainsKey(tokens[node].Head) && tokens[verb].Form is VerbForm.Present or VerbForm.Past && verb > 1 && tokens[verb - 1].Tag == Tag.Conjunction)
            joined = SameTense(verb, depth) ?? joined;
        var auxiliaries = grammar.Dependents(node).Where(d => tokens[d].Tag is Tag.Auxiliary or Tag.Modal && d != verb && d < verb).ToList();
        var to = grammar.Dependents(node).Any(d => d < verb && tokens[d].Tag == Tag.To);
        var form = tokens[verb].Form;
        var subject = First(grammar.Dependents(node), d => IsSubject(tokens[d].Relation));
        // "soldiers crossed the line": what has an object is no passive that describes its noun.
        var tells = relation == "acl" && form is VerbForm.Past or VerbForm.Participle && auxiliaries.Count == 0 && grammar.Dependents(node).Any(d => d > verb && tokens[d].Relation is "obj" or "ccomp");
        var finite = tells || auxiliaries.Exists(a => tokens[a].Tag == Tag.Modal || tokens[a].Form is VerbForm.Present or VerbForm.Past) || form is VerbForm.Present or VerbForm.Past && relation != "acl"
            || form is VerbForm.Participle && auxiliaries.Count == 0 && (subject >= 0 || relation is "root" or "ccomp" or "parataxis");
        var shares = joined is not null && auxiliaries.Count == 0 && !to && !(form is VerbForm.Present or VerbForm.Past);
        var link = to ? ClauseLink.Infinitive
            : finite ? ClauseLink.Finite
            : shares && joined!.Link != ClauseLink.Participle && form is VerbForm.Base or VerbForm.Participle ? joined!.Link
            : form is VerbForm.Gerund or VerbForm.Participle or VerbForm.Past ? ClauseLink.Participle
            : relation is "xcomp" ? ClauseLink.Infinitive : ClauseLink.Finite;
        var passive = auxiliaries.Exists(a => tokens[a].Relation == "aux:pass") || link == ClauseLink.Participle && form is VerbForm.Participle or VerbForm.Past
            || shares && form is VerbForm.Participle && joined!.IsPassive;
        var modal = First(auxiliaries, a => tokens[a].Tag == Tag.Modal);
        var opener = Opener(node, subject);
        var clause = new Clause
        {
            Group = new Run(GroupStart(node, verb), verb + 1),
            Verb = verb,
            Node = node,
            Lemma = tokens[verb].Lemma,
            Link = link,
            Tense = link != ClauseLink.Finite ? Tense.None
                : modal >= 0 ? IsFuture(tokens[modal].Lower) ? Tense.Future : Tense.Modal
                : shares && form is not (VerbForm.Present or VerbForm.Past) && subject < 0 ? joined!.Tense
                : auxiliaries.Exists(a => tokens[a].Lemma == "have") ? Tense.Perfect
                : auxiliaries.Count > 0 ? tokens[auxiliaries[0]].Form == VerbForm.Past ? Tense.Past : Tense.Present
                : form is VerbForm.Past or VerbForm.Participle ? Tense.Past : Tense.Present,
            IsPassive = passive,
            IsProgressive = form == VerbForm.Gerund && auxiliaries.Exists(a => tokens[a].Lemma == "be"),
            IsNegated = grammar.Dependents(node).Any(d => IsNegation(d, verb)),
            Modal = modal >= 0 && !IsFuture(tokens[modal].Lower) ? tokens[modal].Lower : null,
            Opener = opener ?? joined?.Opener,
            Governor = joined is not null ? joined.Governor : relation == "parataxis" ? null : above,
        };
        read[node] = clause;
        clause.Subject = subject >= 0 ? Subject(node, subject, verb) : Understood(node, clause, above, joined);
        return clause;
    }

    private Clause? SameTense(int verb, int depth)
    {
        var node = verbOf.Where(v => v.Value < verb && tokens[v.Value].Form == tokens[verb].Form && tokens[v.Key].Relation is "root" or "ccomp" or "conj" or "parataxis").OrderBy(v => v.Value).Select(v => v.Key).DefaultIfEmpty(-1).Last();
        return node >= 0 && depth < tokens.Length ? Clause(node, depth + 1) : null;
    }

    /// <summary>The word of a verb that shows its tense.</summary>
    private static int FirstOf(Clause clause) => clause.Group.First;

    /// <summary>The clause that this one hangs on, across nouns; for a joined verb the one that it is joined to.</summary>
    private Clause? Above(int node, int depth)
    {
        for (int at = tokens[node].Head, steps = 0; at >= 0 && steps < tokens.Length; at = tokens[at].Head, steps++)
        {
            if (verbOf.ContainsKey(at))
                return Clause(at, depth + 1);
        }
        return null;
    }

    private int GroupStart(int node, int verb)
    {
        var start = verb;
        for (var k = verb - 1; k >= 0 && !inName[k] && tokens[k].Tag is Tag.Auxiliary or Tag.Modal or Tag.To or Tag.Adverb or Tag.Negation && (tokens[k].Head == node || tokens[k].Head >= k && tokens[k].Head <= verb); k--)
        {
            if (tokens[k].Tag != Tag.Adverb)
                start = k;
        }
        return start;
    }

    private bool IsNegation(int d, int verb)
        => tokens[d] is { Tag: Tag.Negation } || tokens[d].Tag is Tag.Auxiliary or Tag.Modal && (tokens[d].Lower.EndsWith("n't", StringComparison.Ordinal) || tokens[d].Is("cannot"))
            || d < verb && tokens[d].Tag is Tag.Adverb or Tag.Determiner && tokens[d].Lower is "no" or "longer" or "neither" or "nor" && (!tokens[d].Is("longer") || d > 0 && tokens[d - 1].Is("no"));

    private static bool IsFuture(string modal) => modal is "will" or "won't" or "shall" or "'ll" or "wo";

    private static bool IsSubject(string relation) => relation is "nsubj" or "nsubj:pass" or "nsubj:outer" or "csubj" or "csubj:pass";

    private string? Opener(int node, int subject)
    {
        if (tokens[node].Relation == "acl:relcl")
            return subject >= 0 && IsRelative(subject) ? tokens[subject].Lower : First(grammar.Dependents(node), d => d < node && IsRelative(d)) is var r && r >= 0 ? tokens[r].Lower : "that";
        var mark = First(grammar.Dependents(node), d => tokens[d] is { Relation: "mark", Tag: not Tag.To } || tokens[d] is { Relation: "advmod", Tag: Tag.Subordinator } && d < node);
        return mark >= 0 ? tokens[mark].Lower : tokens[node].Relation == "ccomp" && (tokens[node].Head < node) ? "that" : null;
    }

    private static int First(IEnumerable<int> of, Func<int, bool> that) => of.Where(that).DefaultIfEmpty(-1).First();

    private bool IsRelative(int d) => tokens[d].Tag == Tag.Relative || tokens[d] is { Lower: "that", Tag: Tag.Pronoun };

    private Run Subject(int node, int subject, int verb)
    {
        if (IsRelative(subject) && tokens[node] is { Relation: "acl:relcl", Head: >= 0 })
        {
            // "reports from Kyiv and other officials, who …": all that are joined.
            var noun = tokens[node].Head;
            var first = tokens[noun].Relation == "conj" && tokens[noun].Head >= 0 ? tokens[noun].Head : noun;
            return first == noun ? Phrase(noun, Math.Min(subject, verb)) : new Run(Phrase(first, noun).First, noun + 1);
        }
        return subject < verb ? Phrase(subject, verb) : Phrase(subject, tokens.Length);
    }

    /// <summary>Who acts where the clause itself does not say so.</summary>
    private Run Understood(int node, Clause clause, Clause? above, Clause? joined)
    {
        if (joined is not null)
            return joined.Subject;
        if (above is null)
            return default;
        var relation = tokens[node].Relation;
        // "met Putin to discuss the plan, highlighting …": behind a comma the main verb's subject goes on.
        if (relation is "acl" or "acl:relcl" && clause.Link == ClauseLink.Participle && !clause.IsPassive && clause.Group.First > 0 && tokens[clause.Group.First - 1].Is(","))
            return Main(above).Subject;
        // ", saying …" behind what somebody reports goes with the report.
        if (relation == "advcl" && clause.Link == ClauseLink.Participle && above is { Opener: "that", Governor: { } report } && clause.Group.First > 0 && tokens[clause.Group.First - 1].Is(","))
            return report.Subject;
        // "withdraws after the envoys negotiate a deal": the phrase of time is a clause.
        if (relation is "xcomp" && clause.Link == ClauseLink.Finite && Timed(above, clause.Group.First) is { IsEmpty: false } timed)
            return timed;
        if (relation is "xcomp" or "advcl" or "ccomp" && clause.Link == ClauseLink.Infinitive)
            return relation != "advcl" && !SubjectControl.Contains(above.Lemma) && Object(above.Verb, clause.Group.First) is { IsEmpty: false } controlled ? controlled : above.Subject;
        if (relation is "advcl" or "xcomp" or "acl" && clause.Link == ClauseLink.Participle && ObjectOfCharge.Contains(above.Lemma) && clause.Opener is "of" or "for" or "from" && Object(above.Verb, clause.Group.First) is { IsEmpty: false } charged)
            return charged;
        if (relation == "acl" && clause.Link == ClauseLink.Finite)
            return Phrase(Described(node, clause.Group.First), clause.Group.First);
        if (relation is "acl" or "acl:relcl" && clause.Link == ClauseLink.Participle && !clause.IsPassive || relation == "acl" && clause.IsPassive)
            return Phrase(tokens[node].Head, clause.Group.First);
        if (relation == "acl" && First(grammar.Dependents(tokens[node].Head), d => tokens[d].Relation == "nmod:poss") is var owner and >= 0)
            return Phrase(owner, clause.Group.First);
        return relation is "ccomp" or "acl:relcl" ? default : above.Subject;
    }

    private static Clause Main(Clause clause)
    {
        while (clause is { Link: not ClauseLink.Finite, Governor: { } governor })
            clause = governor;
        return clause;
    }

    /// <summary>"Kuleba, who visited Oslo, praised …": behind the comma it is the outer noun that goes on.</summary>
    private int Described(int node, int start)
    {
        var noun = tokens[node].Head;
        if (start == 0 || !tokens[start - 1].Is(","))
            return noun;
        for (var (at, steps) = (noun, 0); at >= 0 && steps < tokens.Length; (at, steps) = (tokens[at].Head, steps + 1))
        {
            if (tokens[at] is { Relation: "acl:relcl", Head: >= 0 })
                return tokens[at].Head;
        }
        return noun;
    }

    private Run Timed(Clause above, int end)
    {
        var at = First(grammar.Dependents(above.Node), d => d > above.Verb && d < end && tokens[d].Relation == "obl" && grammar.Dependents(d).Any(c => tokens[c].Relation == "case" && tokens[c].Lower is "after" or "before" or "since" or "until" or "as"));
        return at < 0 ? default : Phrase(at, end);
    }

    private Run Object(int verb, int end)
    {
        var at = First(grammar.Dependents(verb), d => d > verb && d < end && (tokens[d].Relation is "obj" or "iobj" || tokens[d].Relation == "obl" && grammar.Dependents(d).Any(c => tokens[c].Relation == "case" && tokens[c].Lower is "on" or "upon" or "to" or "for")));
        return at < 0 ? default : Phrase(at, end);
    }

    /// <summary>A noun with what belongs to it before the limit: its determiners, names, "of …" and those joined to it, not what describes it in a clause.</summary>
    private Run Phrase(int noun, int limit)
    {
        var (first, end) = (noun, noun + 1);
        var open = new Stack<int>();
        open.Push(noun);
        while (open.TryPop(out var at))
        {
            (first, end) = (Math.Min(first, at), at < limit ? Math.Max(end, at + 1) : end);
            foreach (var d in grammar.Dependents(at))
            {
                // "the leader, Andrii Sybiha," against "leader Andrii Sybiha".
                if (tokens[d].Relation == "appos" && d > 0 && tokens[d - 1].Tag == Tag.Punctuation)
                    continue;
                if (tokens[d].Relation is not ("punct" or "acl" or "acl:relcl" or "parataxis" or "case" or "nsubj" or "cop" or "advcl" or "dep" or "list" or "mark" or "aux") && d < limit || d > first && d < noun && tokens[d].Relation == "punct" || tokens[d].Tag == Tag.Genitive)
                    open.Push(d);
            }
        }
        foreach (var name in names)
            (first, end) = (name.First < first && first < name.End ? name.First : first, name.First < end && end < name.End ? name.End : end);
        return new Run(first, Math.Max(first + 1, Math.Min(end, limit)));
    }

    /// <summary>A complement ends where the next clause begins, with its subject or the word that opens it.</summary>
    private int ComplementEnd(List<Clause> clauses, int c)
    {
        var clause = clauses[c];
        var limit = tokens.Length;
        for (var n = 0; n < clauses.Count; n++)
        {
            if (n == c || clauses[n].Verb < clause.Verb)
                continue;
            limit = Math.Min(limit, clauses[n].Group.First);
            if (clauses[n].Subject.First > clause.Verb && clauses[n].Subject.First < limit && clauses[n] is { Link: ClauseLink.Finite, Opener: not ("who" or "which" or "whom") } && clauses[n].Subject.End <= limit && !IsObjectOf(clauses[n].Subject, clause))
                limit = clauses[n].Subject.First;
        }
        for (var k = clause.Verb + 1; k < limit; k++)
        {
            if (tokens[k].Tag is Tag.Subordinator || tokens[k].Tag is Tag.Relative && k > clause.Verb + 1 || tokens[k].Lower is ";" or ":")
                return k;
        }
        return Math.Max(limit, clause.Verb + 1);
    }

    /// <summary>"the plan that Kyiv backed": what the next clause tells of is still this one's.</summary>
    private bool IsObjectOf(Run subject, Clause clause)
        => Enumerable.Range(subject.First, subject.End - subject.First).Any(k => tokens[k].Head == clause.Verb && tokens[k].Relation is "obj" or "iobj" or "obl" or "obl:agent");
}
