namespace PeaceTalksTracker.Web.Data;

/// <summary>A saved brief: its identity.</summary>
public sealed class BriefRow
{
    public int Id { get; set; }

    /// <summary>What addresses name it by.</summary>
    public required string Key { get; set; }
}

/// <summary>What a saved brief is made of. Every save is another version, and each can be read as it was.</summary>
public sealed class BriefVersion : Versioned
{
    public int BriefId { get; set; }

    public BriefRow Brief { get; set; } = null!;

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public required string Title { get; set; }

    /// <summary>The part of an address that says which records.</summary>
    public required string Filter { get; set; }

    /// <summary>Names of the sections that are not wanted, joined by commas.</summary>
    public required string LeftOut { get; set; }

    /// <summary>What was worded, ordered, added and taken out, as JSON.</summary>
    public required string Edits { get; set; }

    /// <summary>UTC: the moment whose store it shows.</summary>
    public DateTime At { get; set; }
}
