using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Actors;

/// <summary>What a merge or a split touches.</summary>
public sealed record ActorUse(int Claims, int Stances, int Roles, int Mentions);

/// <summary>A record that names an actor, with its words.</summary>
public sealed record OwnRecord(string Key, RecordKind Kind, string Quote);

/// <summary>Makes two actors one, or gives some records of an actor to another. Each is one change, which can be taken back whole.</summary>
public sealed class ActorMergeService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    private const string Conflict = "Somebody else has just changed one of the records, so nothing was saved. Look again, then decide.";

    /// <summary>What names the actor at present.</summary>
    public async Task<ActorUse> UseOfAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return new(
            await db.Claims.CountAsync(c => c.Speaker!.Key == key, cancellation),
            await db.Stances.CountAsync(s => s.Actor.Key == key || s.By!.Key == key, cancellation),
            await db.Participants.CountAsync(p => p.Actor.Key == key, cancellation),
            await db.Mentions.CountAsync(m => m.Actor.Key == key, cancellation));
    }

    /// <summary>The records that name the actor, by their articles, the newest article first.</summary>
    public async Task<IReadOnlyList<OwnRecord>> RecordsOfAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var ids = db.Claims.Where(c => c.Speaker!.Key == key).Select(c => c.RecordId)
            .Union(db.Stances.Where(s => s.Actor.Key == key || s.By!.Key == key).Select(s => s.RecordId))
            .Union(db.Events.Where(e => e.Record.Participants.Any(p => p.Actor.Key == key)).Select(e => e.RecordId));
        var newest = await db.Records.Where(r => ids.Contains(r.Id)).OrderByDescending(r => r.ArticleId).ThenBy(r => r.Id).Take(Limits.SplitRecords)
            .Select(r => new { r.Id, r.Key, r.Kind }).ToListAsync(cancellation);
        var quotes = await db.QuotesAsync([.. newest.Select(r => r.Id)], cancellation);
        return [.. newest.Where(r => quotes.ContainsKey(r.Id)).Select(r => new OwnRecord(r.Key, r.Kind, quotes[r.Id].Exact))];
    }

    /// <param name="merged">Key of the actor that is shown no more; its name becomes an alias of the other.</param>
    /// <param name="kept">Key of the one that stands for both.</param>
    /// <param name="why">The lead's reason; may be null.</param>
    /// <param name="by">A lead.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> MergeAsync(string merged, string kept, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        if (merged == kept)
            return "This is one actor already: choose another one.";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var from = await db.ActorVersions.SingleOrDefaultAsync(v => v.Actor.Key == merged, cancellation);
        var into = await db.ActorVersions.SingleOrDefaultAsync(v => v.Actor.Key == kept, cancellation);
        if (from is null || into is null)
            return "One of the two actors is no longer there; nothing was saved.";

        from.MergedIntoId = into.ActorId;
        foreach (var before in await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.MergedIntoId == from.ActorId).ToListAsync(cancellation))
            before.MergedIntoId = into.ActorId;
        await MoveNamesAsync(db, from, into, cancellation);
        await new ActorMove(db, from.ActorId, into.ActorId).MoveAsync(null, cancellation);
        return await SaveAsync(db, why ?? $"{from.Name} is {into.Name}.", by, cancellation);
    }

    /// <param name="key">The actor that some records are taken from.</param>
    /// <param name="records">Keys of those records.</param>
    /// <param name="other">Key of the actor that gets them, or null for a new one.</param>
    /// <param name="name">Name of the new actor; null where there is another already.</param>
    /// <param name="why">The lead's reason; may be null.</param>
    /// <param name="by">A lead.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> SplitAsync(
        string key, IReadOnlyCollection<string> records, string? other, string? name, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        name = name?.Trim();
        if (records.Count == 0)
            return "Choose the records that are another's first.";
        if (other is null && name is not { Length: > 0 and <= Limits.DetailText })
            return $"Give the new actor a name of at most {Limits.DetailText} characters, or choose another actor.";
        if (other == key)
            return "They are this actor's already: choose another one.";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var from = await db.ActorVersions.SingleOrDefaultAsync(v => v.Actor.Key == key, cancellation);
        var target = other is null ? null : await db.ActorVersions.Where(v => v.Actor.Key == other).Select(v => v.Actor).SingleOrDefaultAsync(cancellation);
        if (from is null || (other is not null && target is null))
            return "One of the two actors is no longer there; nothing was saved.";

        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (target is null)
        {
            if (await db.ActorVersions.AnyAsync(v => v.Name == name, cancellation))
                return "There is an actor of that name: choose them from the list.";
            target = db.Add(new Data.ActorRow { Key = await ActorBook.FreeKeyAsync(db, name!, cancellation) }).Entity;
            await db.SaveChangesAsync(cancellation);
            db.Add(new ActorVersion { Actor = target, Name = name!, Kind = from.Kind });
        }
        var ids = await db.Records.Where(r => records.Contains(r.Key)).Select(r => r.Id).ToListAsync(cancellation);
        await new ActorMove(db, from.ActorId, target.Id).MoveAsync(ids, cancellation);
        var problem = await SaveAsync(db, why ?? $"Not {from.Name}.", by, cancellation);
        if (problem is null)
            await turn.CommitAsync(cancellation);
        return problem;
    }

    private static async Task MoveNamesAsync(TrackerDbContext db, ActorVersion from, ActorVersion into, CancellationToken cancellation)
    {
        var known = (await db.Aliases.Where(a => a.ActorId == into.ActorId).Select(a => a.Alias).ToListAsync(cancellation)).Append(into.Name).ToHashSet();
        var own = await db.Aliases.Where(a => a.ActorId == from.ActorId).ToListAsync(cancellation);
        db.RemoveRange(own);
        foreach (var alias in own.Select(a => a.Alias).Prepend(from.Name).Where(known.Add))
            db.Add(new AliasVersion { ActorId = into.ActorId, Alias = alias });
    }

    private async Task<string?> SaveAsync(TrackerDbContext db, string why, Signer by, CancellationToken cancellation)
    {
        try
        {
            await db.RecordAsync(by.Name, why, cancellation);
        }
        catch (DbUpdateException)
        {
            return Conflict;
        }
        feed.Publish();
        return null;
    }
}
