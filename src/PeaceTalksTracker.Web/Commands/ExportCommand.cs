using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>Writes a brief, records or a picture to a file, as the browser downloads it.</summary>
internal static class ExportCommand
{
    /// <summary>Lines from which on progress is said.</summary>
    private const int ManyLines = 1_000;

    public static Command Create()
    {
        var format = new Option<ExportFormat>("--format") { Description = "md, html, docx or pdf for a brief; csv, xlsx, jsonld, timelinejs, geojson or ics for tools; svg or png for a picture; zip for all of them.", Required = true, HelpName = "FORMAT" };
        var target = new Option<string>("--out") { Description = "The file to write; one that is there already is not overwritten.", HelpName = "FILE", Required = true };
        var of = new Option<ExportOf?>("--of") { Description = "What a csv holds: events, claims (unless told), stances or evidence; what an svg or png shows: timeline (unless told) or matrix.", HelpName = "WHAT" };
        var from = new Option<string?>("--from") { Description = "First day of the period (2025-03-18).", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last day of the period.", HelpName = "DATE" };
        var actor = new Option<string[]>("--actor") { Description = "Key of an actor, as addresses name them (donald-trump); may be repeated.", HelpName = "KEY" };
        var issue = new Option<string[]>("--issue") { Description = "Id of an issue (ceasefire); may be repeated.", HelpName = "ID" };
        var review = new Option<string[]>("--review") { Description = "What people have decided: unreviewed, accepted or rejected; may be repeated. Unless told, what was rejected is left out.", HelpName = "STATE" };
        var asOf = new Option<string?>("--as-of") { Description = "The store as it stood at the end of a day, or at a moment in UTC (2025-03-18T14:30Z).", HelpName = "DAY" };
        var brief = new Option<string?>("--brief") { Description = "A saved brief, by the end of its address: its newest version, with its filter, its edits and its moment.", HelpName = "KEY" };
        var command = new Command("export", "Write what the store holds as a file: a brief, each line with its sources; records for tools; pictures.") { format, target, of, from, to, actor, issue, review, asOf, brief };
        command.SetAction((parsed, cancellation) =>
        {
            var address = "?";
            foreach (var (name, values) in new (string, string?[])[]
            {
                ("from", [parsed.GetValue(from)]), ("to", [parsed.GetValue(to)]), ("actor", parsed.GetValue(actor) ?? []), ("issue", parsed.GetValue(issue) ?? []), ("review", parsed.GetValue(review) ?? []), (AsOf.Parameter, [parsed.GetValue(asOf)]),
            })
                address = values.Aggregate(address, (all, value) => Urls.With(all, name, value));
            return RunAsync(parsed.GetValue(format), parsed.GetValue(of), parsed.GetValue(target)!, address, parsed.GetValue(brief), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ExportFormat format, ExportOf? of, string path, string address, string? brief, CancellationToken cancellation)
    {
        await using var app = Server.CreateBuilder([]).Build();
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation))
            await Database.MigrateAsync(db, cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var view = scope.ServiceProvider.GetRequiredService<Viewpoint>();
        view.Address = address;
        var filter = RecordFilter.Parse(address);
        var problems = filter.Problems.ToList();
        if (ExportFormats.ProblemOf(format, of) is { } cannot)
            problems.Add(cannot);
        if (view.AsOf.Problem is { } past)
            problems.Add(past);
        problems.AddRange(await UnknownAsync(scope.ServiceProvider.GetRequiredService<ExportReader>(), filter, cancellation));
        var saved = brief is null ? null : await scope.ServiceProvider.GetRequiredService<BriefQueries>().FindAsync(brief, null, cancellation);
        if (brief is not null && saved is null)
            problems.Add($"There is no saved brief “{Wording.Shortened(brief)}”: the address of its page ends with the key.");
        if (brief is not null && address != "?")
            problems.Add("A saved brief has a filter and a moment of its own: leave the others out.");
        if (File.Exists(path))
            problems.Add($"{path} is there already; give another name.");
        if (problems.Count > 0)
        {
            problems.ForEach(Console.Error.WriteLine);
            return CommandLine.WrongUse;
        }
        return await WriteAsync(scope.ServiceProvider.GetRequiredService<ExportService>(), new(format, saved?.Request ?? new(filter, null, [], BriefEdits.None), of), path, cancellation);
    }

    private static async Task<IReadOnlyList<string>> UnknownAsync(ExportReader reader, RecordFilter filter, CancellationToken cancellation)
    {
        await using var snapshot = await reader.OpenAsync(cancellation: cancellation);
        var actors = (await snapshot.ActorsAsync(cancellation)).Select(a => a.Key).ToHashSet();
        var issues = await snapshot.Store.Issues.Select(i => i.IssueId).ToListAsync(cancellation);
        return
        [
            .. filter.Actors.Where(a => !actors.Contains(a)).Select(a => $"There is no actor “{a}” in these sources; the address of an actor’s page ends with the key."),
            .. filter.Issues.Where(i => !issues.Contains(i)).Select(i => $"There is no issue “{i}”: take {Wording.List(issues)}."),
        ];
    }

    /// <summary>Gets its name once it is whole: whatever ends it early leaves nothing half-written.</summary>
    private static async Task<int> WriteAsync(ExportService exports, ExportRequest request, string path, CancellationToken cancellation)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            IReadOnlyList<LeftOut> leftOut;
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite))
                leftOut = await exports.WriteAsync(request, _ => file, new LinesProgress(), cancellation: cancellation);
            File.Move(unfinished, path);
            foreach (var left in leftOut)
                await Console.Error.WriteLineAsync($"Left out: {left}.");
            return CommandLine.Done;
        }
        catch (Exception e) when (e is InvalidOperationException || (e is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            await Console.Error.WriteLineAsync(e is OperationCanceledException ? "Cancelled: nothing was written." : $"{e.Message} Nothing was written.");
            return CommandLine.Failed;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Says now and then how many lines are written.</summary>
    private sealed class LinesProgress : IProgress<int>
    {
        public void Report(int value)
        {
            if (value > 0 && value % ManyLines == 0)
                Console.Error.WriteLine($"{value:N0} lines written");
        }
    }
}
