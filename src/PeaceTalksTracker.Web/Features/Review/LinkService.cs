using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>A link of a record to another, as it is shown beside the record.</summary>
/// <param name="Id">Of the link's row.</param>
/// <param name="Why">What speaks for it.</param>
/// <param name="By">Who drew or proposed it.</param>
/// <param name="OtherKey">The record at the other end.</param>
/// <param name="Other">What that record says, in a line.</param>
/// <param name="Own">The words of the record itself.</param>
/// <param name="Others">The words of the other.</param>
public sealed record RecordLink(
    long Id, LinkKind Kind, ReviewState Review, string Why, string By, string OtherKey, string Other, QuoteRef Own, QuoteRef Others);

/// <summary>A record that a link could lead to.</summary>
public sealed record LinkTarget(string Key, string Heading, QuoteRef Quote);

/// <summary>Draws links between records, takes them away, and decides on those that the reader proposes.</summary>
public sealed class LinkService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    private const string Gone = "One of the two records is no longer there; nothing was saved.";

    /// <summary>The links of a record that stand or wait for a decision; both ends are in view.</summary>
    public async Task<IReadOnlyList<RecordLink>> OfAsync(string record, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var links = await db.Links.Where(l => (l.From.Key == record || l.To.Key == record) && l.Review != ReviewState.Rejected)
            .Select(l => new { l.Id, l.Kind, l.Review, l.Why, l.RecordedIn.By, l.FromId, l.ToId, IsFrom = l.From.Key == record }).ToListAsync(cancellation);
        var ids = links.SelectMany(l => new[] { l.FromId, l.ToId }).Distinct().ToList();
        var targets = await TargetsAsync(db, ids, cancellation);
        return
        [
            .. from l in links.OrderBy(l => l.Review).ThenBy(l => l.Kind).ThenBy(l => l.Id)
               let own = targets.GetValueOrDefault(l.IsFrom ? l.FromId : l.ToId)
               let other = targets.GetValueOrDefault(l.IsFrom ? l.ToId : l.FromId)
               where own is not null && other is not null
               select new RecordLink(l.Id, l.Kind, l.Review, l.Why, l.By, other.Key, other.Heading, own.Quote, other.Quote),
        ];
    }

    /// <summary>Records of the same kind whose words contain a text.</summary>
    public async Task<IReadOnlyList<LinkTarget>> SearchAsync(string record, string text, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (string.IsNullOrWhiteSpace(text) || await db.Records.SingleOrDefaultAsync(r => r.Key == record, cancellation) is not { } row)
            return [];
        text = text.Trim()[..Math.Min(text.Trim().Length, Limits.FilterText)];
        var ids = await db.EvidenceContaining(text).Where(e => e.Record.Kind == row.Kind && e.RecordId != row.Id)
            .Select(e => e.RecordId).Distinct().OrderByDescending(id => id).Take(Limits.LinkTargets).ToListAsync(cancellation);
        return [.. (await TargetsAsync(db, ids, cancellation)).Values];
    }

    /// <param name="from">The record.</param>
    /// <param name="to">The other.</param>
    /// <param name="kind">What one is to the other.</param>
    /// <param name="why">What speaks for it; may be empty.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when drawn, else why not, as a sentence.</returns>
    public async Task<string?> DrawAsync(string from, string to, LinkKind kind, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        if (from == to)
            return "A record is not linked to itself: choose another one.";
        if (why?.Length > Limits.Reason)
            return $"The reason has {why.Length:N0} characters; at most {Limits.Reason:N0} fit. Nothing was saved.";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var ends = await db.Records.Where(r => r.Key == from || r.Key == to).ToListAsync(cancellation);
        if (ends.Count < 2 || (await FieldReader.ReadAsync(db, [.. ends.Select(e => e.Id)], cancellation)).Count < 2)
            return Gone;
        if (ends[0].Kind != ends[1].Kind || (kind == LinkKind.Same && ends[0].Kind != RecordKind.Event))
            return kind == LinkKind.Same ? "Only two events can be one event." : "Links join records of one kind: two claims, two stances or two events.";

        var (a, b) = (ends.Single(e => e.Key == from), ends.Single(e => e.Key == to));
        var held = await db.Links.SingleOrDefaultAsync(
            l => l.Kind == kind && ((l.FromId == a.Id && l.ToId == b.Id) || (l.FromId == b.Id && l.ToId == a.Id)), cancellation);
        if (held is { Review: ReviewState.Accepted })
            return "These two are linked so already.";
        if (held is null)
            db.Add(new LinkVersion { From = a, To = b, Kind = kind, Review = ReviewState.Accepted, Why = Reason(why, by) });
        else
            (held.Review, held.Why) = (ReviewState.Accepted, string.IsNullOrWhiteSpace(why) ? held.Why : why.Trim());
        return await SaveAsync(db, why, by, cancellation);
    }

    /// <summary>Accepts or rejects a proposed link; what is rejected is never proposed again.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public Task<string?> DecideAsync(long link, ReviewState decision, Signer by, CancellationToken cancellation = default)
        => ChangeAsync(link, (_, row) => row.Review = decision, by, cancellation);

    /// <summary>Takes a link away; history keeps it.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public Task<string?> RemoveAsync(long link, Signer by, CancellationToken cancellation = default)
        => ChangeAsync(link, (db, row) => db.Remove(row), by, cancellation);

    private async Task<string?> ChangeAsync(long link, Action<TrackerDbContext, LinkVersion> change, Signer by, CancellationToken cancellation)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Links.SingleOrDefaultAsync(l => l.Id == link, cancellation) is not { } row)
            return "Somebody has changed this link meanwhile. Look at it again, then decide.";
        change(db, row);
        return await SaveAsync(db, null, by, cancellation);
    }

    private async Task<string?> SaveAsync(TrackerDbContext db, string? why, Signer by, CancellationToken cancellation)
    {
        try
        {
            await db.RecordAsync(by.Name, why, cancellation);
        }
        catch (DbUpdateException)
        {
            return "Somebody has changed this link meanwhile, so nothing was saved. Look at it again, then decide.";
        }
        feed.Publish();
        return null;
    }

    private static async Task<Dictionary<long, LinkTarget>> TargetsAsync(TrackerDbContext db, IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        var fields = await FieldReader.ReadAsync(db, ids, cancellation);
        var quotes = await db.QuotesAsync(ids, cancellation);
        var kinds = await db.Records.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => (r.Key, r.Kind), cancellation);
        return ids.Where(id => fields.ContainsKey(id) && quotes.ContainsKey(id))
            .ToDictionary(id => id, id => new LinkTarget(kinds[id].Key, ReviewWording.Heading(kinds[id].Kind, fields[id]), quotes[id]));
    }

    private static string Reason(string? why, Signer by) => string.IsNullOrWhiteSpace(why) ? $"{by.Name} has drawn it." : why.Trim();
}
