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

    public long RecordedInId { get; set; }

    /// <summary>The change that added the row.</summary>
    public Change RecordedIn { get; set; } = null!;

    public long? ClosedInId { get; set; }

    /// <summary>The change that closed it; null while it holds.</summary>
    public Change? ClosedIn { get; set; }
}
