using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>A record of a reading on its way into the store: its key, and the evidence and participants that all kinds share.</summary>
internal sealed record RecordDraft(
    string ReadingId,
    string Key,
    RecordKind Kind,
    object Source,
    Provenance Provenance,
    IReadOnlyList<(EvidenceRole Role, Quote Quote)> Evidence,
    IReadOnlyList<(ParticipantRole Role, string Name, int Ordinal)> Participants)
{
    /// <summary>Events, then claims, then stances, so that what a stance rests on comes before it.</summary>
    public static List<RecordDraft> Of(string articleKey, ExtractionResult found)
    {
        var occurrences = new Dictionary<(RecordKind, string, string?), int>();
        string KeyOf(RecordKind kind, string quote, string? issue = null)
        {
            var occurrence = occurrences.GetValueOrDefault((kind, quote, issue));
            occurrences[(kind, quote, issue)] = occurrence + 1;
            return RecordKeys.OfRecord(articleKey, kind, quote, issue, occurrence);
        }

        return
        [
            .. found.Events.Select(e => new RecordDraft(
                e.Id, KeyOf(RecordKind.Event, e.Evidence.Exact + "\u001f" + e.Trigger.Exact), RecordKind.Event, e, e.Provenance,
                [(EvidenceRole.Passage, e.Evidence), (EvidenceRole.Cue, e.Trigger), .. e.FurtherEvidence.Select(q => (EvidenceRole.Passage, q))],
                [.. Listed(ParticipantRole.Actor, e.Actors), .. Listed(ParticipantRole.Recipient, e.Recipients)])),
            .. found.Claims.Select(c => new RecordDraft(
                c.Id, KeyOf(RecordKind.Claim, c.Content.Exact + "\u001f" + c.Cue?.Exact), RecordKind.Claim, c, c.Provenance,
                [.. Quotes((EvidenceRole.Source, c.Source), (EvidenceRole.Cue, c.Cue), (EvidenceRole.Content, c.Content))],
                [.. Listed(ParticipantRole.Hop, c.Chain)])),
            .. found.Stances.Select(s => new RecordDraft(
                s.Id, KeyOf(RecordKind.Stance, s.Evidence.Exact, s.Issue), RecordKind.Stance, s, s.Provenance,
                [.. Quotes((EvidenceRole.Passage, s.Evidence), (EvidenceRole.Cue, s.Cue))],
                [])),
        ];
    }

    public string? Issue => Source switch
    {
        Event e => e.Issue,
        Claim c => c.Issue,
        Stance s => s.Issue,
        _ => null,
    };

    /// <summary>The words that two readings of one record must share.</summary>
    public Span Anchor => Evidence.First(e => e.Role == AnchorOf(Kind)).Quote.Span;

    /// <summary>Two acts may share a sentence, so it is an event's trigger that tells which it is.</summary>
    public static EvidenceRole AnchorOf(RecordKind kind) => kind switch
    {
        RecordKind.Event => EvidenceRole.Cue,
        RecordKind.Claim => EvidenceRole.Content,
        _ => EvidenceRole.Passage,
    };

    private static IEnumerable<(ParticipantRole, string, int)> Listed(ParticipantRole role, IReadOnlyList<string> names)
        => names.Select((name, ordinal) => (role, name, ordinal));

    private static IEnumerable<(EvidenceRole, Quote)> Quotes(params (EvidenceRole Role, Quote? Quote)[] quotes)
        => quotes.Where(q => q.Quote is not null).Select(q => (q.Role, q.Quote!));
}
