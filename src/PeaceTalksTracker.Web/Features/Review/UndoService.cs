using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>What came of an undo or redo.</summary>
/// <param name="Problem">Why nothing was done, as a sentence; null when something was.</param>
/// <param name="Kept">How many of the things touched have been changed since by somebody, and keep that.</param>
/// <param name="What">What was taken back or done again; null where whoever asked named it.</param>
public sealed record UndoOutcome(string? Problem, int Kept = 0, NamedChange? What = null);

/// <summary>Takes changes back, each person their own latest first, and does them again. Both are changes like any other.</summary>
public sealed class UndoService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    public Task<UndoOutcome> UndoAsync(Signer by, CancellationToken cancellation = default)
        => TakeBackAsync(by, false, cancellation);

    public Task<UndoOutcome> RedoAsync(Signer by, CancellationToken cancellation = default)
        => TakeBackAsync(by, true, cancellation);

    /// <summary>Takes one change back, whoever made it and whatever was done since; that stays.</summary>
    /// <param name="change">Its number.</param>
    /// <param name="least">The rights that making such a change needs.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<UndoOutcome> TakeBackAsync(long change, PersonRole least, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, least, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Coding(db).AnyAsync(id => id == change, cancellation))
            return new("This is what somebody has coded in a round, so it was not taken back: its figures rest on it.");
        return await TakeBackAsync(db, change, by, cancellation);
    }

    private async Task<UndoOutcome> TakeBackAsync(Signer by, bool again, CancellationToken cancellation)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var coding = Coding(db);
        var own = await db.Changes.Where(c => c.By == by.Name && !coding.Any(id => id == c.Id)).OrderByDescending(c => c.Id).Take(Limits.UndoDepth)
            .Select(c => new { c.Id, c.UndoesId }).ToListAsync(cancellation);
        var (undo, redo) = StacksOf(own.Select(c => (c.Id, c.UndoesId)).Reverse());
        if ((again ? redo : undo) is not { } target)
            return new($"There is nothing of yours to {(again ? "redo" : "undo")}.");
        var made = MadeBy(target, again, own.ToDictionary(c => c.Id, c => c.UndoesId));
        var what = await ChangeNames.OfAsync(db, made, cancellation);
        return await TakeBackAsync(db, target, by, cancellation) with { What = what };
    }

    /// <summary>What coders have coded is no step of an undo: taking it back would open a round whose results they have seen. They code anew instead.</summary>
    private static IQueryable<long> Coding(TrackerDbContext db) => db.Labels.IgnoreQueryFilters().Select(l => l.RecordedInId);

    private async Task<UndoOutcome> TakeBackAsync(TrackerDbContext db, long target, Signer by, CancellationToken cancellation)
    {
        if (await NeedsLeadAsync(db, target, cancellation) && await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return new(refusal);
        var reversal = new Reversal(db);
        try
        {
            // Takes the turn to write, so that nothing changes between the look and the save.
            await using var turn = await db.Database.BeginTransactionAsync(cancellation);
            await reversal.TakeBackAsync(target, cancellation);
            await db.RecordAsync(new Change { By = by.Name, UndoesId = target }, cancellation);
            await turn.CommitAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return new("Somebody else has just changed the same record, so nothing was undone. Look at it again, then decide.");
        }
        feed.Publish();
        return new(null, reversal.Kept);
    }

    /// <summary>Whether the change is one that only leads make: it touched an issue, a saved brief, or what was known of an actor already. An article that is read adds actors.</summary>
    private static async Task<bool> NeedsLeadAsync(TrackerDbContext db, long change, CancellationToken cancellation)
        => await db.Issues.IgnoreQueryFilters().AnyAsync(v => v.RecordedInId == change || v.ClosedInId == change, cancellation)
            || await db.BriefVersions.IgnoreQueryFilters().AnyAsync(v => v.RecordedInId == change || v.ClosedInId == change, cancellation)
            || await db.ActorVersions.IgnoreQueryFilters().AnyAsync(v => v.ClosedInId == change, cancellation)
            || await db.Aliases.IgnoreQueryFilters().AnyAsync(v => v.ClosedInId == change, cancellation);

    /// <summary>The change that its author remembers: what was done again counts as done when it was done first.</summary>
    private static long MadeBy(long target, bool again, Dictionary<long, long?> undoes)
    {
        var made = again ? undoes[target]!.Value : target;
        while (undoes.GetValueOrDefault(made) is { } undo && undoes.GetValueOrDefault(undo) is { } first)
            made = first;
        return made;
    }

    /// <summary>Which change an undo, and which a redo, would take back.</summary>
    internal static (long? Undo, long? Redo) StacksOf(IEnumerable<(long Id, long? Undoes)> oldestFirst)
    {
        Stack<long> done = [], undone = [];
        foreach (var (id, undoes) in oldestFirst)
        {
            if (undoes is { } target && done.TryPeek(out var last) && last == target)
            {
                done.Pop();
                undone.Push(id);
            }
            else if (undoes is { } taken && undone.TryPeek(out var undo) && undo == taken)
            {
                undone.Pop();
                done.Push(id);
            }
            else
            {
                done.Push(id);
                undone.Clear();
            }
        }
        return (done.TryPeek(out var top) ? top : null, undone.TryPeek(out var again) ? again : null);
    }
}
