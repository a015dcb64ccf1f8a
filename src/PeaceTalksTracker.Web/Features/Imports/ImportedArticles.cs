using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>Finds the store's article for each of a file's, and enters those it does not have, where the file has their words. Saves nothing by itself.</summary>
internal sealed class ImportedArticles
{
    /// <summary>An article as it stands here, or will.</summary>
    private sealed record Found(ArticleRow Row, string Name, bool IsWithdrawn, AnchoredText Present, Dictionary<string, AnchoredText> Texts);

    private readonly TrackerDbContext db;
    private readonly ImportedRecords file;
    private readonly DateTime now;
    private readonly Dictionary<string, Found> found = [];

    private ImportedArticles(TrackerDbContext db, ImportedRecords file, DateTime now) => (this.db, this.file, this.now) = (db, file, now);

    /// <summary>How many are new.</summary>
    public int Added { get; private set; }

    public static async Task<ImportedArticles> OpenAsync(TrackerDbContext db, ImportedRecords file, DateTime now, CancellationToken cancellation)
    {
        var articles = new ImportedArticles(db, file, now);
        var versions = file.Records.ToLookup(r => r.ArticleKey, r => r.RuleVersion);
        foreach (var article in file.Articles.Values)
            await articles.OpenAsync(article, versions[article.Article.Key].FirstOrDefault(v => v.Length > 0) ?? Extractor.Version, cancellation);
        return articles;
    }

    private async Task OpenAsync(ImportedArticle article, string reader, CancellationToken cancellation)
    {
        var (key, address) = (article.Article.Key, article.Article.Address);
        var held = await db.ArticleVersions.Include(v => v.Article).SingleOrDefaultAsync(v => v.Article.Key == key, cancellation);
        // One address may have been added more than once; then it tells nobody which is meant.
        if (held is null && address is not null && await db.ArticleVersions.Where(v => v.Address == address).Include(v => v.Article).Take(2).ToListAsync(cancellation) is [var same]
            && !file.Articles.ContainsKey(same.Article.Key))
            held = same;
        if (held is null)
        {
            if (article.Texts.ContainsKey(article.Article.Sha256))
                found[key] = await EnterAsync(article, reader, cancellation);
            return;
        }
        var texts = await db.ArticleTexts.Where(t => t.ArticleId == held.ArticleId).ToDictionaryAsync(t => t.Sha256, t => new AnchoredText(t), cancellation);
        var present = texts.Values.Single(t => t.Text.Id == held.TextId);
        found[key] = new(held.Article, ArticleFacts.NameOf(held.Title, present.Text.Content), held.Withdrawn, present, texts);
    }

    private async Task<Found> EnterAsync(ImportedArticle article, string reader, CancellationToken cancellation)
    {
        var details = article.Article;
        // It is there without a version where its adding has been undone.
        var row = await db.Articles.SingleOrDefaultAsync(a => a.Key == details.Key, cancellation) ?? db.Add(new ArticleRow { Key = details.Key, AddedAt = now }).Entity;
        var texts = row.Id == 0 ? [] : await db.ArticleTexts.Where(t => t.ArticleId == row.Id).ToDictionaryAsync(t => t.Sha256, t => new AnchoredText(t), cancellation);
        foreach (var (hash, words) in article.Texts.OrderBy(t => t.Key == details.Sha256))
            if (!texts.ContainsKey(hash))
                texts[hash] = new(db.Add(new Data.ArticleText { Article = row, Sha256 = hash, Content = words }).Entity);
        db.Add(new ArticleVersion
        {
            Article = row,
            Text = texts[details.Sha256].Text,
            Title = details.Title,
            Outlet = details.Outlet,
            Address = details.Address,
            Published = details.Published,
            Origin = file.Name.Length <= Limits.DetailText ? file.Name : file.Name[..Limits.DetailText],
            ReaderVersion = reader,
        });
        Added++;
        return new(row, ArticleFacts.NameOf(details.Title, texts[details.Sha256].Text.Content), false, texts[details.Sha256], texts);
    }

    /// <summary>What people call the article, here or in the file.</summary>
    public string NameOf(string key) => found.TryGetValue(key, out var here) ? here.Name : file.Articles.GetValueOrDefault(key)?.Article.Title ?? key;

    public ArticleRow? RowOf(string key) => found.GetValueOrDefault(key)?.Row;

    /// <summary>Finds all of a record's words.</summary>
    /// <returns>The evidence, of no record yet, or why it is not found, as a sentence.</returns>
    public (List<EvidenceVersion>? Evidence, string? Problem) Place(ExportedRecord record, CancellationToken cancellation)
    {
        var evidence = new List<EvidenceVersion>();
        foreach (var quote in record.Quotes)
        {
            if (!found.TryGetValue(quote.ArticleKey, out var article))
                return (null, "Its article is not here; add its text, then import again.");
            if (article.IsWithdrawn)
                return (null, "Its article is withdrawn here; restore it, then import again.");
            cancellation.ThrowIfCancellationRequested();
            if (Place(quote, article, evidence.Count == 0 ? null : new Span(evidence[0].Start, evidence[0].End)) is not { } placed)
                return (null, $"Its {NameOf(quote.Role)} is not found in the text that is here: the same words with the same neighbours stand there nowhere, or more than once.");
            evidence.Add(placed);
        }
        return (evidence, null);
    }

    private EvidenceVersion? Place(ExportedQuote quote, Found article, Span? near)
    {
        if (quote.Sha256 == article.Present.Text.Sha256 && article.Present.At(quote) is { } place)
            return article.Present.Evidence(quote, place, quote.Anchor is AnchorState.Moved ? AnchorState.Moved : AnchorState.Exact);
        // Words that an outlet has since changed stay on the text they were read from, there and here.
        if (IsEarlier(quote) && EarlierText(quote, article) is { } earlier && earlier.At(quote) is { } there)
            return earlier.Evidence(quote, there, quote.Anchor);
        return article.Present.Find(quote, near) is { } present ? article.Present.Evidence(quote, present, AnchorState.Exact) : null;
    }

    private bool IsEarlier(ExportedQuote quote)
        => quote.Anchor is AnchorState.Ambiguous or AnchorState.Lost or AnchorState.Kept
            || file.Articles.GetValueOrDefault(quote.ArticleKey) is { Article.Sha256: { Length: > 0 } present } && present != quote.Sha256;

    /// <summary>The text that a quote stays on: of the store, else of the file. Such a one enters the store with the evidence that rests on it, and not else.</summary>
    private AnchoredText? EarlierText(ExportedQuote quote, Found article)
    {
        if (article.Texts.TryGetValue(quote.Sha256, out var here))
            return here;
        if (file.Articles.GetValueOrDefault(quote.ArticleKey)?.Texts.TryGetValue(quote.Sha256, out var words) != true || article.Present.Text.Sha256 != file.Articles[quote.ArticleKey].Article.Sha256)
            return null;
        return article.Texts[quote.Sha256] = new(new() { Article = article.Row, Sha256 = quote.Sha256, Content = words! });
    }

    private static string NameOf(EvidenceRole role) => role switch
    {
        EvidenceRole.Passage => "passage",
        EvidenceRole.Content => "content",
        EvidenceRole.Source => "source",
        _ => "cue",
    };
}
