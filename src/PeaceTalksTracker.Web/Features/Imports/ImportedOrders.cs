using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>Which event the texts put before which: what is here, and what an import adds. Saves nothing by itself.</summary>
internal sealed class ImportedOrders
{
    private readonly TrackerDbContext db;
    private readonly HashSet<(RecordRow Earlier, RecordRow Later)> known;

    private ImportedOrders(TrackerDbContext db, HashSet<(RecordRow, RecordRow)> known) => (this.db, this.known) = (db, known);

    /// <param name="db">The store, which holds the rows that are compared.</param>
    /// <param name="records">Ids.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ImportedOrders> LoadAsync(TrackerDbContext db, IReadOnlyCollection<long> records, CancellationToken cancellation)
        => new(db, (await db.Orders.Where(o => records.Contains(o.EarlierId) && records.Contains(o.LaterId)).Include(o => o.Earlier).Include(o => o.Later).ToListAsync(cancellation))
            .Select(o => (o.Earlier, o.Later)).ToHashSet());

    /// <returns>False where the other order stands already, which stays.</returns>
    public bool Put(RecordRow earlier, RecordRow later)
    {
        if (known.Contains((later, earlier)))
            return false;
        if (known.Add((earlier, later)))
            db.Add(new OrderVersion { Earlier = earlier, Later = later });
        return true;
    }
}
