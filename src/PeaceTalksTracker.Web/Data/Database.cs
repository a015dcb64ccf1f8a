using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Extraction;

namespace PeaceTalksTracker.Web.Data;

/// <summary>Opens the store: where it is, and how it comes to have the present shape.</summary>
public static class Database
{
    public static IServiceCollection AddTrackerDatabase(this IServiceCollection services, IConfiguration configuration)
        => services.AddDbContextFactory<TrackerDbContext>(options => options
            .UseSqlite(ConnectionString(configuration), sqlite => sqlite
                .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                // A list as one parameter keeps a query's SQL the same however long it is: written anew, the SQL took longer than its answer.
                .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)));

    public static string ConnectionString(IConfiguration configuration)
        => configuration.GetConnectionString("Tracker") ?? $"Data Source={AppPaths.DefaultDatabase}";

    /// <summary>Creates or migrates the database and brings the issues that no lead has touched up to the lexicon.</summary>
    public static async Task MigrateAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await using var turn = await TakeTurnAsync(Path.GetFullPath(file) + ".migrating", cancellation);

        // EF sets this for a file it creates itself, and here the file is there before. Without it a reader makes a writer fail at once.
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellation);
        await ForgetAbandonedLockAsync(db, cancellation);
        await KeepOldShapeAsync(db, file, cancellation);
        await db.Database.MigrateAsync(cancellation);
        await HistoryGuard.InstallAsync(db, cancellation);
        await QuoteIndex.InstallAsync(db, cancellation);
        await LoadIssuesAsync(db, cancellation);
    }

    /// <summary>
    /// One process migrates at a time; the operating system lets go of the lock of one that died. The file stays: who deletes it lets a second process
    /// lock it anew while a first still waits for the deleted one.
    /// </summary>
    private static async Task<FileStream> TakeTurnAsync(string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var deadline = DateTime.UtcNow.AddMinutes(2);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(100, cancellation);
            }
        }
    }

    /// <summary>A process killed while it migrated leaves a row in EF's own lock table, for which every later start would wait for ever.</summary>
    private static async Task ForgetAbandonedLockAsync(TrackerDbContext db, CancellationToken cancellation)
    {
        var tables = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellation);
        if (tables > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", cancellation);
    }

    /// <summary>A store that is to change its shape is backed up first, beside itself, as "tracker.db.before-" and the first new migration.</summary>
    private static async Task KeepOldShapeAsync(TrackerDbContext db, string file, CancellationToken cancellation)
    {
        var isNew = !(await db.Database.GetAppliedMigrationsAsync(cancellation)).Any();
        if (!isNew && (await db.Database.GetPendingMigrationsAsync(cancellation)).FirstOrDefault() is { } next)
            Backup.Take(file, Backup.Free($"{file}.before-{next}"));
    }

    private static async Task LoadIssuesAsync(TrackerDbContext db, CancellationToken cancellation)
    {
        var known = (await db.Set<IssueRow>().Select(i => i.Id).ToListAsync(cancellation)).ToHashSet();
        var versions = await db.Issues.ToDictionaryAsync(i => i.IssueId, cancellation);
        foreach (var (ordinal, issue) in Lexicon.Default.Issues.Index())
        {
            if (!known.Contains(issue.Id))
                db.Add(new IssueVersion { Issue = new() { Id = issue.Id }, IssueId = issue.Id, Name = issue.Name, Proposition = issue.Proposition, Ordinal = ordinal });
            else if (versions.GetValueOrDefault(issue.Id) is { } version)
            {
                (version.Name, version.Proposition) = version.Worded ? (version.Name, version.Proposition) : (issue.Name, issue.Proposition);
                version.Ordinal = version.Placed ? version.Ordinal : ordinal;
            }
        }
        await db.RecordAsync("lexicon", cancellation: cancellation);
    }
}
