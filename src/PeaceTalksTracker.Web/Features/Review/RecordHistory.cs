using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>One change to a record, an actor or an issue.</summary>
/// <param name="Change">Its number, by which the state after it can be restored.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Why">Why; null where they gave no reason.</param>
/// <param name="IsUndo">It took another change back.</param>
/// <param name="Exists">False where the change ended it, as a withdrawal of its article does a record.</param>
/// <param name="Fields">What it changed; empty where only a note was written.</param>
public sealed record HistoryEntry(
    long Change, DateTime At, string By, string? Why, bool IsUndo, bool Exists, IReadOnlyList<FieldChange> Fields);

/// <summary>A record's history, newest first: every change with what stood before and after it.</summary>
public sealed class RecordHistory(IDbContextFactory<TrackerDbContext> contexts)
{
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var record = await db.Records.Where(r => r.Key == key).Select(r => (long?)r.Id).SingleOrDefaultAsync(cancellation);
        return record is { } id
            ? await ReadAsync(db, RecordChanges.RowsOf(db, id), StateOf(id, cancellation), cancellation)
            : [];
    }

    /// <summary>The record's fields as a change left them; null where it left none.</summary>
    public async Task<RecordFields?> AfterAsync(string key, long change, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var record = await db.Records.Where(r => r.Key == key).Select(r => r.Id).SingleOrDefaultAsync(cancellation);
        return await FieldMerge.AsOfAsync(db, change, StateOf(record, cancellation), cancellation);
    }

    /// <summary>The history of whatever consists of those rows.</summary>
    /// <param name="db">The store: what was changed after its moment is left out.</param>
    /// <param name="rows">All kinds of row that the thing consists of.</param>
    /// <param name="read">Reads its fields at the context's moment; null where there was nothing then.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static async Task<IReadOnlyList<HistoryEntry>> ReadAsync(
        TrackerDbContext db, IEnumerable<IQueryable<Versioned>> rows, Func<TrackerDbContext, Task<RecordFields?>> read, CancellationToken cancellation)
    {
        var ids = await RecordChanges.IdsAsync(rows, cancellation);
        var seen = db.AsOf;
        var changes = await db.Changes.Where(c => ids.Contains(c.Id) && c.At <= seen).OrderBy(c => c.Id).AsNoTracking().ToListAsync(cancellation);

        var entries = new List<HistoryEntry>();
        var before = RecordFields.Empty;
        foreach (var change in changes)
        {
            db.AsOf = change.At;
            var after = await read(db);
            entries.Add(new(
                change.Id, change.At, change.By, change.Why, change.UndoesId is not null, after is not null, before.ChangesTo(after ?? RecordFields.Empty)));
            before = after ?? RecordFields.Empty;
        }
        db.AsOf = seen;
        entries.Reverse();
        return entries;
    }

    private static Func<TrackerDbContext, Task<RecordFields?>> StateOf(long record, CancellationToken cancellation)
        => async db => (await FieldReader.ReadAsync(db, [record], cancellation)).GetValueOrDefault(record);
}
