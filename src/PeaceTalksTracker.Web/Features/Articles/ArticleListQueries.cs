using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>An article as the list shows it.</summary>
/// <param name="Unreviewed">Records nobody has decided about.</param>
public sealed record ArticleEntry(
    string Key, string Name, string? Outlet, DateOnly? Published, DateTime AddedAt, Withdrawal? Withdrawal,
    int Events, int Claims, int Stances, int Unreviewed);

/// <summary>What the list of articles is sorted by, the newest first.</summary>
public enum ArticleOrder
{
    /// <summary>The day of publication; those of an unknown day last.</summary>
    Published,

    /// <summary>When it was added here.</summary>
    Added,
}

/// <summary>One page of the list.</summary>
/// <param name="Entries">In the order asked for.</param>
/// <param name="Total">How many match on all pages.</param>
/// <param name="InUse">How many match and are not withdrawn.</param>
/// <param name="Withdrawn">How many match and are.</param>
/// <param name="Page">The page shown, from 1: the last where a later one was asked for.</param>
public sealed record ArticleList(IReadOnlyList<ArticleEntry> Entries, int Total, int InUse, int Withdrawn, int Page);

/// <summary>Which articles there are.</summary>
public sealed class ArticleListQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <param name="text">Words in title, outlet or text, in any case; null for all.</param>
    /// <param name="withdrawn">Those that are withdrawn rather than those in use.</param>
    /// <param name="order">What they are sorted by.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ArticleList> ListAsync(
        string? text, bool withdrawn, ArticleOrder order, int page, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var articles = db.ArticleVersions.AsQueryable();
        if (!string.IsNullOrEmpty(text))
        {
            var pattern = LikePattern.Containing(text);
            articles = articles.Where(v =>
                EF.Functions.Like(v.Title!, pattern, LikePattern.Escape) || EF.Functions.Like(v.Outlet!, pattern, LikePattern.Escape)
                || EF.Functions.Like(v.Text.Content, pattern, LikePattern.Escape));
        }

        var counts = await articles.GroupBy(v => v.Withdrawn).Select(g => new { Withdrawn = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var total = counts.Where(c => c.Withdrawn == withdrawn).Sum(c => c.Count);
        page = Math.Clamp(page, 1, Math.Max(1, (total + Limits.PageSize - 1) / Limits.PageSize));
        var shown = articles.Where(v => v.Withdrawn == withdrawn);
        var sorted = order == ArticleOrder.Published
            ? shown.OrderByDescending(v => v.Published).ThenByDescending(v => v.Article.AddedAt)
            : shown.OrderByDescending(v => v.Article.AddedAt);
        var rows = await sorted.ThenByDescending(v => v.ArticleId)
            .Skip((page - 1) * Limits.PageSize).Take(Limits.PageSize)
            .Select(v => new
            {
                v.Article.Key,
                v.Article.AddedAt,
                v.Title,
                v.Outlet,
                v.Published,
                v.RecordedIn,
                Start = v.Text.Content.Substring(0, Limits.FirstWords * 2),
                Events = db.Events.Count(r => r.Record.ArticleId == v.ArticleId),
                Claims = db.Claims.Count(r => r.Record.ArticleId == v.ArticleId),
                Stances = db.Stances.Count(r => r.Record.ArticleId == v.ArticleId),
                Unreviewed = db.Events.Count(r => r.Record.ArticleId == v.ArticleId && r.Review == ReviewState.Unreviewed)
                    + db.Claims.Count(r => r.Record.ArticleId == v.ArticleId && r.Review == ReviewState.Unreviewed)
                    + db.Stances.Count(r => r.Record.ArticleId == v.ArticleId && r.Review == ReviewState.Unreviewed),
            })
            .ToListAsync(cancellation);
        return new ArticleList(
            [
                .. rows.Select(r => new ArticleEntry(
                    r.Key, ArticleFacts.NameOf(r.Title, r.Start), r.Outlet, r.Published, r.AddedAt,
                    withdrawn ? new Withdrawal(r.RecordedIn.By, r.RecordedIn.At, r.RecordedIn.Why) : null, r.Events, r.Claims, r.Stances, r.Unreviewed)),
            ],
            total,
            counts.Where(c => !c.Withdrawn).Sum(c => c.Count),
            counts.Where(c => c.Withdrawn).Sum(c => c.Count),
            page);
    }
}
