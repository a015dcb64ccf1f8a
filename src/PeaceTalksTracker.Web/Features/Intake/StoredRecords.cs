using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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

        var open = current.Values.Where(v => !kept.Contains(v.Record)).ToList();
        foreach (var draft in drafts.Where(d => !matched.ContainsKey(d)))
        {
            var nearest = open
                .Where(v => v.Record.Kind == draft.Kind && (v.IssueId == draft.Issue || draft.Kind != RecordKind.Stance) && Overlap(v.Record, draft) > 0)
                .OrderByDescending(v => v.IssueId == draft.Issue).ThenByDescending(v => Overlap(v.Record, draft)).FirstOrDefault();
            if (nearest is null)
                continue;
            open.Remove(nearest);
            kept.Add(nearest.Record);
            matched[draft] = nearest.Record;
        }
    }

    /// <summary>Characters that the words of a stored record share with those of a draft.</summary>
    private static int Overlap(RecordRow row, RecordDraft draft)
        => row.Evidence.Where(e => e.Role == RecordDraft.AnchorOf(row.Kind))
            .Select(e => Math.Min(e.End, draft.Anchor.End) - Math.Max(e.Start, draft.Anchor.Start)).DefaultIfEmpty().Max();

    public RecordRow? RowOf(RecordDraft draft) => matched.GetValueOrDefault(draft);

    public T? Current<T>(RecordRow row) where T : RecordVersion => current.GetValueOrDefault(row) as T;

    public void Entered(RecordVersion version) => current[version.Record] = version;

    /// <summary>Adds what is missing from the stored rows and closes what is no longer among them; says whether there was any of either.</summary>
    public bool Align<T, TKey>(ICollection<T> rows, IEnumerable<T> wanted, Func<T, TKey> key) where T : Versioned where TKey : notnull
    {
        var missing = wanted.GroupBy(key).ToDictionary(g => g.Key, g => g.First());
        var gone = rows.Where(row => !missing.Remove(key(row))).ToList();
        db.RemoveRange(gone);
        db.AddRange(missing.Values);
        return gone.Count + missing.Count > 0;
    }

    /// <summary>Whether anything of a stored version, or what it refers to, has been set otherwise since it was loaded.</summary>
    public bool IsChanged(RecordVersion version)
    {
        // Compared here: EF would look through all of the article's records each time.
        var entry = db.Entry(version);
        return entry.State == EntityState.Unchanged
            && (entry.Properties.Any(p => !Equals(p.CurrentValue, p.OriginalValue))
                || entry.References.Any(r => r.IsLoaded && !Equals(
                    r.TargetEntry?.Property("Id").CurrentValue,
                    entry.Property(((INavigation)r.Metadata).ForeignKey.Properties[0].Name).OriginalValue)));
    }

    public void SupersedeRest()
    {
        foreach (var (row, version) in current)
            if (!kept.Contains(row) && db.Entry(version).State != EntityState.Added)
                db.Remove(version);
    }
}
