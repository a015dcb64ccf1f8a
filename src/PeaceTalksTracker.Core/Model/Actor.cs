namespace PeaceTalksTracker.Core.Model;

public enum ActorKind
{
    Person,
    State,
    Organisation,

    /// <summary>Known only by the text's own words ("traditional American allies").</summary>
    Group,
}

/// <summary>A person, state, organisation or unnamed group that acts or speaks.</summary>
public sealed record Actor
{
    /// <summary>The canonical name, as the codebook writes it ("Donald Trump", "United States").</summary>
    public required string Name { get; init; }

    public required ActorKind Kind { get; init; }

    /// <summary>Other names a text may use, the canonical name not among them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>An office or description ("President", "Special envoy"); null where not known.</summary>
    public string? Role { get; init; }

    /// <summary>The canonical name of the state or organisation the actor belongs to; null where not known.</summary>
    public string? Affiliation { get; init; }

    /// <summary>The Wikidata item ("Q22686"); null where nobody has made sure of it.</summary>
    public string? Qid { get; init; }

    /// <summary>Found by its form in a text and in no lexicon: an editor has to confirm it.</summary>
    public bool Proposed { get; init; }
}

/// <summary>A passage that refers to an actor.</summary>
/// <param name="Quote">The referring words ("the Kremlin leader").</param>
/// <param name="Actor">The canonical name referred to.</param>
/// <param name="Reason">Why, in a phrase an analyst can check ("alias", "surname of Donald Trump", "title: Ukrainian President").</param>
public sealed record Mention(Quote Quote, string Actor, string Reason);
