using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Which changes touched a record.</summary>
internal static class RecordChanges
{
    public static async Task<long> LatestAsync(TrackerDbContext db, long record, CancellationToken cancellation = default)
        => (await IdsAsync(db, record, cancellation)).DefaultIfEmpty().Max();

    public static async Task<IReadOnlySet<long>> IdsAsync(TrackerDbContext db, long record, CancellationToken cancellation = default)
    {
        var ids = new HashSet<long>();
        await AddAsync(db.Events.Where(v => v.RecordId == record));
        await AddAsync(db.Claims.Where(v => v.RecordId == record));
        await AddAsync(db.Stances.Where(v => v.RecordId == record));
        await AddAsync(db.Evidence.Where(v => v.RecordId == record));
        await AddAsync(db.Participants.Where(v => v.RecordId == record));
        await AddAsync(db.Tags.Where(v => v.RecordId == record));
        await AddAsync(db.Notes.Where(v => v.RecordId == record));
        await AddAsync(db.Verdicts.Where(v => v.RecordId == record));
        return ids;

        async Task AddAsync(IQueryable<Versioned> rows)
        {
            foreach (var row in await rows.IgnoreQueryFilters().Select(v => new { v.RecordedInId, v.ClosedInId }).ToListAsync(cancellation))
            {
                ids.Add(row.RecordedInId);
                if (row.ClosedInId is { } closed)
                    ids.Add(closed);
            }
        }
    }
}
