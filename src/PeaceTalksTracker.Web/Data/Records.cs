using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Web.Data;

public enum RecordKind
{
    Event,
    Claim,
    Stance,
}

/// <summary>What a person has decided about a record.</summary>
public enum ReviewState
{
    Unreviewed,
    Accepted,
    Rejected,
}

/// <summary>The identity of an event, a claim or a stance: what decisions, notes and links refer to.</summary>
public sealed class RecordRow
{
    public long Id { get; set; }

    /// <summary>See <see cref="RecordKeys"/>.</summary>
    public required string Key { get; set; }

    public RecordKind Kind { get; set; }

    public int ArticleId { get; set; }

    public ArticleRow Article { get; set; } = null!;

    public ICollection<EvidenceVersion> Evidence { get; } = [];

    public ICollection<ParticipantVersion> Participants { get; } = [];
}

/// <summary>What the three kinds of record have in common.</summary>
public abstract class RecordVersion : Versioned
{
    /// <summary>The <see cref="Rule"/> of what a person has entered or corrected.</summary>
    public const string ByPerson = "person";

    public long RecordId { get; set; }

    public RecordRow Record { get; set; } = null!;

    public ReviewState Review { get; set; }

    public string? IssueId { get; set; }

    public IssueRow? Issue { get; set; }

    /// <summary>EDTF, as the text gives it; null where it gives none.</summary>
    public string? Date { get; set; }

    public DateBasis DateBasis { get; set; }

    /// <summary>How fine <see cref="Date"/> is; null without one.</summary>
    public DatePrecision? DatePrecision { get; set; }

    /// <summary>The first day it can have been; null where open to the left.</summary>
    public DateOnly? Earliest { get; set; }

    /// <summary>The last day it can have been: of an undated act in a dated article, the day of publication; null where open to the right.</summary>
    public DateOnly? Latest { get; set; }

    /// <summary>The rule that read it, or <see cref="ByPerson"/>.</summary>
    public required string Rule { get; set; }

    public required string RuleVersion { get; set; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; set; }

    /// <summary>The words that led to it, in a sentence.</summary>
    public required string Why { get; set; }

    /// <summary>A person has judged, corrected, entered or merged it: no reading changes it.</summary>
    public bool IsDecided => Review != ReviewState.Unreviewed || Rule == ByPerson || this is EventVersion { MergedIntoId: not null };
}

public sealed class EventVersion : RecordVersion
{
    public EventType Type { get; set; }

    public EventStatus Status { get; set; }

    /// <summary>As the text names it.</summary>
    public string? Place { get; set; }

    /// <summary>The event that a person has found it to be one with, and which is shown in its place.</summary>
    public long? MergedIntoId { get; set; }

    public RecordRow? MergedInto { get; set; }

    /// <summary>The claim whose content is the only evidence of the event.</summary>
    public long? ReportedById { get; set; }

    public RecordRow? ReportedBy { get; set; }
}

public sealed class ClaimVersion : RecordVersion
{
    public ClaimKind Kind { get; set; }

    /// <summary>Null where the text names nobody.</summary>
    public int? SpeakerId { get; set; }

    public ActorRow? Speaker { get; set; }
}

public sealed class StanceVersion : RecordVersion
{
    public int ActorId { get; set; }

    public ActorRow Actor { get; set; } = null!;

    public Position Position { get; set; }

    public Voice Voice { get; set; }

    /// <summary>Who reports it.</summary>
    public int? ById { get; set; }

    public ActorRow? By { get; set; }

    /// <summary>The event or claim it rests on.</summary>
    public long? GroundId { get; set; }

    public RecordRow? Ground { get; set; }
}

/// <summary>What a passage is to its record.</summary>
public enum EvidenceRole
{
    /// <summary>The sentence or clause that shows it; of a claim, the span from source to content.</summary>
    Passage,

    /// <summary>The words within a passage that decide: an event's trigger, a claim's or stance's cue.</summary>
    Cue,

    /// <summary>The words that name a claim's source.</summary>
    Source,

    /// <summary>What a claim attributes.</summary>
    Content,
}

/// <summary>Where a passage stands in the article's present text.</summary>
public enum AnchorState
{
    /// <summary>At its place.</summary>
    Exact,

    /// <summary>The same words, once, at another place.</summary>
    Moved,

    /// <summary>The same words at several places; it stays on the text it was read from until a person chooses.</summary>
    Ambiguous,

    /// <summary>Nowhere; it stays on the text it was read from.</summary>
    Lost,

    /// <summary>Ambiguous or lost, and a person has decided on the record as it stands on the earlier text.</summary>
    Kept,
}

/// <summary>The verbatim words a record rests on.</summary>
public sealed class EvidenceVersion : Versioned
{
    public long RecordId { get; set; }

    public RecordRow Record { get; set; } = null!;

    public int TextId { get; set; }

    public ArticleText Text { get; set; } = null!;

    public EvidenceRole Role { get; set; }

    public required string Exact { get; set; }

    /// <summary>UTF-16 offset into the text.</summary>
    public int Start { get; set; }

    /// <summary>Exclusive.</summary>
    public int End { get; set; }

    /// <summary>Number of the paragraph it starts in, from 1.</summary>
    public int Paragraph { get; set; }

    /// <summary>Number of the sentence within that paragraph, from 1.</summary>
    public int Sentence { get; set; }

    public AnchorState Anchor { get; set; }
}

/// <summary>What an actor is to an event or claim.</summary>
public enum ParticipantRole
{
    Actor,
    Recipient,

    /// <summary>A hop of a claim's attribution chain, outermost first.</summary>
    Hop,
}

public sealed class ParticipantVersion : Versioned
{
    public long RecordId { get; set; }

    public RecordRow Record { get; set; } = null!;

    public int ActorId { get; set; }

    public ActorRow Actor { get; set; } = null!;

    public ParticipantRole Role { get; set; }

    /// <summary>Place in the list, from 0.</summary>
    public int Ordinal { get; set; }
}

/// <summary>The text itself puts one event before another.</summary>
public sealed class OrderVersion : Versioned
{
    public long EarlierId { get; set; }

    public RecordRow Earlier { get; set; } = null!;

    public long LaterId { get; set; }

    public RecordRow Later { get; set; } = null!;
}
