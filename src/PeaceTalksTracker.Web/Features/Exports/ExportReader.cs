using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>Opens the store for being handed on, at the moment that the page's address asks for.</summary>
public sealed class ExportReader(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <summary>
    /// The store as one moment left it: of the present, the last change. Whatever is saved while it is read does not show, and the same moment reads
    /// the same tomorrow.
    /// </summary>
    /// <param name="asOf">Another moment, in UTC; null for the one that the address asks for.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Snapshot> OpenAsync(DateTime? asOf = null, CancellationToken cancellation = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellation);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var asked = asOf ?? db.AsOf;
        var last = await db.Changes.Where(c => c.At <= asked).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstOrDefaultAsync(cancellation);
        db.AsOf = last?.At ?? DateTime.UnixEpoch;
        return new(db, last?.Id ?? 0);
    }
}
