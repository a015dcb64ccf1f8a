using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>Reads what holds at one moment, some hundred records at a time, so that memory does not grow with their number.</summary>
public sealed class Snapshot(TrackerDbContext db, long change) : IAsyncDisposable
{
    private readonly TextContext texts = new(db);

    /// <summary>The moment, in UTC.</summary>
    public DateTime AsOf => db.AsOf;

    /// <summary>Number of the last change: equal numbers mean equal stores.</summary>
    public long Change => change;

    /// <summary>The context of this moment, for queries that ask of no single record.</summary>
    internal TrackerDbContext Store => db;

    /// <summary>Events that the filter leaves: by day, the undated last, within a day as the texts go.</summary>
    public async Task<IReadOnlyList<long>> EventIdsAsync(RecordFilter filter, CancellationToken cancellation = default)
        => await db.Events.Matching(db, filter).InOrder().ToListAsync(cancellation);

    /// <summary>Claims that the filter leaves; an actor of it is one who speaks or passes on.</summary>
    public async Task<IReadOnlyList<long>> ClaimIdsAsync(RecordFilter filter, CancellationToken cancellation = default)
        => await db.Claims.Matching(db, filter).InOrder().ToListAsync(cancellation);

    public async Task<IReadOnlyList<long>> StanceIdsAsync(RecordFilter filter, CancellationToken cancellation = default)
        => await db.Stances.Matching(db, filter).InOrder().ToListAsync(cancellation);

    public IAsyncEnumerable<ExportedEvent> EventsAsync(IReadOnlyList<long> ids, CancellationToken cancellation = default)
        => InBatchesAsync(ids, new EventBatch(db, texts).ReadAsync, cancellation);

    public IAsyncEnumerable<ExportedClaim> ClaimsAsync(IReadOnlyList<long> ids, CancellationToken cancellation = default)
        => InBatchesAsync(ids, new ClaimBatch(db, texts).ReadAsync, cancellation);

    public IAsyncEnumerable<ExportedStance> StancesAsync(IReadOnlyList<long> ids, CancellationToken cancellation = default)
        => InBatchesAsync(ids, new StanceBatch(db, texts).ReadAsync, cancellation);

    /// <summary>Records of whatever kind, by id; those that do not hold at this moment are not among them.</summary>
    public async Task<IReadOnlyDictionary<long, ExportedRecord>> ByIdAsync(IReadOnlyList<long> ids, CancellationToken cancellation = default)
    {
        var rows = await db.Records.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Key, r.Kind }).ToListAsync(cancellation);
        var found = rows.ToDictionary(r => r.Key, r => r.Id);
        var kinds = rows.ToLookup(r => r.Kind, r => r.Id);
        var records = new Dictionary<long, ExportedRecord>();
        await foreach (var e in EventsAsync([.. kinds[RecordKind.Event]], cancellation))
            records[found[e.Key]] = e;
        await foreach (var claim in ClaimsAsync([.. kinds[RecordKind.Claim]], cancellation))
            records[found[claim.Key]] = claim;
        await foreach (var stance in StancesAsync([.. kinds[RecordKind.Stance]], cancellation))
            records[found[stance.Key]] = stance;
        return records;
    }

    /// <summary>Records of whatever kind, in the order asked.</summary>
    public async Task<IReadOnlyList<ExportedRecord>> ByKeyAsync(IReadOnlyList<string> keys, CancellationToken cancellation = default)
    {
        var ids = await db.Records.Where(r => keys.Contains(r.Key)).ToDictionaryAsync(r => r.Key, r => r.Id, cancellation);
        var records = await ByIdAsync([.. ids.Values], cancellation);
        return [.. keys.Where(k => ids.ContainsKey(k) && records.ContainsKey(ids[k])).Select(k => records[ids[k]])];
    }

    /// <summary>All articles that are in use, by the day they were published and then added.</summary>
    /// <param name="withText">Whether their words come along, one article at a time.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<ExportedArticle> ArticlesAsync(bool withText, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var articles = await db.ArticleVersions.Where(v => !v.Withdrawn)
            .OrderBy(v => v.Published == null).ThenBy(v => v.Published).ThenBy(v => v.ArticleId)
            .Select(v => new { v.TextId, v.Article.Key, v.Title, v.Outlet, v.Address, v.Published, v.Article.AddedAt, v.Text.Sha256, First = v.Text.Content.Substring(0, Limits.FirstWords * 2) })
            .ToListAsync(cancellation);
        foreach (var a in articles)
        {
            var text = withText ? await db.ArticleTexts.Where(t => t.Id == a.TextId).Select(t => t.Content).SingleAsync(cancellation) : null;
            yield return new(a.Key, a.Title, a.Outlet, a.Address, a.Published, a.AddedAt, a.Sha256, text) { FirstWords = ArticleFacts.NameOf(null, a.First) };
        }
    }

    /// <summary>Articles by key, without their words.</summary>
    public async Task<IReadOnlyDictionary<string, ExportedArticle>> ArticlesAsync(IReadOnlyList<string> keys, CancellationToken cancellation = default)
        => await db.ArticleVersions.Where(v => keys.Contains(v.Article.Key))
            .Select(v => new ExportedArticle(v.Article.Key, v.Title, v.Outlet, v.Address, v.Published, v.Article.AddedAt, v.Text.Sha256, null)
            {
                FirstWords = ArticleFacts.NameOf(null, v.Text.Content.Substring(0, Limits.FirstWords * 2)),
            })
            .ToDictionaryAsync(a => a.Key, cancellation);

    /// <summary>Words of one article by their SHA-256, the oldest first; of hashes that it has no text of, none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync(string article, IReadOnlyCollection<string> hashes, CancellationToken cancellation = default)
        => new OrderedDictionary<string, string>((await db.ArticleTexts.Where(t => t.Article.Key == article && hashes.Contains(t.Sha256)).OrderBy(t => t.Id)
            .Select(t => new { t.Sha256, t.Content }).ToListAsync(cancellation)).Select(t => KeyValuePair.Create(t.Sha256, t.Content)));

    /// <summary>All notes, oldest first.</summary>
    public async Task<IReadOnlyList<ExportedNote>> NotesAsync(CancellationToken cancellation = default)
    {
        // Whoever brings a note back by an undo does not make it theirs.
        var first = (await db.Notes.IgnoreQueryFilters().OrderBy(n => n.Id).Select(n => new { n.NoteId, By = n.WrittenBy ?? n.RecordedIn.By, At = n.WrittenAt ?? n.RecordedFrom }).ToListAsync(cancellation)).ToLookup(n => n.NoteId);
        var held = await db.Notes.Select(n => new { n.NoteId, n.Record.Kind, n.Record.Key, n.Text }).ToListAsync(cancellation);
        return [.. held.Select(n => new ExportedNote(n.NoteId, n.Kind, n.Key, n.Text, first[n.NoteId].First().By, first[n.NoteId].First().At)).OrderBy(n => n.At).ThenBy(n => n.Id)];
    }

    /// <summary>All links, those that were rejected too.</summary>
    public async Task<IReadOnlyList<ExportedLink>> LinksAsync(CancellationToken cancellation = default)
        => await db.Links.OrderBy(l => l.Id).Select(l => new ExportedLink(l.From.Kind, l.From.Key, l.To.Key, l.Kind, l.Review, l.Why)).ToListAsync(cancellation);

    /// <summary>Actors of the articles in use, by name.</summary>
    public async Task<IReadOnlyList<ExportedActor>> ActorsAsync(CancellationToken cancellation = default)
    {
        var aliases = (await db.Aliases.Select(a => new { a.ActorId, a.Alias }).ToListAsync(cancellation)).ToLookup(a => a.ActorId, a => a.Alias);
        var actors = await db.ActorsInUse().OrderBy(v => v.Name).ThenBy(v => v.ActorId)
            .Select(v => new { v.ActorId, v.Actor.Key, v.Name, v.Kind, v.Role, v.Affiliation, v.Qid }).ToListAsync(cancellation);
        return [.. actors.Select(a => new ExportedActor(
            a.Key, a.Name, a.Kind, a.Role, a.Affiliation, a.Qid, [.. aliases[a.ActorId].Order(StringComparer.Ordinal)]))];
    }

    private static async IAsyncEnumerable<T> InBatchesAsync<T>(
        IReadOnlyList<long> ids, Func<long[], CancellationToken, Task<IReadOnlyList<T>>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var batch in ids.Chunk(Limits.ExportBatch))
            foreach (var record in await read(batch, cancellation))
                yield return record;
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();
}
