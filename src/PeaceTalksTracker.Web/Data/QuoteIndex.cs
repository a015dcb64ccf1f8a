using Microsoft.EntityFrameworkCore;

namespace PeaceTalksTracker.Web.Data;

/// <summary>
/// Finds the quotes that contain some words without reading all of them: SQLite's full-text index over every three letters of <c>Evidence.Exact</c>.
/// Quotes are never changed or deleted, so that a trigger on insertion keeps it.
/// </summary>
public static class QuoteIndex
{
    private const int Shortest = 3;

    /// <summary>Makes the index where its trigger is missing: in a new store, and after a migration that rebuilt the table and lost the trigger.</summary>
    public static async Task InstallAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        var triggers = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'trigger' AND name = 'Evidence_quoted'").SingleAsync(cancellation);
        if (triggers == 0)
            await db.Database.ExecuteSqlAsync(
                $"""
                DROP TABLE IF EXISTS "Quotes";
                CREATE VIRTUAL TABLE "Quotes" USING fts5("Exact", content='Evidence', content_rowid='Id', tokenize='trigram');
                INSERT INTO "Quotes"("Quotes") VALUES ('rebuild');
                CREATE TRIGGER "Evidence_quoted" AFTER INSERT ON "Evidence"
                BEGIN INSERT INTO "Quotes"(rowid, "Exact") VALUES (NEW."Id", NEW."Exact"); END;
                """,
                cancellation);
    }

    /// <summary>The evidence whose words contain the text, in upper or lower case.</summary>
    public static IQueryable<EvidenceVersion> EvidenceContaining(this TrackerDbContext db, string text)
    {
        if (text.EnumerateRunes().Count() < Shortest || text.Contains('\0', StringComparison.Ordinal))
        {
            var pattern = LikePattern.Containing(text);
            return db.Evidence.Where(e => EF.Functions.Like(e.Exact, pattern, LikePattern.Escape));
        }
        var phrase = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var found = db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM Quotes WHERE Quotes MATCH {phrase}");
        return db.Evidence.Where(e => found.Contains(e.Id));
    }
}
