using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>The rounds that somebody may know of.</summary>
/// <param name="Rounds">The newest first.</param>
/// <param name="IsLead">Whether they may ask for more.</param>
public sealed record RoundList(IReadOnlyList<RoundState> Rounds, bool IsLead);

/// <summary>A round as somebody may see it.</summary>
/// <param name="Round">How far it has come.</param>
/// <param name="IsLead">Whether they may settle, and call it off.</param>
/// <param name="Results">What the coders made of it; null until both have finished.</param>
public sealed record RoundView(RoundState Round, bool IsLead, RoundResults? Results);

/// <summary>What two coders made of a sample.</summary>
/// <param name="Rows">Field by field: of all issues together first, then issue by issue in the lexicon's order.</param>
/// <param name="Disagreements">In the order of the sample.</param>
/// <param name="LeftOut">Items that stand in no figure because their record is gone, or was when it was to be coded.</param>
public sealed record RoundResults(IReadOnlyList<AgreementRow> Rows, IReadOnlyList<Disagreement> Disagreements, int LeftOut);

/// <summary>How far the coders agree on one field.</summary>
/// <param name="Scope">The issue's name, "no issue", or null for all together.</param>
public sealed record AgreementRow(string? Scope, RecordField Field, CoderAgreement Figures);

/// <summary>Two values of one field.</summary>
/// <param name="Item">The item's place in the sample.</param>
/// <param name="Kind">What the record is.</param>
/// <param name="Field">What they disagree on.</param>
/// <param name="About">Whose it is and on what, so far as that was not coded; null of a claim.</param>
/// <param name="Quote">The record's words.</param>
/// <param name="A">The one coder's value.</param>
/// <param name="B">The other's.</param>
/// <param name="Now">What the record says at present.</param>
/// <param name="Settled">Null while it is open.</param>
public sealed record Disagreement(
    int Item, RecordKind Kind, RecordField Field, string? About, QuoteRef Quote, FieldValue A, FieldValue B, FieldValue Now, SettledWith? Settled);

/// <summary>How a disagreement was settled.</summary>
/// <param name="Change">By which it can be taken back.</param>
public sealed record SettledWith(FieldValue Value, string By, DateTime At, long Change);

/// <summary>Rounds and their results. Labels leave it only once both coders have finished, and then only to them and to leads.</summary>
public sealed class AgreementQueries(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions)
{
    private sealed record Coded(CodingItemRow Item, RecordFields A, RecordFields B, RecordFields Now, QuoteRef Quote);

    /// <returns>Null where the signer is no editor; editors see the rounds in which they code, leads all.</returns>
    public async Task<RoundList?> RoundsAsync(Signer signer, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Editor, cancellation) is not null)
            return null;
        var isLead = await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rounds = await RoundState.ReadAsync(db, null, cancellation);
        return new([.. rounds.Where(r => isLead || r.IsCodedBy(signer))], isLead);
    }

    /// <returns>Null where there is no such round, or it is none of the signer's business.</returns>
    public async Task<RoundView?> RoundAsync(string key, Signer signer, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Editor, cancellation) is not null)
            return null;
        var isLead = await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if ((await RoundState.ReadAsync(db, key, cancellation)).SingleOrDefault() is not { } round || !(isLead || round.IsCodedBy(signer)))
            return null;
        return new(round, isLead, round.IsFinished ? await ResultsAsync(db, round, cancellation) : null);
    }

    private static async Task<RoundResults> ResultsAsync(TrackerDbContext db, RoundState round, CancellationToken cancellation)
    {
        var items = await db.CodingItems.Where(i => i.RoundId == round.Id).Include(i => i.Record).AsNoTracking().OrderBy(i => i.Ordinal).ToListAsync(cancellation);
        var labels = await db.Labels.Where(l => l.Item.RoundId == round.Id).Select(l => new { l.ItemId, l.PersonId, l.Fields })
            .ToDictionaryAsync(l => (l.ItemId, l.PersonId), l => RecordFields.FromJson(l.Fields), cancellation);
        var records = items.ConvertAll(i => i.RecordId);
        var now = await FieldReader.ReadAsync(db, records, cancellation);
        var quotes = await db.QuotesAsync(records, cancellation);
        var coded = items.Where(i => now.ContainsKey(i.RecordId) && quotes.ContainsKey(i.RecordId))
            .Select(i => new Coded(i, labels[(i.Id, round.A.Id)], labels[(i.Id, round.B.Id)], now[i.RecordId], quotes[i.RecordId]))
            .Where(c => CodedFields.Of(c.Item.Record.Kind).All(f => c.A[f] is not null && c.B[f] is not null)).ToList();
        var issues = await db.Issues.OrderBy(i => i.Ordinal).ThenBy(i => i.IssueId).Select(i => new { Id = i.IssueId, i.Name }).ToListAsync(cancellation);
        return new(
            [
                .. Rows(null, coded),
                .. issues.SelectMany(i => Rows(i.Name, coded.FindAll(c => c.Item.IssueId == i.Id))),
                .. Rows("no issue", coded.FindAll(c => c.Item.IssueId is null)),
            ],
            await DisagreementsAsync(db, round, coded, cancellation),
            items.Count - coded.Count);
    }

    private static IEnumerable<AgreementRow> Rows(string? scope, List<Coded> coded)
        => coded.SelectMany(c => CodedFields.Of(c.Item.Record.Kind).Select(f => (Field: f, Pair: (A: c.A[f]!, B: c.B[f]!)))).GroupBy(p => p.Field, p => p.Pair)
            .OrderBy(g => g.Key).Select(g => new AgreementRow(scope, g.Key, CoderAgreement.Of([.. g])));

    private static async Task<IReadOnlyList<Disagreement>> DisagreementsAsync(
        TrackerDbContext db, RoundState round, List<Coded> coded, CancellationToken cancellation)
    {
        var settled = await db.Settlements.Where(s => s.Item.RoundId == round.Id)
            .Select(s => new { s.ItemId, s.Field, s.Value, s.RecordedIn.By, s.RecordedFrom, s.RecordedInId }).ToListAsync(cancellation);
        var names = await ValueNames.ReadAsync(
            db,
            [
                .. coded.SelectMany(c => new[] { c.A, c.B, c.Now }).Select(f => f[RecordField.Speaker]?.Value)
                    .Concat(settled.Where(s => s.Field == nameof(RecordField.Speaker)).Select(s => s.Value)).OfType<string>().Distinct(),
            ],
            cancellation);
        return
        [
            .. from one in coded
               from field in CodedFields.Of(one.Item.Record.Kind)
               where one.A[field] != one.B[field]
               let end = settled.Find(s => s.ItemId == one.Item.Id && s.Field == field.ToString())
               select new Disagreement(
                   one.Item.Ordinal, one.Item.Record.Kind, field, AboutOf(one), one.Quote, Named(field, one.A[field]?.Value), Named(field, one.B[field]?.Value),
                   Named(field, one.Now[field]?.Value), end is null ? null : new(Named(field, end.Value), end.By, end.RecordedFrom, end.RecordedInId)),
        ];

        static string? AboutOf(Coded one) => one.Item.Record.Kind switch
        {
            RecordKind.Event => ReviewWording.Heading(RecordKind.Event, one.Now),
            RecordKind.Stance => $"{one.Now[RecordField.Holder]?.Shown} on {one.Now[RecordField.Issue]?.Shown}",
            _ => null,
        };

        FieldValue Named(RecordField field, string? value) => names.Find(field, value) ?? new(value ?? CodedFields.None);
    }
}
