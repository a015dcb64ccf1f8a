using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Pairing;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <param name="From">A record of the article that was read.</param>
/// <param name="To">One of another article.</param>
/// <param name="Why">What speaks for it, in a sentence.</param>
/// <param name="Strength">As <see cref="LinkVersion.Strength"/>.</param>
internal sealed record ProposedLink(long From, long To, LinkKind Kind, string Why, double? Strength = null);

/// <summary>
/// Proposes links between the records of a new article and those of others: opposite positions of one actor at one time, one quote in two
/// articles, one event in two articles. People decide; what they have rejected or taken away is never proposed again. Pairs of events that a later reading
/// gives no reason for any more, and nobody has decided on, go.
/// </summary>
public sealed class LinkProposer(IDbContextFactory<TrackerDbContext> contexts, EventPairs pairs)
{
    private const string By = "reader";

    private const int Attempts = 4;

    /// <summary>Letters of a quote below which two alike may be chance ("We want peace").</summary>
    private const int LeastQuote = 40;

    /// <returns>How many were proposed.</returns>
    public async Task<int> ProposeAsync(string article, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CompareAsync(article, cancellation);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody has decided on a link between the look and the save: look again.
            }
        }
    }

    private async Task<int> CompareAsync(string article, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var same = await new SameEvents(db, pairs).OfAsync(article, cancellation);
        List<ProposedLink> found = [.. await ContradictionsAsync(db, article, cancellation), .. await RepeatsAsync(db, article, cancellation), .. same.Take(Limits.ProposedLinks)];
        await ReconsiderAsync(db, article, same, cancellation);
        var ids = found.Select(p => p.From).Distinct().ToList();
        // What nobody but the reader has taken back may be proposed again.
        var known = (await db.Links.IgnoreQueryFilters().Where(l => ids.Contains(l.FromId) || ids.Contains(l.ToId))
                .Where(l => l.ClosedIn == null || l.ClosedIn.By != By)
                .Select(l => new { l.FromId, l.ToId, l.Kind }).ToListAsync(cancellation))
            .SelectMany(l => new[] { (l.FromId, l.ToId, l.Kind), (l.ToId, l.FromId, l.Kind) }).ToHashSet();
        var count = 0;
        foreach (var p in found.Where(p => known.Add((p.From, p.To, p.Kind)) && known.Add((p.To, p.From, p.Kind))).Take(Limits.ProposedLinks))
        {
            db.Add(new LinkVersion { FromId = p.From, ToId = p.To, Kind = p.Kind, Why = p.Why, Strength = p.Strength });
            count++;
        }
        if (db.ChangeTracker.HasChanges())
            await db.RecordAsync(By, cancellation: cancellation);
        return count;
    }

    /// <summary>What waits for a decision says what the records say now, or waits no more.</summary>
    private static async Task ReconsiderAsync(TrackerDbContext db, string article, List<ProposedLink> found, CancellationToken cancellation)
    {
        var now = new Dictionary<(long, long), ProposedLink>();
        foreach (var p in found)
            (now[(p.From, p.To)], now[(p.To, p.From)]) = (p, p);
        var waiting = await db.Links.Where(l => l.Kind == LinkKind.Same && l.Review == ReviewState.Unreviewed && l.RecordedIn.By == By)
            .Where(l => l.From.Article.Key == article || l.To.Article.Key == article).ToListAsync(cancellation);
        foreach (var link in waiting)
            if (now.TryGetValue((link.FromId, link.ToId), out var p))
                (link.Why, link.Strength) = (p.Why, p.Strength);
            else
                db.Remove(link);
    }

    /// <summary>One actor for and against in the same days; where each rests on a claim, it is the claims that contradict.</summary>
    private static async Task<List<ProposedLink>> ContradictionsAsync(TrackerDbContext db, string article, CancellationToken cancellation)
    {
        var pairs = await (
            from own in db.Stances.Where(s => s.Record.Article.Key == article && s.Review != ReviewState.Rejected)
            join other in db.Stances.Where(s => s.Record.Article.Key != article && s.Review != ReviewState.Rejected)
                on new { own.ActorId, own.IssueId } equals new { other.ActorId, other.IssueId }
            where ((own.Position == Position.Supports && other.Position == Position.Opposes) || (own.Position == Position.Opposes && other.Position == Position.Supports))
                && own.Earliest <= other.Latest && other.Earliest <= own.Latest
            orderby own.RecordId, other.RecordId
            select new
            {
                Own = own.Ground!.Kind == RecordKind.Claim && other.Ground!.Kind == RecordKind.Claim ? own.GroundId!.Value : own.RecordId,
                Other = own.Ground!.Kind == RecordKind.Claim && other.Ground!.Kind == RecordKind.Claim ? other.GroundId!.Value : other.RecordId,
                Issue = own.Issue!.Versions.First().Name,
            }).Take(Limits.ProposedLinks).ToListAsync(cancellation);
        return [.. pairs.Select(p => new ProposedLink(p.Own, p.Other, LinkKind.Contradicts, $"The same actor for and against {p.Issue.ToLowerInvariant()} in the same days."))];
    }

    private static async Task<List<ProposedLink>> RepeatsAsync(TrackerDbContext db, string article, CancellationToken cancellation)
    {
        var own = await QuotesAsync(db, db.Claims.Where(c => c.Record.Article.Key == article), cancellation);
        var speakers = own.Select(q => q.Speaker).Distinct().ToList();
        if (speakers.Count == 0)
            return [];
        var others = (await QuotesAsync(
            db, db.Claims.Where(c => c.Record.Article.Key != article && speakers.Contains(c.SpeakerId)).OrderByDescending(c => c.RecordId).Take(Limits.ComparedQuotes), cancellation))
            .ToLookup(q => (q.Speaker, q.Words));
        return [.. own.SelectMany(q => others[(q.Speaker, q.Words)].Select(o => new ProposedLink(q.Record, o.Record, LinkKind.Repeats, "The same words of the same speaker in another article.")))];
    }

    private static async Task<List<(long Record, int? Speaker, string Words)>> QuotesAsync(
        TrackerDbContext db, IQueryable<ClaimVersion> claims, CancellationToken cancellation)
    {
        var rows = await claims.Where(c => c.Kind == ClaimKind.Direct && c.SpeakerId != null && c.Review != ReviewState.Rejected)
            .Join(db.Evidence.Where(e => e.Role == EvidenceRole.Content), c => c.RecordId, e => e.RecordId, (c, e) => new { c.RecordId, c.SpeakerId, e.Exact })
            .ToListAsync(cancellation);
        return [.. rows.Select(r => (r.RecordId, r.SpeakerId, Words: Letters(r.Exact))).Where(q => q.Words.Length >= LeastQuote)];
    }

    /// <summary>Outlets differ in quotation marks, capitals and commas; all else must be equal.</summary>
    private static string Letters(string quote) => string.Concat(quote.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
