using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Which changes touched a thing.</summary>
internal static class RecordChanges
{
    /// <returns>0 where none did.</returns>
    public static async Task<long> LatestAsync(IEnumerable<IQueryable<Versioned>> rows, CancellationToken cancellation = default)
        => (await IdsAsync(rows, cancellation)).DefaultIfEmpty().Max();

    /// <param name="rows">All kinds of row that a thing consists of.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlySet<long>> IdsAsync(IEnumerable<IQueryable<Versioned>> rows, CancellationToken cancellation = default)
    {
        var ids = new HashSet<long>();
        foreach (var kind in rows)
        {
            foreach (var row in await kind.IgnoreQueryFilters().Select(v => new { v.RecordedInId, v.ClosedInId }).ToListAsync(cancellation))
            {
                ids.Add(row.RecordedInId);
                if (row.ClosedInId is { } closed)
                    ids.Add(closed);
            }
        }
        return ids;
    }

    public static IEnumerable<IQueryable<Versioned>> RowsOf(TrackerDbContext db, long record) =>
    [
        db.Events.Where(v => v.RecordId == record),
        db.Claims.Where(v => v.RecordId == record),
        db.Stances.Where(v => v.RecordId == record),
        db.Evidence.Where(v => v.RecordId == record),
        db.Participants.Where(v => v.RecordId == record),
        db.Tags.Where(v => v.RecordId == record),
        db.Notes.Where(v => v.RecordId == record),
        db.Verdicts.Where(v => v.RecordId == record),
    ];
}
