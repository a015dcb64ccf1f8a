using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>What the shapes that exports are written from say of a record's rows.</summary>
internal static class ImportedShapes
{
    extension(ExportedRecord record)
    {
        public RecordKind Kind() => record switch
        {
            ExportedEvent => RecordKind.Event,
            ExportedClaim => RecordKind.Claim,
            _ => RecordKind.Stance,
        };

        /// <summary>The keys of the records that it names.</summary>
        public IEnumerable<string> References() => record switch
        {
            ExportedEvent e => e.ReportedBy is { } claim ? [.. e.After, claim] : e.After,
            ExportedStance { Ground: { } ground } => [ground],
            _ => [],
        };

        public IEnumerable<(ParticipantRole Role, ActorRef Actor, int Ordinal)> Parties() => record switch
        {
            ExportedEvent e => [.. e.Actors.Select((a, i) => (ParticipantRole.Actor, a, i)), .. e.Recipients.Select((a, i) => (ParticipantRole.Recipient, a, i))],
            ExportedClaim c => c.Chain.Select((a, i) => (ParticipantRole.Hop, a, i)),
            _ => [],
        };
    }

    /// <summary>Sets what is here as the file has it.</summary>
    public static void Take(this RecordVersion here, RecordVersion brought)
    {
        here.IssueId = brought.IssueId;
        (here.Review, here.Rule, here.RuleVersion, here.Confidence, here.Why) = (brought.Review, brought.Rule, brought.RuleVersion, brought.Confidence, brought.Why);
        (here.Date, here.DateBasis, here.DatePrecision, here.Earliest, here.Latest) = (brought.Date, brought.DateBasis, brought.DatePrecision, brought.Earliest, brought.Latest);
        switch (here, brought)
        {
            case (EventVersion to, EventVersion from): (to.Type, to.Status, to.Place) = (from.Type, from.Status, from.Place); break;
            case (ClaimVersion to, ClaimVersion from): (to.Kind, to.Speaker, to.SpeakerId) = (from.Kind, from.Speaker, from.Speaker?.Id is > 0 and var id ? id : null); break;
            case (StanceVersion to, StanceVersion from):
                (to.Actor, to.Position, to.Voice, to.By, to.ById) = (from.Actor, from.Position, from.Voice, from.By, from.By?.Id is > 0 and var by ? by : null);
                break;
        }
    }
}
