using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PeaceTalksTracker.Web.Data;

/// <summary>What a backup holds.</summary>
/// <param name="Name">Its full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Rows">How many rows each table has, in the store and in the copy alike.</param>
public sealed record StoreCopy(string Name, long Bytes, IReadOnlyDictionary<string, long> Rows);

/// <summary>The whole store, people and keys included, as one file: taken while the app writes, and put back. Nothing unchecked gets its final name.</summary>
public static class Backup
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <summary>A database and what SQLite puts beside it while it is in use.</summary>
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <param name="store">The database file; other processes may write to it meanwhile.</param>
    /// <param name="file">A name that is free.</param>
    /// <exception cref="IOException">It cannot be done, for the reason its message says; nothing is left behind.</exception>
    public static StoreCopy Take(string store, string file)
    {
        file = Path.GetFullPath(file);
        if (File.Exists(file))
            throw new IOException($"{file} is there already, and a backup overwrites nothing. Give it another name.");
        if (!File.Exists(store))
            throw new IOException($"There is no store at {Path.GetFullPath(store)}. ConnectionStrings__Tracker says where it is.");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = file + ".partial";
        try
        {
            File.Delete(partial);
            IReadOnlyDictionary<string, long> rows;
            using (var source = Open(store))
            using (source.BeginTransaction(deferred: true))
            {
                // Counting begins the snapshot, and the copy is of that same snapshot: what others write meanwhile is in neither.
                rows = CountRows(source);
                using var copy = Open(partial, SqliteOpenMode.ReadWriteCreate);
                source.BackupDatabase(copy);
            }
            Check(partial, rows);
            File.Move(partial, file);
            return new(file, new FileInfo(file).Length, rows);
        }
        finally
        {
            Delete(partial);
        }
    }

    /// <summary>Puts a backup in the store's place. The present store stays beside it.</summary>
    /// <param name="db">A context of the store; its connection must not have been opened.</param>
    /// <param name="file">The backup, which stays as it is.</param>
    /// <param name="now">UTC; names the store that is replaced.</param>
    /// <param name="cancellation">Ends the migration.</param>
    /// <returns>The name under which the present store was kept; null where there was none.</returns>
    /// <exception cref="IOException">It cannot be done, for the reason its message says; the present store is as it was, or kept where the message says.</exception>
    public static async Task<string?> RestoreAsync(TrackerDbContext db, string file, DateTime now, CancellationToken cancellation = default)
    {
        var store = Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
        file = Path.GetFullPath(file);
        if (!File.Exists(file))
            throw new IOException($"There is no file {file}.");
        if (File.Exists(file + "-wal") && new FileInfo(file + "-wal").Length > 0)
            throw new IOException($"{file} is a database in use, and part of it stands in {Path.GetFileName(file)}-wal. Make a backup of it first, and restore that.");

        Directory.CreateDirectory(Path.GetDirectoryName(store)!);
        var partial = store + ".restoring";
        try
        {
            File.Copy(file, partial, true);
            CheckShape(partial, file, [.. db.Database.GetMigrations()]);
            Check(partial);
            var kept = File.Exists(store) ? SetAside(store, now) : null;
            File.Move(partial, store);
            try
            {
                await Database.MigrateAsync(db, cancellation);
            }
            catch (Exception e) when (kept is not null)
            {
                throw new IOException($"The backup is in place, but could not be brought up to date: {e.Message} What was there before is kept: {kept}", e);
            }
            return kept;
        }
        finally
        {
            Delete(partial);
        }
    }

    private static string SetAside(string store, DateTime now)
    {
        try
        {
            // Only whoever is alone with a store can take it out of WAL, which also leaves it as one file.
            using var alone = Open(store);
            Ask(alone, "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is NotADatabase or Corrupt)
        {
            // A damaged store is what backups are for; it is kept with all that belongs to it.
        }
        catch (SqliteException)
        {
            throw new IOException($"The store {store} is in use. Stop the app, and whatever else has it open, and restore again. Nothing was changed.");
        }
        var kept = Free($"{store}.replaced-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        foreach (var part in Parts.Where(p => File.Exists(store + p)))
            File.Move(store + part, kept + part);
        return kept;
    }

    /// <summary>The name, or with a number behind it where it is taken.</summary>
    internal static string Free(string name)
        => Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{name}-{n}").Prepend(name).First(n => !File.Exists(n));

    private static void CheckShape(string copy, string file, string[] known)
    {
        List<string> migrations;
        try
        {
            using var connection = Open(copy);
            migrations = Ask(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
        }
        catch (SqliteException)
        {
            throw new IOException($"{file} is no backup of a store. Nothing was changed.");
        }
        if (migrations.Except(known).FirstOrDefault() is { } later)
            throw new IOException($"{file} was made by a later version of the app (it has {later}). Restore it with that version. Nothing was changed.");
    }

    private static void Check(string copy, IReadOnlyDictionary<string, long>? expected = null)
    {
        string? fault;
        try
        {
            using var connection = Open(copy);
            fault = Ask(connection, "PRAGMA integrity_check").FirstOrDefault(line => line != "ok")
                ?? (Ask(connection, "PRAGMA foreign_key_check").FirstOrDefault() is { } table ? $"a row of {table} refers to one that is not there" : null)
                ?? (expected is null ? null : Difference(expected, CountRows(connection)));
        }
        catch (SqliteException e)
        {
            fault = e.Message;
        }
        if (fault is not null)
            throw new IOException($"The copy is damaged: {fault}. It was not kept, and nothing was changed.");
    }

    private static string? Difference(IReadOnlyDictionary<string, long> expected, IReadOnlyDictionary<string, long> found)
        => expected.Keys.Union(found.Keys).FirstOrDefault(t => !expected.TryGetValue(t, out var a) || !found.TryGetValue(t, out var b) || a != b) is { } table
            ? $"{table} has not as many rows as in the store"
            : null;

    private static Dictionary<string, long> CountRows(SqliteConnection connection)
        => Ask(connection, "SELECT \"name\" FROM sqlite_master WHERE \"type\" = 'table' AND \"name\" NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY \"name\"")
            .ToDictionary(table => table, table => long.Parse(Ask(connection, $"SELECT COUNT(*) FROM \"{table}\"")[0], CultureInfo.InvariantCulture));

    private static List<string> Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var lines = new List<string>();
        while (row.Read())
            lines.Add(row.GetString(0));
        return lines;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 2 }.ToString());
        connection.Open();
        return connection;
    }

    private static void Delete(string file)
    {
        foreach (var part in Parts)
            File.Delete(file + part);
    }
}
