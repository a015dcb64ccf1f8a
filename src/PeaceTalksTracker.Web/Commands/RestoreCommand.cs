using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>Puts a backup in the store's place.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What `backup` has written." };
        var command = new Command("restore", "Put a backup in the place of the database, which is kept beside it under another name. Stop the app first.") { file };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(file)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string file, CancellationToken cancellation)
    {
        await using var app = Server.CreateBuilder([]).Build();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation);
        await Console.Error.WriteLineAsync($"Checking {Path.GetFullPath(file)} …");
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (await Backup.RestoreAsync(db, file, now, cancellation) is { } kept)
            await Console.Error.WriteLineAsync($"What was there before is kept: {kept}");
        await Console.Error.WriteLineAsync($"Restored, checked and up to date: {Path.GetFullPath(db.Database.GetDbConnection().DataSource)}. Start the app again.");
        return CommandLine.Done;
    }
}
