using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>A change, as whoever made it knows it.</summary>
/// <param name="At">When it was made, in UTC.</param>
/// <param name="Name">What it was made to; null where that has no name.</param>
/// <param name="Others">To how many more of the kind.</param>
/// <param name="Record">Key of the one record, or of the pair of events, that it was made to; null where it was made to something else, or to several.</param>
public sealed record NamedChange(DateTime At, string? Name, int Others, string? Record = null);

/// <summary>Says what a change was made to.</summary>
internal static class ChangeNames
{
    private sealed record Thing(object Id, string Name);

    public static async Task<NamedChange> OfAsync(TrackerDbContext db, long change, CancellationToken cancellation)
    {
        var at = await db.Changes.Where(c => c.Id == change).Select(c => c.At).SingleAsync(cancellation);
        foreach (var kind in Things(db, change))
            if ((await kind.ToListAsync(cancellation)).DistinctBy(t => t.Id).ToList() is [var thing, ..] all)
                return new(at, thing.Name, all.Count - 1);

        var records = new SortedSet<long>();
        foreach (var kind in Records(db, change))
            records.UnionWith(await kind.ToListAsync(cancellation));
        if (records.Count == 0)
            return new(at, null, 0);
        var first = await db.Records.SingleAsync(r => r.Id == records.Min, cancellation);
        var fields = await FieldMerge.AsOfAsync(
            db, change, async then => (await FieldReader.ReadAsync(then, [first.Id], cancellation)).GetValueOrDefault(first.Id), cancellation);
        var name = fields is null ? null : ReviewWording.Heading(first.Kind, fields);
        var pair = await DecidedPairs(db, change).Select(l => new { Newer = l.From.Key, Older = l.To.Key }).FirstOrDefaultAsync(cancellation);
        return new(at, name, records.Count - 1, pair is not null ? EventPair.Key(pair.Newer, pair.Older) : records.Count == 1 ? first.Key : null);
    }

    /// <summary>What waited as a proposal until the change.</summary>
    private static IQueryable<LinkVersion> DecidedPairs(TrackerDbContext db, long change)
    {
        var waited = db.Links.IgnoreQueryFilters().Where(l => l.ClosedInId == change && l.Kind == LinkKind.Same && l.Review == ReviewState.Unreviewed);
        return db.Links.IgnoreQueryFilters().AsNoTracking().Where(l => l.RecordedInId == change && l.Review != ReviewState.Unreviewed
            && waited.Any(w => w.FromId == l.FromId && w.ToId == l.ToId));
    }

    // An article brings its actors and records along, an actor or an issue its records.
    private static IEnumerable<IQueryable<Thing>> Things(TrackerDbContext db, long change) =>
    [
        Touched(db.ArticleVersions, change).Select(v => new Thing(v.ArticleId, ArticleFacts.NameOf(v.Title, v.Text.Content.Substring(0, Limits.FirstWords * 2)))),
        Touched(db.ActorVersions, change).Select(v => new Thing(v.ActorId, v.Name)),
        Touched(db.Aliases, change).Select(a => new Thing(a.ActorId, a.Actor.Versions.OrderByDescending(v => v.Id).First().Name)),
        Touched(db.Issues, change).Select(v => new Thing(v.IssueId, v.Name)),
        Touched(db.BriefVersions, change).Select(v => new Thing(v.BriefId, v.Title)),
        Touched(db.CodingRoundVersions, change).Select(v => new Thing(v.RoundId, v.Name)),
    ];

    private static IEnumerable<IQueryable<long>> Records(TrackerDbContext db, long change) =>
    [
        Touched(db.Events, change).Select(v => v.RecordId),
        Touched(db.Claims, change).Select(v => v.RecordId),
        Touched(db.Stances, change).Select(v => v.RecordId),
        Touched(db.Evidence, change).Select(v => v.RecordId),
        Touched(db.Participants, change).Select(v => v.RecordId),
        Touched(db.Tags, change).Select(v => v.RecordId),
        Touched(db.Verdicts, change).Select(v => v.RecordId),
        Touched(db.Notes, change).Select(v => v.RecordId),
        Touched(db.Proposals, change).Select(v => v.RecordId),
        Touched(db.Links, change).Select(v => v.FromId),
        Touched(db.Links, change).Select(v => v.ToId),
    ];

    /// <summary>The rows that a change wrote, then those that it closed.</summary>
    private static IQueryable<T> Touched<T>(IQueryable<T> rows, long change) where T : Versioned
        => rows.IgnoreQueryFilters().AsNoTracking().Where(v => v.RecordedInId == change || v.ClosedInId == change).OrderByDescending(v => v.Id);
}
