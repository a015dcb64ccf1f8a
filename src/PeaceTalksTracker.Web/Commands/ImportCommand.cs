using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Imports;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>Brings exported files in, as the browser does.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = CommandLine.FilesArgument("What export has written: JSON-LD, or CSV tables that belong together.", ArgumentArity.OneOrMore);
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and save nothing." };
        var command = new Command("import", "Bring back what was exported, here or elsewhere, as one change, and print what was done as a line of JSON.") { files, dryRun };
        CommandLine.RefuseUnknownOptions(command, files);
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(files)!, parsed.GetValue(dryRun), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool dryRun, CancellationToken cancellation)
    {
        if (paths.Length > Limits.ImportFiles)
            return Refuse(ImportFiles.TooMany(paths.Length));
        try
        {
            var files = new List<(string, ReadOnlyMemory<byte>)>();
            foreach (var path in paths)
            {
                if (!File.Exists(path))
                    return Refuse($"{path}: There is no such file.");
                if (new FileInfo(path).Length > Limits.ImportBytes)
                    return Refuse($"{path}: {ImportFiles.TooLarge}");
                files.Add((Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellation)));
            }
            var (read, problem) = ImportFiles.Read(files, cancellation);
            return read is null ? Refuse(problem!) : await ImportAsync(paths, read, dryRun, cancellation);
        }
        catch (UnauthorizedAccessException e)
        {
            return Refuse($"It cannot be read: {e.Message}");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Refuse("Cancelled: nothing was imported.");
        }
    }

    private static async Task<int> ImportAsync(string[] paths, ImportedRecords read, bool dryRun, CancellationToken cancellation)
    {
        await using var app = Server.CreateBuilder([]).Build();
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation))
            await Database.MigrateAsync(db, cancellation);
        var (imports, signer) = (app.Services.GetRequiredService<ImportService>(), Signer.Program("command line"));
        var done = dryRun ? await imports.PreviewAsync(read, signer, cancellation) : await imports.ImportAsync(read, signer, cancellation);
        if (done.Refusal is { } refusal)
            return Refuse(refusal);
        foreach (var left in done.NotFound.Concat(done.Broken))
            await Console.Error.WriteLineAsync(left.ToString());
        Console.WriteLine(JsonSerializer.Serialize(
            new
            {
                files = paths,
                saved = !dryRun,
                added = done.Added,
                taken = done.Taken,
                same = done.Same,
                proposed = done.Proposed,
                left = done.Left,
                notFound = done.NotFound.Count,
                broken = done.Broken.Count,
                articles = done.Articles,
                actors = done.Actors,
                issues = done.Issues,
                notes = done.Notes,
                links = done.Links,
            },
            CommandLine.Json));
        return done.NotFound.Count + done.Broken.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return CommandLine.Failed;
    }
}
