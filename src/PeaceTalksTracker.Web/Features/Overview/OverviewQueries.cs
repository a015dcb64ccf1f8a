using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Claims;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Features.Timeline;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Overview;

/// <summary>Which of the three times of an event counts as the latest.</summary>
public enum Clock
{
    /// <summary>When it happened.</summary>
    Occurred,

    /// <summary>When its article was published.</summary>
    Published,

    /// <summary>When its article was added here.</summary>
    Recorded,
}

/// <summary>An event with its words.</summary>
/// <param name="Outlet">Who published it; null where not known.</param>
/// <param name="Published">Day of publication; null where not known.</param>
/// <param name="AddedAt">UTC.</param>
public sealed record LatestEvent(EventSummary Event, QuoteRef Quote, string? Outlet, DateOnly? Published, DateTime AddedAt);

/// <summary>All that the first page shows.</summary>
/// <param name="Articles">How many stand.</param>
/// <param name="OnlySeeds">Whether all of them came with the app.</param>
/// <param name="Said">The newest claims.</param>
/// <param name="Shifts">The newest.</param>
/// <param name="Stances">How many there are, and how many of them have a date.</param>
public sealed record OverviewView(
    int Articles, bool OnlySeeds, IReadOnlyList<LatestEvent> Latest, IReadOnlyList<ClaimRow> Said, IReadOnlyList<StanceShift> Shifts,
    (int All, int Dated) Stances, Unreviewed Unreviewed, StanceBoard Board);

/// <summary>How many records nobody has looked at.</summary>
public sealed record Unreviewed(int Events, int Claims, int Stances, int All);

/// <summary>Reads what the first page says at a glance.</summary>
public sealed class OverviewQueries(IDbContextFactory<TrackerDbContext> contexts, EventQueries events, ClaimQueries claims, StanceQueries stances)
{
    private const int EventsShown = 4;
    private const int ClaimsShown = 4;
    private const int ShiftsShown = 4;

    private static readonly RecordFilter Everything = new();

    /// <summary>All of it; null where no article stands.</summary>
    public async Task<OverviewView?> FindAsync(Clock clock, CancellationToken cancellation = default)
    {
        var (articles, onlySeeds) = await ArticlesAsync(cancellation);
        if (articles == 0)
            return null;
        return new OverviewView(
            articles, onlySeeds,
            await LatestAsync(clock, EventsShown, cancellation),
            (await claims.PageAsync(Everything, ClaimOrder.Newest, 1, ClaimsShown, cancellation)).Rows,
            await stances.ShiftsAsync(Everything, ShiftsShown, cancellation),
            await stances.CountAsync(Everything, cancellation),
            await UnreviewedAsync(cancellation),
            await stances.BoardAsync(await ActorsAsync(cancellation), Everything, 1, cancellation));
    }

    /// <summary>How many articles stand, and whether all of them came with the app.</summary>
    public async Task<(int Count, bool OnlySeeds)> ArticlesAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var articles = db.ArticleVersions.Where(v => !v.Withdrawn);
        return (await articles.CountAsync(cancellation),
            !await articles.AnyAsync(v => v.Origin == null || !v.Origin.StartsWith("seeds/"), cancellation));
    }

    /// <summary>What happened last. By the time it happened only what did happen counts; planned talks are no news of the past.</summary>
    public async Task<IReadOnlyList<LatestEvent>> LatestAsync(Clock clock, int limit, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var shown = db.Events.Matching(db, Everything).Select(e => new
        {
            e.RecordId,
            e.Status,
            e.Latest,
            e.Record.ArticleId,
            e.Record.Article.AddedAt,
            Published = e.Record.Article.Versions.Select(v => v.Published).FirstOrDefault(),
            Outlet = e.Record.Article.Versions.Select(v => v.Outlet).FirstOrDefault(),
        });
        var sorted = clock switch
        {
            Clock.Occurred => shown.Where(e => e.Status == EventStatus.Happened).OrderByDescending(e => e.Latest).ThenByDescending(e => e.ArticleId),
            Clock.Published => shown.OrderByDescending(e => e.Published).ThenByDescending(e => e.ArticleId),
            _ => shown.OrderByDescending(e => e.AddedAt).ThenByDescending(e => e.ArticleId),
        };
        var rows = await sorted.ThenBy(e => e.RecordId).Take(limit).ToListAsync(cancellation);

        var ids = rows.ConvertAll(r => r.RecordId);
        var quotes = await db.QuotesAsync(ids, cancellation);
        var summaries = (await events.SummariesAsync(ids, cancellation)).ToDictionary(s => s.Id);
        return [.. rows.Where(r => quotes.ContainsKey(r.RecordId) && summaries.ContainsKey(r.RecordId))
            .Select(r => new LatestEvent(summaries[r.RecordId], quotes[r.RecordId], r.Outlet, r.Published, r.AddedAt))];
    }

    public async Task<Unreviewed> UnreviewedAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var open = new RecordFilter { Reviews = [ReviewState.Unreviewed] };
        var any = new RecordFilter { Reviews = [.. Enum.GetValues<ReviewState>()] };
        return new Unreviewed(
            await db.Events.Matching(db, open).CountAsync(cancellation),
            await db.Claims.Matching(db, open).CountAsync(cancellation),
            await db.Stances.Matching(db, open).CountAsync(cancellation),
            await db.Events.Matching(db, any).CountAsync(cancellation)
                + await db.Claims.Matching(db, any).CountAsync(cancellation)
                + await db.Stances.Matching(db, any).CountAsync(cancellation));
    }

    /// <summary>Keys of the default actors, or where no source names any of them, of those with the most stances.</summary>
    public async Task<IReadOnlyList<string>> ActorsAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.ActorsInUse().AnyAsync(v => PinnedActors.DefaultKeys.Contains(v.Actor.Key), cancellation))
            return PinnedActors.DefaultKeys;
        var ids = await db.Stances.Matching(db, Everything).GroupBy(s => s.ActorId)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(PinnedActors.DefaultKeys.Count).Select(g => g.Key).ToListAsync(cancellation);
        return await db.Actors.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).Select(a => a.Key).ToListAsync(cancellation);
    }
}
