using System.CommandLine;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>Copies the whole store into one file, while the app runs.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Where to write it; a file that is there already is not overwritten." };
        var command = new Command("backup", "Copy the whole database, people and keys included, into one checked file, and print a line of JSON. The app may run and write.") { file };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(file)!));
        return command;
    }

    private static async Task<int> RunAsync(string file)
    {
        await using var app = Server.CreateBuilder([]).Build();
        var store = new SqliteConnectionStringBuilder(Database.ConnectionString(app.Configuration)).DataSource;
        await Console.Error.WriteLineAsync($"Copying {Path.GetFullPath(store)} …");
        var copy = Backup.Take(store, file);
        await Console.Error.WriteLineAsync("Done: the copy is whole, and every table has as many rows as the database had at that moment.");
        Console.WriteLine(JsonSerializer.Serialize(new { file = copy.Name, bytes = copy.Bytes, rows = copy.Rows }, CommandLine.Json));
        return CommandLine.Done;
    }
}
