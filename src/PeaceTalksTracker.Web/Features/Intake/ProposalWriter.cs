using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>
/// Lays what the reader now makes of a record beside a person's decision on it, where that differs from what the reader made of it last.
/// The decision itself stays as it is. Saves nothing by itself.
/// </summary>
internal sealed class ProposalWriter
{
    private static readonly RecordField[] Judged = [RecordField.Review, RecordField.Tags, RecordField.Reliability, RecordField.Credibility, RecordField.Verdict];
    private static readonly RecordField[] Words = [RecordField.Passage, RecordField.Source, RecordField.Cue, RecordField.Content];

    private readonly TrackerDbContext db;
    private readonly Dictionary<long, ProposalVersion> open = [];
    private readonly Dictionary<long, ProposalVersion> imported = [];
    private readonly Dictionary<long, RecordFields?> last = [];
    private Dictionary<string, string> merged = [];
    private Dictionary<long, RecordFields> held = [];

    private ProposalWriter(TrackerDbContext db) => this.db = db;

    /// <param name="db">The store.</param>
    /// <param name="decided">Records that people have decided on.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ProposalWriter> LoadAsync(TrackerDbContext db, IReadOnlyCollection<RecordVersion> decided, CancellationToken cancellation)
    {
        var writer = new ProposalWriter(db);
        var ids = decided.Select(v => v.RecordId).ToList();
        if (ids.Count == 0)
            return writer;
        writer.held = await FieldReader.ReadAsync(db, ids, cancellation);
        writer.merged = await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.MergedIntoId != null)
            .ToDictionaryAsync(v => v.Actor.Key, v => v.MergedInto!.Key, cancellation);
        foreach (var proposal in await db.Proposals.Where(p => ids.Contains(p.RecordId)).ToListAsync(cancellation))
            (Proposal.IsFromPeople(proposal.Fields is { } json ? RecordFields.FromJson(json) : null) ? writer.imported : writer.open)[proposal.RecordId] = proposal;
        await writer.LoadLastAsync(ids, cancellation);
        return writer;
    }

    /// <summary>What the reader made of each record last: its newest proposal, else the record as it stood before a person decided.</summary>
    private async Task LoadLastAsync(List<long> ids, CancellationToken cancellation)
    {
        foreach (var proposal in await db.Proposals.IgnoreQueryFilters().AsNoTracking().Where(p => ids.Contains(p.RecordId)).OrderBy(p => p.Id).ToListAsync(cancellation))
            if ((proposal.Fields is { } json ? RecordFields.FromJson(json) : null) is var fields && !Proposal.IsFromPeople(fields))
                last[proposal.RecordId] = fields;

        var read = new List<(long Record, DateTime Until)>();
        foreach (var versions in new IQueryable<RecordVersion>[] { db.Events, db.Claims, db.Stances })
            read.AddRange((await versions.IgnoreQueryFilters()
                    .Where(v => ids.Contains(v.RecordId) && v.Review == ReviewState.Unreviewed && v.Rule != RecordVersion.ByPerson)
                    .Select(v => new { v.RecordId, v.RecordedTo }).ToListAsync(cancellation))
                .GroupBy(v => v.RecordId).Select(g => (g.Key, g.Max(v => v.RecordedTo))));
        var present = db.AsOf;
        foreach (var moment in read.Where(r => !last.ContainsKey(r.Record) && r.Until < Versioned.Open).GroupBy(r => r.Until).ToList())
        {
            db.AsOf = moment.Key.AddTicks(-1);
            foreach (var (record, fields) in await FieldReader.ReadAsync(db, [.. moment.Select(r => r.Record)], cancellation))
                last[record] = fields;
        }
        db.AsOf = present;
    }

    /// <param name="row">A record that a person has decided on.</param>
    /// <param name="reading">Its fields as they are read now; null where it is no longer found.</param>
    public void Compare(RecordRow row, RecordFields? reading)
    {
        // What people elsewhere have decided waits for an answer, whatever the reader reads.
        if (!last.TryGetValue(row.Id, out var before) || imported.ContainsKey(row.Id))
            return;
        if (Agrees(reading, held[row.Id]))
        {
            if (open.Remove(row.Id, out var settled))
                db.Remove(settled);
        }
        else if (!(reading is null || before is null ? reading == before : Same(reading, Present(before))))
        {
            if (open.TryGetValue(row.Id, out var proposal))
                proposal.Fields = reading?.ToJson();
            else
                db.Add(new ProposalVersion { Record = row, Fields = reading?.ToJson() });
        }
    }

    /// <summary>The reader has come to what the person decided: there is nothing to ask them.</summary>
    private static bool Agrees(RecordFields? reading, RecordFields decision)
        => reading is null ? decision[RecordField.Review]?.Value == nameof(ReviewState.Rejected) : Same(reading, decision);

    private static bool Same(RecordFields reading, RecordFields other)
        => other.ChangesTo(reading).All(c => Judged.Contains(c.Field) || (Words.Contains(c.Field) && IsOnAnotherText(c) && c.Before!.Shown == c.After!.Shown));

    /// <summary>In a corrected text, the same words at another offset are no other reading.</summary>
    private static bool IsOnAnotherText(FieldChange change)
        => change is { Before: { } before, After: { } after } && before.Value.Split(':')[0] != after.Value.Split(':')[0];

    /// <summary>A past reading with the actors that those it names have been merged into.</summary>
    private RecordFields Present(RecordFields past)
        => new[] { RecordField.Speaker, RecordField.Holder, RecordField.By, RecordField.Actors, RecordField.Recipients }
            .Where(f => past[f] is not null)
            .Aggregate(past, (fields, f) => fields.With(
                f, string.Join(RecordFields.Separator, past[f]!.Value.Split(RecordFields.Separator).Select(k => merged.GetValueOrDefault(k, k)).Distinct())));
}
