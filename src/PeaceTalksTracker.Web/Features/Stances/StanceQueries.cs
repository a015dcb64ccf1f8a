using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Stances;

/// <summary>Reads where actors stand. Groups are counted in the database; of each only the newest passages are fetched.</summary>
public sealed class StanceQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    private sealed record Named(int Id, string Key, string Name, ActorKind Kind, string? Role, string? Affiliation);

    /// <param name="actors">Keys of actors, known to the store or not.</param>
    /// <param name="filter">Its actors are not looked at.</param>
    /// <param name="passages">How many passages to fetch for each position in each voice.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<StanceBoard> BoardAsync(
        IReadOnlyList<string> actors, RecordFilter filter, int passages, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        filter = filter with { Actors = [] };
        var known = await db.ActorsInUse().Where(v => actors.Contains(v.Actor.Key))
            .Select(v => new Named(v.ActorId, v.Actor.Key, v.Name, v.Kind, v.Role, v.Affiliation)).ToDictionaryAsync(a => a.Key, cancellation);
        var ids = known.Values.Select(a => a.Id).ToList();

        var stances = db.Stances.Matching(db, filter).Where(s => ids.Contains(s.ActorId) && s.IssueId != null);
        // Keys that cannot be null let the database number the rows of each group instead of looking at every group by itself.
        var groups = await stances
            .GroupBy(s => new { s.ActorId, IssueId = s.IssueId ?? "", s.Position, s.Voice, ById = s.ById ?? 0 })
            .Select(g => new { g.Key, Count = g.Count(), Newest = g.OrderByDescending(s => s.Latest).ThenBy(s => s.RecordId).Take(passages).Select(s => s.RecordId).ToList() })
            .ToListAsync(cancellation);
        var entries = (await EntriesAsync(db, [.. groups.SelectMany(g => g.Newest)], cancellation)).ToDictionary(e => e.RecordId);

        var everything = new RecordFilter();
        var heard = await db.Stances.Matching(db, everything).Where(s => ids.Contains(s.ActorId) && s.IssueId != null)
            .Select(s => new { s.ActorId, s.IssueId, s.Voice }).Distinct().ToListAsync(cancellation);
        var speakers = await db.Claims.Matching(db, everything).Where(c => c.SpeakerId != null && ids.Contains(c.SpeakerId.Value))
            .Select(c => c.SpeakerId!.Value).Distinct().ToListAsync(cancellation);
        var events = await db.Events.Matching(db, everything)
            .Join(db.Participants.Where(p => ids.Contains(p.ActorId)), e => e.RecordId, p => p.RecordId, (e, p) => new { e.RecordId, p.ActorId }).Distinct()
            .GroupBy(p => p.ActorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var issues = await db.IssuesAsync(filter, cancellation);

        StancePanel PanelOf(string key)
        {
            if (!known.TryGetValue(key, out var actor))
                return new StancePanel(key, PinnedActors.NameOf(key), null, null, null, [], [], false, 0);

            var own = groups.Where(g => g.Key.ActorId == actor.Id)
                .Select(g => (g.Key, g.Count, Entries: g.Newest.Select(entries.GetValueOrDefault).OfType<StanceEntry>().ToList()))
                .Where(g => g.Entries.Count > 0)
                .ToLookup(g => g.Key.IssueId, g => new StanceGroup(g.Key.Position, g.Key.Voice, g.Entries[0].By, g.Entries, g.Count));
            return new StancePanel(
                key, actor.Name, new ActorRef(actor.Id, actor.Key, actor.Name, actor.Kind), actor.Role, actor.Affiliation,
                [.. issues.Where(i => own.Contains(i.Id)).Select(i => new IssueStances(
                    i, [.. own[i.Id].OrderBy(g => g.Voice).ThenByDescending(g => g.Entries[0].Latest).ThenBy(g => g.Position)]))],
                [.. issues.Where(i => !heard.Any(h => h.ActorId == actor.Id && h.IssueId == i.Id))],
                speakers.Contains(actor.Id) || heard.Any(h => h.ActorId == actor.Id && h.Voice == Voice.Self),
                events.GetValueOrDefault(actor.Id));
        }

        return new StanceBoard(
            [.. actors.Select(PanelOf)], issues, await db.ArticleVersions.CountAsync(v => !v.Withdrawn, cancellation));
    }

    /// <summary>The newest shifts that the filter leaves.</summary>
    public async Task<IReadOnlyList<StanceShift>> ShiftsAsync(RecordFilter filter, int limit, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // A shift has two positions, so a filter by position would hide every one.
        var issues = (await db.IssuesAsync(filter, cancellation)).ToDictionary(i => i.Id);
        var dated = db.Stances.Matching(db, filter with { Positions = [] }).OnAskedIssues(db, filter).Where(s => s.Date != null);
        var candidates = await dated
            .OrderByDescending(s => s.Latest).ThenByDescending(s => s.RecordId).Take(Limits.ShiftCandidates)
            .Select(s => new DatedStance(s.RecordId, s.ActorId, s.IssueId!, s.Voice, s.ById, s.Position, s.Earliest, s.Latest))
            .ToListAsync(cancellation);
        var shifts = ShiftFinder.Find(candidates)
            .Where(s => filter.Positions.Count == 0 || filter.Positions.Contains(s.New.Position)).Take(limit).ToList();

        var entries = (await EntriesAsync(db, [.. shifts.SelectMany(s => new[] { s.Old.RecordId, s.New.RecordId }).Distinct()], cancellation))
            .ToDictionary(e => e.RecordId);
        var actors = await db.ActorRefsAsync(shifts.Select(s => s.New.ActorId), cancellation);
        return [.. shifts.Select(s => new StanceShift(
            actors[s.New.ActorId], issues[s.New.IssueId], entries[s.Old.RecordId], entries[s.New.RecordId]))];
    }

    /// <summary>How many stances the filter leaves, and how many of them have a date.</summary>
    public async Task<(int All, int Dated)> CountAsync(RecordFilter filter, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stances = db.Stances.Matching(db, filter);
        return (await stances.CountAsync(cancellation), await stances.CountAsync(s => s.Date != null, cancellation));
    }

    private static async Task<IEnumerable<StanceEntry>> EntriesAsync(TrackerDbContext db, IReadOnlyList<long> records, CancellationToken cancellation)
    {
        var quotes = await db.QuotesAsync(records, cancellation);
        var rows = await db.Stances.Where(s => records.Contains(s.RecordId))
            .Select(s => new
            {
                s.RecordId,
                s.ActorId,
                s.IssueId,
                s.Position,
                s.Voice,
                s.ById,
                s.Date,
                s.DateBasis,
                s.Earliest,
                s.Latest,
                s.Review,
                Outlet = s.Record.Article.Versions.Select(v => v.Outlet).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var reporters = await db.ActorRefsAsync(rows.Select(r => r.ById).OfType<int>(), cancellation);
        return rows.Where(r => quotes.ContainsKey(r.RecordId)).Select(r => new StanceEntry(
            r.RecordId, r.ActorId, r.IssueId!, r.Position, r.Voice, r.ById is { } by ? reporters.GetValueOrDefault(by) : null,
            r.Date, r.DateBasis, r.Earliest, r.Latest, r.Review, r.Outlet, quotes[r.RecordId]));
    }
}
