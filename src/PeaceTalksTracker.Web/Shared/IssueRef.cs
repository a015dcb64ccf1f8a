using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>An issue as pages show it.</summary>
public sealed record IssueRef(string Id, string Name, string Proposition);

public static class IssueQuery
{
    /// <summary>The issues that are asked and that the filter leaves, in their order. One that is retired is there only where the filter names it.</summary>
    public static Task<List<IssueRef>> IssuesAsync(this TrackerDbContext db, RecordFilter filter, CancellationToken cancellation = default)
        => db.Issues.Where(i => filter.Issues.Count == 0 ? !i.Retired : EF.MultipleParameters(filter.Issues).Contains(i.IssueId)).InOrder().ToListAsync(cancellation);

    /// <summary>Stances on the issues that <see cref="IssuesAsync"/> lists.</summary>
    public static IQueryable<StanceVersion> OnAskedIssues(this IQueryable<StanceVersion> stances, TrackerDbContext db, RecordFilter filter)
        => stances.Where(s => db.Issues.Any(i => i.IssueId == s.IssueId && (filter.Issues.Count > 0 || !i.Retired)));

    /// <summary>As pages show them, in the order that leads have given them.</summary>
    public static IQueryable<IssueRef> InOrder(this IQueryable<IssueVersion> issues)
        => issues.OrderBy(i => i.Ordinal).ThenBy(i => i.IssueId).Select(i => new IssueRef(i.IssueId, i.Name, i.Proposition));
}
