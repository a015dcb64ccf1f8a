using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>Lays what was decided elsewhere beside what has been decided here, once: whoever has answered it is not asked again. Saves nothing by itself.</summary>
internal sealed class ProposedImports
{
    private readonly TrackerDbContext db;
    private readonly Dictionary<long, ProposalVersion> open;
    private readonly Dictionary<long, RecordFields> last = [];

    private ProposedImports(TrackerDbContext db, Dictionary<long, ProposalVersion> open) => (this.db, this.open) = (db, open);

    /// <param name="db">The store.</param>
    /// <param name="records">Ids.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ProposedImports> LoadAsync(TrackerDbContext db, IReadOnlyCollection<long> records, CancellationToken cancellation)
    {
        var proposals = new ProposedImports(db, await db.Proposals.Where(p => records.Contains(p.RecordId)).ToDictionaryAsync(p => p.RecordId, cancellation));
        // An import that has been taken back asked nobody.
        foreach (var past in await db.Proposals.IgnoreQueryFilters().AsNoTracking().Where(p => records.Contains(p.RecordId) && p.Fields != null && p.ClosedIn!.UndoesId == null)
            .OrderBy(p => p.Id).Select(p => new { p.RecordId, p.Fields }).ToListAsync(cancellation))
            if (RecordFields.FromJson(past.Fields!) is var fields && Proposal.IsFromPeople(fields))
                proposals.last[past.RecordId] = fields;
        return proposals;
    }

    /// <returns>False where the same has been laid beside it before.</returns>
    public bool Lay(RecordRow row, RecordFields brought)
    {
        // What somebody has corrected counts as reviewed.
        if (!Proposal.IsFromPeople(brought))
            brought = brought.With(RecordField.Review, nameof(ReviewState.Accepted));
        if (last.TryGetValue(row.Id, out var before) && before.ChangesTo(brought).Count == 0)
            return false;
        if (open.TryGetValue(row.Id, out var proposal))
            proposal.Fields = brought.ToJson();
        else
            db.Add(new ProposalVersion { Record = row, Fields = brought.ToJson() });
        return true;
    }
}
