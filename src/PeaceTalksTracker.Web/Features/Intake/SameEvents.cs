using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Pairing;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>Finds events of other articles that may be one with an article's. Looks by indexes of day and actor only, so that it takes no longer in a large store.</summary>
internal sealed class SameEvents(TrackerDbContext db, EventPairs pairs)
{
    private sealed record Candidate(long Record, EventFacts Facts, PresumedDays Days);

    private sealed record Row(long RecordId, EventType Type, EventStatus Status, string? Date, string? Place, string? IssueId, DateOnly? Published);

    /// <returns>The strongest first.</returns>
    public async Task<List<ProposedLink>> OfAsync(string article, CancellationToken cancellation)
    {
        var own = await FactsAsync(db.Events.Where(e => e.Record.Article.Key == article && e.Review != ReviewState.Rejected), cancellation);
        var found = new List<ProposedLink>();
        foreach (var group in own.GroupBy(c => (c.Days, c.Facts.Status, c.Facts.Type)))
        {
            var others = await FactsAsync(Near(group.Key.Days, group.Key.Status, group.Key.Type, [.. group.Select(c => c.Record)]).Where(e => e.Record.Article.Key != article), cancellation);
            foreach (var one in group)
                foreach (var other in others)
                    if (pairs.Compare(one.Facts, other.Facts) is { } match)
                        found.Add(new(one.Record, other.Record, LinkKind.Same, match.Why, match.Strength));
        }
        return [.. found.OrderByDescending(p => p.Strength).ThenBy(p => p.From).ThenBy(p => p.To)];
    }

    /// <summary>Events of the days that share an actor with one of the article's, the newest where there are too many.</summary>
    private IQueryable<EventVersion> Near(PresumedDays days, EventStatus status, EventType type, List<long> own)
    {
        var (first, last) = (days.First, days.Last);
        var furthest = DateOnly.FromDayNumber(Math.Min(last.DayNumber + PresumedDays.Widest, DateOnly.MaxValue.DayNumber));
        var soonest = DateOnly.FromDayNumber(Math.Max(first.DayNumber - PresumedDays.Soon, 0));
        var by = db.Participants.Where(p => own.Contains(p.RecordId) && p.Role == ParticipantRole.Actor).Select(p => p.ActorId);
        return db.Events
            .Where(e => (e.Latest >= first && e.Latest <= furthest) || (e.Latest == null && e.Earliest >= soonest && e.Earliest <= last))
            .Where(e => e.Type == type && e.Status == status && e.Review != ReviewState.Rejected && e.Record.Participants.Any(p => by.Contains(p.ActorId)))
            .OrderByDescending(e => e.RecordId).Take(Limits.ComparedEvents);
    }

    private async Task<List<Candidate>> FactsAsync(IQueryable<EventVersion> events, CancellationToken cancellation)
    {
        var rows = await events.Join(db.ArticleVersions, e => e.Record.ArticleId, a => a.ArticleId, (e, a) => new Row(
            e.RecordId, e.Type, e.Status, e.Date, e.Place, e.IssueId, a.Published)).ToListAsync(cancellation);
        var ids = rows.ConvertAll(r => r.RecordId);
        var parties = (await db.Participants.Where(p => ids.Contains(p.RecordId) && p.Role != ParticipantRole.Hop)
                .Join(db.ActorVersions, p => p.ActorId, a => a.ActorId, (p, a) => new { p.RecordId, p.Role, p.Ordinal, a.Name }).ToListAsync(cancellation))
            .OrderBy(p => p.Ordinal).ToLookup(p => (p.RecordId, p.Role), p => p.Name);
        var candidates = new List<Candidate>();
        foreach (var row in rows)
        {
            var facts = new EventFacts
            {
                Type = row.Type,
                Status = row.Status,
                Actors = [.. parties[(row.RecordId, ParticipantRole.Actor)]],
                Recipients = [.. parties[(row.RecordId, ParticipantRole.Recipient)]],
                Date = EdtfDate.TryParse(row.Date, out var date) ? date : null,
                Published = row.Published,
                Place = row.Place,
                Issue = row.IssueId,
            };
            if (facts.Actors.Count > 0 && PresumedDays.Of(facts) is { } days)
                candidates.Add(new(row.RecordId, facts, days));
        }
        return candidates;
    }
}
