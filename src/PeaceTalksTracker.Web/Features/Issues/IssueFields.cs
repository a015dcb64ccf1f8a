using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Issues;

/// <summary>An issue's fields, read out of its row and written into it. Saves nothing by itself.</summary>
internal static class IssueFields
{
    /// <summary>What a form asks for; the place in the list is set by moving it there.</summary>
    public static IReadOnlyList<RecordField> All { get; } = [RecordField.Name, RecordField.Proposition, RecordField.Asked];

    public static IEnumerable<IQueryable<Versioned>> RowsOf(TrackerDbContext db, string issue) => [db.Issues.Where(v => v.IssueId == issue)];

    /// <summary>The issue as it stood at the context's moment; null where there was none.</summary>
    public static async Task<RecordFields?> ReadAsync(TrackerDbContext db, string issue, CancellationToken cancellation)
        => await db.Issues.AsNoTracking().SingleOrDefaultAsync(v => v.IssueId == issue, cancellation) is { } version ? Of(version) : null;

    public static RecordFields Of(IssueVersion version)
        => RecordFields.Empty.With(RecordField.Name, version.Name).With(RecordField.Proposition, version.Proposition)
            .With(RecordField.Asked, version.Retired ? FieldOptions.Retired : FieldOptions.Asked)
            .With(RecordField.PlaceInOrder, (version.Ordinal + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <returns>What cannot be written, as a sentence per field; then nothing must be saved.</returns>
    public static async Task<IReadOnlyDictionary<RecordField, string>> WriteAsync(
        TrackerDbContext db, IssueVersion version, RecordFields wanted, CancellationToken cancellation)
    {
        var problems = new Dictionary<RecordField, string>();
        var (name, proposition) = (wanted[RecordField.Name]?.Value.Trim() ?? "", wanted[RecordField.Proposition]?.Value.Trim() ?? "");
        if (name.Length is 0 or > Limits.IssueName || RecordKeys.SlugOf(name) is null)
            problems[RecordField.Name] = $"Give a name with letters in it, of at most {Limits.IssueName} characters.";
        // Issues are few, and the database knows capitals of Latin letters only.
        else if ((await db.Issues.Where(v => v.IssueId != version.IssueId).Select(v => v.Name).ToListAsync(cancellation))
            .Find(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) is { } taken)
            problems[RecordField.Name] = $"There is an issue “{taken}” already: choose another name.";
        if (proposition.Length is 0 or > Limits.DetailText)
            problems[RecordField.Proposition] = $"Say in at most {Limits.DetailText} characters what somebody who supports it is for: without that, nobody can tell for from against.";
        if (problems.Count == 0)
        {
            version.Worded |= (version.Name, version.Proposition) != (name, proposition);
            (version.Name, version.Proposition, version.Retired) = (name, proposition, wanted[RecordField.Asked] == FieldOptions.Retired);
        }
        return problems;
    }
}
