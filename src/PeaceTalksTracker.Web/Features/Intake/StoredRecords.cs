using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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
    private readonly Dictionary<RecordRow, List<(EvidenceRole Role, Span Span)>> places = [];
    private readonly HashSet<RecordRow> onOtherText = [];
    private readonly HashSet<string> taken = [];
    private readonly Dictionary<AnchorState, int> anchors = [];

    private StoredRecords(TrackerDbContext db) => this.db = db;

    /// <summary>The records that people have decided on.</summary>
    public IEnumerable<RecordVersion> Decided => current.Values.Where(v => v.IsDecided);

    public IReadOnlyDictionary<AnchorState, int> Anchors => anchors;

    public List<OrderVersion> Orders { get; private set; } = [];

    public List<MentionVersion> Mentions { get; private set; } = [];

    public static async Task<StoredRecords> LoadAsync(TrackerDbContext db, ArticleRow article, ArticleText text, CancellationToken cancellation)
    {
        var stored = new StoredRecords(db);
        if (article.Id == 0)
            return stored;

        var rows = await db.Records.Where(r => r.ArticleId == article.Id)
            .Include(r => r.Evidence).Include(r => r.Participants).ThenInclude(p => p.Actor).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            stored.byKey[row.Key] = row;
            stored.places[row] = [.. row.Evidence.Where(e => e.TextId == text.Id).Select(e => (e.Role, new Span(e.Start, e.End)))];
        }
        foreach (var version in await db.Events.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.Record.ArticleId == article.Id).Include(v => v.ReportedBy).ToListAsync(cancellation))
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

    /// <summary>Finds the words of records that were read from another text of the article; those of decided ones are anchored anew.</summary>
    public async Task AnchorAsync(TrackerDbContext db, Article read, ArticleText text, CancellationToken cancellation)
    {
        foreach (var back in current.Values.Where(v => v.IsDecided).SelectMany(v => v.Record.Evidence)
                     .Where(e => e.TextId == text.Id && e.Anchor is AnchorState.Ambiguous or AnchorState.Lost))
            back.Anchor = AnchorState.Exact;
        var away = current.Values.SelectMany(v => v.Record.Evidence.Where(e => e.TextId != text.Id)).GroupBy(e => e.TextId).ToList();
        foreach (var there in away)
        {
            // A merged event also has words of other articles.
            var content = await db.ArticleTexts.Where(t => t.Id == there.Key && t.ArticleId == text.ArticleId).Select(t => t.Content).SingleOrDefaultAsync(cancellation);
            if (content is null)
                continue;
            var texts = new TextAnchors(content, text.Content);
            foreach (var record in there.GroupBy(e => e.Record))
                Place(record.Key, [.. RecordAnchors.Find([.. record], texts)], read, text);
        }
    }

    private void Place(RecordRow row, List<(EvidenceVersion Evidence, AnchorState State, Span? Span)> found, Article read, ArticleText text)
    {
        onOtherText.Add(row);
        places[row].AddRange(found.Where(f => f.Span is not null).Select(f => (f.Evidence.Role, f.Span!.Value)));
        if (!IsDecided(row))
            return;
        var worst = found.Max(f => f.State);
        anchors[worst] = anchors.GetValueOrDefault(worst) + 1;
        foreach (var (evidence, state, span) in found)
        {
            evidence.Anchor = state;
            if (span is not { } place)
                continue;
            var sentence = read.SentenceAt(place.Start);
            (evidence.Text, evidence.TextId, evidence.Start, evidence.End) = (text, text.Id, place.Start, place.End);
            (evidence.Exact, evidence.Paragraph, evidence.Sentence) = (text.Content[place.Start..place.End], sentence?.Paragraph ?? 1, sentence?.Number ?? 1);
        }
    }

    public bool IsDecided(RecordRow row) => current.GetValueOrDefault(row)?.IsDecided == true;

    /// <summary>A key for a new record: where a record of that key is another one by now, one that follows from it.</summary>
    public string FreeKey(string key)
    {
        var free = key;
        for (var n = 1; byKey.ContainsKey(free) || taken.Contains(free); n++)
            free = RecordKeys.OfRecord(key, default, "", null, n);
        taken.Add(free);
        return free;
    }

    /// <summary>Finds the record each draft is a new reading of: by key, else by overlapping evidence of the same kind.</summary>
    public void Match(IReadOnlyList<RecordDraft> drafts)
    {
        foreach (var draft in drafts)
            // In a corrected text the same words may be another sentence's: there a key alone proves nothing.
            if (byKey.TryGetValue(draft.Key, out var row) && (!onOtherText.Contains(row) || Overlap(row, draft) > 0) && kept.Add(row))
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
    private int Overlap(RecordRow row, RecordDraft draft)
        => places[row].Where(e => e.Role == RecordDraft.AnchorOf(row.Kind))
            .Select(e => Math.Min(e.Span.End, draft.Anchor.End) - Math.Max(e.Span.Start, draft.Anchor.Start)).DefaultIfEmpty().Max();

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

    /// <returns>Decided records among those that are no longer found; they stay.</returns>
    public List<RecordRow> SupersedeRest()
    {
        var decided = new List<RecordRow>();
        foreach (var (row, version) in current)
        {
            if (kept.Contains(row) || db.Entry(version).State == EntityState.Added)
                continue;
            if (version.IsDecided)
                decided.Add(row);
            else
                db.Remove(version);
        }
        return decided;
    }
}
