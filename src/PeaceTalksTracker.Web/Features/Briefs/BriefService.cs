using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>What came of saving.</summary>
/// <param name="Problem">Why nothing was saved, as a sentence; null when it was.</param>
/// <param name="Key">The brief's.</param>
/// <param name="Number">The version's; of a refusal because of a newer one, that one's.</param>
public sealed record BriefOutcome(string? Problem, string? Key = null, int Number = 0);

/// <summary>Leads save briefs. A save adds a version and never replaces one (docs/decisions/0013-saved-briefs.md).</summary>
public sealed class BriefService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    private const string Gone = "This brief has been removed; nothing was saved.";

    /// <param name="request">With a title, and with the moment that it shows.</param>
    /// <param name="by">A lead.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<BriefOutcome> AddAsync(BriefRequest request, Signer by, CancellationToken cancellation = default)
    {
        if (await RefusalAsync(request, by, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = new BriefRow { Key = RandomNumberGenerator.GetHexString(12, lowercase: true) };
        var version = new BriefVersion { Brief = row, Title = "", Filter = "", LeftOut = "", Edits = "" };
        Write(version, request);
        db.Add(version);
        await db.RecordAsync(by.Name, $"saves a brief: {version.Title}", cancellation);
        feed.Publish();
        return new(null, row.Key, version.Number);
    }

    /// <param name="key">The brief.</param>
    /// <param name="start">The version it was opened at: a newer one is not passed over unseen.</param>
    /// <param name="request">All of it, as the lead wants it.</param>
    /// <param name="by">A lead.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<BriefOutcome> SaveAsync(string key, int start, BriefRequest request, Signer by, CancellationToken cancellation = default)
    {
        if (await RefusalAsync(request, by, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Takes the turn to write, so that nobody saves between the look and the save.
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.BriefVersions.Include(v => v.RecordedIn).SingleOrDefaultAsync(v => v.Brief.Key == key, cancellation) is not { } version)
            return new(Gone);
        if (version.Number != start)
            return new($"{version.RecordedIn.By} has saved version {version.Number} meanwhile, so yours is not saved yet. Look at what they changed; saving again puts yours on top, and theirs stays as a version.", key, version.Number);
        Write(version, request);
        var draft = Draft.OfBrief(key);
        db.RemoveRange(await db.Drafts.Where(d => d.Subject == draft && d.PersonId == by.PersonId).ToListAsync(cancellation));
        await db.RecordAsync(by.Name, $"saves version {version.Number} of a brief: {version.Title}", cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return new(null, key, start + 1);
    }

    /// <summary>Takes a brief out of the list; an undo brings it back.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> RemoveAsync(string key, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.BriefVersions.SingleOrDefaultAsync(v => v.Brief.Key == key, cancellation) is not { } version)
            return Gone;
        db.Remove(version);
        await db.RecordAsync(by.Name, $"removes a brief: {version.Title}", cancellation);
        feed.Publish();
        return null;
    }

    private async Task<string?> RefusalAsync(BriefRequest request, Signer by, CancellationToken cancellation)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        if (request.Filter.Problems is [var problem, ..])
            return $"{problem} Nothing was saved.";
        if (Typed(request.Title ?? "") is not { Length: > 0 and <= Limits.BriefTitle })
            return $"Give the brief a title of at most {Limits.BriefTitle} characters; it is not saved yet.";
        var words = request.Edits.Wording.Values.Concat(request.Edits.Added.Select(a => a.Text));
        if (words.Any(w => Typed(w).Length == 0))
            return "A line has no words: word it, or take it out. Nothing was saved.";
        return words.FirstOrDefault(w => w.Length > Limits.BriefText) is { } word
            ? $"The line “{Wording.Shortened(word)}” has {word.Length:N0} characters; at most {Limits.BriefText:N0} fit. Nothing was saved."
            : null;
    }

    private static void Write(BriefVersion version, BriefRequest request)
    {
        version.Number++;
        version.Title = Typed(request.Title!);
        version.Filter = request.Filter.AppendTo("");
        version.LeftOut = string.Join(',', request.LeftOut);
        version.Edits = (request.Edits with
        {
            Wording = request.Edits.Wording.ToDictionary(w => w.Key, w => Typed(w.Value)),
            Added = [.. request.Edits.Added.Select(a => a with { Text = Typed(a.Text) })],
        }).ToJson();
        version.At = request.At ?? throw new ArgumentException("A saved brief shows one moment.", nameof(request));
    }

    /// <summary>Without what cannot be seen and would turn the words after it around.</summary>
    private static string Typed(string words) => string.Concat(words.Where(c => !PrintedText.TurnsDirection(c))).Trim();
}
