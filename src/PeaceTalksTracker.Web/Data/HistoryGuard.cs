using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PeaceTalksTracker.Web.Data;

/// <summary>
/// Makes the database itself refuse to overwrite or delete history: identities and texts stay as they are, and a versioned row may only be
/// closed, once. Installed after every migration, from the model, because SQLite rebuilds a table for most changes and drops its triggers with it.
/// </summary>
public static class HistoryGuard
{
    private static readonly string[] Closing = [nameof(Versioned.RecordedTo), nameof(Versioned.ClosedInId)];

    private static readonly Type[] Fixtures =
    [
        typeof(Change), typeof(ArticleRow), typeof(ArticleText), typeof(ActorRow), typeof(IssueRow), typeof(RecordRow), typeof(PeopleLogRow),
        typeof(CodingRoundRow), typeof(CodingItemRow), typeof(BriefRow),
    ];

    [SuppressMessage("Security", "EF1003", Justification = "Table and column names come from the model.")]
    public static async Task InstallAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(t => IsVersioned(t) || Fixtures.Contains(t.ClrType)))
        {
            var sql = IsVersioned(type) ? Fixed(type, Closing) + ClosedOnce(type) : Fixed(type, []);
            await db.Database.ExecuteSqlRawAsync(sql + Kept(type) + NotReplaced(type), cancellation);
        }
    }

    private static bool IsVersioned(IEntityType type) => typeof(Versioned).IsAssignableFrom(type.ClrType);

    private static string Fixed(IEntityType type, string[] except)
        => Trigger(
            type, "fixed", $"UPDATE OF {string.Join(", ", Columns(type.GetProperties().Where(p => !except.Contains(p.Name))))}", null,
            "close the row and add another");

    private static string ClosedOnce(IEntityType type)
        => Trigger(
            type, "closed_once", $"UPDATE OF {string.Join(", ", Closing.Select(c => $"\"{c}\""))}",
            """OLD."RecordedTo" < '9999' OR NEW."RecordedTo" >= '9999' OR NEW."RecordedTo" <= OLD."RecordedFrom" """,
            "a row is closed once, after it was opened");

    private static string Kept(IEntityType type) => Trigger(type, "kept", "DELETE", null, "nothing is deleted");

    /// <summary>INSERT OR REPLACE removes the row it collides with without firing the triggers above.</summary>
    private static string NotReplaced(IEntityType type)
    {
        var keys = type.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties).Prepend(type.FindPrimaryKey()!.Properties);
        var taken = keys.Select(key => string.Join(" AND ", Columns(key).Select(c => $"{c} = NEW.{c}")));
        return Trigger(
            type, "not_replaced", "INSERT", string.Join(" OR ", taken.Select(t => $"EXISTS (SELECT 1 FROM \"{type.GetTableName()}\" WHERE {t})")),
            "UNIQUE constraint failed, and nothing is replaced");
    }

    private static IEnumerable<string> Columns(IEnumerable<IProperty> properties) => properties.Select(p => $"\"{p.GetColumnName()}\"");

    private static string Trigger(IEntityType type, string name, string on, string? when, string because)
    {
        var table = type.GetTableName();
        return $"""
            DROP TRIGGER IF EXISTS "{table}_{name}";
            CREATE TRIGGER "{table}_{name}" BEFORE {on} ON "{table}" {(when is null ? "" : $"WHEN {when}")}
            BEGIN SELECT RAISE(ABORT, 'History is append-only: {because}.'); END;

            """;
    }
}
