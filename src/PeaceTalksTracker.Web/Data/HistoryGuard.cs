using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;

namespace PeaceTalksTracker.Web.Data;

/// <summary>
/// Makes the database itself refuse to overwrite or delete history: a versioned row may only be closed, once.
/// Installed after every migration, from the model, because SQLite rebuilds a table for most changes and drops its triggers with it.
/// </summary>
public static class HistoryGuard
{
    [SuppressMessage("Security", "EF1002", Justification = "Table and column names come from the model.")]
    public static async Task InstallAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(t => typeof(Versioned).IsAssignableFrom(t.ClrType)))
        {
            var table = type.GetTableName();
            var fixedColumns = string.Join(", ", type.GetProperties()
                .Where(p => p.Name != nameof(Versioned.RecordedTo)).Select(p => $"\"{p.GetColumnName()}\""));
            await db.Database.ExecuteSqlRawAsync($"""
                DROP TRIGGER IF EXISTS "{table}_fixed";
                DROP TRIGGER IF EXISTS "{table}_closed_once";
                DROP TRIGGER IF EXISTS "{table}_kept";
                CREATE TRIGGER "{table}_fixed" BEFORE UPDATE OF {fixedColumns} ON "{table}"
                BEGIN SELECT RAISE(ABORT, 'History is append-only: close the row and add another.'); END;
                CREATE TRIGGER "{table}_closed_once" BEFORE UPDATE OF "RecordedTo" ON "{table}" WHEN OLD."RecordedTo" < '9999'
                BEGIN SELECT RAISE(ABORT, 'History is append-only: this row is closed.'); END;
                CREATE TRIGGER "{table}_kept" BEFORE DELETE ON "{table}"
                BEGIN SELECT RAISE(ABORT, 'History is append-only: nothing is deleted.'); END;
                """, cancellation);
        }
    }
}
