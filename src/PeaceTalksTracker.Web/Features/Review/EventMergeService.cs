using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Makes two events one: the kept one gets the words and parties of both, and stands for both from then on. One change, which can be taken back whole.</summary>
public sealed class EventMergeService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    /// <param name="merged">The event that is shown no more.</param>
    /// <param name="kept">The one that stands for both.</param>
    /// <param name="why">The editor's reason; may be null.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> MergeAsync(string merged, string kept, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        if (merged == kept)
            return "This is one event already: choose another one.";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var from = await db.Events.Include(v => v.Record).SingleOrDefaultAsync(v => v.Record.Key == merged, cancellation);
        var into = await db.Events.Include(v => v.Record).SingleOrDefaultAsync(v => v.Record.Key == kept, cancellation);
        if (from is null || into is null)
            return "One of the two events is no longer there; nothing was saved.";
        // What is promised and what is done are never one.
        if (from.Status != into.Status)
            return $"One of them is marked “{Wording.Of(into.Status)}”, the other “{Wording.Of(from.Status)}”, so they are not merged. If one is read wrongly, correct its status first.";

        from.MergedInto = into.Record;
        foreach (var before in await db.Events.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.MergedIntoId == from.RecordId).ToListAsync(cancellation))
            before.MergedInto = into.Record;
        into.Review = ReviewState.Accepted;
        await AddEvidenceAsync(db, from.RecordId, into.RecordId, cancellation);
        await AddPartiesAsync(db, from.RecordId, into.RecordId, cancellation);
        foreach (var stance in await db.Stances.Where(s => s.GroundId == from.RecordId).ToListAsync(cancellation))
            stance.GroundId = into.RecordId;
        await MoveOrdersAsync(db, from.RecordId, into.RecordId, cancellation);
        await LinkAsync(db, from.Record, into.Record, by, cancellation);
        await MoveProposalsAsync(db, from.RecordId, into.RecordId, cancellation);
        try
        {
            await db.RecordAsync(by.Name, why ?? "They are one event.", cancellation);
        }
        catch (DbUpdateException)
        {
            return "Somebody else has just changed one of the two, so nothing was saved. Look again, then decide.";
        }
        feed.Publish();
        return null;
    }

    private static async Task AddEvidenceAsync(TrackerDbContext db, long from, long into, CancellationToken cancellation)
    {
        var held = (await db.Evidence.Where(e => e.RecordId == into).ToListAsync(cancellation)).Select(e => (e.Role, FieldReader.SpanOf(e))).ToHashSet();
        foreach (var e in await db.Evidence.Where(e => e.RecordId == from).AsNoTracking().ToListAsync(cancellation))
        {
            if (!held.Add((e.Role, FieldReader.SpanOf(e))))
                continue;
            (e.Id, e.RecordId) = (0, into);
            db.Add(e);
        }
    }

    private static async Task AddPartiesAsync(TrackerDbContext db, long from, long into, CancellationToken cancellation)
    {
        var held = await db.Participants.Where(p => p.RecordId == into).ToListAsync(cancellation);
        foreach (var p in await db.Participants.Where(p => p.RecordId == from).AsNoTracking().OrderBy(p => p.Ordinal).ToListAsync(cancellation))
        {
            if (held.Exists(h => h.ActorId == p.ActorId && h.Role == p.Role))
                continue;
            (p.Id, p.RecordId, p.Ordinal) = (0, into, held.Where(h => h.Role == p.Role).Select(h => h.Ordinal + 1).DefaultIfEmpty().Max());
            held.Add(db.Add(p).Entity);
        }
    }

    private static async Task MoveOrdersAsync(TrackerDbContext db, long from, long into, CancellationToken cancellation)
    {
        var held = (await db.Orders.Where(o => o.EarlierId == into || o.LaterId == into).ToListAsync(cancellation)).Select(o => (o.EarlierId, o.LaterId)).ToHashSet();
        foreach (var order in await db.Orders.Where(o => o.EarlierId == from || o.LaterId == from).ToListAsync(cancellation))
        {
            var moved = (Earlier: order.EarlierId == from ? into : order.EarlierId, Later: order.LaterId == from ? into : order.LaterId);
            db.Remove(order);
            if (moved.Earlier != moved.Later && held.Add(moved))
                db.Add(new OrderVersion { EarlierId = moved.Earlier, LaterId = moved.Later });
        }
    }

    private static async Task LinkAsync(TrackerDbContext db, RecordRow from, RecordRow into, Signer by, CancellationToken cancellation)
    {
        var link = await db.Links.SingleOrDefaultAsync(
            l => l.Kind == LinkKind.Same && ((l.FromId == from.Id && l.ToId == into.Id) || (l.FromId == into.Id && l.ToId == from.Id)), cancellation);
        if (link is null)
            db.Add(new LinkVersion { From = from, To = into, Kind = LinkKind.Same, Review = ReviewState.Accepted, Why = $"{by.Name} has merged them." });
        else
            link.Review = ReviewState.Accepted;
    }

    /// <summary>Whether others are one with the merged event is asked of the kept one, unless that has been asked already.</summary>
    private static async Task MoveProposalsAsync(TrackerDbContext db, long from, long into, CancellationToken cancellation)
    {
        var asked = (await db.Links.IgnoreQueryFilters().Where(l => l.Kind == LinkKind.Same && (l.FromId == into || l.ToId == into))
            .Select(l => l.FromId == into ? l.ToId : l.FromId).ToListAsync(cancellation)).Append(into).ToHashSet();
        var waiting = await db.Links.Where(l => l.Kind == LinkKind.Same && l.Review == ReviewState.Unreviewed && (l.FromId == from || l.ToId == from)).ToListAsync(cancellation);
        foreach (var link in waiting.Where(l => db.Entry(l).State != EntityState.Modified))
        {
            var other = link.FromId == from ? link.ToId : link.FromId;
            db.Remove(link);
            if (asked.Add(other))
                db.Add(new LinkVersion { FromId = other, ToId = into, Kind = LinkKind.Same, Why = link.Why, Strength = link.Strength });
        }
    }
}
