using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>Creates the database or brings it to the present shape, without serving.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Create the database or bring it up to date, then end.");
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var app = Server.CreateBuilder([]).Build();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation);
        await Database.MigrateAsync(db, cancellation);
        await Console.Error.WriteLineAsync($"The database is up to date: {Path.GetFullPath(db.Database.GetDbConnection().DataSource)}");
        return CommandLine.Done;
    }
}
