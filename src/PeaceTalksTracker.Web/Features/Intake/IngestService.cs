using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>What became of an article that was to be saved.</summary>
/// <param name="Key">What addresses name it by.</param>
/// <param name="IsNew">False where the same text was there before; then nothing was changed.</param>
/// <param name="IsWithdrawn">It was there before, and has been taken out of every view.</param>
/// <param name="Reading">What was found in it; null where it was there before, and has not been read again.</param>
/// <param name="Refusal">Why nothing was saved, as a sentence; null otherwise.</param>
public sealed record SavedArticle(string Key, bool IsNew, bool IsWithdrawn, ExtractionResult? Reading, string? Refusal = null);

/// <summary>Reads a text and saves what was found, in one transaction: the whole article or nothing.</summary>
public sealed class IngestService(IDbContextFactory<TrackerDbContext> contexts, Extractor extractor, Permissions permissions, LinkProposer links, ChangeFeed changes, TimeProvider time)
{
    private const int Attempts = 4;

    /// <summary>Reads without saving.</summary>
    public (Article Article, ExtractionResult Found) Read(
        string text, ArticleDetails details, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var article = ArticleReader.Read(RecordKeys.OfArticle(text), text, details.Published, details.Title, details.Outlet);
        return (article, extractor.Extract(article, progress, cancellation));
    }

    /// <param name="text">Decoded plain text, as it is to be kept.</param>
    /// <param name="details">What is known besides.</param>
    /// <param name="signer">Who adds it: an editor.</param>
    /// <param name="progress">Told the share read, 0 to 1.</param>
    /// <param name="cancellation">Ends the reading; nothing is saved then.</param>
    public async Task<SavedArticle> AddAsync(
        string text, ArticleDetails details, Signer signer, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Editor, cancellation) is { } refusal)
            return new SavedArticle(RecordKeys.OfArticle(text), false, false, null, refusal);
        // Cleaned before it is kept: what is stored is what is shown, and no override can disguise a quote.
        text = ArticleReader.Read("", text).Clean;
        if (await StandingOfAsync(RecordKeys.OfArticle(text), cancellation) is { } standing)
            return new SavedArticle(standing.Key, false, standing.Withdrawn, null);
        var (article, found) = await Task.Run(() => Read(text, details, progress, cancellation), cancellation);
        return await SaveAsync(article, found, details, signer, cancellation);
    }

    /// <summary>Saves what was read, with its article, in one transaction.</summary>
    public async Task<SavedArticle> SaveAsync(
        Article article, ExtractionResult found, ArticleDetails details, Signer signer, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Editor, cancellation) is { } refusal)
            return new SavedArticle(article.Id, false, false, found, refusal);
        for (var attempt = 1; ; attempt++)
        {
            if (await StandingOfAsync(article.Id, cancellation) is { } standing)
                return new SavedArticle(article.Id, false, standing.Withdrawn, found);
            try
            {
                await WriteAsync(article, found, details, signer.Name, cancellation);
                await links.ProposeAsync(article.Id, cancellation);
                changes.Publish();
                return new SavedArticle(article.Id, true, false, found);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody else has saved the same text, or entered the same new actor, between the look and the save: look again.
            }
        }
    }

    /// <summary>Whether the article of that key stands in the store, and if so whether it is withdrawn.</summary>
    public async Task<(string Key, bool Withdrawn)?> StandingOfAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var withdrawn = await db.ArticleVersions.Where(v => v.Article.Key == key).Select(v => (bool?)v.Withdrawn).SingleOrDefaultAsync(cancellation);
        return withdrawn is { } known ? (key, known) : null;
    }

    /// <summary>Names of the found actors that the store has already.</summary>
    public async Task<IReadOnlySet<string>> KnownActorsAsync(ExtractionResult found, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var names = found.Actors.Select(a => a.Name).ToList();
        return (await ActorBook.KnownAsync(db, names, cancellation)).Keys.ToHashSet();
    }

    private async Task WriteAsync(Article article, ExtractionResult found, ArticleDetails details, string by, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // What somebody has added and taken back has left its row, its text and the keys of its records.
        var row = await db.Articles.SingleOrDefaultAsync(a => a.Key == article.Id, cancellation) ?? new ArticleRow { Key = article.Id, AddedAt = time.GetUtcNow().UtcDateTime };
        var hash = RecordKeys.Sha256(article.Text);
        var content = await db.ArticleTexts.SingleOrDefaultAsync(t => t.ArticleId == row.Id && t.Sha256 == hash, cancellation)
            ?? new ArticleText { Article = row, Sha256 = hash, Content = article.Text };
        db.Add(new ArticleVersion
        {
            Article = row,
            Text = content,
            Title = details.Title,
            Outlet = details.Outlet,
            Address = details.Address,
            Published = details.Published,
            Origin = details.Origin,
            ReaderVersion = found.Version,
        });
        await new RecordWriter(db, row, content).WriteAsync(article, found, cancellation);
        await db.RecordAsync(by, cancellation: cancellation);
    }
}
