using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Web.Data;

/// <summary>An actor's identity, which a new name or office leaves as it is.</summary>
public sealed class ActorRow
{
    public int Id { get; set; }

    /// <summary>What addresses name it by ("donald-trump").</summary>
    public required string Key { get; set; }

    public ICollection<ActorVersion> Versions { get; } = [];

    public ICollection<AliasVersion> Aliases { get; } = [];
}

public sealed class ActorVersion : Versioned
{
    public int ActorId { get; set; }

    public ActorRow Actor { get; set; } = null!;

    public required string Name { get; set; }

    public ActorKind Kind { get; set; }

    public string? Role { get; set; }

    public string? Affiliation { get; set; }

    /// <summary>The Wikidata item; null where nobody has made sure of it.</summary>
    public string? Qid { get; set; }

    /// <summary>The actor that a person has found it to be one with, and which is shown in its place.</summary>
    public int? MergedIntoId { get; set; }

    public ActorRow? MergedInto { get; set; }

    /// <summary>Found by its form in a text: an editor has to confirm it.</summary>
    public bool Proposed { get; set; }
}

public sealed class AliasVersion : Versioned
{
    public int ActorId { get; set; }

    public ActorRow Actor { get; set; } = null!;

    public required string Alias { get; set; }
}

