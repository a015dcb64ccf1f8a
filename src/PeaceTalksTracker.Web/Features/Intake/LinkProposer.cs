using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>
/// Proposes links between the records of a new article and those of others: opposite positions of one actor at one time, one quote in two
/// articles, one event in two articles. People decide; what they have rejected or taken away is never proposed again.
/// </summary>
public sealed class LinkProposer(IDbContextFactory<TrackerDbContext> contexts)
{
    private const string By = "reader";

    /// <summary>Letters of a quote below which two alike may be chance ("We want peace").</summary>
    private const int LeastQuote = 40;

    private sealed record Proposed(long From, long To, LinkKind Kind, string Why);

    /// <returns>How many were proposed.</returns>
    public async Task<int> ProposeAsync(string article, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        List<Proposed> found =
        [
            .. await ContradictionsAsync(db, article, cancellation),
            .. await RepeatsAsync(db, article, cancellation),
            .. await SameEventsAsync(db, article, cancellation),
        ];
        var ids = found.Select(p => p.From).Distinct().ToList();
        var known = (await db.Links.IgnoreQueryFilters().Where(l => ids.Contains(l.FromId) || ids.Contains(l.ToId))
                .Select(l => new { l.FromId, l.ToId, l.Kind }).ToListAsync(cancellation))
            .SelectMany(l => new[] { (l.FromId, l.ToId, l.Kind), (l.ToId, l.FromId, l.Kind) }).ToHashSet();
        foreach (var p in found.Where(p => known.Add((p.From, p.To, p.Kind)) && known.Add((p.To, p.From, p.Kind))).Take(Limits.ProposedLinks))
            db.Add(new LinkVersion { FromId = p.From, ToId = p.To, Kind = p.Kind, Why = p.Why });
        var count = db.ChangeTracker.Entries<LinkVersion>().Count(e => e.State == EntityState.Added);
        if (count > 0)
            await db.RecordAsync(By, cancellation: cancellation);
        return count;
    }

    /// <summary>One actor for and against in the same days; where each rests on a claim, it is the claims that contradict.</summary>
    private static async Task<List<Proposed>> ContradictionsAsync(TrackerDbContext db, string article, CancellationToken cancellation)
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
        return [.. pairs.Select(p => new Proposed(p.Own, p.Other, LinkKind.Contradicts, $"The same actor for and against {p.Issue.ToLowerInvariant()} in the same days."))];
    }

    private static async Task<List<Proposed>> RepeatsAsync(TrackerDbContext db, string article, CancellationToken cancellation)
    {
        var own = await QuotesAsync(db, db.Claims.Where(c => c.Record.Article.Key == article), cancellation);
        var speakers = own.Select(q => q.Speaker).Distinct().ToList();
        if (speakers.Count == 0)
            return [];
        var others = (await QuotesAsync(
            db, db.Claims.Where(c => c.Record.Article.Key != article && speakers.Contains(c.SpeakerId)).OrderByDescending(c => c.RecordId).Take(Limits.ComparedQuotes), cancellation))
            .ToLookup(q => (q.Speaker, q.Words));
        return [.. own.SelectMany(q => others[(q.Speaker, q.Words)].Select(o => new Proposed(q.Record, o.Record, LinkKind.Repeats, "The same words of the same speaker in another article.")))];
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

    /// <summary>Acts of one type and status by the same two or more parties on days that overlap.</summary>
    private static async Task<List<Proposed>> SameEventsAsync(TrackerDbContext db, string article, CancellationToken cancellation)
    {
        var pairs = await (
            from own in db.Events.Where(e => e.Record.Article.Key == article && e.Review != ReviewState.Rejected && e.Date != null)
            join other in db.Events.Where(e => e.Record.Article.Key != article && e.Review != ReviewState.Rejected && e.Date != null)
                on new { own.Type, own.Status } equals new { other.Type, other.Status }
            where own.Earliest <= other.Latest && other.Earliest <= own.Latest
            orderby own.RecordId, other.RecordId descending
            select new { Own = own.RecordId, Other = other.RecordId }).Take(Limits.ComparedQuotes).ToListAsync(cancellation);
        var ids = pairs.SelectMany(p => new[] { p.Own, p.Other }).Distinct().ToList();
        var parties = (await db.Participants.Where(p => ids.Contains(p.RecordId)).Select(p => new { p.RecordId, p.ActorId }).ToListAsync(cancellation))
            .GroupBy(p => p.RecordId).ToDictionary(g => g.Key, g => g.Select(p => p.ActorId).ToHashSet());
        return
        [
            .. from pair in pairs
               let own = parties.GetValueOrDefault(pair.Own)
               let other = parties.GetValueOrDefault(pair.Other)
               where own is { Count: >= 2 } && other is not null && own.SetEquals(other)
               select new Proposed(pair.Own, pair.Other, LinkKind.Same, "The same kind of act by the same parties on days that overlap."),
        ];
    }
}
