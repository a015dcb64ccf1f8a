using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Finds acts in a sentence by the verbs of the lexicon, with who takes part; <see cref="NounEventFinder"/> adds those that nouns name.</summary>
internal sealed class EventFinder(Lexicon lexicon)
{
    private readonly Dictionary<string, List<EventEntry>> byVerb = lexicon.Events
        .SelectMany(e => e.Verbs.Select(v => (Verb: v, Entry: e)))
        .GroupBy(e => e.Verb, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(e => e.Entry).ToList(), StringComparer.Ordinal);

    private readonly EventEntry demanding = new(Rules.Must, EventType.Request, ArgumentPattern.Directed);

    private readonly WordGroups words = lexicon.Groups;

    private readonly StatusReader status = new(lexicon);

    private readonly NounEventFinder nouns = new(lexicon);

    public List<FoundEvent> Find(SentenceReading reading, ActorMemory memory, List<FoundClaim> claims)
    {
        var participants = new Participants(lexicon, reading);
        var found = new List<FoundEvent>();
        foreach (var clause in reading.Clauses)
        {
            if (Demand(participants, clause, claims) is { } demand)
                found.Add(demand);
            else if (OfVerb(reading, participants, clause, memory) is { } act)
                found.Add(act);
        }
        found.AddRange(nouns.Find(reading, participants, found.ToList()));
        return found.OrderBy(f => f.Trigger.First).ToList();
    }

    /// <summary>"Russia must withdraw", says somebody: the one who says so demands it.</summary>
    private FoundEvent? Demand(Participants participants, Clause clause, List<FoundClaim> claims)
    {
        if (clause.Modal is not "must" || claims.FindLast(c => c.Content.Contains(clause.Verb))?.Claim is not { Speaker: not null } said)
            return null;
        var speakers = claims.Where(c => c.Claim.Cue == said.Cue && c.Claim.Speaker is not null).Select(c => c.Claim.Speaker!).ToList();
        return new FoundEvent
        {
            Entry = demanding,
            Type = EventType.Request,
            Trigger = clause.Group,
            Clause = clause,
            IsVerb = true,
            Actors = speakers,
            Recipients = clause.IsPassive ? [] : participants.Head(clause.Subject).Except(speakers).ToList(),
            Status = EventStatus.Happened,
        };
    }

    private FoundEvent? OfVerb(SentenceReading reading, Participants participants, Clause clause, ActorMemory memory)
    {
        if (!byVerb.TryGetValue(clause.Lemma, out var entries))
            return null;
        var tokens = reading.Tokens;
        if (clause.Link == ClauseLink.Infinitive && !IsOwnAct(tokens, clause) || clause.Link == ClauseLink.Participle && !clause.IsPassive && (IsTopic(tokens, clause) || clause.Governor is { } ended && words.Stopping.Contains(ended.Lemma)))
            return null;
        var reach = new Run(clause.Verb + 1, EndOfReach(reading, clause));
        var entry = entries.Find(e => Fits(reading, clause, e, reach, memory));
        if (entry is null)
            return null;

        var subject = participants.Head(clause.Subject);
        IReadOnlyList<string> actors = clause.IsPassive ? participants.After("by", reach) : subject;
        IReadOnlyList<string> recipients;
        if (entry.Arguments == ArgumentPattern.Parties)
        {
            var others = participants.After("with", reach).Concat(participants.After("between", reach));
            if (words.Meeting.Contains(clause.Lemma))
                others = others.Concat(clause.IsPassive ? subject : participants.Towards(reach));
            // "a deal brokered by Oman": those who made it and who brought it about.
            if (clause is { IsPassive: true, Link: ClauseLink.Participle, Governor: { } governor } && subject.Count == 0)
                subject = participants.Head(governor.Subject);
            if (entry.Needs == "with" && !others.Any())
                return null;
            actors = (clause.IsPassive ? subject.Concat(actors) : subject).Concat(others).Distinct().ToList();
            recipients = [];
        }
        else
        {
            var mutual = clause.Verb + 2 < tokens.Length && tokens[clause.Verb + 1].Is("each") && tokens[clause.Verb + 2].Is("other");
            recipients = mutual ? actors : clause.IsPassive ? Suffering(reading, participants, clause) : Recipients(reading, participants, clause, reach, entry.Needs == "recipient");
            if (!mutual)
                recipients = recipients.Except(actors).Except(actors.Select(memory.AffiliationOf).OfType<string>()).ToList();
        }
        if (actors.Count == 0 && recipients.Count == 0 || entry.Needs == "other" && actors.Count < 2 || entry.Needs == "recipient" && recipients.Count == 0)
            return null;
        if (actors.Count == 0 && (!clause.IsPassive || entry.Type is EventType.Support or EventType.Request or EventType.Aid or EventType.Reject))
            return null;
        var end = entry.Particles.Count > 0 ? clause.Verb + 2 : clause.Verb + 1;
        var (type, state) = Refused(MeetingType(entry.Type, status.OfVerb(reading, clause, entry.Type), words.Mediating.Contains(clause.Lemma)), clause);
        // Who is ready to talk has agreed for himself alone.
        if (type == EventType.Agree && entry.Type == EventType.Consult && state == EventStatus.Conditional && clause.Link != ClauseLink.Finite && status.IsReady(tokens, clause))
            (actors, recipients) = (subject, actors.Except(subject).ToList());
        return new FoundEvent
        {
            Entry = entry,
            Type = type,
            Trigger = new Run(clause.Verb, end),
            Clause = clause,
            IsVerb = true,
            Actors = actors,
            Recipients = recipients,
            Status = state,
        };
    }

    /// <summary>An infinitive that says what somebody does or will do ("plans to withdraw"), not what something is for.</summary>
    private bool IsOwnAct(Token[] tokens, Clause infinitive)
        => status.IsReady(tokens, infinitive) || infinitive.Governor is { } governor && words.OwnAct.Contains(governor.Lemma)
            && (infinitive.Group.First - governor.Group.End <= 1 || words.MayStandApart.Contains(infinitive.Lemma));

    /// <summary>A gerund after a preposition or "including" names a topic: "a lecture on lifting blockades".</summary>
    private bool IsTopic(Token[] tokens, Clause participle)
    {
        for (var k = participle.Group.First - 1; k >= Math.Max(0, participle.Group.First - 30) && k >= (participle.Governor?.Group.End ?? 0) - 1; k--)
        {
            if (tokens[k].Is("including"))
                return true;
        }
        var before = participle.Group.First - 1;
        if (before >= 0 && tokens[before].Is("of") && participle.Governor is { } charge && words.Charging.Contains(charge.Lemma))
            return false;
        return before >= 0 && (tokens[before].Tag == Tag.Preposition || tokens[before].Tag == Tag.Conjunction && participle.Governor is { Link: ClauseLink.Participle });
    }

    /// <summary>A meeting that lies ahead is an agreement to meet; who will mediate has agreed on nothing.</summary>
    public static (EventType, EventStatus) MeetingType(EventType type, EventStatus status, bool mediates = false)
        => (type == EventType.Consult && !mediates && status is EventStatus.Planned or EventStatus.Conditional ? EventType.Agree : type, status);

    /// <summary>"Will not give up", "will not negotiate": a refusal has happened. "Will no longer attack" is a promise.</summary>
    private static (EventType, EventStatus) Refused((EventType Type, EventStatus Status) act, Clause clause) => act switch
    {
        { Status: EventStatus.Denied } when clause.Tense != Tense.Future => act,
        { Status: EventStatus.Denied, Type: EventType.Assault or EventType.Mobilize or EventType.Coerce or EventType.Threaten } => (EventType.Concede, EventStatus.Planned),
        { Status: EventStatus.Denied, Type: EventType.Agree or EventType.Consult or EventType.Concede or EventType.Retreat or EventType.Aid or EventType.Support or EventType.Cooperate } => (EventType.Reject, EventStatus.Happened),
        _ => act,
    };

    /// <summary>How far a verb's participants reach: "met Lavrov | ahead of a call between …".</summary>
    private int EndOfReach(SentenceReading reading, Clause clause)
    {
        for (var k = clause.Verb + 1; k < clause.Complement.End; k++)
        {
            if (words.Apart.Contains(reading.Tokens[k].Lower) && reading.ReferenceAt(k) is null)
                return k;
        }
        return Math.Max(clause.Complement.End, clause.Verb + 1);
    }

    private static IReadOnlyList<string> Suffering(SentenceReading reading, Participants participants, Clause clause)
        => participants.Head(clause.Subject) is { Count: > 0 } heads ? heads : participants.Towards(clause.Subject);

    /// <summary>Whom the act is directed at: in the complement, or the subject of a clause that follows ("demands that Lithuania reverse …").</summary>
    private static IReadOnlyList<string> Recipients(SentenceReading reading, Participants participants, Clause clause, Run reach, bool isDirect)
    {
        var direct = participants.Towards(reach);
        if (direct.Count > 0 || isDirect)
            return direct;
        var reported = reading.Clauses.FirstOrDefault(c => c.Governor == clause && c.Opener == "that");
        if (reported is not null)
            return participants.Head(reported.Subject);
        // "ended all attempts to negotiate with Kyiv", "shot down Russian helicopters": whom the object is about.
        var thing = reading.Grammar.First(clause.Node, "obj");
        return thing < 0 ? [] : participants.Concerned(reading.Grammar.Reach(thing));
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
        if (entry.Needs == "callee")
            return reading.ReferenceAt(clause.Verb + 1) is { Form: ReferenceForm.Name, IsPossessor: false } callee
                && (callee.End >= tokens.Length || tokens[callee.End].Tag is Tag.Preposition or Tag.Punctuation or Tag.Conjunction or Tag.Adverb or Tag.To);
        return entry.Needs != "person" || reading.ReferencesWithin(reach.First, Math.Min(reach.End, reach.First + 12)).FirstOrDefault() is { IsPossessor: false } first && memory.IsPerson(first.Actors[0]);
    }
}
