using System.Runtime.CompilerServices;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>A record with the articles that its words stand in.</summary>
internal sealed record Sourced<T>(T Record, IReadOnlyDictionary<string, ExportedArticle> Articles) where T : ExportedRecord
{
    public ExportedArticle Article => ArticleOf(Record.Quote);

    public ExportedArticle ArticleOf(ExportedQuote quote) => Articles[quote.ArticleKey];
}

/// <summary>What files for tools are written from: the records that the filter leaves, some hundred in memory at a time.</summary>
/// <param name="snapshot">The store at its moment.</param>
/// <param name="filter">Which records.</param>
/// <param name="lines">Told how many records are read.</param>
/// <param name="site">Where this app is reached; null for none.</param>
internal sealed class ExportSource(Snapshot snapshot, RecordFilter filter, IProgress<int>? lines = null, Uri? site = null)
{
    private int read;

    public Snapshot Snapshot => snapshot;

    public RecordFilter Filter => filter;

    public IProgress<int>? Lines => lines;

    public Uri? Site => site;

    /// <summary>What the file cannot hold.</summary>
    public LeftOutCounter LeftOut { get; } = new();

    /// <summary>The same for another file, which counts for itself.</summary>
    public ExportSource Again() => new(snapshot, filter, lines, site);

    public async IAsyncEnumerable<Sourced<ExportedEvent>> EventsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var ids = await snapshot.EventIdsAsync(filter, cancellation);
        await foreach (var e in SourcedAsync(snapshot.EventsAsync(ids, cancellation), cancellation))
            yield return e;
    }

    public async IAsyncEnumerable<Sourced<ExportedClaim>> ClaimsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var ids = await snapshot.ClaimIdsAsync(filter, cancellation);
        await foreach (var claim in SourcedAsync(snapshot.ClaimsAsync(ids, cancellation), cancellation))
            yield return claim;
    }

    public async IAsyncEnumerable<Sourced<ExportedStance>> StancesAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var ids = await snapshot.StanceIdsAsync(filter, cancellation);
        await foreach (var stance in SourcedAsync(snapshot.StancesAsync(ids, cancellation), cancellation))
            yield return stance;
    }

    /// <summary>The record's words in this app; null where nobody knows where it is reached.</summary>
    public string? AddressOf(ExportedRecord record) => site is null ? null : new Uri(site, Urls.Article(record.Quote.ArticleKey, record.Key)).AbsoluteUri;

    private async IAsyncEnumerable<Sourced<T>> SourcedAsync<T>(IAsyncEnumerable<T> records, [EnumeratorCancellation] CancellationToken cancellation) where T : ExportedRecord
    {
        await foreach (var batch in records.Chunk(Limits.ExportBatch).WithCancellation(cancellation))
        {
            var articles = await snapshot.ArticlesAsync([.. batch.SelectMany(r => r.Quotes).Select(q => q.ArticleKey).Distinct()], cancellation);
            foreach (var record in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return new(record, articles);
                lines?.Report(++read);
            }
        }
    }
}
