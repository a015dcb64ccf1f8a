using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Reads how real an act is: happened, planned, conditional or denied. Promised is not done.</summary>
internal sealed class StatusReader(Lexicon lexicon)
{
    private readonly StatusWords words = lexicon.Status;

    private readonly WordGroups groups = lexicon.Groups;

    public EventStatus OfVerb(SentenceReading reading, Clause clause, EventType type)
    {
        // A refusal has happened, whatever it refuses; that somebody does not refuse is something else.
        if (clause.IsNegated || HasNegatedObject(reading, clause))
            return EventStatus.Denied;
        if (clause.Opener is "if" or "unless" or "whether")
            return EventStatus.Conditional;
        if (clause.Link != ClauseLink.Finite && IsReady(reading.Tokens, clause))
            return EventStatus.Conditional;
        if (clause.Link == ClauseLink.Infinitive && clause.Governor is { } governor)
        {
            if (governor.IsNegated || words.DenyingVerbs.Contains(governor.Lemma))
                return EventStatus.Denied;
            if (words.PlannedVerbs.Contains(governor.Lemma) || governor.Tense == Tense.Future || governor.Lemma == "be")
                return EventStatus.Planned;
            if (words.ConditionalVerbs.Contains(governor.Lemma))
                return EventStatus.Conditional;
            // "arrives to hold talks": what it is for lies ahead.
            if (groups.Moving.Contains(governor.Lemma))
                return EventStatus.Planned;
        }
        return clause.Tense switch
        {
            Tense.Future => HasCondition(reading, clause) ? EventStatus.Conditional : EventStatus.Planned,
            Tense.Modal => EventStatus.Conditional,
            _ => clause.IsPassive && type == EventType.Agree && HasCondition(reading, clause) ? EventStatus.Conditional : EventStatus.Happened,
        };
    }

    /// <param name="reading">The sentence.</param>
    /// <param name="noun">The first token of the trigger.</param>
    /// <param name="clause">The clause it is subject or complement of.</param>
    /// <param name="timeWord">The preposition of time before it.</param>
    public EventStatus OfNoun(SentenceReading reading, int noun, Clause? clause, string? timeWord)
    {
        var tokens = reading.Tokens;
        for (var k = noun - 1; k >= 0 && noun - k < 7 && !(tokens[k].Tag is Tag.Verb or Tag.Punctuation or Tag.Subordinator && reading.ReferenceAt(k) is null); k--)
        {
            if (words.Conditional.Contains(tokens[k].Lower))
                return EventStatus.Conditional;
            if (words.Planned.Contains(tokens[k].Lower))
                return EventStatus.Planned;
            if (tokens[k].Is("no") || tokens[k].Is("without"))
                return EventStatus.Denied;
        }
        if (timeWord is "before" && !IsPast(tokens, noun))
            return EventStatus.Planned;
        if (timeWord is not null && timeWord is not ("for" or "on" or "in" or "at") || clause is null)
            return EventStatus.Happened;
        if (timeWord is "for" && groups.Preparing.Contains(clause.Lemma))
            return EventStatus.Planned;
        if (clause.Group.End < noun && noun - clause.Group.End > 12)
            return EventStatus.Happened;
        return OfVerb(reading, clause, EventType.Consult) is var state && groups.Arranging.Contains(clause.Lemma) && state == EventStatus.Happened ? EventStatus.Planned
            : state == EventStatus.Happened && (words.ConditionalVerbs.Contains(clause.Lemma) && clause.Complement.Contains(noun)) && timeWord is null ? EventStatus.Conditional
            : clause.Lemma == "cancel" ? EventStatus.Denied : state;
    }

    /// <summary>"Is ready to", "the readiness to": willing, not done.</summary>
    public bool IsReady(Token[] tokens, Clause infinitive)
    {
        var k = infinitive.Group.First - 1;
        if (k >= 0 && infinitive.Link == ClauseLink.Participle && tokens[k].Lower is "to" or "in")
            k--;
        return k >= 0 && words.Ready.Contains(tokens[k].Lower);
    }

    private static bool IsPast(Token[] tokens, int noun) => Array.FindIndex(tokens, noun, t => t.Tag == Tag.Verb && t.Form == VerbForm.Past) >= 0;

    private static bool HasNegatedObject(SentenceReading reading, Clause clause)
        => clause.Verb + 1 < reading.Tokens.Length && reading.Tokens[clause.Verb + 1].Is("no") || !clause.Subject.IsEmpty && reading.Tokens[clause.Subject.First].Lower is "no" or "neither";

    private bool HasCondition(SentenceReading reading, Clause clause)
        => reading.Clauses.Any(c => c.Group.First < clause.Group.First && c.Opener is "if" or "unless") || reading.Tokens.Skip(clause.Group.End).Take(40).Any(t => t.Tag == Tag.Subordinator && words.Conditional.Contains(t.Lower));
}
