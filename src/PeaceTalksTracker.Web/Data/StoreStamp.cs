using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using PeaceTalksTracker.Core.Extraction;

namespace PeaceTalksTracker.Web.Data;

/// <summary>
/// A number in the database file that says: this very build, with these seeds, has prepared the store, and its tables and triggers are as it left them.
/// A start that finds it has nothing to migrate, to install or to load.
/// </summary>
public static class StoreStamp
{
    public static async Task<bool> IsPresentAsync(string connectionString, string seeds, CancellationToken cancellation = default)
    {
        if (!File.Exists(new SqliteConnectionStringBuilder(connectionString).DataSource))
            return false;
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return await PragmaAsync(connection, "user_version", cancellation) == await ExpectedAsync(connection, seeds, cancellation);
    }

    public static async Task WriteAsync(string connectionString, string seeds, CancellationToken cancellation = default)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await PragmaAsync(connection, $"user_version = {await ExpectedAsync(connection, seeds, cancellation)}", cancellation);
    }

    // SQLite's schema_version changes with every table, index and trigger that is made or dropped.
    private static async Task<int> ExpectedAsync(SqliteConnection connection, string seeds, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(StoreStamp).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(Extractor).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(BitConverter.GetBytes(await PragmaAsync(connection, "schema_version", cancellation)));
        foreach (var file in Directory.Exists(seeds) ? Directory.GetFiles(seeds).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(await File.ReadAllBytesAsync(file, cancellation));
        }
        return BinaryPrimitives.ReadInt32LittleEndian(hash.GetHashAndReset());
    }

    private static async Task<int> PragmaAsync(SqliteConnection connection, string pragma, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }
}
