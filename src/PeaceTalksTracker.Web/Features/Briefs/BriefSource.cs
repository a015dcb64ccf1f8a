using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>What every section of a brief is read from: the store at its moment, the filter, and the articles by key.</summary>
internal sealed class BriefSource
{
    private BriefSource(Snapshot snapshot, RecordFilter filter, IReadOnlyDictionary<string, ExportedArticle> articles)
        => (Snapshot, Filter, Articles) = (snapshot, filter, articles);

    public Snapshot Snapshot { get; }

    public RecordFilter Filter { get; }

    public IReadOnlyDictionary<string, ExportedArticle> Articles { get; }

    public TrackerDbContext Db => Snapshot.Store;

    /// <summary>Articles of the period: those that were searched.</summary>
    public int Searched => Articles.Values.Count(a => (Filter.From is null || a.Published >= Filter.From) && (Filter.To is null || a.Published <= Filter.To));

    public static async Task<BriefSource> ReadAsync(Snapshot snapshot, RecordFilter filter, CancellationToken cancellation)
    {
        var articles = new Dictionary<string, ExportedArticle>();
        await foreach (var article in snapshot.ArticlesAsync(withText: false, cancellation))
            articles.Add(article.Key, article);
        return new(snapshot, filter, articles);
    }

    /// <summary>The same store under another filter.</summary>
    public BriefSource Within(RecordFilter filter) => new(Snapshot, filter, Articles);

    /// <summary>The words that show a record, the best first, with their articles.</summary>
    public IReadOnlyList<Citation> Cite(ExportedRecord record)
        => [.. record.Quotes.Where(q => q.Role is EvidenceRole.Passage or EvidenceRole.Content && Articles.ContainsKey(q.ArticleKey))
            .Take(Limits.BriefCitations).Select(q => new Citation(record.Key, q, Articles[q.ArticleKey], record.Review))];

    /// <summary>A line about many records or none rests on what was counted or searched.</summary>
    public LineBasis Basis(string words, string page) => new(words, Filter.AppendTo(page));

    /// <summary>Ids of the events of these statuses that the filter leaves.</summary>
    public async Task<IReadOnlyList<long>> EventsAsync(EventStatus[] statuses, CancellationToken cancellation)
    {
        EventStatus[] wanted = Filter.Statuses.Count == 0 ? statuses : [.. statuses.Intersect(Filter.Statuses)];
        return wanted.Length == 0 ? [] : await Snapshot.EventIdsAsync(Filter with { Statuses = wanted }, cancellation);
    }

    /// <summary>The issues that are asked and that the filter leaves, in their order.</summary>
    public async Task<IReadOnlyList<IssueRef>> IssuesAsync(CancellationToken cancellation)
        => await Db.IssuesAsync(Filter, cancellation);
}
