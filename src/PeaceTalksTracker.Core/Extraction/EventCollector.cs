using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Makes records of the acts that sentences show: one for each occurrence, however often an article comes back to it, with its
/// date, place, issue and the claim that alone reports it.
/// </summary>
internal sealed class EventCollector(EventDates dater, IssueFinder issues, PlaceFinder places)
{
    private readonly List<Event> events = [];
    private readonly Dictionary<string, int> meetings = new(StringComparer.Ordinal);
    private int lastMeeting = -1;

    /// <summary>The meeting that all the text is a readout of, as a position in <see cref="Events"/>.</summary>
    public int? Readout { get; private set; }

    public IReadOnlyList<Event> Events => events;

    public Event this[int index] => events[index];

    /// <returns>The position in <see cref="Events"/> of each act, and whether the sentence is the first to tell of it.</returns>
    public List<(FoundEvent Act, int Index, bool IsNew)> Add(SentenceReading reading, List<FoundEvent> acts, List<FoundClaim> claims, List<FoundDate> dates)
    {
        var added = new List<(FoundEvent, int, bool)>();
        var here = new List<(FoundEvent Act, int Index)>();
        foreach (var act in acts)
        {
            var evidence = Evidence(reading, act.Trigger);
            var index = Known(act, here);
            if (index >= 0)
            {
                var known = events[index];
                if (known.Evidence != evidence && !known.FurtherEvidence.Contains(evidence))
                    events[index] = known with { FurtherEvidence = [.. known.FurtherEvidence, evidence] };
                added.Add((act, index, false));
                here.Add((act, index));
                continue;
            }
            // A definite noun without parties that points nowhere is no occurrence of its own.
            if (act.Actors.Count == 0 && act.IsDefinite && !act.TakesPlace)
                continue;
            // "Another round will follow": the parties are those of the rounds before.
            var before = act is { Actors.Count: 0, NamesFurtherRound: true, Entry.Type: EventType.Consult } && lastMeeting >= 0 ? events[lastMeeting] : null;
            act.Actors = before?.Actors ?? act.Actors;
            index = events.Count;
            var record = Record(reading, act, evidence, claims, dates, acts);
            events.Add(before is { Actors.Count: > 0 } ? NamedIn(before, record) : record);
            added.Add((act, index, true));
            here.Add((act, index));
            if (before is not null && act.Status != EventStatus.Happened && act.TimeWord is null)
                Link(lastMeeting, index);
            if (act.Entry.Type == EventType.Consult)
            {
                Readout ??= act.Status == EventStatus.Happened && act.TimeWord is null && dater.IsReadout(reading.Article) ? index : null;
                lastMeeting = index;
                meetings[KeyOf(act)] = index;
            }
        }
        return added;
    }

    public void Link(int earlier, int later)
    {
        if (earlier == later || events[later].After.Contains(events[earlier].Id) || events[earlier].After.Contains(events[later].Id))
            return;
        events[later] = events[later] with { After = [.. events[later].After, events[earlier].Id] };
        events[earlier] = events[earlier] with { Before = [.. events[earlier].Before, events[later].Id] };
    }

    private int Known(FoundEvent act, List<(FoundEvent Act, int Index)> here)
    {
        // The same act twice in one sentence: "held talks …, a meeting that …".
        foreach (var (other, index) in here)
        {
            if (other.Type == act.Type && other.Entry.Type == EventType.Consult && act.Entry.Type == EventType.Consult && (other.TimeWord == act.TimeWord || act.TimeWord is "in")
                && (act.Actors.Count == 0 || act.Actors.All(other.Actors.Contains)))
                return index;
            // "strikes Dnipro, killing two": what follows from the act is the act.
            if (other.Type == act.Type && act is { IsVerb: true, Clause.Link: ClauseLink.Participle, Recipients.Count: 0 } && other.Actors.SequenceEqual(act.Actors) && other.Status == act.Status)
                return index;
            if (other.Type == act.Type && other.Type != EventType.Consult && !(other.IsVerb && act.IsVerb)
                && other.Actors.SequenceEqual(act.Actors) && other.Recipients.SequenceEqual(act.Recipients))
                return index;
        }
        if (act.Entry.Type != EventType.Consult || act.Status == EventStatus.Denied)
            return -1;
        if (act.IsDefinite && act.Actors.Count == 0)
            return act.NamesFurtherRound ? -1 : lastMeeting;
        return (act.IsDefinite || act.TimeWord is not null) && meetings.TryGetValue(KeyOf(act), out var known) && (events[known].Status == act.Status || act.Status == EventStatus.Planned && act.TimeWord is not null) ? known : -1;
    }

    private static string KeyOf(FoundEvent act) => string.Join('|', act.Actors.Order(StringComparer.Ordinal));

    private Event Record(SentenceReading reading, FoundEvent act, Quote evidence, List<FoundClaim> claims, List<FoundDate> dates, List<FoundEvent> acts)
    {
        var (date, basis) = dater.Of(reading, act, claims, dates, acts);
        // What is announced for a day to come has not happened.
        if (act.Status == EventStatus.Happened && date?.Earliest > reading.Article.Published)
            act.Status = EventStatus.Planned;
        var within = new Run(0, reading.Tokens.Length);
        var place = places.Find(reading, act.Trigger, within);
        var recipients = act.Recipients;
        var target = act.Clause is { IsPassive: true } passive && act.IsVerb ? passive.Subject : new Run(act.Trigger.End, reading.Tokens.Length);
        if (recipients.Count == 0 && act.Type == EventType.Assault && places.StateOf(reading, target) is { } struck && !act.Actors.Contains(struck))
            recipients = [struck];
        var trigger = reading.QuoteOf(act.Trigger.First, act.Trigger.End);
        // An act that only a speaker tells of is no plain fact; the act of speaking itself is.
        var reporter = act.Entry.Rule == Rules.Must ? null : claims.Find(c => c.Content.Contains(act.Trigger.First) && c.Clause?.Verb != act.Trigger.First && !(act.IsVerb && c.Claim.Cue?.Span.Overlaps(trigger.Span) == true));
        if (reporter?.Claim.Kind == ClaimKind.Denied)
            act.Status = act.Status != EventStatus.Denied ? EventStatus.Denied : act.Clause?.Lemma == "cancel" ? EventStatus.Planned : EventStatus.Happened;
        return new Event
        {
            Id = $"e{events.Count + 1}",
            Type = act.Type,
            Actors = act.Actors,
            Recipients = recipients,
            Trigger = trigger,
            Evidence = evidence,
            Status = act.Status,
            Date = date,
            DateBasis = basis,
            Place = place,
            Issue = issues.Main(reading.Tokens, within),
            ReportedBy = reporter?.Claim.Id,
            Provenance = Because(act, trigger.Exact),
        };
    }

    /// <summary>Parties that only an earlier sentence names have that sentence beside the record's own.</summary>
    private static Event NamedIn(Event before, Event further) => further with
    {
        FurtherEvidence = before.Evidence == further.Evidence ? [] : [before.Evidence],
        Provenance = further.Provenance with
        {
            Confidence = Math.Round(further.Provenance.Confidence - 0.1, 2),
            Reason = further.Provenance.Reason + $" The parties are named where the meeting before it is told: “{before.Trigger.Exact}”.",
        },
    };

    private static Provenance Because(FoundEvent act, string trigger)
    {
        var who = act.Actors.Count == 0 ? "no party is named" : string.Join(", ", act.Actors) + (act.Entry.Arguments == ArgumentPattern.Parties ? act.Actors.Count == 1 ? " takes part" : " take part" : act.Actors.Count == 1 ? " acts" : " act");
        var toward = act.Recipients.Count == 0 ? "" : " towards " + string.Join(", ", act.Recipients);
        var confidence = (act.IsVerb ? 0.8 : 0.7) - (act.Actors.Count == 0 ? 0.2 : 0) - (act.Status == EventStatus.Conditional ? 0.1 : 0);
        return new Provenance(act.Entry.Rule, Math.Round(confidence, 2), $"“{trigger}” names the act; {who}{toward}.");
    }

    /// <summary>The sentence; within a quotation of several sentences, the one that holds the trigger.</summary>
    private static Quote Evidence(SentenceReading reading, Run trigger)
    {
        var span = reading.Sentence.Span;
        var at = reading.SpanOf(trigger.First, trigger.End);
        var inner = SentenceSplitter.SplitInside(reading.Article.Clean, span).FirstOrDefault(s => s.Contains(at));
        return Quote.Of(reading.Article.Text, inner.Length > 0 ? inner : span);
    }
}
