using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Finds acts in a sentence by the verbs and nouns of the lexicon, with who takes part.</summary>
internal sealed class EventFinder(Lexicon lexicon)
{
    private static readonly HashSet<string> LightVerbs = new(StringComparer.Ordinal)
    {
        "hold", "have", "engage", "conduct", "begin", "start", "resume", "continue", "launch", "open", "host", "attend", "join", "organize", "organise", "arrange", "make", "carry", "complete", "conclude", "end", "finish", "arrive", "participate", "schedule",
    };

    /// <summary>Verbs that say that talks without named parties took place.</summary>
    private static readonly HashSet<string> TakingPlace = new(StringComparer.Ordinal)
    {
        "commence", "begin", "start", "resume", "continue", "unfold", "take", "hold", "conclude", "end", "stall", "progress", "fail", "collapse", "proceed", "happen", "occur", "go", "come", "delay", "be", "focus", "last", "break",
    };

    private static readonly HashSet<string> TimeWords = new(StringComparer.Ordinal) { "after", "before", "following", "during", "at", "in", "ahead", "until", "since", "anticipation", "prior", "amid", "for", "on" };

    private static readonly HashSet<string> InfinitiveGovernors = new(StringComparer.Ordinal)
    {
        "plan", "vow", "promise", "pledge", "continue", "begin", "start", "want", "intend", "expect", "decide", "prepare", "visit", "be", "schedule", "agree", "hope", "travel", "arrive", "will", "offer", "try", "seek", "aim", "set", "report", "say", "believe",
    };

    private readonly Dictionary<string, List<EventEntry>> byVerb = lexicon.Events
        .SelectMany(e => e.Verbs.Select(v => (Verb: v, Entry: e)))
        .GroupBy(e => e.Verb, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(e => e.Entry).ToList(), StringComparer.Ordinal);

    private readonly PhraseIndex<EventEntry> byNoun = new(lexicon.Events.SelectMany(e => e.Nouns.Select(n => (n, e))));

    private readonly StatusReader status = new(lexicon);

    public List<FoundEvent> Find(SentenceReading reading, ActorMemory memory)
    {
        var participants = new Participants(lexicon, reading);
        var found = new List<FoundEvent>();
        foreach (var clause in reading.Clauses)
        {
            if (OfVerb(reading, participants, clause, memory) is { } act)
                found.Add(act);
        }
        var verbs = found.ToList();
        foreach (var (run, entry) in byNoun.Find(reading.Tokens, new Run(0, reading.Tokens.Length)))
        {
            if (OfNoun(reading, participants, run, entry, verbs) is { } act)
                found.Add(act);
        }
        return found.OrderBy(f => f.Trigger.First).ToList();
    }

    private FoundEvent? OfVerb(SentenceReading reading, Participants participants, Clause clause, ActorMemory memory)
    {
        if (!byVerb.TryGetValue(clause.Lemma, out var entries))
            return null;
        if (clause.Link == ClauseLink.Infinitive && !(clause.Governor is { } governor && (InfinitiveGovernors.Contains(governor.Lemma) || status.IsReady(reading.Tokens, clause))))
            return null;
        var tokens = reading.Tokens;
        var reach = new Run(clause.Verb + 1, Math.Min(tokens.Length, Math.Max(clause.Complement.End, clause.Verb + 1)));
        var entry = entries.Find(e => Fits(reading, clause, e, reach, memory));
        if (entry is null)
            return null;

        var subject = participants.Head(clause.Subject);
        IReadOnlyList<string> actors = clause.IsPassive ? participants.After("by", reach) : subject;
        IReadOnlyList<string> recipients;
        if (entry.Arguments == ArgumentPattern.Parties)
        {
            var others = participants.After("with", reach).Concat(participants.After("between", reach));
            if (clause.Lemma is "meet" or "welcome" or "host" or "receive" or "visit" or "exchange" or "consult")
                others = others.Concat(clause.IsPassive ? subject : participants.Towards(reach));
            actors = (clause.IsPassive ? actors.Concat(subject) : subject).Concat(others).Distinct().ToList();
            recipients = [];
        }
        else
        {
            recipients = clause.IsPassive ? Suffering(reading, participants, clause) : Recipients(reading, participants, clause, reach);
            recipients = recipients.Except(actors).ToList();
        }
        if (actors.Count == 0 && recipients.Count == 0 || entry.Needs == "other" && actors.Count < 2)
            return null;
        if (actors.Count == 0 && !clause.IsPassive)
            return null;
        var end = entry.Particles.Count > 0 ? clause.Verb + 2 : clause.Verb + 1;
        return new FoundEvent
        {
            Entry = entry,
            Type = entry.Type,
            Trigger = new Run(clause.Verb, end),
            Clause = clause,
            IsVerb = true,
            Actors = actors,
            Recipients = recipients,
            Status = status.OfVerb(reading, clause, entry.Type),
        };
    }

    private static IReadOnlyList<string> Suffering(SentenceReading reading, Participants participants, Clause clause)
        => participants.Head(clause.Subject) is { Count: > 0 } heads ? heads : participants.Towards(clause.Subject);

    /// <summary>Whom the act is directed at: in the complement, or the subject of a clause that follows ("demands that Lithuania reverse …").</summary>
    private static IReadOnlyList<string> Recipients(SentenceReading reading, Participants participants, Clause clause, Run reach)
    {
        var direct = participants.Towards(reach);
        if (direct.Count > 0)
            return direct;
        var reported = reading.Clauses.FirstOrDefault(c => c.Governor == clause && c.Opener == "that");
        return reported is null ? [] : participants.Head(reported.Subject);
    }

    private static bool Fits(SentenceReading reading, Clause clause, EventEntry entry, Run reach, ActorMemory memory)
    {
        var tokens = reading.Tokens;
        if (entry.Particles.Count > 0 && !(clause.Verb + 1 < tokens.Length && entry.Particles.Contains(tokens[clause.Verb + 1].Lower)))
            return false;
        if (entry.Objects.Count > 0)
        {
            var where = clause.IsPassive ? clause.Subject : new Run(reach.First, Math.Min(reach.End, reach.First + 16));
            if (!Enumerable.Range(where.First, Math.Max(0, where.End - where.First)).Any(k => entry.Objects.Contains(tokens[k].Lower) || entry.Objects.Contains(tokens[k].Lemma)))
                return false;
        }
        return entry.Needs != "person" || reading.ReferencesWithin(reach.First, Math.Min(reach.End, reach.First + 12)).FirstOrDefault() is { } first && memory.IsPerson(first.Actors[0]);
    }

    private FoundEvent? OfNoun(SentenceReading reading, Participants participants, Run run, EventEntry entry, List<FoundEvent> verbs)
    {
        var tokens = reading.Tokens;
        var noun = run.End - 1;
        var ofPhrase = tokens[noun].Tag is Tag.Preposition or Tag.To || tokens[noun].Lower is "of" or "to" or "on" or "from";
        if (tokens[run.First].Tag is Tag.Verb && tokens[run.First].Form != VerbForm.Gerund || reading.ReferenceAt(run.First) is not null)
            return null;
        // "negotiation strategies", "call centre": a noun that qualifies another names no act.
        if (!ofPhrase && run.End < tokens.Length && tokens[run.End].Tag is Tag.Noun && reading.ReferenceAt(run.End) is null)
            return null;
        var (timeWord, start) = Before(reading, run.First);
        var clause = reading.Clauses.LastOrDefault(c => c.Group.First < run.First) ?? (reading.Clauses.Count > 0 ? reading.Clauses[0] : null);
        // What is asked for, refused or agreed on is no second act, unless a word of time sets it apart.
        if (timeWord is null or "for" or "on" or "in" && verbs.Exists(v => v.Clause is { } c && (c.Complement.Contains(run.First) || clause is { Link: ClauseLink.Infinitive } && clause.Governor == c && clause.Complement.Contains(run.First))
            && v.Type is not (EventType.Assault or EventType.Consult) || v.Trigger.First < run.First && v.Type == entry.Type && v.Clause!.Complement.Contains(run.First)))
            return null;

        var owners = participants.Owners(run.First);
        var after = new Run(run.End, EndOfPhrase(reading, run.End));
        return entry.Arguments == ArgumentPattern.Parties
            ? Meeting(reading, participants, run, entry, clause, timeWord, start, owners, after)
            : Owned(reading, participants, run, entry, clause, timeWord, start, owners, after);
    }

    private FoundEvent? Meeting(
        SentenceReading reading, Participants participants, Run run, EventEntry entry, Clause? clause, string? timeWord, int start, IReadOnlyList<string> owners, Run after)
    {
        var tokens = reading.Tokens;
        var between = participants.After("between", after);
        var with = participants.After("with", after);
        var ofWhom = participants.After("of", after);
        var actors = between.Count > 0 ? between : owners.Concat(with).Distinct().ToList();
        if (actors.Count < 2 && between.Count == 0 && ofWhom.Count > 1)
            actors = ofWhom;
        var subjectOf = reading.Clauses.FirstOrDefault(c => c.Group.First >= run.End && c.Subject.Contains(run.First) && c.Link == ClauseLink.Finite);
        // "negotiations mediated by …": the mediator takes part.
        if (reading.Clauses.FirstOrDefault(c => c.Group.First >= run.End && c.IsPassive && c.Link == ClauseLink.Participle && c.Subject.Contains(run.First) && c.Lemma is "mediate" or "broker" or "host") is { } mediated && entry.Type == EventType.Consult)
            ofWhom = [.. ofWhom, .. participants.After("by", mediated.Complement)];
        // "with discussions around … unfolding"
        subjectOf ??= timeWord is null && Lead(tokens, start) is "with" ? reading.Clauses.FirstOrDefault(c => c.Group.First >= run.End && c.Link == ClauseLink.Participle && TakingPlace.Contains(c.Lemma)) : null;
        var definite = start > 0 && tokens[start - 1] is { Tag: Tag.Determiner, Lower: "the" or "this" or "these" or "that" or "those" or "both" } || owners.Count > 1 && between.Count == 0;
        if (actors.Count < 2 && subjectOf is null)
        {
            // "held talks with", "in a call with X, Y said", "during talks": the clause's subject takes part.
            var settled = actors;
            var light = clause is not null && LightVerbs.Contains(clause.Lemma) && (clause.Complement.Contains(run.First) || timeWord is "for" or "in");
            var main = timeWord is not null && (clause is null || clause.Group.First > run.First) ? reading.Clauses.FirstOrDefault(c => c.Link == ClauseLink.Finite && c.Group.First > run.First) : clause;
            if (light || timeWord is "in" or "during" or "at" or "following" or "after" or "for" or "before" or "on" && (with.Count > 0 || timeWord is "during" or "for" || timeWord is "in" && actors.Count > 0))
            {
                var subject = main is null ? [] : participants.Head(main.Subject);
                var joined = subject.Concat(actors).Distinct().ToList();
                if (timeWord is "during" && !definite && main is not null && actors.Count == 0)
                    joined = subject.Concat(participants.Towards(new Run(main.Verb + 1, run.First), firstOnly: false)).Concat(Qualifying(reading, main, run.First)).Distinct().ToList();
                actors = joined;
            }
            else if (timeWord is "following" or "after" && !definite && settled.Count == 0 && main is not null && participants.Head(main.Subject) is { Count: > 1 } both)
            {
                actors = both;
            }
            if (actors.Count > 0)
                actors = actors.Concat(ofWhom).Distinct().ToList();
        }
        var happens = subjectOf is not null && (TakingPlace.Contains(subjectOf.Lemma) || subjectOf.IsPassive);
        if (actors.Count == 0 && !happens && !definite && timeWord is null)
            return null;
        if (actors.Count == 1 && !happens && with.Count == 0 && owners.Count == 0 && !(clause is not null && LightVerbs.Contains(clause.Lemma)))
            return null;
        if (actors.Count == 0 && !happens && !definite)
            return null;
        var state = status.OfNoun(reading, run.First, subjectOf ?? clause, timeWord);
        return new FoundEvent
        {
            Entry = entry,
            Type = entry.Type == EventType.Consult && state is not EventStatus.Happened ? EventType.Agree : entry.Type,
            Trigger = run,
            Clause = subjectOf ?? clause,
            IsVerb = false,
            TimeWord = timeWord,
            Actors = actors,
            Recipients = [],
            Status = state,
            IsDefinite = definite,
        };
    }

    private static string? Lead(Token[] tokens, int start) => start > 0 ? tokens[start - 1].Lower : null;

    /// <summary>Possessors within the clause: "Ukrainian officials' agreement … during discussions".</summary>
    private static IEnumerable<string> Qualifying(SentenceReading reading, Clause main, int end)
        => reading.ReferencesWithin(main.Verb + 1, end).Where(r => r.Form is ReferenceForm.Name or ReferenceForm.Group).SelectMany(r => r.Actors);

    private FoundEvent? Owned(
        SentenceReading reading, Participants participants, Run run, EventEntry entry, Clause? clause, string? timeWord, int start, IReadOnlyList<string> owners, Run after)
    {
        var tokens = reading.Tokens;
        var actors = owners;
        if (actors.Count == 0)
            actors = participants.After("by", after).Concat(participants.After("from", after)).Distinct().ToList();
        if (actors.Count == 0 && tokens[run.End - 1].Is("of"))
            actors = participants.Towards(after).Take(1).ToList();
        // "Russian forces are intensifying attacks on …"
        if (actors.Count == 0 && clause is not null && clause.Complement.Contains(run.First) && !clause.IsPassive && timeWord is null)
            actors = participants.Head(clause.Subject);
        IReadOnlyList<string> recipients = participants.After("on", after).Concat(participants.After("against", after)).Concat(participants.After("of", after)).Distinct().ToList();
        if (recipients.Count == 0 && tokens[run.End - 1].Lower is "to" or "on" or "against")
            recipients = participants.Towards(after);
        recipients = recipients.Except(actors).ToList();
        if (actors.Count == 0)
            return null;
        return new FoundEvent
        {
            Entry = entry,
            Type = entry.Type,
            Trigger = run,
            Clause = clause,
            IsVerb = false,
            TimeWord = timeWord,
            Actors = actors,
            Recipients = recipients,
            Status = status.OfNoun(reading, run.First, clause, timeWord),
            IsDefinite = start > 0 && tokens[start - 1].Lower is "the" or "this" or "these",
        };
    }

    /// <summary>The word of time or place before a noun phrase, and where the phrase starts behind its determiner.</summary>
    private static (string? TimeWord, int Start) Before(SentenceReading reading, int noun)
    {
        var tokens = reading.Tokens;
        var k = noun;
        while (k > 0 && noun - k < 14 && (reading.ReferenceAt(k - 1) is not null || tokens[k - 1].Tag is Tag.Adjective or Tag.Noun or Tag.Name or Tag.Number or Tag.Genitive or Tag.Determiner or Tag.Quote || tokens[k - 1].Lower is "-" or "–" or "latest" or "first"
            || tokens[k - 1].Is("of") && tokens[k - 1].Span.Start > 0 && k > 1 && tokens[k - 2].Lower is "round" or "series" or "day" or "days" or "month" or "week" or "months" or "weeks" or "hours"
            || tokens[k - 1].Is("and") && k > 1 && reading.ReferenceAt(k - 2) is not null && reading.ReferenceAt(k) is not null
            || tokens[k - 1].Form is VerbForm.Gerund or VerbForm.Past && k > 1 && tokens[k - 2].Tag is Tag.Determiner or Tag.Adjective))
            k--;
        var start = k;
        while (start < noun && tokens[start].Tag is Tag.Determiner)
            start++;
        var word = k > 0 ? tokens[k - 1].Lower : null;
        if (word == "of" && k > 1 && tokens[k - 2].Lower is "ahead" or "anticipation")
            word = "before";
        if (word == "to" && k > 1 && tokens[k - 2].Lower is "prior")
            word = "before";
        return (word is not null && TimeWords.Contains(word) ? word : null, start);
    }

    private static int EndOfPhrase(SentenceReading reading, int start)
    {
        var tokens = reading.Tokens;
        for (var k = start; k < tokens.Length; k++)
        {
            if (tokens[k].Lower is ";" or ":" || reading.ReferenceAt(k) is null && tokens[k].Tag is Tag.Modal or Tag.Auxiliary or Tag.Subordinator or Tag.Relative or Tag.To)
                return k;
            if (reading.Clauses.Any(c => c.Group.First == k && !(c.Link == ClauseLink.Participle && c.IsPassive)))
                return k;
            if (tokens[k].Is(",") && k + 1 < tokens.Length && reading.ReferenceAt(k + 1) is null && !tokens[k + 1].Is("and"))
                return k;
        }
        return tokens.Length;
    }
}
