using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Why a record waits for a person, the most pressing first.</summary>
public enum ReviewReason
{
    /// <summary>Another record seems to say the opposite.</summary>
    Contradiction,

    /// <summary>The reader now reads it otherwise than when a person decided.</summary>
    Changed,

    /// <summary>Its words are not where they were in the article's corrected text.</summary>
    Anchor,

    /// <summary>Two events of different articles may be one; the pair waits, beside each event itself.</summary>
    Merge,

    /// <summary>Nobody has looked at it; the reader's least sure come first.</summary>
    Unreviewed,
}

/// <summary>A record that waits, or a pair of events.</summary>
/// <param name="Key">What addresses name it by; of a pair see <see cref="EventPair.Key"/>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Reason">Why it waits.</param>
/// <param name="Heading">What it says, in a line.</param>
/// <param name="Quote">The words that show it; of a pair what its events have in common.</param>
public sealed record QueueItem(string Key, RecordKind Kind, ReviewReason Reason, string Heading, string Quote);

/// <summary>A stretch of the queue.</summary>
/// <param name="Items">In the order in which to work.</param>
/// <param name="Counts">How many wait for each reason, under the filter.</param>
/// <param name="Page">Its number, from 1.</param>
public sealed record QueuePage(IReadOnlyList<QueueItem> Items, IReadOnlyDictionary<ReviewReason, int> Counts, int Page)
{
    public int Total => Counts.Values.Sum();

    /// <summary>As it is once somebody has decided on a record of it.</summary>
    public QueuePage Without(string? record)
        => Items.FirstOrDefault(i => i.Key == record) is { } decided
            ? this with
            {
                Items = [.. Items.Where(i => i != decided)],
                Counts = Counts.ToDictionary(c => c.Key, c => c.Key == decided.Reason ? c.Value - 1 : c.Value),
            }
            : this;
}

/// <summary>What needs a person, by how much it needs one.</summary>
public sealed class QueueQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    private sealed record Waiting(long Record, double Confidence);

    /// <param name="filter">Which records.</param>
    /// <param name="kind">Of one kind only; null for all.</param>
    /// <param name="reason">For one reason only; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<QueuePage> PageAsync(
        RecordFilter filter, RecordKind? kind, ReviewReason? reason, int page, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var all = filter with { Reviews = Enum.GetValues<ReviewState>() };
        var pressing = await PressingAsync(db, cancellation);
        var known = pressing.Keys.ToList();
        var shown = (await WaitingAsync(db, all, kind, r => known.Contains(r.RecordId), int.MaxValue, cancellation)).Select(w => w.Record).ToHashSet();
        var first = pressing.Where(p => shown.Contains(p.Key)).OrderBy(p => p.Value).ThenBy(p => p.Key).ToList();

        var counts = first.CountBy(p => p.Value).ToDictionary(c => c.Key, c => c.Value);
        var pairs = await PairsAsync(db, all, kind, cancellation);
        counts[ReviewReason.Merge] = pairs.Count;
        var open = filter with { Reviews = [ReviewState.Unreviewed] };
        counts[ReviewReason.Unreviewed] = await CountAsync(db, open, kind, r => true, cancellation) - await CountAsync(db, open, kind, r => known.Contains(r.RecordId), cancellation);
        if (reason is { } only)
        {
            first = [.. first.Where(p => p.Value == only)];
            pairs = only == ReviewReason.Merge ? pairs : [];
        }
        var total = reason is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        page = Math.Clamp(page, 1, Math.Max(1, (total + Limits.PageSize - 1) / Limits.PageSize));

        var skip = (page - 1) * Limits.PageSize;
        var items = await ItemsAsync(db, [.. first.Skip(skip).Take(Limits.PageSize).Select(p => (p.Key, p.Value))], cancellation);
        items.AddRange(await ItemsAsync(db, pairs.Skip(Math.Max(0, skip - first.Count)).Take(Limits.PageSize - items.Count), cancellation));
        if (items.Count < Limits.PageSize && reason is null or ReviewReason.Unreviewed)
        {
            var passed = Math.Max(0, skip - first.Count - pairs.Count);
            var rest = await WaitingAsync(db, open, kind, r => !known.Contains(r.RecordId), passed + Limits.PageSize, cancellation);
            items.AddRange(await ItemsAsync(db, [.. rest.Skip(passed).Take(Limits.PageSize - items.Count).Select(w => (w.Record, ReviewReason.Unreviewed))], cancellation));
        }
        return new(items, counts, page);
    }

    private sealed record Pair(long From, string FromKey, string ToKey, string Why);

    /// <summary>Pairs of events that wait, the strongest first; both are in view, and the filter leaves one at least.</summary>
    private static async Task<List<Pair>> PairsAsync(TrackerDbContext db, RecordFilter filter, RecordKind? kind, CancellationToken cancellation)
    {
        if (kind is not (null or RecordKind.Event))
            return [];
        var waiting = db.Links.Where(l => l.Kind == LinkKind.Same && l.Review == ReviewState.Unreviewed);
        var links = await waiting.Where(l => db.Events.Any(e => e.RecordId == l.FromId) && db.Events.Any(e => e.RecordId == l.ToId))
            .OrderByDescending(l => l.Strength).ThenBy(l => l.Id)
            .Select(l => new { l.FromId, l.ToId, Pair = new Pair(l.FromId, l.From.Key, l.To.Key, l.Why) }).ToListAsync(cancellation);
        var shown = (await Kinds(db, filter, RecordKind.Event).Single().Where(e => waiting.Any(l => l.FromId == e.RecordId || l.ToId == e.RecordId))
            .Select(e => e.RecordId).ToListAsync(cancellation)).ToHashSet();
        return [.. links.Where(l => shown.Contains(l.FromId) || shown.Contains(l.ToId)).Select(l => l.Pair)];
    }

    private static async Task<List<QueueItem>> ItemsAsync(TrackerDbContext db, IEnumerable<Pair> pairs, CancellationToken cancellation)
    {
        var page = pairs.ToList();
        var fields = await FieldReader.ReadAsync(db, [.. page.Select(p => p.From)], cancellation);
        return [.. page.Select(p => new QueueItem(EventPair.Key(p.FromKey, p.ToKey), RecordKind.Event, ReviewReason.Merge, ReviewWording.Heading(RecordKind.Event, fields[p.From]), p.Why))];
    }

    private static async Task<Dictionary<long, ReviewReason>> PressingAsync(TrackerDbContext db, CancellationToken cancellation)
    {
        var links = await db.Links.Where(l => l.Review == ReviewState.Unreviewed && l.Kind == LinkKind.Contradicts)
            .Select(l => new { l.FromId, l.ToId }).ToListAsync(cancellation);
        var reasons = new Dictionary<long, ReviewReason>();
        foreach (var link in links)
            reasons[link.FromId] = reasons[link.ToId] = ReviewReason.Contradiction;
        foreach (var record in await db.Proposals.Select(p => p.RecordId).ToListAsync(cancellation))
            reasons.TryAdd(record, ReviewReason.Changed);
        foreach (var record in await db.Evidence.Where(RecordService.Waiting).Select(e => e.RecordId).Distinct().ToListAsync(cancellation))
            reasons.TryAdd(record, ReviewReason.Anchor);
        return reasons;
    }

    private static async Task<List<Waiting>> WaitingAsync(
        TrackerDbContext db, RecordFilter filter, RecordKind? kind, Expression<Func<RecordVersion, bool>> holds, int take, CancellationToken cancellation)
    {
        var waiting = new List<Waiting>();
        foreach (var records in Kinds(db, filter, kind))
            waiting.AddRange(await records.Where(holds).OrderBy(r => r.Confidence).ThenBy(r => r.RecordId).Take(take)
                .Select(r => new Waiting(r.RecordId, r.Confidence)).ToListAsync(cancellation));
        return [.. waiting.OrderBy(w => w.Confidence).ThenBy(w => w.Record)];
    }

    private static async Task<int> CountAsync(
        TrackerDbContext db, RecordFilter filter, RecordKind? kind, Expression<Func<RecordVersion, bool>> holds, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var records in Kinds(db, filter, kind))
            count += await records.CountAsync(holds, cancellation);
        return count;
    }

    /// <summary>What a filter leaves of each kind of record.</summary>
    internal static IEnumerable<IQueryable<RecordVersion>> Kinds(TrackerDbContext db, RecordFilter filter, RecordKind? kind)
    {
        var by = db.Actors.Where(a => EF.MultipleParameters(filter.Actors).Contains(a.Key)).Select(a => a.Id);
        if (kind is null or RecordKind.Event)
            yield return filter.Actors.Count == 0
                ? db.Events.Matching(db, filter)
                : db.Events.Matching(db, filter).Where(e => e.Record.Participants.Any(p => by.Contains(p.ActorId)));
        if (kind is null or RecordKind.Claim)
            yield return filter.Actors.Count == 0 ? db.Claims.Matching(db, filter) : db.Claims.Matching(db, filter).Where(c => by.Contains(c.SpeakerId!.Value));
        if (kind is null or RecordKind.Stance)
            yield return db.Stances.Matching(db, filter);
    }

    private static async Task<List<QueueItem>> ItemsAsync(
        TrackerDbContext db, List<(long Record, ReviewReason Reason)> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.Record).ToList();
        var fields = await FieldReader.ReadAsync(db, ids, cancellation);
        var quotes = await db.QuotesAsync(ids, cancellation);
        var records = await db.Records.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Key, r.Kind }).ToDictionaryAsync(r => r.Id, cancellation);
        return
        [
            .. rows.Where(r => fields.ContainsKey(r.Record)).Select(r => new QueueItem(
                records[r.Record].Key, records[r.Record].Kind, r.Reason, ReviewWording.Heading(records[r.Record].Kind, fields[r.Record]),
                quotes.GetValueOrDefault(r.Record)?.Exact ?? "")),
        ];
    }
}
