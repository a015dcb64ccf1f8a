using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>Lays what was decided elsewhere beside what has been decided here, once: whoever has answered it is not asked again. Saves nothing by itself.</summary>
internal sealed class ProposedImports
{
    /// <summary>What people add to a record without deciding what it says.</summary>
    private static readonly RecordField[] Added = [RecordField.Tags, RecordField.Reliability, RecordField.Credibility, RecordField.Verdict];

    private readonly TrackerDbContext db;
    private readonly HashSet<long> open;
    private readonly Dictionary<long, List<RecordFields>> asked = [];

    private ProposedImports(TrackerDbContext db, HashSet<long> open) => (this.db, this.open) = (db, open);

    /// <param name="db">The store.</param>
    /// <param name="records">Ids.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ProposedImports> LoadAsync(TrackerDbContext db, IReadOnlyCollection<long> records, CancellationToken cancellation)
    {
        var proposals = new ProposedImports(db, await db.Proposals.Where(p => records.Contains(p.RecordId)).Select(p => p.RecordId).ToHashSetAsync(cancellation));
        // An import that has been taken back asked nobody.
        foreach (var past in await db.Proposals.IgnoreQueryFilters().AsNoTracking().Where(p => records.Contains(p.RecordId) && p.Fields != null && p.ClosedIn!.UndoesId == null)
            .Select(p => new { p.RecordId, p.Fields }).ToListAsync(cancellation))
            if (RecordFields.FromJson(past.Fields!) is var fields && Proposal.IsFromPeople(fields))
                (proposals.asked.TryGetValue(past.RecordId, out var before) ? before : proposals.asked[past.RecordId] = []).Add(fields);
        return proposals;
    }

    /// <param name="row">The record.</param>
    /// <param name="held">As it was decided here.</param>
    /// <param name="brought">As it was decided elsewhere.</param>
    /// <returns>False where that is no other decision, has been laid beside it before, or another question about the record waits for its answer.</returns>
    public bool Lay(RecordRow row, RecordFields held, RecordFields brought)
    {
        // Whoever takes the other decision loses no tag and no verdict by it.
        brought = Added.Aggregate(brought, (fields, field) => fields.With(field, held[field] ?? brought[field]));
        // What somebody has corrected counts as reviewed.
        if (!Proposal.IsFromPeople(brought))
            brought = brought.With(RecordField.Review, nameof(ReviewState.Accepted));
        if (Agree(held, brought) || asked.GetValueOrDefault(row.Id, []).Exists(before => Agree(before, brought)))
            return false;
        // What waits for an answer is not replaced by another question.
        if (open.Contains(row.Id))
            return false;
        db.Add(new ProposalVersion { Record = row, Fields = brought.ToJson() });
        return true;
    }

    /// <summary>Whether both decide the same.</summary>
    private static bool Agree(RecordFields one, RecordFields other) => one.ChangesTo(other).All(c => Added.Contains(c.Field));
}
