using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Two people changed the same fields differently.</summary>
/// <param name="By">Who saved first.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Theirs">The fields as they stand.</param>
/// <param name="Merged">Theirs together with all of the editor's changes that do not collide.</param>
/// <param name="Base">The change to save on once the editor has chosen.</param>
/// <param name="Contested">The fields to choose in; all others are merged already.</param>
public sealed record EditConflict(string By, DateTime At, RecordFields Theirs, RecordFields Merged, long Base, IReadOnlyList<RecordField> Contested);

/// <summary>Lays what an editor wants over what others have saved since the editor opened it.</summary>
internal static class FieldMerge
{
    /// <param name="db">The store, seen at present.</param>
    /// <param name="mine">All fields as the editor wants them.</param>
    /// <param name="start">The change that they were opened at.</param>
    /// <param name="latest">The last change there is.</param>
    /// <param name="read">Reads the fields at the context's moment; null where there was nothing then.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What stands now and what to save, or the conflict that the editor has to decide first.</returns>
    public static async Task<(RecordFields Now, RecordFields Merged, EditConflict? Conflict)> OverPresentAsync(
        TrackerDbContext db, RecordFields mine, long start, long latest, Func<TrackerDbContext, Task<RecordFields?>> read, CancellationToken cancellation)
    {
        var now = await read(db) ?? RecordFields.Empty;
        if (latest == start)
            return (now, mine, null);
        var before = await AsOfAsync(db, start, read, cancellation) ?? RecordFields.Empty;
        var (merged, contested) = RecordFields.Merge(before, mine, now);
        if (contested.Count == 0)
            return (now, merged, null);
        var other = await db.Changes.SingleAsync(c => c.Id == latest, cancellation);
        return (now, merged, new(other.By, other.At, now, merged, latest, contested));
    }

    /// <summary>What a change left.</summary>
    public static async Task<RecordFields?> AsOfAsync(
        TrackerDbContext db, long change, Func<TrackerDbContext, Task<RecordFields?>> read, CancellationToken cancellation)
    {
        var present = db.AsOf;
        db.AsOf = await db.Changes.Where(c => c.Id == change).Select(c => c.At).SingleOrDefaultAsync(cancellation);
        try
        {
            return await read(db);
        }
        finally
        {
            db.AsOf = present;
        }
    }
}
