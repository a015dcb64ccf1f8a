using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Claims;

/// <summary>Reads who said what, a page at a time.</summary>
public sealed class ClaimQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <param name="filter">An actor in it is one who speaks, or is a hop on the way to the one who does.</param>
    /// <param name="order">How the claims are sorted.</param>
    /// <param name="page">From 1; beyond the ends the nearest page is given.</param>
    /// <param name="size">Claims on a page.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ClaimPage> PageAsync(RecordFilter filter, ClaimOrder order, int page, int size, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var claims = db.Claims.Matching(db, filter);

        var total = await claims.CountAsync(cancellation);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var ids = await Sorted(claims, order).Skip((number - 1) * size).Take(size).Select(c => c.RecordId).ToListAsync(cancellation);
        return new ClaimPage(await RowsAsync(db, ids, cancellation), number, total);
    }

    /// <summary>The newest claims of others whose content mentions the actor.</summary>
    public async Task<IReadOnlyList<ClaimRow>> AboutAsync(int actor, int limit, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mentioning = db.Mentions.Where(m => m.ActorId == actor)
            .Join(db.Evidence.Where(e => e.Role == EvidenceRole.Content && e.Record.Kind == RecordKind.Claim), m => m.ArticleId, e => e.Record.ArticleId, (m, e) => new { m, e })
            .Where(p => p.m.Start >= p.e.Start && p.m.End <= p.e.End).Select(p => p.e.RecordId);
        var claims = db.Claims.Matching(db, new RecordFilter())
            .Where(c => (c.SpeakerId == null || c.SpeakerId != actor) && mentioning.Contains(c.RecordId));
        var ids = await Sorted(claims, ClaimOrder.Newest).Take(limit).Select(c => c.RecordId).ToListAsync(cancellation);
        return await RowsAsync(db, ids, cancellation);
    }

    private static IOrderedQueryable<ClaimVersion> Sorted(IQueryable<ClaimVersion> claims, ClaimOrder order) => order switch
    {
        ClaimOrder.Oldest => claims.OrderBy(c => c.Latest == null).ThenBy(c => c.Latest).ThenBy(c => c.RecordId),
        ClaimOrder.Surest => claims.OrderByDescending(c => c.Confidence).ThenBy(c => c.RecordId),
        ClaimOrder.LeastSure => claims.OrderBy(c => c.Confidence).ThenBy(c => c.RecordId),
        _ => claims.OrderByDescending(c => c.Latest).ThenBy(c => c.RecordId),
    };

    private static async Task<IReadOnlyList<ClaimRow>> RowsAsync(TrackerDbContext db, List<long> ids, CancellationToken cancellation)
    {
        var quotes = await db.QuotesAsync(ids, cancellation);
        var words = await db.Evidence.Where(e => ids.Contains(e.RecordId) && (e.Role == EvidenceRole.Source || e.Role == EvidenceRole.Cue))
            .OrderBy(e => e.Start).Select(e => new { e.RecordId, e.Role, e.Exact }).ToListAsync(cancellation);
        var hops = await db.Participants.Where(p => ids.Contains(p.RecordId) && p.Role == ParticipantRole.Hop)
            .OrderBy(p => p.Ordinal).Select(p => new { p.RecordId, p.ActorId }).ToListAsync(cancellation);
        var rows = await db.Claims.Where(c => ids.Contains(c.RecordId))
            .Select(c => new
            {
                c.RecordId,
                c.SpeakerId,
                c.Kind,
                Issue = c.Issue!.Versions.First().Name,
                c.Date,
                c.DateBasis,
                c.Earliest,
                c.Latest,
                c.Review,
                c.Rule,
                c.Confidence,
                c.Why,
                Outlet = c.Record.Article.Versions.Select(v => v.Outlet).FirstOrDefault(),
            })
            .ToDictionaryAsync(c => c.RecordId, cancellation);
        var actors = await db.ActorRefsAsync(rows.Values.Select(r => r.SpeakerId).OfType<int>().Concat(hops.Select(h => h.ActorId)), cancellation);

        string? Words(long record, EvidenceRole role) => words.Find(w => w.RecordId == record && w.Role == role)?.Exact;

        return [.. ids.Where(id => rows.ContainsKey(id) && quotes.ContainsKey(id)).Select(id => rows[id]).Select(r => new ClaimRow(
            r.RecordId, r.SpeakerId is { } speaker ? actors.GetValueOrDefault(speaker) : null,
            Words(r.RecordId, EvidenceRole.Source), Words(r.RecordId, EvidenceRole.Cue), r.Kind, r.Outlet,
            [.. hops.Where(h => h.RecordId == r.RecordId).Select(h => actors.GetValueOrDefault(h.ActorId)).OfType<ActorRef>().Where(a => a.Name != r.Outlet)],
            r.Issue, r.Date, r.DateBasis, r.Earliest, r.Latest, r.Review, r.Rule, r.Confidence, r.Why, quotes[r.RecordId]))];
    }
}
