using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>
/// A <see cref="RecordFilter"/> as a query: what all kinds of record have in common. The few values that a filter may name become a parameter each,
/// so that SQLite sees how many there are and takes the index made for them; a list of records is one parameter, see <see cref="Database"/>.
/// </summary>
public static class RecordFilterQuery
{
    /// <summary>
    /// What an editor rejected is left out unless the filter asks for it, and a period holds no record
    /// whose date nobody knows.
    /// </summary>
    public static IQueryable<T> Matching<T>(this IQueryable<T> records, TrackerDbContext db, RecordFilter filter) where T : RecordVersion
    {
        records = filter.Reviews.Count > 0
            ? records.Where(r => EF.MultipleParameters(filter.Reviews).Contains(r.Review))
            : records.Where(r => r.Review != ReviewState.Rejected);
        if (filter.Issues.Count > 0)
            records = records.Where(r => EF.MultipleParameters(filter.Issues).Contains(r.IssueId!));
        if (filter.From is not null || filter.To is not null)
        {
            var (from, to) = (filter.From ?? DateOnly.MinValue, filter.To ?? DateOnly.MaxValue);
            records = records.Where(r => (r.Earliest != null || r.Latest != null)
                && (r.Latest == null || r.Latest >= from) && (r.Earliest == null || r.Earliest <= to));
        }
        if (filter.Text is { } text)
        {
            var quoting = db.EvidenceContaining(text).Select(e => e.RecordId);
            records = records.Where(r => quoting.Contains(r.RecordId));
        }
        return records;
    }

    /// <summary>The stances among them that the filter's actors, positions and voices leave.</summary>
    public static IQueryable<StanceVersion> Matching(this IQueryable<StanceVersion> stances, TrackerDbContext db, RecordFilter filter)
    {
        stances = stances.Matching<StanceVersion>(db, filter);
        if (filter.Actors.Count > 0)
            stances = stances.Where(s => EF.MultipleParameters(filter.Actors).Contains(s.Actor.Key));
        if (filter.Positions.Count > 0)
            stances = stances.Where(s => EF.MultipleParameters(filter.Positions).Contains(s.Position));
        if (filter.Voices.Count > 0)
            stances = stances.Where(s => EF.MultipleParameters(filter.Voices).Contains(s.Voice));
        return stances;
    }

    /// <summary>The events among them that the filter's actors, whatever their part, types and statuses leave.</summary>
    public static IQueryable<EventVersion> Matching(this IQueryable<EventVersion> events, TrackerDbContext db, RecordFilter filter)
    {
        events = events.Matching<EventVersion>(db, filter);
        if (filter.Actors.Count > 0)
            events = events.Where(e => db.Participants.Any(p => p.RecordId == e.RecordId && EF.MultipleParameters(filter.Actors).Contains(p.Actor.Key)));
        if (filter.Types.Count > 0)
            events = events.Where(e => EF.MultipleParameters(filter.Types).Contains(e.Type));
        if (filter.Statuses.Count > 0)
            events = events.Where(e => EF.MultipleParameters(filter.Statuses).Contains(e.Status));
        return events;
    }

    /// <summary>The claims among them that the filter's actors speak or pass on.</summary>
    public static IQueryable<ClaimVersion> Matching(this IQueryable<ClaimVersion> claims, TrackerDbContext db, RecordFilter filter)
    {
        claims = claims.Matching<ClaimVersion>(db, filter);
        if (filter.Actors.Count == 0)
            return claims;
        var actors = db.Actors.Where(a => EF.MultipleParameters(filter.Actors).Contains(a.Key)).Select(a => a.Id);
        var passedOn = db.Participants.Where(p => p.Role == ParticipantRole.Hop && actors.Contains(p.ActorId)).Select(p => p.RecordId);
        return claims.Where(c => c.SpeakerId != null && actors.Contains(c.SpeakerId.Value) || passedOn.Contains(c.RecordId));
    }

    /// <summary>Ids by day, the undated last, within a day as the texts go: the same whenever the same moment is read.</summary>
    public static IQueryable<long> InOrder<T>(this IQueryable<T> records) where T : RecordVersion
        => records.OrderBy(r => r.Latest == null && r.Earliest == null).ThenBy(r => r.Earliest ?? r.Latest).ThenBy(r => r.Earliest).ThenBy(r => r.Latest)
            .ThenBy(r => r.DateBasis).ThenBy(r => r.Record.ArticleId).ThenBy(r => r.Record.Evidence.Min(e => e.Start)).ThenBy(r => r.RecordId).Select(r => r.RecordId);
}
