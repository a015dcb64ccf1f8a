using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>Enters issues of a file that the store does not have, once a record that is written is filed under them. Saves nothing by itself.</summary>
internal sealed class ImportedIssues
{
    private readonly TrackerDbContext db;
    private readonly ImportedRecords file;
    private readonly HashSet<string> known;
    private readonly Dictionary<string, IssueRow> undone;
    private int next;

    private ImportedIssues(TrackerDbContext db, ImportedRecords file, HashSet<string> known, Dictionary<string, IssueRow> undone, int next)
        => (this.db, this.file, this.known, this.undone, this.next) = (db, file, known, undone, next);

    /// <summary>How many are new.</summary>
    public int Added { get; private set; }

    public static async Task<ImportedIssues> OpenAsync(TrackerDbContext db, ImportedRecords file, CancellationToken cancellation)
    {
        var held = await db.Issues.Select(i => new { i.IssueId, i.Ordinal }).ToListAsync(cancellation);
        var known = held.Select(i => i.IssueId).ToHashSet();
        var undone = await db.Set<IssueRow>().Where(i => !known.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellation);
        return new(db, file, known, undone, held.Select(i => i.Ordinal + 1).DefaultIfEmpty().Max());
    }

    public void Enter(string id)
    {
        if (!known.Add(id))
            return;
        var issue = file.Issues.GetValueOrDefault(id);
        db.Add(new IssueVersion
        {
            Issue = undone.GetValueOrDefault(id) ?? new() { Id = id },
            IssueId = id,
            Name = issue?.Name ?? id,
            Proposition = issue?.Proposition ?? "",
            Ordinal = next++,
            Worded = true,
            Placed = true,
        });
        Added++;
    }
}
