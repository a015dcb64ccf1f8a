namespace PeaceTalksTracker.Core.Model;

/// <summary>One news text, ready to be read. Made by <see cref="Reading.ArticleReader"/>.</summary>
public sealed record Article
{
    public required string Id { get; init; }

    /// <summary>The text exactly as given. Every quote is cut from it.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The text to analyse: as long as <see cref="Text"/>, with control characters and bidirectional overrides replaced one for one by spaces.
    /// </summary>
    public required string Clean { get; init; }

    public string? Title { get; init; }

    /// <summary>Who published the text, the first hop of every attribution chain; null where not known.</summary>
    public string? Outlet { get; init; }

    /// <summary>The day of publication, which relative dates count from; null where not known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>In the order of the text, without overlap.</summary>
    public required IReadOnlyList<Sentence> Sentences { get; init; }
}
