namespace PeaceTalksTracker.Web.Data;

/// <summary>What one save did to versioned rows: the unit of history and of undo.</summary>
public sealed class Change
{
    public long Id { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Who made it: a person's name, or the reader and its version ("reader 1").</summary>
    public required string By { get; set; }

    /// <summary>Why, in the words of whoever made it; null where they gave none.</summary>
    public string? Why { get; set; }

    /// <summary>The change that this one takes back; null of all others.</summary>
    public long? UndoesId { get; set; }

    public Change? Undoes { get; set; }
}
