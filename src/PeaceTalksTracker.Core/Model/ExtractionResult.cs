namespace PeaceTalksTracker.Core.Model;

/// <summary>Everything one reading found in one article. Nothing in it lacks a quote.</summary>
public sealed record ExtractionResult
{
    public required string ArticleId { get; init; }

    /// <summary>Version of the rules and lexicons; the same version reads the same text alike.</summary>
    public required string Version { get; init; }

    /// <summary>Every actor that a mention or record names, in the order of first mention.</summary>
    public required IReadOnlyList<Actor> Actors { get; init; }

    public required IReadOnlyList<Mention> Mentions { get; init; }

    /// <summary>In the order of the text, as are claims and stances.</summary>
    public required IReadOnlyList<Event> Events { get; init; }

    public required IReadOnlyList<Claim> Claims { get; init; }

    public required IReadOnlyList<Stance> Stances { get; init; }
}
