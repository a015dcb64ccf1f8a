namespace PeaceTalksTracker.Web.Data;

/// <summary>A question on which actors take positions: its identity, which another wording leaves as it is.</summary>
public sealed class IssueRow
{
    /// <summary>The issue's short name in addresses and records ("military-aid").</summary>
    public required string Id { get; set; }

    public ICollection<IssueVersion> Versions { get; } = [];
}

public sealed class IssueVersion : Versioned
{
    public required string IssueId { get; set; }

    public IssueRow Issue { get; set; } = null!;

    public required string Name { get; set; }

    /// <summary>What somebody who supports it is for, as a sentence.</summary>
    public required string Proposition { get; set; }

    /// <summary>Its place among the issues; of two with the same, the one whose id comes first.</summary>
    public int Ordinal { get; set; }

    /// <summary>No longer asked: what is filed under it stays, people file nothing new under it, and no board shows it.</summary>
    public bool Retired { get; set; }

    /// <summary>A lead has given it its words: the lexicon changes them no more.</summary>
    public bool Worded { get; set; }

    /// <summary>A lead has given it its place: the lexicon changes it no more.</summary>
    public bool Placed { get; set; }
}
