using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>An article's details as a correction starts from them.</summary>
/// <param name="Base">The change that left them so; saving refuses if there has been another.</param>
/// <param name="TextId">Of the text that goes with them.</param>
/// <param name="By">Who made that change.</param>
/// <param name="At">When, in UTC.</param>
public sealed record CorrectableDetails(long Base, string Name, bool IsWithdrawn, ArticleDetails Details, int TextId, string By, DateTime At);

/// <summary>A record whose date a correction changes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Quote">The words that show it.</param>
/// <param name="Before">Its date now, in words.</param>
/// <param name="After">Its date once saved.</param>
/// <param name="WasDecided">A person has decided on it: it keeps its date, and the other one is shown in review.</param>
public sealed record ChangedDate(RecordKind Kind, string Quote, string Before, string After, bool WasDecided);

/// <summary>What a correction would change among the records.</summary>
/// <param name="Dates">Records that get another date, in the order of the text.</param>
/// <param name="Others">Records of which something else changes.</param>
/// <param name="Added">Records that are new.</param>
/// <param name="Superseded">Records that are no longer read out of the text.</param>
/// <param name="Proposed">Records that people have decided on and that read otherwise now: they stay, and return to review.</param>
/// <param name="Anchors">In a corrected text, where the words of the decided records stand.</param>
public sealed record CorrectionPreview(
    IReadOnlyList<ChangedDate> Dates, int Others, int Added, int Superseded, int Proposed, IReadOnlyDictionary<AnchorState, int> Anchors);

/// <summary>Corrects what is known of an article: reads it anew, shows what that changes, and saves all of it or nothing.</summary>
public sealed class CorrectionService(IDbContextFactory<TrackerDbContext> contexts, IngestService ingest, LinkProposer links, Permissions permissions, ChangeFeed changes)
{
    /// <summary>What is said of a correction that somebody else's came before.</summary>
    public const string Overtaken =
        "Somebody else has changed this article meanwhile, so nothing was saved. What you entered still stands here, together with what they saved: look again at what changes, then save.";

    /// <summary>The details to start from, or null where there is no such article.</summary>
    public async Task<CorrectableDetails?> FindAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Details(db.ArticleVersions.Where(v => v.Article.Key == key)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The details as a change left them, or null where it did not touch the article.</summary>
    public async Task<CorrectableDetails?> AfterAsync(string key, long change, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Details(db.ArticleVersions.IgnoreQueryFilters([TrackerDbContext.HeldFilter]).Where(v => v.Article.Key == key && v.RecordedInId == change))
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The article's present text; null where there is no such article.</summary>
    public async Task<string?> TextAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ArticleVersions.Where(v => v.Article.Key == key).Select(v => v.Text.Content).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>What saving these details, and a corrected text where there is one, would change among the records; null where there is no such article any more.</summary>
    public async Task<CorrectionPreview?> PreviewAsync(
        string key, ArticleDetails details, string? text = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await ReadAsync(db, key, details, text, progress, cancellation) is not { } reading)
            return null;
        // A new text needs its row to be referred to; it goes with the transaction.
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        return await PreviewOfAsync(db, await WriteAsync(db, reading, details, text, cancellation), cancellation);
    }

    /// <param name="key">The article.</param>
    /// <param name="start">The change the correction started from, from <see cref="CorrectableDetails.Base"/>.</param>
    /// <param name="details">What is known now; the origin stays as it is.</param>
    /// <param name="signer">Who corrects: an editor.</param>
    /// <param name="why">Why, in their words; null where they give no reason.</param>
    /// <param name="text">The corrected text, cleaned; null where it stays as it is.</param>
    /// <param name="progress">Told the share read, 0 to 1.</param>
    /// <param name="cancellation">Ends the reading; nothing is saved then.</param>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> SaveAsync(
        string key, long start, ArticleDetails details, Signer signer, string? why, string? text = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await ReadAsync(db, key, details, text, progress, cancellation) is not { } reading)
            return "There is no such article; nothing was saved.";
        if (reading.Held.Withdrawn)
            return "This article is withdrawn; nothing was saved. Restore it first.";
        if (reading.Held.RecordedInId != start)
            return Overtaken;
        try
        {
            await using var turn = await db.Database.BeginTransactionAsync(cancellation);
            await WriteAsync(db, reading, details, text, cancellation);
            IReadOnlyList<string> drafts = text is null ? [Draft.OfDetails(key)] : [Draft.OfDetails(key), Draft.OfText(key)];
            db.RemoveRange(await db.Drafts.Where(d => drafts.Contains(d.Subject) && d.PersonId == signer.PersonId).ToListAsync(cancellation));
            await db.RecordAsync(signer.Name, why, cancellation);
            await turn.CommitAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return Overtaken;
        }
        await links.ProposeAsync(key, cancellation);
        changes.Publish();
        return null;
    }

    private static IQueryable<CorrectableDetails> Details(IQueryable<ArticleVersion> versions) => versions.Select(v => new CorrectableDetails(
        v.RecordedInId, ArticleFacts.NameOf(v.Title, v.Text.Content.Substring(0, Limits.FirstWords * 2)), v.Withdrawn,
        new ArticleDetails(v.Title, v.Outlet, v.Address, v.Published, v.Origin), v.TextId, v.RecordedIn.By, v.RecordedIn.At));

    private sealed record Reading(ArticleVersion Held, Article Article, ExtractionResult Found);

    private async Task<Reading?> ReadAsync(
        TrackerDbContext db, string key, ArticleDetails details, string? text, IProgress<double>? progress, CancellationToken cancellation)
    {
        var held = await db.ArticleVersions.Include(v => v.Article).Include(v => v.Text).SingleOrDefaultAsync(v => v.Article.Key == key, cancellation);
        if (held is null)
            return null;
        var (article, found) = await Task.Run(() => ingest.Read(text ?? held.Text.Content, details, progress, cancellation), cancellation);
        return new(held, article, found);
    }

    private static async Task<RecordWriter> WriteAsync(
        TrackerDbContext db, Reading reading, ArticleDetails details, string? text, CancellationToken cancellation)
    {
        var held = reading.Held;
        var content = text is null || text == held.Text.Content ? held.Text : await TextAsync(db, held.Article, text, cancellation);
        (held.Title, held.Outlet, held.Address, held.Published, held.ReaderVersion)
            = (details.Title, details.Outlet, details.Address, details.Published, reading.Found.Version);
        held.Text = content;
        var writer = new RecordWriter(db, held.Article, content);
        if (!held.Withdrawn)
            await writer.WriteAsync(reading.Article, reading.Found, cancellation);
        return writer;
    }

    /// <summary>The row of a text; the article may have had it before.</summary>
    private static async Task<Data.ArticleText> TextAsync(TrackerDbContext db, ArticleRow article, string text, CancellationToken cancellation)
    {
        var sha = RecordKeys.Sha256(text);
        if (await db.ArticleTexts.SingleOrDefaultAsync(t => t.ArticleId == article.Id && t.Sha256 == sha, cancellation) is { } before)
            return before;
        var row = db.Add(new Data.ArticleText { Article = article, Sha256 = sha, Content = text }).Entity;
        await db.SaveChangesAsync(cancellation);
        return row;
    }

    private static async Task<CorrectionPreview> PreviewOfAsync(TrackerDbContext db, RecordWriter writer, CancellationToken cancellation)
    {
        var entries = db.ChangeTracker.Entries<RecordVersion>().ToList();
        var changed = entries.Where(e => e.State == EntityState.Modified).ToList();
        var read = changed.Select(e => (e.Entity.Record, Before: When(e.OriginalValues), After: When(e.CurrentValues), WasDecided: false)).ToList();
        var otherDates = read.Count(c => c.Before != c.After);

        var proposals = db.ChangeTracker.Entries<ProposalVersion>().Where(e => e.State is EntityState.Added or EntityState.Modified).Select(e => e.Entity).ToList();
        var held = await FieldReader.ReadAsync(db, [.. proposals.Select(p => p.Record.Id)], cancellation);
        foreach (var proposal in proposals.Where(p => p.Fields is not null))
            read.Add((proposal.Record, DateOf(held[proposal.Record.Id]), DateOf(RecordFields.FromJson(proposal.Fields!)), true));

        var dates = read.Where(c => c.Before != c.After)
            .Select(c => (Quote: QuoteOf(c.Record), Date: c)).OrderBy(c => c.Quote?.Start)
            .Select(c => new ChangedDate(c.Date.Record.Kind, c.Quote?.Exact ?? "", c.Date.Before, c.Date.After, c.Date.WasDecided))
            .ToList();
        return new CorrectionPreview(
            dates,
            changed.Count - otherDates,
            entries.Count(e => e.State == EntityState.Added),
            entries.Count(e => e.State == EntityState.Deleted),
            proposals.Count,
            writer.Anchors);
    }

    private static string DateOf(RecordFields fields) => fields[RecordField.Date]?.Shown ?? "date not stated";

    private static EvidenceVersion? QuoteOf(RecordRow record)
        => record.Evidence.Where(e => e.Role is EvidenceRole.Passage or EvidenceRole.Content).MinBy(e => e.Start);

    private static string When(Microsoft.EntityFrameworkCore.ChangeTracking.PropertyValues values)
        => Wording.When(
            values.GetValue<string?>(nameof(RecordVersion.Date)),
            values.GetValue<DateBasis>(nameof(RecordVersion.DateBasis)),
            values.GetValue<DateOnly?>(nameof(RecordVersion.Earliest)),
            values.GetValue<DateOnly?>(nameof(RecordVersion.Latest)));
}
