using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Actors;

/// <summary>An actor as a lead opens them.</summary>
/// <param name="Fields">What is known of them.</param>
/// <param name="Base">The last change to that; saving says what others have changed since.</param>
public sealed record OpenActor(string Key, RecordFields Fields, long Base);

/// <summary>Saves what leads know better of an actor than the reader does, and shows who changed what. Later readings leave it as it is.</summary>
public sealed class ActorService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    /// <summary>Null where there is no such actor at present, or they have been merged into another.</summary>
    public async Task<OpenActor?> OpenAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ActorVersions.Where(v => v.Actor.Key == key).Select(v => (int?)v.ActorId).SingleOrDefaultAsync(cancellation) is { } id
            && await ActorFields.ReadAsync(db, id, cancellation) is { } fields
            ? new(key, fields, await RecordChanges.LatestAsync(ActorFields.RowsOf(db, id), cancellation))
            : null;
    }

    /// <param name="key">The actor.</param>
    /// <param name="start">The change they were opened at, from <see cref="OpenActor.Base"/>.</param>
    /// <param name="fields">All of their fields, as the lead wants them.</param>
    /// <param name="why">The lead's reason; may be null.</param>
    /// <param name="by">A lead.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    public async Task<SaveOutcome> SaveAsync(
        string key, long start, RecordFields fields, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (why?.Length > Limits.Reason)
            return new(RecordService.TooLong(why));
        if (await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Takes the turn to write, so that nobody saves between the comparison and the save.
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.ActorVersions.SingleOrDefaultAsync(v => v.Actor.Key == key, cancellation) is not { } version)
            return new("This actor is no longer there: they may have been merged into another. Nothing was saved.");
        var latest = await RecordChanges.LatestAsync(ActorFields.RowsOf(db, version.ActorId), cancellation);
        var (now, merged, conflict) = await FieldMerge.OverPresentAsync(
            db, fields, start, latest, past => ActorFields.ReadAsync(past, version.ActorId, cancellation), cancellation);
        if (conflict is not null)
            return new(Conflict: conflict);
        var problems = await ActorFields.WriteAsync(db, version, now, merged, cancellation);
        if (problems.Count > 0)
            return new(RecordService.NotYetRight, problems);
        var draft = Draft.OfActor(key);
        db.RemoveRange(await db.Drafts.Where(d => d.Subject == draft && d.PersonId == by.PersonId).ToListAsync(cancellation));
        await db.RecordAsync(by.Name, why, cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return new(Key: key);
    }

    /// <summary>Every change to what is known of the actor, newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var id = await db.Actors.Where(a => a.Key == key).Select(a => a.Id).SingleOrDefaultAsync(cancellation);
        return await RecordHistory.ReadAsync(db, ActorFields.RowsOf(db, id), past => ActorFields.ReadAsync(past, id, cancellation), cancellation);
    }

    /// <summary>What was known of the actor once a change had been made; null where there was no such actor.</summary>
    public async Task<RecordFields?> AfterAsync(string key, long change, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var id = await db.Actors.Where(a => a.Key == key).Select(a => a.Id).SingleOrDefaultAsync(cancellation);
        return await FieldMerge.AsOfAsync(db, change, past => ActorFields.ReadAsync(past, id, cancellation), cancellation);
    }
}
