using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>What somebody had typed and not saved.</summary>
/// <param name="Base">The last change to the record that they had seen.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record Draft(RecordFields Fields, long Base, DateTime SavedAt);

/// <summary>Keeps unsaved work on the server: it outlives a lost connection, a closed tab and a restart.</summary>
public sealed class DraftService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, TimeProvider time)
{
    public async Task<Draft?> FindAsync(long record, Signer by, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.RecordId == record && d.PersonId == by.PersonId, cancellation);
        return row is null ? null : new(RecordFields.FromJson(row.Fields), row.BaseChangeId, row.SavedAt);
    }

    /// <returns>Null when kept, else why not, as a sentence.</returns>
    public async Task<string?> KeepAsync(long record, RecordFields fields, long start, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Drafts.SingleOrDefaultAsync(d => d.RecordId == record && d.PersonId == by.PersonId, cancellation);
        if (row is null)
            db.Add(row = new DraftRow { PersonId = by.PersonId!, RecordId = record, Fields = "" });
        (row.Fields, row.BaseChangeId, row.SavedAt) = (fields.ToJson(), start, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    public async Task DropAsync(long record, Signer by, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.RemoveRange(await db.Drafts.Where(d => d.RecordId == record && d.PersonId == by.PersonId).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}
