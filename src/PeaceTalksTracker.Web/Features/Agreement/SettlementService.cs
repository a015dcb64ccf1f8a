using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>Leads adjudicate what two coders disagree on. It changes the record, never the labels: figures are those of the coders.</summary>
public sealed class SettlementService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    /// <summary>Puts a value into the record and notes it as what settled the disagreement, both in one change.</summary>
    /// <param name="key">The round.</param>
    /// <param name="ordinal">The item, by its place in the sample.</param>
    /// <param name="field">What they disagree on.</param>
    /// <param name="value">One coder's value, or any other that the field can have; <see cref="CodedFields.None"/> for none.</param>
    /// <param name="by">The lead.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    /// <returns>Null when settled, else why not, as a sentence.</returns>
    public async Task<string?> SettleAsync(string key, int ordinal, RecordField field, string value, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if ((await RoundState.ReadAsync(db, key, cancellation)).SingleOrDefault() is not { } round)
            return "There is no such round; nothing was saved.";
        if (!round.IsFinished)
            return "Both coders must have finished before anything is settled; nothing was saved.";
        if (await db.CodingItems.Include(i => i.Record).SingleOrDefaultAsync(i => i.RoundId == round.Id && i.Ordinal == ordinal, cancellation) is not { } item)
            return "This round has no such item; nothing was saved.";
        var labels = await db.Labels.Where(l => l.ItemId == item.Id).Select(l => l.Fields).ToListAsync(cancellation);
        if (labels.Select(l => RecordFields.FromJson(l)[field]).Distinct().Count() < 2)
            return "The coders do not disagree on this, so nothing was saved.";
        if (await db.Settlements.Where(s => s.ItemId == item.Id && s.Field == field.ToString()).Select(s => s.RecordedIn.By).SingleOrDefaultAsync(cancellation) is { } other)
            return $"{other} has settled this already, so nothing was saved. To settle it otherwise, take that back first.";

        var names = await ValueNames.ReadAsync(db, [value], cancellation);
        if (names.Find(field, value) is not { } chosen)
            return "Choose one of the list; nothing was saved.";
        var why = $"adjudicated in {round.Name}";
        if (await RecordService.SetAsync(db, item.Record, field, CodedFields.Kept(chosen), why, by, cancellation) is { } problem)
            return $"{problem} Nothing was saved.";
        db.Add(new SettlementVersion { Item = item, Field = field.ToString(), Value = CodedFields.Kept(chosen)?.Value });
        await db.RecordAsync(by.Name, why, cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return null;
    }
}
