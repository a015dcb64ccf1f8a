namespace PeaceTalksTracker.Core.Model;

public enum ClaimKind
{
    /// <summary>All of the content stands in quotation marks.</summary>
    Direct,

    Indirect,

    /// <summary>Part of the content stands in quotation marks.</summary>
    Mixed,

    /// <summary>The speaker denies the content: it is what they say is not so.</summary>
    Denied,
}

/// <summary>An attributed statement, in the terms of PolNeAR: source, cue and content.</summary>
public sealed record Claim
{
    /// <summary>Unique within its extraction.</summary>
    public required string Id { get; init; }

    /// <summary>The canonical name of the one who is shown to speak; null where the text names nobody.</summary>
    public string? Speaker { get; init; }

    /// <summary>The words that name the speaker.</summary>
    public Quote? Source { get; init; }

    /// <summary>The attributing words ("said", "expressing concerns").</summary>
    public Quote? Cue { get; init; }

    /// <summary>The whole span of what is attributed, without a leading "that", with its quotation marks.</summary>
    public required Quote Content { get; init; }

    public required ClaimKind Kind { get; init; }

    /// <summary>The hops when one speaker reports another, outermost first; the speaker is the last.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    public string? Issue { get; init; }

    /// <summary>When it was uttered.</summary>
    public EdtfDate? Date { get; init; }

    public DateBasis DateBasis { get; init; }

    public required Provenance Provenance { get; init; }
}
