using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>A <see cref="RecordFilter"/> as a query: what all kinds of record have in common.</summary>
public static class RecordFilterQuery
{
    /// <summary>
    /// What an editor rejected is left out unless the filter asks for it, and a period holds no record
    /// whose date nobody knows.
    /// </summary>
    public static IQueryable<T> Matching<T>(this IQueryable<T> records, TrackerDbContext db, RecordFilter filter) where T : RecordVersion
    {
        records = filter.Reviews.Count > 0
            ? records.Where(r => filter.Reviews.Contains(r.Review))
            : records.Where(r => r.Review != ReviewState.Rejected);
        if (filter.Issues.Count > 0)
            records = records.Where(r => filter.Issues.Contains(r.IssueId!));
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
            stances = stances.Where(s => filter.Actors.Contains(s.Actor.Key));
        if (filter.Positions.Count > 0)
            stances = stances.Where(s => filter.Positions.Contains(s.Position));
        if (filter.Voices.Count > 0)
            stances = stances.Where(s => filter.Voices.Contains(s.Voice));
        return stances;
    }
}
