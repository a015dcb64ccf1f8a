using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>A passage that a record rests on.</summary>
/// <param name="Role">What it is to the record.</param>
/// <param name="Span">Where it stands in the article.</param>
/// <param name="Exact">Its words.</param>
/// <param name="Paragraph">From 1.</param>
/// <param name="Sentence">Within the paragraph, from 1.</param>
public sealed record RecordQuote(EvidenceRole Role, Span Span, string Exact, int Paragraph, int Sentence)
{
    /// <summary>It is a cue or trigger rather than the passage around it.</summary>
    public bool Decides => Role == EvidenceRole.Cue;
}

/// <summary>A record as its article's page shows it.</summary>
public abstract record ArticleRecord
{
    public required string Key { get; init; }

    public required IReadOnlyList<RecordQuote> Evidence { get; init; }

    public required ReviewState Review { get; init; }

    /// <summary>The issue's name; null where it bears on none.</summary>
    public string? Issue { get; init; }

    /// <summary>When it was and what that rests on, in words.</summary>
    public required string When { get; init; }

    public required string Rule { get; init; }

    public required string RuleVersion { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    public required string Why { get; init; }

    /// <summary>The words that show it: of a claim its content, else its passage.</summary>
    public RecordQuote Quote => Evidence.First(e => e.Role is EvidenceRole.Passage or EvidenceRole.Content);

    public RecordQuote? Cue => Evidence.FirstOrDefault(e => e.Decides);
}

/// <summary>A record on a text that has been corrected since.</summary>
/// <param name="Key">What addresses name it by.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Quote">The words of the old text.</param>
/// <param name="Anchor">Why it is not on the present one.</param>
public sealed record EarlierRecord(string Key, RecordKind Kind, string Quote, AnchorState Anchor);

public sealed record EventRecord : ArticleRecord
{
    public required EventType Type { get; init; }

    public required EventStatus Status { get; init; }

    public string? Place { get; init; }

    public required IReadOnlyList<ActorRef> Actors { get; init; }

    public required IReadOnlyList<ActorRef> Recipients { get; init; }

    /// <summary>Key of the claim that alone reports it; null where the outlet does.</summary>
    public string? ReportedBy { get; init; }
}

public sealed record ClaimRecord : ArticleRecord
{
    public required ClaimKind Kind { get; init; }

    /// <summary>Null where the text names nobody.</summary>
    public ActorRef? Speaker { get; init; }

    /// <summary>Who passes it on, outermost first; the speaker last.</summary>
    public required IReadOnlyList<ActorRef> Chain { get; init; }
}

public sealed record StanceRecord : ArticleRecord
{
    public required ActorRef Actor { get; init; }

    public required string IssueId { get; init; }

    public required Core.Model.Position Position { get; init; }

    public required Voice Voice { get; init; }

    public ActorRef? By { get; init; }

    /// <summary>Key of the event or claim it rests on; null for the outlet's own words.</summary>
    public string? Ground { get; init; }
}
