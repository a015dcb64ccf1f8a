using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>
/// Takes an article out of every view and brings it back. A withdrawn article's records, mentions and orders are closed, so that no query needs
/// to know of it; restoring adds them again as they were, under the same identities.
/// </summary>
public sealed class ArticleService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed changes)
{
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public Task<string?> WithdrawAsync(string key, Signer signer, string? why, CancellationToken cancellation = default)
        => ChangeAsync(key, signer, why, true, cancellation);

    /// <returns>Null when done, else why not, as a sentence.</returns>
    public Task<string?> RestoreAsync(string key, Signer signer, string? why, CancellationToken cancellation = default)
        => ChangeAsync(key, signer, why, false, cancellation);

    private async Task<string?> ChangeAsync(string key, Signer signer, string? why, bool withdraw, CancellationToken cancellation)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var version = await db.ArticleVersions.SingleOrDefaultAsync(v => v.Article.Key == key, cancellation);
        if (version is null)
            return "There is no such article; nothing was changed.";
        if (version.Withdrawn == withdraw)
            return withdraw ? "This article has been withdrawn already." : "This article is not withdrawn; there is nothing to restore.";

        version.Withdrawn = withdraw;
        if (withdraw)
            db.RemoveRange(await HeldAsync(db, version.ArticleId, cancellation));
        else
            await AddAgainAsync(db, version, cancellation);
        try
        {
            await db.RecordAsync(signer.Name, string.IsNullOrWhiteSpace(why) ? null : why.Trim(), cancellation);
        }
        catch (DbUpdateException)
        {
            return "Somebody else has changed this article meanwhile, so nothing was changed here. Look at it again, then decide.";
        }
        changes.Publish();
        return null;
    }

    private static async Task AddAgainAsync(TrackerDbContext db, ArticleVersion withdrawn, CancellationToken cancellation)
    {
        var present = db.AsOf;
        // Nothing of a withdrawn article changes: what held a moment before it was withdrawn is what comes back.
        db.AsOf = withdrawn.RecordedFrom.AddTicks(-1);
        var rows = await HeldAsync(db, withdrawn.ArticleId, cancellation);
        db.AsOf = present;
        var merged = await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.MergedIntoId != null)
            .ToDictionaryAsync(v => v.ActorId, v => v.MergedIntoId!.Value, cancellation);
        foreach (var row in rows)
        {
            row.Id = 0;
            Follow(row, merged);
            db.Add(row);
        }
    }

    /// <summary>Who has been merged into another meanwhile is the other now.</summary>
    private static void Follow(Versioned row, Dictionary<int, int> merged)
    {
        int Present(int actor) => merged.GetValueOrDefault(actor, actor);
        switch (row)
        {
            case ClaimVersion { SpeakerId: { } speaker } claim: claim.SpeakerId = Present(speaker); break;
            case StanceVersion stance: (stance.ActorId, stance.ById) = (Present(stance.ActorId), stance.ById is { } by ? Present(by) : null); break;
            case MentionVersion mention: mention.ActorId = Present(mention.ActorId); break;
        }
    }

    private static async Task<List<Versioned>> HeldAsync(TrackerDbContext db, int articleId, CancellationToken cancellation) =>
    [
        .. await db.Events.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.Record.ArticleId == articleId).AsNoTracking().ToListAsync(cancellation),
        .. await db.Claims.Where(v => v.Record.ArticleId == articleId).AsNoTracking().ToListAsync(cancellation),
        .. await db.Stances.Where(v => v.Record.ArticleId == articleId).AsNoTracking().ToListAsync(cancellation),
        .. await db.Mentions.Where(v => v.ArticleId == articleId).AsNoTracking().ToListAsync(cancellation),
        .. await db.Orders.Where(v => v.Earlier.ArticleId == articleId).AsNoTracking().ToListAsync(cancellation),
    ];
}
