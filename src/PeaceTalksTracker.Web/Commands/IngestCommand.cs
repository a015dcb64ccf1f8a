using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>Adds text files to the store, as the browser's form does.</summary>
internal static class IngestCommand
{
    /// <summary>Characters from which on reading takes seconds.</summary>
    private const int LongText = 200_000;

    public static Command Create()
    {
        var files = CommandLine.FilesArgument("Text files, an article each.", ArgumentArity.OneOrMore);
        var title = new Option<string?>("--title") { Description = "The headline; for one FILE.", HelpName = "TEXT" };
        var outlet = new Option<string?>("--outlet") { Description = "Who published it.", HelpName = "TEXT" };
        var address = new Option<string?>("--address") { Description = "Where it stands, http or https; for one FILE.", HelpName = "URL" };
        var published = CommandLine.PublishedOption();
        var command = new Command("ingest", "Add articles to the database and print a line of JSON for each; the same text is added once.")
        {
            files, title, outlet, address, published,
        };
        CommandLine.RefuseUnknownOptions(command, files);
        command.Validators.Add(result =>
        {
            if (result.GetValue(files) is { Length: > 1 } && (result.GetValue(title) ?? result.GetValue(address)) is not null)
                result.AddError("--title and --address belong to one article: give one FILE with them.");
            if (result.GetValue(address) is { } text && !WebAddress.TryParse(text, out _))
                result.AddError($"“{text}” is no web address: it must begin with http:// or https://.");
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(files)!,
            path => new ArticleDetails(parsed.GetValue(title), parsed.GetValue(outlet), parsed.GetValue(address), parsed.GetValue(published), Path.GetFileName(path)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, Func<string, ArticleDetails> detailsOf, CancellationToken cancellation)
    {
        await using var app = Server.CreateBuilder([]).Build();
        var ingest = app.Services.GetRequiredService<IngestService>();
        var failures = 0;
        try
        {
            await using (var db = await app.Services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation))
                await Database.MigrateAsync(db, cancellation);
            foreach (var path in files)
                failures += await AddAsync(ingest, path, detailsOf(path), cancellation) ? 0 : 1;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Cancelled: the files said to be added are, the rest is not.");
            return CommandLine.Failed;
        }
        return failures == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static async Task<bool> AddAsync(IngestService ingest, string path, ArticleDetails details, CancellationToken cancellation)
    {
        var file = await TextFile.ReadAsync(path, cancellation);
        if (!file.IsRead)
            return Refuse(path, file.Problem);
        if (!PreparedText.TryPrepare(file.Text, out var prepared, out var problem, cancellation))
            return Refuse(path, problem);
        foreach (var note in prepared.Notes)
            await Console.Error.WriteLineAsync($"{path}: {note}");

        // A long text says how far it is.
        var progress = prepared.Text.Length < LongText ? null : new PercentProgress(percent =>
        {
            if (percent % 10 == 0)
                Console.Error.WriteLine($"{path}: {percent} % read");
        });
        var saved = await ingest.AddAsync(prepared.Text, details, Signer.Program("command line"), progress, cancellation);
        var found = saved.Reading;
        await Console.Error.WriteLineAsync($"{path}: " + saved switch
        {
            { IsNew: true } => "Added.",
            { IsWithdrawn: true } => "It was there already, and is withdrawn; restore it in the browser, under Articles.",
            _ => "It was there already; nothing was changed.",
        });
        Console.WriteLine(JsonSerializer.Serialize(
            new { file = path, key = saved.Key, added = saved.IsNew, withdrawn = saved.IsWithdrawn, events = found?.Events.Count, claims = found?.Claims.Count, stances = found?.Stances.Count },
            CommandLine.Json));
        return true;
    }

    private static bool Refuse(string path, string problem)
    {
        Console.Error.WriteLine($"{path}: {problem}");
        return false;
    }
}
