using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>
/// Twenty editors at once, in a process that is killed again and again in the middle of it: what was acknowledged must be there,
/// and every record's history must lead to its present state.
/// </summary>
public static class EditorsBenchmark
{
    /// <summary>The argument by which the program is started as the process that is killed.</summary>
    public const string Worker = "editors-worker";

    private const int Editors = 20;
    private const int Operations = 10_000;

    public static async Task<Table> RunAsync()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("editors.db");
        await PrepareAsync(file);

        var acknowledged = new List<string>();
        var latencies = new List<double>();
        var (kills, clock) = (0, Stopwatch.StartNew());
        while (acknowledged.Count < Operations)
        {
            using var worker = Process.Start(new ProcessStartInfo(
                "dotnet", [typeof(EditorsBenchmark).Assembly.Location, Worker, file, acknowledged.Count.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardOutput = true,
            })!;
            using var end = new Timer(_ => worker.Kill(), null, TimeSpan.FromSeconds(8 + kills % 5), Timeout.InfiniteTimeSpan);
            while (await worker.StandardOutput.ReadLineAsync() is { } line)
            {
                // A line that the kill has cut in two acknowledges nothing.
                if (line.Split(' ') is ["ok", { Length: 32 } token, var took, "."])
                {
                    acknowledged.Add(token);
                    latencies.Add(double.Parse(took, CultureInfo.InvariantCulture));
                }
                if (acknowledged.Count >= Operations)
                    worker.Kill();
            }
            await worker.WaitForExitAsync();
            kills++;
        }

        var (lost, diverged, records, integrity) = await VerifyAsync(file, acknowledged);
        var p = new Percentiles(latencies);
        var table = new Table($"{Editors} editors, {acknowledged.Count:N0} acknowledged operations, killed {kills} times", "", "", "aim");
        table.Add("acknowledged and not there", lost, "0");
        table.Add($"records, of {records:N0}, whose history does not lead to their state", diverged, "0");
        table.Add("integrity check", integrity, "ok");
        table.Add("an operation, ms, p50", p.P50, "");
        table.Add("an operation, ms, p95", p.P95, "");
        table.Add("operations a second, restarts included", acknowledged.Count / clock.Elapsed.TotalSeconds, "");
        return table;
    }

    /// <summary>The process that is killed: it says each operation when it is saved.</summary>
    public static async Task WorkAsync(string file, int seed)
    {
        await using var services = GeneratedStore.Open(file);
        await using var db = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        var keys = await db.Records.Select(r => r.Key).ToListAsync();
        var people = await db.Users.OrderBy(p => p.UserName).ToListAsync();
        await Task.WhenAll(people.Select(async (person, i) =>
        {
            var random = new Random(seed * 31 + i);
            var by = Signer.Of(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.UserName!)], "worker")));
            while (true)
            {
                var token = Guid.NewGuid().ToString("N");
                var start = Stopwatch.GetTimestamp();
                if (await ActAsync(services, keys[random.Next(keys.Count)], token, by, random))
                    Console.Out.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"ok {token} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.###} ."));
            }
        }));
    }

    /// <summary>One operation signed with the token; says whether it was saved.</summary>
    private static async Task<bool> ActAsync(ServiceProvider services, string key, string token, Signer by, Random random)
    {
        var records = services.GetRequiredService<RecordService>();
        switch (random.Next(5))
        {
            case 0:
                // To decide what is decided so already changes nothing and leaves no trace.
                return await records.DecideAsync([key], (ReviewState)random.Next(3), token, by) is null && await IsThereAsync(services, token);
            case 1:
                return await services.GetRequiredService<NoteService>().WriteAsync(key, Guid.NewGuid(), token, by) is null;
            case 2:
                await services.GetRequiredService<UndoService>().UndoAsync(by);
                return false;
            default:
                if (await records.OpenAsync(key) is not { } open)
                    return false;
                var fields = open.Fields.With(RecordField.Tags, token).With(RecordField.Date, $"20{random.Next(10, 26)}-03");
                return (await records.SaveAsync(key, open.Base, fields, token, by)).Key is not null;
        }
    }

    private static async Task<bool> IsThereAsync(ServiceProvider services, string token)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        return await db.Changes.AnyAsync(c => c.Why == token);
    }

    private static async Task PrepareAsync(string file)
    {
        await using var services = GeneratedStore.Open(file);
        await using var db = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        await Database.MigrateAsync(db);
        var random = new Random(7);
        for (var i = 0; i < 10; i++)
            await services.GetRequiredService<IngestService>().AddAsync(
                GeneratedText.Article(random, 40), new ArticleDetails($"Article {i}", null, null, new DateOnly(2025, 3, 18), "generated"), Signer.Program("generated"));
        for (var i = 0; i < Editors; i++)
            db.Users.Add(new Person { UserName = $"Editor {i:00}", NormalizedUserName = $"EDITOR {i:00}", Role = PersonRole.Editor });
        await db.SaveChangesAsync();
    }

    private static async Task<(int Lost, int Diverged, int Records, string Integrity)> VerifyAsync(string file, List<string> acknowledged)
    {
        await using var services = GeneratedStore.Open(file);
        await using var db = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        var there = (await db.Changes.Where(c => c.Why != null).Select(c => c.Why!).ToListAsync()).ToHashSet();
        there.UnionWith(await db.Notes.IgnoreQueryFilters().Select(n => n.Text).ToListAsync());

        var keys = await db.Records.Select(r => r.Key).ToListAsync();
        var diverged = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(keys, async (key, cancellation) =>
        {
            var replayed = RecordFields.Empty;
            foreach (var entry in (await services.GetRequiredService<RecordHistory>().OfAsync(key, cancellation)).Reverse())
                replayed = entry.Fields.Aggregate(replayed, (fields, change) => fields.With(change.Field, change.After));
            var now = (await services.GetRequiredService<RecordService>().OpenAsync(key, cancellation))?.Fields ?? RecordFields.Empty;
            if (replayed.ChangesTo(now).Count > 0)
                diverged.Add(key);
        });

        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return (acknowledged.Count(a => !there.Contains(a)), diverged.Count, keys.Count, (string)(await check.ExecuteScalarAsync())!);
    }
}
