using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>One record as a coder sees it: its words and what it is, and of the coded fields nobody's values but the coder's own.</summary>
/// <param name="Ordinal">Its place in the sample, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ArticleName">Its article's title or first words; null where the record is gone.</param>
/// <param name="Around">Its words in their text; null where the record is gone.</param>
/// <param name="Cue">The words that decide, which tell it from others of the same sentence; null where it has none.</param>
/// <param name="Holder">Of a stance, whose it is.</param>
/// <param name="Issue">Of a stance, what it is on.</param>
/// <param name="Speakers">Of a claim, the actors that its article mentions, by name.</param>
/// <param name="Own">What the coder has coded; null where they have not.</param>
public sealed record CodingItem(
    int Ordinal, RecordKind Kind, string? ArticleName, TextAround? Around, string? Cue, string? Holder, IssueRef? Issue, IReadOnlyList<FieldValue> Speakers,
    RecordFields? Own);

/// <summary>A coder's place in a round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Item">What is to be coded now; null where nothing can be coded any more.</param>
/// <param name="Done">How many items the coder has coded.</param>
/// <param name="Next">The next item, from this one on and then from the first, that the coder has not coded; null where there is none besides this one.</param>
public sealed record CodingDesk(RoundState Round, CodingItem? Item, int Done, int? Next);

/// <summary>
/// Coding by one of a round's two coders. It answers with the words of a record and the coder's own labels, and with nothing else that was ever said of the
/// coded fields: neither the other coder's labels nor the record's values. Coding changes nothing of the record.
/// </summary>
public sealed class CodingService(IDbContextFactory<TrackerDbContext> contexts, RecordContextQueries words, Permissions permissions, ChangeFeed feed)
{
    private const string NotTheirs = "Only the two people who were asked code in this round, so nothing was saved.";

    /// <param name="key">The round.</param>
    /// <param name="ordinal">The item to open; null for the first that the coder has not coded.</param>
    /// <param name="signer">The coder.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where there is no such round, or the signer does not code in it.</returns>
    public async Task<CodingDesk?> OpenAsync(string key, int? ordinal, Signer signer, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Editor, cancellation) is not null)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if ((await RoundState.ReadAsync(db, key, cancellation)).SingleOrDefault() is not { } round || round.CoderOf(signer) is not { } coder)
            return null;
        if (round.IsFinished || round.CalledOff)
            return new(round, null, coder.Done, null);
        var items = db.CodingItems.Where(i => i.RoundId == round.Id);
        var open = await items.Where(i => !db.Labels.Any(l => l.ItemId == i.Id && l.PersonId == coder.Id))
            .OrderBy(i => i.Ordinal).Select(i => i.Ordinal).ToListAsync(cancellation);
        var place = Math.Clamp(ordinal ?? open.FirstOrDefault(round.Items), 1, round.Items);
        var item = await items.Include(i => i.Record).AsNoTracking().SingleAsync(i => i.Ordinal == place, cancellation);
        var next = open.Where(o => o > place).Concat(open.Where(o => o < place)).Select(o => (int?)o).FirstOrDefault();
        return new(round, await ItemAsync(db, item, coder.Id, cancellation), coder.Done, next);
    }

    /// <summary>Saves what the coder makes of an item: a value for every coded field, or none at all where the record is gone.</summary>
    /// <returns>Null when saved, else why not, as a sentence.</returns>
    public async Task<string?> SaveAsync(string key, int ordinal, RecordFields coded, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Takes the turn to write: whether both have finished must still hold when this is saved.
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if ((await RoundState.ReadAsync(db, key, cancellation)).SingleOrDefault() is not { } round || round.CoderOf(by) is not { } coder)
            return NotTheirs;
        if (round.CalledOff)
            return "This round has been called off, so nothing was saved.";
        if (round.IsFinished)
            return "Both coders have finished this round, so its labels stand and nothing was saved.";
        var item = await db.CodingItems.Include(i => i.Record).SingleOrDefaultAsync(i => i.RoundId == round.Id && i.Ordinal == ordinal, cancellation);
        if (item is null)
            return "This round has no such item; nothing was saved.";

        var labels = RecordFields.Empty;
        if (await words.OfAsync(item.RecordId, cancellation) is not null)
        {
            var names = await ValueNames.ReadAsync(db, [coded[RecordField.Speaker]?.Value ?? ""], cancellation);
            foreach (var field in CodedFields.Of(item.Record.Kind))
            {
                if (coded[field] is not { } value || names.Find(field, value.Value) is not { } known)
                    return $"“{ReviewWording.Of(field)}” is not coded yet, so nothing was saved. Choose one of the list.";
                labels = labels.With(field, known);
            }
        }
        var version = await db.Labels.SingleOrDefaultAsync(l => l.ItemId == item.Id && l.PersonId == coder.Id, cancellation)
            ?? db.Add(new LabelVersion { Item = item, PersonId = coder.Id, Fields = "" }).Entity;
        version.Fields = labels.ToJson();
        await db.RecordAsync(by.Name, $"codes in {round.Name}", cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return null;
    }

    private async Task<CodingItem> ItemAsync(TrackerDbContext db, CodingItemRow item, string coder, CancellationToken cancellation)
    {
        var own = await db.Labels.Where(l => l.ItemId == item.Id && l.PersonId == coder).Select(l => l.Fields).SingleOrDefaultAsync(cancellation);
        var labels = own is null ? null : RecordFields.FromJson(own);
        var kind = item.Record.Kind;
        if (await words.OfAsync(item.RecordId, cancellation) is not { } context)
            return new(item.Ordinal, kind, null, null, null, null, null, [], labels);

        var cues = await db.Evidence.Where(e => e.RecordId == item.RecordId && e.TextId == context.Around.TextId && e.Role == EvidenceRole.Cue)
            .OrderBy(e => e.Start).Select(e => e.Exact).ToListAsync(cancellation);
        var stance = kind != RecordKind.Stance ? null : await db.Stances.Where(s => s.RecordId == item.RecordId)
            .Select(s => new { Holder = db.ActorVersions.Where(v => v.ActorId == s.ActorId).Select(v => v.Name).FirstOrDefault(), Issue = s.Issue!.Versions.First() }).SingleAsync(cancellation);
        List<FieldValue> speakers = kind != RecordKind.Claim ? [] : await db.Mentions.Where(m => m.ArticleId == item.Record.ArticleId).Select(m => m.ActorId).Distinct()
            .Join(db.ActorVersions, id => id, v => v.ActorId, (_, v) => v).OrderBy(v => v.Name)
            .Select(v => new FieldValue(v.Actor.Key, v.Name)).ToListAsync(cancellation);
        return new(
            item.Ordinal, kind, context.ArticleName, context.Around, cues.Count == 0 ? null : string.Join(" … ", cues), stance?.Holder,
            stance?.Issue is { } issue ? new(issue.IssueId, issue.Name, issue.Proposition) : null, speakers, labels);
    }
}
