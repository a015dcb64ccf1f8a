using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>One change to a record.</summary>
/// <param name="Change">Its number, by which the state after it can be restored.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Why">Why; null where they gave no reason.</param>
/// <param name="IsUndo">It took another change back.</param>
/// <param name="Exists">False where the change ended the record, as a withdrawal of its article does.</param>
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
        if (record is null)
            return [];
        var ids = await RecordChanges.IdsAsync(db, record.Value, cancellation);
        var seen = db.AsOf;
        var changes = await db.Changes.Where(c => ids.Contains(c.Id) && c.At <= seen).OrderBy(c => c.Id).AsNoTracking().ToListAsync(cancellation);

        var entries = new List<HistoryEntry>();
        var before = RecordFields.Empty;
        foreach (var change in changes)
        {
            var after = await StateAsync(db, record.Value, change.At, cancellation);
            entries.Add(new(
                change.Id, change.At, change.By, change.Why, change.UndoesId is not null, after is not null, before.ChangesTo(after ?? RecordFields.Empty)));
            before = after ?? RecordFields.Empty;
        }
        entries.Reverse();
        return entries;
    }

    /// <summary>The record's fields as a change left them; null where it left none.</summary>
    public async Task<RecordFields?> AfterAsync(string key, long change, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var record = await db.Records.Where(r => r.Key == key).Select(r => r.Id).SingleOrDefaultAsync(cancellation);
        var at = await db.Changes.Where(c => c.Id == change).Select(c => c.At).SingleOrDefaultAsync(cancellation);
        return await StateAsync(db, record, at, cancellation);
    }

    private static async Task<RecordFields?> StateAsync(TrackerDbContext db, long record, DateTime at, CancellationToken cancellation)
    {
        db.AsOf = at;
        return (await FieldReader.ReadAsync(db, [record], cancellation)).GetValueOrDefault(record);
    }
}
