using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>An article as it is handed on. Everything here means the same in any installation.</summary>
/// <param name="Key">What addresses name it by.</param>
/// <param name="Address">http or https; null where not known.</param>
/// <param name="AddedAt">When this installation got it, in UTC: the day of access that a citation gives.</param>
/// <param name="Sha256">Of its present text's UTF-8 bytes, in lower-case hexadecimal.</param>
/// <param name="Text">The words; null where they were not asked for.</param>
public sealed record ExportedArticle(
    string Key, string? Title, string? Outlet, string? Address, DateOnly? Published, DateTime AddedAt, string Sha256, string? Text = null)
{
    /// <summary>What an article without a title is called by; null where they were not read.</summary>
    public string? FirstWords { get; init; }
}

/// <summary>An actor as it is handed on.</summary>
/// <param name="Qid">The Wikidata item; null where nobody has made sure of it.</param>
public sealed record ExportedActor(
    string Key, string Name, ActorKind Kind, string? Role, string? Affiliation, string? Qid, IReadOnlyList<string> Aliases);

/// <summary>Words a record rests on, with what finds them again (W3C Web Annotation: text quote and text position selectors).</summary>
/// <param name="Exact">Verbatim.</param>
/// <param name="Start">UTF-16 offset into the text that <paramref name="Sha256"/> names.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Prefix">Up to 32 characters that stand before it.</param>
/// <param name="Suffix">Up to 32 characters that stand after it.</param>
public sealed record ExportedQuote(
    EvidenceRole Role, string Exact, int Start, int End, string Prefix, string Suffix, int Paragraph, int Sentence, string ArticleKey, string Sha256, AnchorState Anchor)
{
    /// <summary>The start and end of a quote that a file does not count so.</summary>
    public const int Uncounted = -1;

    /// <summary>The place in whole characters (Unicode code points), as Web Annotation counts; the same as from start to end in most texts.</summary>
    public Span CodePoints { get; init; } = new(Start, End);
}

/// <summary>What the three kinds of record have in common when they are handed on.</summary>
public abstract record ExportedRecord
{
    public required string Key { get; init; }

    public required string ArticleKey { get; init; }

    /// <summary>Id of the issue; null where it bears on none.</summary>
    public string? Issue { get; init; }

    public string? IssueName { get; init; }

    /// <summary>EDTF, as the text gives it; null where it gives none.</summary>
    public string? Date { get; init; }

    public DateBasis DateBasis { get; init; }

    /// <summary>The bounds that follow; never a date to be handed on as one.</summary>
    public DateOnly? Earliest { get; init; }

    public DateOnly? Latest { get; init; }

    public ReviewState Review { get; init; }

    public required string Rule { get; init; }

    public required string RuleVersion { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    public required string Why { get; init; }

    /// <summary>When this state was recorded, in UTC.</summary>
    public DateTime RecordedAt { get; init; }

    /// <summary>Who recorded it: a person, or the reader and its version.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>At least one; the passage that shows the record first.</summary>
    public required IReadOnlyList<ExportedQuote> Quotes { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A person's verdict; null where nobody gave one.</summary>
    public ExportedVerdict? Verdict { get; init; }

    /// <summary>The words that show it: an event's or stance's passage, a claim's content.</summary>
    public ExportedQuote Quote => Quotes[0];
}

/// <summary>A person's verdict on what a record says.</summary>
public sealed record ExportedVerdict(SourceReliability? Reliability, InformationCredibility? Credibility, string? Text, string By, DateTime At);

/// <summary>A person's words on a record.</summary>
/// <param name="Kind">What the record is.</param>
/// <param name="Record">Its key.</param>
/// <param name="By">Who wrote it first, at that moment.</param>
public sealed record ExportedNote(Guid Id, RecordKind Kind, string Record, string Text, string By, DateTime At);

/// <summary>What one record is to another.</summary>
/// <param name="Kind">What both records are.</param>
/// <param name="From">Key of the one.</param>
/// <param name="To">Key of the other.</param>
public sealed record ExportedLink(RecordKind Kind, string From, string To, LinkKind Link, ReviewState Review, string Why);

public sealed record ExportedEvent : ExportedRecord
{
    public EventType Type { get; init; }

    public EventStatus Status { get; init; }

    public required IReadOnlyList<ActorRef> Actors { get; init; }

    public required IReadOnlyList<ActorRef> Recipients { get; init; }

    /// <summary>The words that name the act.</summary>
    public required string Trigger { get; init; }

    /// <summary>As the text names it.</summary>
    public string? Place { get; init; }

    /// <summary>Key of the claim whose content is the only evidence; null where the outlet reports it.</summary>
    public string? ReportedBy { get; init; }

    /// <summary>Who makes that claim; null where nobody is named.</summary>
    public ActorRef? Reporter { get; init; }

    /// <summary>Keys of the events that the text itself puts before this one.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
}

public sealed record ExportedClaim : ExportedRecord
{
    public ClaimKind Kind { get; init; }

    /// <summary>Null where the text names nobody.</summary>
    public ActorRef? Speaker { get; init; }

    /// <summary>The words that name the speaker; null where there are none.</summary>
    public string? Source { get; init; }

    /// <summary>The attributing words; null where there are none.</summary>
    public string? Cue { get; init; }

    /// <summary>The hops, outermost first.</summary>
    public required IReadOnlyList<ActorRef> Chain { get; init; }
}

public sealed record ExportedStance : ExportedRecord
{
    public required ActorRef Actor { get; init; }

    public Position Position { get; init; }

    public Voice Voice { get; init; }

    /// <summary>Who reports it.</summary>
    public ActorRef? By { get; init; }

    /// <summary>Key of the event or claim it rests on.</summary>
    public string? Ground { get; init; }

    /// <summary>Which of them it is; null without one.</summary>
    public RecordKind? GroundKind { get; init; }
}
