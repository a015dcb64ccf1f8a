using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Timeline;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>How long the server takes over one window of the timeline, from a real SQLite file to the bytes that are sent.</summary>
public static class TimelineBenchmark
{
    private const int Columns = 1200;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly DateOnly Month = new(2023, 5, 1);

    private static readonly (string Name, RecordFilter Filter, bool IsMonth)[] Windows =
    [
        ("no filter, all time", new(), false),
        ("one actor, all time", new() { Actors = ["actor-3"] }, false),
        ("one type, all time", new() { Types = [EventType.Consult] }, false),
        ("no filter, a month", new(), true),
        ("one actor, a month", new() { Actors = ["actor-3"] }, true),
    ];

    public static async Task<Table> RunAsync()
    {
        var table = new Table(
            "Timeline window, SQLite file to encoded bytes", "events", "window", "matching", "p50 ms", "p95 ms", "KB", "times");
        foreach (var events in new[] { 10_000, 100_000, 1_000_000 })
        {
            using var folder = new TemporaryFolder();
            await using var services = GeneratedStore.Open(folder.File("tracker.db"));
            await GeneratedStore.FillAsync(services, events);
            await MeasureAsync(services, events, table);
        }
        return table;
    }

    private static async Task MeasureAsync(ServiceProvider services, int events, Table table)
    {
        var queries = services.GetRequiredService<TimelineQueries>();
        var cold = Stopwatch.StartNew();
        await queries.WindowAsync(new(), null, null, Columns);
        table.Note($"{events:#,0} events: the first window after a write, which reads all columns again, took {cold.Elapsed.TotalMilliseconds:#,0} ms.");

        foreach (var (name, filter, isMonth) in Windows)
        {
            var (from, to) = isMonth ? (TimelineAxes.Position(Month), TimelineAxes.Position(Month.AddMonths(1))) : ((int?)null, (int?)null);
            var times = new List<double>();
            var clock = Stopwatch.StartNew();
            TimelineWindow window;
            int bytes;
            do
            {
                var start = Stopwatch.GetTimestamp();
                window = await queries.WindowAsync(filter, from, to, Columns);
                bytes = TimelineEncoding.Encode(window).Length;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            while (clock.Elapsed < Duration || times.Count < 20);
            var measured = new Percentiles(times);
            table.Add(events, name, window.Total, measured.P50, measured.P95, bytes / 1000.0, times.Count);
        }
    }
}
