using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Words with where they stand, to be pasted elsewhere.</summary>
public sealed class Citations(ExportReader reader)
{
    /// <returns>Null where the article is not there at the moment that the page shows.</returns>
    public async Task<string?> OfAsync(QuoteRef quote, CancellationToken cancellation = default)
    {
        await using var snapshot = await reader.OpenAsync(cancellation: cancellation);
        var articles = await snapshot.ArticlesAsync([quote.ArticleKey], cancellation);
        return articles.TryGetValue(quote.ArticleKey, out var article) ? SourceWording.Cite(quote.Exact, article, quote.Paragraph, quote.Sentence) : null;
    }
}
