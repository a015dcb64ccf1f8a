namespace PeaceTalksTracker.Web.Data;

/// <summary>
/// A row that is never overwritten: what was recorded from one moment until another. A change closes the row and adds another;
/// <see cref="TrackerDbContext"/> does so on saving, and <see cref="HistoryGuard"/> makes the database refuse anything else.
/// </summary>
public abstract class Versioned
{
    /// <summary>The <see cref="RecordedTo"/> of a row that still holds.</summary>
    public static readonly DateTime Open = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    public long Id { get; set; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime RecordedFrom { get; set; }

    /// <summary>UTC, exclusive.</summary>
    public DateTime RecordedTo { get; set; } = Open;

    /// <summary>Who recorded it: a person's name, or the reader and its version ("reader 1").</summary>
    public string RecordedBy { get; set; } = "";

    /// <summary>Why, in the words of whoever recorded it; null where they gave none.</summary>
    public string? RecordedWhy { get; set; }

    /// <summary>Who closed it; null while it holds.</summary>
    public string? ClosedBy { get; set; }

    public string? ClosedWhy { get; set; }
}
