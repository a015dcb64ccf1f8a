using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>What each format takes of time, disk and memory: of two hundred events, and of a hundred thousand rows where a format is made for them.</summary>
public static class ExportsBenchmark
{
    private const int Few = 200;
    private const int Many = 100_000;

    /// <summary>A process that writes one file and tells what it took: <c>exports-worker STORE FORMAT OF FILE</c>.</summary>
    public const string Worker = "exports-worker";

    private static readonly (ExportFormat Format, ExportOf? Of)[] Streamed = [(ExportFormat.Csv, ExportOf.Events), (ExportFormat.Xlsx, null)];

    /// <param name="scale">The hundred thousand are divided by it: 1 for what counts, more to see it run.</param>
    public static async Task<Table> RunAsync(int scale = 1)
    {
        var table = new Table("Exports, from a SQLite file to a file", "events", "format", "time, ms", "size, KB", "peak memory, MB");
        using var folder = new TemporaryFolder();
        var all = Enum.GetValues<ExportFormat>().SelectMany(f => ExportFormats.ChoicesOf(f) is { Count: > 0 } choices ? choices.Select(of => (f, (ExportOf?)of)) : [(f, null)]);
        await MeasureAsync(folder, Few, Few, all, table);
        await MeasureAsync(folder, Many / scale, 0, Streamed, table);
        table.Note($"Each file is written by a process of its own; the time is that of a second writing, the memory the most that the process ever held, .NET and libraries included.");
        return table;
    }

    private static async Task MeasureAsync(TemporaryFolder folder, int events, int claims, IEnumerable<(ExportFormat Format, ExportOf? Of)> files, Table table)
    {
        var store = folder.File($"exports-{events}.db");
        await using (var services = GeneratedStore.Open(store))
            await GeneratedStore.FillAsync(services, events, claims);
        foreach (var (format, of) in files)
        {
            var file = folder.File($"{events}-{ExportFormats.FileName(format, of)}");
            using var worker = Process.Start(new ProcessStartInfo("dotnet", [typeof(ExportsBenchmark).Assembly.Location, Worker, store, $"{format}", $"{of}", file]) { RedirectStandardOutput = true })!;
            var told = (await worker.StandardOutput.ReadToEndAsync()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            await worker.WaitForExitAsync();
            var named = ExportFormats.NameOf(format) + (of is { } shown ? $", {ExportFormats.NameOf(shown)}" : "");
            table.Add(events, named, Number(told[0]), new FileInfo(file).Length / 1000.0, Number(told[1]) / 1e6);
        }
    }

    /// <summary>Writes twice; prints the milliseconds of the second time and the bytes that the process held at most.</summary>
    public static async Task WorkAsync(string store, string format, string of, string file)
    {
        await using var services = GeneratedStore.Open(store);
        var took = TimeSpan.Zero;
        for (var i = 0; i < 2; i++)
        {
            await using var scope = services.CreateAsyncScope();
            await using var target = File.Create(file);
            var start = Stopwatch.GetTimestamp();
            await scope.ServiceProvider.GetRequiredService<ExportService>().WriteAsync(
                new(Enum.Parse<ExportFormat>(format), new(new RecordFilter(), null, [], BriefEdits.None), of == "" ? null : Enum.Parse<ExportOf>(of)), _ => target);
            took = Stopwatch.GetElapsedTime(start);
        }
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"{took.TotalMilliseconds} {self.PeakWorkingSet64}"));
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
