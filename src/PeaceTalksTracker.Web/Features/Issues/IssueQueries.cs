using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Issues;

/// <summary>An issue as its page lists it.</summary>
/// <param name="IsRead">The reader has words for it, and files by itself; else only people do.</param>
/// <param name="Events">How many events are filed under it, as claims and stances are.</param>
public sealed record ListedIssue(IssueRef Issue, bool IsRetired, bool IsRead, int Events, int Claims, int Stances);

/// <summary>Reads which issues there are.</summary>
public sealed class IssueQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <summary>In their order, the retired ones last.</summary>
    public async Task<IReadOnlyList<ListedIssue>> ListAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var issues = await db.Issues.AsNoTracking().OrderBy(i => i.Retired).ThenBy(i => i.Ordinal).ThenBy(i => i.IssueId).ToListAsync(cancellation);
        var read = Lexicon.Default.Issues.Select(i => i.Id).ToHashSet();
        var everything = new RecordFilter();
        var events = await CountsAsync(db.Events.Matching(db, everything), cancellation);
        var claims = await CountsAsync(db.Claims.Matching(db, everything), cancellation);
        var stances = await CountsAsync(db.Stances.Matching(db, everything), cancellation);
        return [.. issues.Select(i => new ListedIssue(
            new(i.IssueId, i.Name, i.Proposition), i.Retired, read.Contains(i.IssueId),
            events.GetValueOrDefault(i.IssueId), claims.GetValueOrDefault(i.IssueId), stances.GetValueOrDefault(i.IssueId)))];
    }

    /// <summary>Every change to an issue, newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string issue, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await RecordHistory.ReadAsync(db, IssueFields.RowsOf(db, issue), past => IssueFields.ReadAsync(past, issue, cancellation), cancellation);
    }

    /// <summary>The issue as a change left it; null where there was none.</summary>
    public async Task<RecordFields?> AfterAsync(string issue, long change, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FieldMerge.AsOfAsync(db, change, past => IssueFields.ReadAsync(past, issue, cancellation), cancellation);
    }

    private static Task<Dictionary<string, int>> CountsAsync(IQueryable<RecordVersion> records, CancellationToken cancellation)
        => records.Where(r => r.IssueId != null).GroupBy(r => r.IssueId!).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
}
