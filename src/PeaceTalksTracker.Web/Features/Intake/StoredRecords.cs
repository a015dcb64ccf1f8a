using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>What the store holds of one article while a reading is compared with it.</summary>
internal sealed class StoredRecords
{
    private readonly TrackerDbContext db;
    private readonly Dictionary<RecordRow, RecordVersion> current = [];
    private readonly Dictionary<string, RecordRow> byKey = [];
    private readonly Dictionary<RecordDraft, RecordRow> matched = [];
    private readonly HashSet<RecordRow> kept = [];

    private StoredRecords(TrackerDbContext db) => this.db = db;

    public List<OrderVersion> Orders { get; private set; } = [];

    public List<MentionVersion> Mentions { get; private set; } = [];

    public static async Task<StoredRecords> LoadAsync(TrackerDbContext db, ArticleRow article, CancellationToken cancellation)
    {
        var stored = new StoredRecords(db);
        if (article.Id == 0)
            return stored;

        var rows = await db.Records.Where(r => r.ArticleId == article.Id)
            .Include(r => r.Evidence).Include(r => r.Participants).ThenInclude(p => p.Actor).ToListAsync(cancellation);
        foreach (var row in rows)
            stored.byKey[row.Key] = row;
        foreach (var version in await db.Events.Where(v => v.Record.ArticleId == article.Id).Include(v => v.ReportedBy).ToListAsync(cancellation))
            stored.current[version.Record] = version;
        foreach (var version in await db.Claims.Where(v => v.Record.ArticleId == article.Id).Include(v => v.Speaker).ToListAsync(cancellation))
            stored.current[version.Record] = version;
        foreach (var version in await db.Stances.Where(v => v.Record.ArticleId == article.Id)
                     .Include(v => v.Actor).Include(v => v.By).Include(v => v.Ground).ToListAsync(cancellation))
            stored.current[version.Record] = version;
        stored.Orders = await db.Orders.Where(o => o.Earlier.ArticleId == article.Id)
            .Include(o => o.Earlier).Include(o => o.Later).ToListAsync(cancellation);
        stored.Mentions = await db.Mentions.Where(m => m.ArticleId == article.Id).Include(m => m.Actor).ToListAsync(cancellation);
        return stored;
    }

    /// <summary>Finds the record each draft is a new reading of: by key, else by overlapping evidence of the same kind.</summary>
    public void Match(IReadOnlyList<RecordDraft> drafts)
    {
        foreach (var draft in drafts)
            if (byKey.TryGetValue(draft.Key, out var row) && kept.Add(row))
                matched[draft] = row;

        foreach (var draft in drafts.Where(d => !matched.ContainsKey(d)))
        {
            var row = current.Keys.FirstOrDefault(r => r.Kind == draft.Kind && !kept.Contains(r) && r.Evidence.Any(
                e => e.Role is EvidenceRole.Passage or EvidenceRole.Content && new Span(e.Start, e.End).Overlaps(draft.Anchor)));
            if (row is not null && kept.Add(row))
                matched[draft] = row;
        }
    }

    public RecordRow? RowOf(RecordDraft draft) => matched.GetValueOrDefault(draft);

    public T? Current<T>(RecordRow row) where T : RecordVersion => current.GetValueOrDefault(row) as T;

    public void Entered(RecordVersion version) => current[version.Record] = version;

    /// <summary>Adds what is missing from the stored rows and closes what is no longer among them.</summary>
    public void Align<T, TKey>(ICollection<T> rows, IEnumerable<T> wanted, Func<T, TKey> key) where T : Versioned where TKey : notnull
    {
        var missing = wanted.GroupBy(key).ToDictionary(g => g.Key, g => g.First());
        foreach (var row in rows.ToList())
            if (!missing.Remove(key(row)))
                db.Remove(row);
        db.AddRange(missing.Values);
    }

    /// <summary>A decision stands on what was read then; where that has changed, a person looks again.</summary>
    public void ReturnToReviewIfChanged(RecordVersion version)
    {
        if (version.Review != ReviewState.Unreviewed && db.Entry(version).State == EntityState.Modified)
            version.Review = ReviewState.Unreviewed;
    }

    public void SupersedeRest()
    {
        foreach (var (row, version) in current)
            if (!kept.Contains(row) && db.Entry(version).State != EntityState.Added)
                db.Remove(version);
    }
}
