using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>How much there is of everything that nobody has rejected, as the pages show it.</summary>
public sealed class StoreCounts(IDbContextFactory<TrackerDbContext> contexts)
{
    public sealed record Numbers(int Articles, int Actors, int Events, int Claims, int Stances);

    public async Task<Numbers> CountAsync()
    {
        await using var db = await contexts.CreateDbContextAsync();
        return new Numbers(
            await db.ArticleVersions.CountAsync(a => !a.Withdrawn),
            await db.ActorsInUse().CountAsync(),
            await db.Events.CountAsync(r => r.Review != ReviewState.Rejected),
            await db.Claims.CountAsync(r => r.Review != ReviewState.Rejected),
            await db.Stances.CountAsync(r => r.Review != ReviewState.Rejected));
    }
}
