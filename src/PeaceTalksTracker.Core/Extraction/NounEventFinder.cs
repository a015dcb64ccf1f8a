using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Finds acts that nouns name: "held talks with", "the call between", "Russia's attacks on".</summary>
internal sealed class NounEventFinder(Lexicon lexicon)
{
    private readonly PhraseIndex<EventEntry> byNoun = new(lexicon.Events.SelectMany(e => e.Nouns.Select(n => (n, e))));

    private readonly WordGroups words = lexicon.Groups;

    private readonly StatusReader status = new(lexicon);

    /// <param name="reading">The sentence.</param>
    /// <param name="participants">Its actors.</param>
    /// <param name="verbs">The acts its verbs name: what they take as object is no second act.</param>
    public IEnumerable<FoundEvent> Find(SentenceReading reading, Participants participants, List<FoundEvent> verbs)
        => from match in byNoun.Find(reading.Tokens, new Run(0, reading.Tokens.Length))
           let act = OfNoun(reading, participants, match.Run, match.Value, verbs)
           where act is not null
           select act;

    private FoundEvent? OfNoun(SentenceReading reading, Participants participants, Run run, EventEntry entry, List<FoundEvent> verbs)
    {
        var tokens = reading.Tokens;
        var noun = run.End - 1;
        var ofPhrase = tokens[noun].Tag is Tag.Preposition or Tag.To || tokens[noun].Lower is "of" or "to" or "on" or "from";
        if (tokens[run.First].Tag is Tag.Verb && tokens[run.First].Form != VerbForm.Gerund || reading.ReferenceAt(run.First) is not null)
            return null;
        // "negotiation strategies", "call centre": a noun that qualifies another names no act.
        if (!ofPhrase && run.End < tokens.Length && tokens[run.End] is { Tag: Tag.Noun, Relation: not ("obl:unmarked" or "nmod:unmarked" or "obl:tmod") } && reading.ReferenceAt(run.End) is null)
            return null;
        var (timeWord, start) = Before(reading, run.First);
        var clause = reading.ClauseOf(noun) ?? reading.Clauses.LastOrDefault(c => c.Group.First < run.First) ?? (reading.Clauses.Count > 0 ? reading.Clauses[0] : null);
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
        if (reading.Clauses.FirstOrDefault(c => c.Group.First >= run.End && c.IsPassive && c.Link == ClauseLink.Participle && c.Subject.Contains(run.First) && words.Mediating.Contains(c.Lemma)) is { } mediated && entry.Type == EventType.Consult)
            ofWhom = [.. ofWhom, .. participants.After("by", mediated.Complement)];
        // "No talks were held between …"
        if (actors.Count == 0 && subjectOf is not null && !subjectOf.Complement.IsEmpty && tokens[subjectOf.Complement.First].Lower is "between" or "with")
            actors = participants.After("between", subjectOf.Complement).Concat(participants.After("with", subjectOf.Complement)).Distinct().ToList();
        // "with discussions around … unfolding"
        subjectOf ??= timeWord is null && Lead(tokens, start) is "with" ? reading.Clauses.FirstOrDefault(c => c.Group.First >= run.End && c.Link == ClauseLink.Participle && words.TakingPlace.Contains(c.Lemma)) : null;
        var definite = start > 0 && tokens[start - 1] is { Tag: Tag.Determiner, Lower: "the" or "this" or "these" or "that" or "those" or "both" } || owners.Count > 1 && between.Count == 0;
        if ((actors.Count < 2 || with.Count > 1 && between.Count == 0 && owners.Count == 0) && subjectOf is null)
        {
            // "held talks with", "in a call with X, Y said", "during talks": the clause's subject takes part.
            var settled = actors;
            var light = clause is not null && words.Light.Contains(clause.Lemma) && (clause.Complement.Contains(run.First) || timeWord is "for" or "in");
            var main = timeWord is not null && (clause is null || clause.Group.First > run.First) ? reading.Clauses.FirstOrDefault(c => c.Link == ClauseLink.Finite && c.Group.First > run.First) : clause;
            if (light || timeWord is not null && words.Occasion.Contains(timeWord) && (with.Count > 0 || timeWord is "during" or "for" || timeWord is "in" && actors.Count > 0))
            {
                var subject = main is null ? [] : participants.Head(main.Subject);
                var joined = subject.Concat(actors).Distinct().ToList();
                if (timeWord is "during" && !definite && main is not null && actors.Count == 0)
                    joined = subject.Concat(participants.Towards(new Run(main.Verb + 1, run.First), firstOnly: false)).Concat(Qualifying(reading, main, run.First)).Distinct().ToList();
                // "During a meeting in Kyiv, Modi urged Zelensky …": who faces whom.
                if (timeWord is "during" && !definite && joined.Count == 1 && main is not null && main.Group.First > run.First)
                    joined = joined.Concat(participants.Towards(main.Complement)).Distinct().ToList();
                actors = joined;
            }
            else if (timeWord is "following" or "after" && !definite && settled.Count == 0 && main is not null && participants.Head(main.Subject) is { Count: > 1 } both)
            {
                actors = both;
            }
            if (actors.Count > 0)
                actors = actors.Concat(ofWhom).Distinct().ToList();
        }
        // "progress during talks with Kyiv": who speaks of a meeting with another has a part in it.
        if (between.Count == 0 && owners.Count == 0 && with.Count > 0 && actors.Count == with.Count && subjectOf is null)
            actors = [.. OwnSide(participants, clause, with), .. actors];
        // "with discussions around … unfolding", read as a noun.
        var unfolds = subjectOf is null && timeWord is null && Lead(tokens, start) is "with"
            && Enumerable.Range(after.First, Math.Max(0, after.End - after.First)).Any(k => lexicon.English.Verb(tokens[k].Lower) is { Form: VerbForm.Gerund } verb && words.TakingPlace.Contains(verb.Lemma));
        var happens = unfolds || subjectOf is not null && words.TakingPlace.Contains(subjectOf.Lemma);
        if (actors.Count == 0 && !happens && !definite && timeWord is null)
            return null;
        if (actors.Count == 1 && !happens && with.Count == 0 && owners.Count == 0 && !(clause is not null && words.Light.Contains(clause.Lemma)))
            return null;
        if (actors.Count == 0 && !happens && !definite)
            return null;
        var (type, state) = EventFinder.MeetingType(entry.Type, status.OfNoun(reading, run.First, subjectOf ?? clause, timeWord));
        IReadOnlyList<string> recipients = [];
        // Who is ready to talk has agreed for himself alone.
        if (type == EventType.Agree && entry.Type == EventType.Consult && state == EventStatus.Conditional && clause is { Link: not ClauseLink.Finite } && status.IsReady(tokens, clause) && participants.Head(clause.Subject) is { Count: > 0 } willing)
            (actors, recipients) = (willing, actors.Except(willing).ToList());
        return new FoundEvent
        {
            Entry = entry,
            Type = type,
            Trigger = run,
            Clause = subjectOf ?? clause,
            IsVerb = false,
            TimeWord = timeWord,
            Actors = actors,
            Recipients = recipients,
            Status = state,
            IsDefinite = definite,
            TakesPlace = happens,
            NamesFurtherRound = tokens[Math.Max(0, run.First - 2)..run.End].Any(t => words.Further.Contains(t.Lower)),
        };
    }

    private IEnumerable<string> OwnSide(Participants participants, Clause? clause, IReadOnlyList<string> others)
    {
        for (; clause is not null; clause = clause.Governor)
        {
            var subject = participants.Head(clause.Subject).Except(others).ToList();
            if (subject.Count == 0)
                continue;
            // "Putin says … talks with Ukraine": states talk to states.
            var states = others.All(o => lexicon.ActorsByName.TryGetValue(o, out var actor) && actor.Kind == ActorKind.State);
            return subject.Select(s => states && lexicon.ActorsByName.TryGetValue(s, out var speaker) && speaker.Kind == ActorKind.Person ? speaker.Affiliation ?? s : s).Except(others).Distinct();
        }
        return [];
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
        if (actors.Count == 0 && entry.Type is EventType.Assault or EventType.Request or EventType.Reject)
            actors = participants.After("of", after);
        if (actors.Count == 0 && tokens[run.End - 1].Is("of"))
            actors = participants.Towards(after).Take(1).ToList();
        // "Russian forces are intensifying attacks on …"
        if (actors.Count == 0 && clause is not null && clause.Complement.Contains(run.First) && clause is { IsPassive: false, Link: ClauseLink.Finite } && timeWord is null && Lead(tokens, start) is not "the")
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
    private (string? TimeWord, int Start) Before(SentenceReading reading, int noun)
    {
        var tokens = reading.Tokens;
        var k = noun;
        while (k > 0 && noun - k < 14 && (reading.ReferenceAt(k - 1) is not null || tokens[k - 1].Tag is Tag.Adjective or Tag.Noun or Tag.Name or Tag.Number or Tag.Genitive or Tag.Determiner or Tag.Quote || tokens[k - 1].Lower is "-" or "–" || words.Ordinal.Contains(tokens[k - 1].Lower)
            || tokens[k - 1].Is("of") && tokens[k - 1].Span.Start > 0 && k > 1 && words.Stretch.Contains(tokens[k - 2].Lower)
            || tokens[k - 1].Is("and") && k > 1 && reading.ReferenceAt(k - 2) is not null && reading.ReferenceAt(k) is not null
            || tokens[k - 1].Form is VerbForm.Gerund or VerbForm.Past && k > 1 && tokens[k - 2].Tag is Tag.Determiner or Tag.Adjective))
            k--;
        var start = k;
        while (start < noun && tokens[start].Tag is Tag.Determiner)
            start++;
        var word = k > 0 ? tokens[k - 1].Lower : null;
        // "ahead of", "in anticipation of", "prior to"
        if (word is "of" or "to" && k > 1 && words.Later.Contains(tokens[k - 2].Lower))
            word = "before";
        return (word is not null && words.Time.Contains(word) ? word : null, start);
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
