using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Issues;

/// <summary>An issue as a lead opens it.</summary>
/// <param name="Base">The last change to it; saving says what others have changed since.</param>
public sealed record OpenIssue(string Id, RecordFields Fields, long Base);

/// <summary>Keeps the list of issues: leads word them, order them, add and retire them. What is filed under one stays under it.</summary>
public sealed class IssueService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    private const string Gone = "There is no such issue any more; nothing was saved.";

    /// <summary>Null where there is no such issue at present.</summary>
    public async Task<OpenIssue?> OpenAsync(string issue, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await IssueFields.ReadAsync(db, issue, cancellation) is { } fields
            ? new(issue, fields, await RecordChanges.LatestAsync(IssueFields.RowsOf(db, issue), cancellation))
            : null;
    }

    /// <param name="issue">Its id.</param>
    /// <param name="start">The change it was opened at, from <see cref="OpenIssue.Base"/>.</param>
    /// <param name="fields">All of its fields, as the lead wants them.</param>
    /// <param name="why">The lead's reason; may be null.</param>
    /// <param name="by">A lead.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    public async Task<SaveOutcome> SaveAsync(
        string issue, long start, RecordFields fields, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await RefusalAsync(by, why, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Takes the turn to write, so that nobody saves between the comparison and the save.
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Issues.SingleOrDefaultAsync(v => v.IssueId == issue, cancellation) is not { } version)
            return new(Gone);
        var latest = await RecordChanges.LatestAsync(IssueFields.RowsOf(db, issue), cancellation);
        var (_, merged, conflict) = await FieldMerge.OverPresentAsync(
            db, fields, start, latest, past => IssueFields.ReadAsync(past, issue, cancellation), cancellation);
        if (conflict is not null)
            return new(Conflict: conflict);
        var problems = await IssueFields.WriteAsync(db, version, merged, cancellation);
        if (problems.Count > 0)
            return new(RecordService.NotYetRight, problems);
        await DropDraftAsync(db, issue, by, cancellation);
        var change = await db.RecordAsync(by.Name, why, cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return new(Key: issue, Change: change?.Id);
    }

    /// <summary>Adds an issue at the end of the list. Its id comes from its first name and stays.</summary>
    public async Task<SaveOutcome> AddAsync(RecordFields fields, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await RefusalAsync(by, why, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        var id = await FreeIdAsync(db, fields[RecordField.Name]?.Value ?? "", cancellation);
        var version = new IssueVersion { IssueId = id, Name = "", Proposition = "", Ordinal = await db.Issues.MaxAsync(i => (int?)i.Ordinal, cancellation) + 1 ?? 0 };
        var problems = await IssueFields.WriteAsync(db, version, fields, cancellation);
        if (problems.Count > 0)
            return new(RecordService.NotYetRight, problems);
        version.Issue = new() { Id = id };
        db.Add(version);
        await DropDraftAsync(db, "", by, cancellation);
        var change = await db.RecordAsync(by.Name, why, cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return new(Key: id, Change: change?.Id);
    }

    /// <summary>Moves an issue past its neighbour in the list.</summary>
    /// <param name="issue">Its id.</param>
    /// <param name="up">Towards the beginning.</param>
    /// <param name="by">A lead.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<SaveOutcome> MoveAsync(string issue, bool up, Signer by, CancellationToken cancellation = default)
    {
        if (await RefusalAsync(by, null, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        var all = await db.Issues.OrderBy(i => i.Retired).ThenBy(i => i.Ordinal).ThenBy(i => i.IssueId).ToListAsync(cancellation);
        var from = all.FindIndex(i => i.IssueId == issue);
        if (from < 0)
            return new(Gone);
        var to = from + (up ? -1 : 1);
        if (to < 0 || to >= all.Count || all[to].Retired != all[from].Retired)
            return new("It stands at this end of the list already.");
        (all[from], all[to]) = (all[to], all[from]);
        foreach (var (ordinal, version) in all.Index().Where(i => i.Item.Ordinal != i.Index))
            (version.Ordinal, version.Placed) = (ordinal, true);
        var change = await db.RecordAsync(by.Name, cancellation: cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return new(Key: issue, Change: change?.Id);
    }

    private async Task<string?> RefusalAsync(Signer by, string? why, CancellationToken cancellation)
        => why?.Length > Limits.Reason ? RecordService.TooLong(why) : await permissions.RefusalAsync(by, PersonRole.Lead, cancellation);

    private static async Task DropDraftAsync(TrackerDbContext db, string issue, Signer by, CancellationToken cancellation)
    {
        var draft = Draft.OfIssue(issue);
        db.RemoveRange(await db.Drafts.Where(d => d.Subject == draft && d.PersonId == by.PersonId).ToListAsync(cancellation));
    }

    /// <summary>An id that no issue has, not even one whose adding has been undone.</summary>
    private static async Task<string> FreeIdAsync(TrackerDbContext db, string name, CancellationToken cancellation)
    {
        var taken = (await db.Set<IssueRow>().Select(i => i.Id).ToListAsync(cancellation)).ToHashSet();
        var stem = RecordKeys.SlugOf(name) ?? "issue";
        var id = stem;
        for (var n = 2; taken.Contains(id); n++)
            id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem}-{n}");
        return id;
    }
}
