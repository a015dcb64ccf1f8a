using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>What somebody had typed and not saved.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Words">What was typed beside the fields: the reason for a change, a note, or a whole text; null for nothing.</param>
/// <param name="Base">The last change to it that they had seen; 0 of what is not there yet.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record Draft(string Subject, RecordFields Fields, string? Words, long Base, DateTime SavedAt)
{
    private const string Record = "record/", Note = "note/", New = "new/", Details = "details/", Text = "text/", Actor = "actor/", Issue = "issue/", Brief = "brief/";

    /// <summary>A correction of a record.</summary>
    public static string OfRecord(string key) => Record + key;

    /// <summary>A note on a record.</summary>
    public static string OfNote(string key) => Note + key;

    /// <summary>A correction of what is known of an actor.</summary>
    public static string OfActor(string key) => Actor + key;

    /// <summary>Another wording of an issue; of one to be added, with an empty id.</summary>
    public static string OfIssue(string id) => Issue + id;

    /// <summary>A correction of what is known of an article.</summary>
    public static string OfDetails(string key) => Details + key;

    /// <summary>A correction of an article's text, which is all in <see cref="Words"/>.</summary>
    public static string OfText(string key) => Text + key;

    /// <summary>Edits of a saved brief, which are all in <see cref="Words"/>.</summary>
    public static string OfBrief(string key) => Brief + key;

    /// <summary>A record to be made of words.</summary>
    public static string OfNew(int text, int start, int end, RecordKind kind) => $"{New}{FieldReader.SpanOf(text, start, end)}/{kind}";

    /// <summary>Where it can be gone on with.</summary>
    public string Address
    {
        get
        {
            var key = Subject[Kind.Length..];
            if (Kind is not New)
                return Kind switch { Actor => Urls.Actor(key), Issue => Urls.IssueForm(key), Brief => Urls.BriefForm(key), Details or Text => Urls.ArticleDetails(key), _ => Urls.ReviewOf(key) };
            var parts = key.Split(':', '-', '/');
            return Urls.NewRecordOf(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    /// <summary>"Correction of 18 Mar, 14:05 UTC".</summary>
    public string Name => Kind switch
    {
        Note => "Note",
        New => "New record",
        Details => "Article’s details",
        Text => "Article’s text",
        Actor => "Actor, correction",
        Issue => Subject == Issue ? "New issue" : "Issue, correction",
        Brief => "Brief, edits",
        _ => "Correction",
    } + $" of {SavedAt.ToString("d MMM, HH:mm", CultureInfo.InvariantCulture)} UTC";

    private string Kind => Subject[..(Subject.IndexOf('/', StringComparison.Ordinal) + 1)];
}

/// <summary>Keeps unsaved work on the server: it outlives a lost connection, a closed tab and a restart.</summary>
public sealed class DraftService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, TimeProvider time, ILogger<DraftService> log)
{
    /// <summary>What is said of a draft beyond the limit, which is an article's.</summary>
    public static string TooLarge => $"This is larger than {Limits.ArticleBytes / 1024 / 1024} MB, so it is not kept as a draft: until you shorten it, it stands on this page alone.";

    public async Task<Draft?> FindAsync(string subject, Signer by, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Subject == subject && d.PersonId == by.PersonId, cancellation);
        return row is null ? null : Of(row);
    }

    /// <summary>The signer's own, the latest first, without what was typed: texts are long.</summary>
    public async Task<IReadOnlyList<Draft>> ListAsync(Signer by, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Drafts.Where(d => d.PersonId == by.PersonId).OrderByDescending(d => d.SavedAt)
            .Select(d => new Draft(d.Subject, RecordFields.Empty, null, d.BaseChangeId, d.SavedAt)).ToListAsync(cancellation);
    }

    /// <param name="subject">What it is about, from <see cref="Draft"/>.</param>
    /// <param name="fields">All that the form holds.</param>
    /// <param name="words">What was typed beside the fields; may be null.</param>
    /// <param name="start">The change that the record was opened at; 0 of what is not there yet.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when kept, else why not, as a sentence.</returns>
    public async Task<string?> KeepAsync(string subject, RecordFields fields, string? words, long start, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        var json = fields.ToJson();
        if (Encoding.UTF8.GetByteCount(json) > Limits.ArticleBytes || Encoding.UTF8.GetByteCount(words ?? "") > Limits.ArticleBytes)
            return TooLarge;
        try
        {
            await WriteAsync(subject, json, words, start, by, cancellation);
            return null;
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            log.LogWarning(e, "A draft could not be kept");
            return "What you typed could not be kept just now. It is still here: type on, and it is tried again.";
        }
    }

    private async Task WriteAsync(string subject, string json, string? words, long start, Signer by, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // One at a time: the second and the loss of focus may come together.
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        var row = await db.Drafts.SingleOrDefaultAsync(d => d.Subject == subject && d.PersonId == by.PersonId, cancellation);
        if (row is null)
            db.Add(row = new DraftRow { PersonId = by.PersonId!, Subject = subject, Fields = "" });
        (row.Fields, row.Words, row.BaseChangeId, row.SavedAt) = (json, string.IsNullOrEmpty(words) ? null : words, start, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
    }

    public async Task DropAsync(string subject, Signer by, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.RemoveRange(await db.Drafts.Where(d => d.Subject == subject && d.PersonId == by.PersonId).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }

    private static Draft Of(DraftRow row) => new(row.Subject, RecordFields.FromJson(row.Fields), row.Words, row.BaseChangeId, row.SavedAt);
}
