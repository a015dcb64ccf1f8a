using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Api;

/// <summary>A key as leads see it.</summary>
public sealed record ApiKeyEntry(int Id, string Name, string By, DateTime MadeAt);

/// <summary>Keys by which programs read. A lead makes them and takes them back; the store keeps their hashes.</summary>
public sealed class ApiKeyService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed changes, TimeProvider time)
{
    /// <summary>Begins every key, so that one that leaks can be recognised.</summary>
    private const string Prefix = "ptt_";

    /// <returns>The key, or why there is none, as a sentence.</returns>
    public async Task<(string? Key, string? Refusal)> MakeAsync(Signer signer, string? name, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is { } refusal)
            return (null, refusal);
        name = name?.Trim();
        if (name is not { Length: > 0 and <= Limits.ApiKeyName })
            return (null, $"Say in at most {Limits.ApiKeyName} characters what the key is for, so that the others know whether it is still needed.");
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var key = Prefix + Token.Make();
        db.ApiKeys.Add(new() { Name = name, Hash = Token.HashOf(key), By = signer.Name, MadeAt = Now });
        Note(db, signer, $"made the API key “{name}”");
        await db.SaveChangesAsync(cancellation);
        changes.Publish();
        return (key, null);
    }

    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> TakeBackAsync(Signer signer, int id, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id && k.EndedAt == null, cancellation) is not { } key)
            return "This key has been taken back already.";
        key.EndedAt = Now;
        Note(db, signer, $"took back the API key “{key.Name}”");
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        changes.Publish();
        return null;
    }

    /// <summary>The keys that hold, newest first; none where the signer is no lead.</summary>
    public async Task<IReadOnlyList<ApiKeyEntry>> ListAsync(Signer signer, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is not null)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ApiKeys.Where(k => k.EndedAt == null).OrderByDescending(k => k.Id)
            .Select(k => new ApiKeyEntry(k.Id, k.Name, k.By, k.MadeAt)).ToListAsync(cancellation);
    }

    /// <summary>Whether the key holds at this moment.</summary>
    public async Task<bool> HoldsAsync(string key, CancellationToken cancellation = default)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var hash = Token.HashOf(key);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ApiKeys.AnyAsync(k => k.Hash == hash && k.EndedAt == null, cancellation);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private void Note(TrackerDbContext db, Signer signer, string what) => db.PeopleLog.Add(new() { At = Now, By = signer.Name, What = what });
}
