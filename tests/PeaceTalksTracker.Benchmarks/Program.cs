using System.Diagnostics;
using PeaceTalksTracker.Benchmarks;

if (args is [EditorsBenchmark.Worker, var file, var seed])
{
    await EditorsBenchmark.WorkAsync(file, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}
if (args is [ExportsBenchmark.Worker, var store, var format, var of, var target])
{
    await ExportsBenchmark.WorkAsync(store, format, of, target);
    return 0;
}

string[] parts = ["extraction", "timeline", "frames", "start", "review", "editors", "exports", "api"];
var corpusAt = Array.IndexOf(args, "--corpus");
var corpus = corpusAt >= 0 && corpusAt + 1 < args.Length ? args[corpusAt + 1] : null;
var part = args.Length > 0 && corpusAt != 0 ? args[0] : "all";
if ((part != "all" && !parts.Contains(part)) || (corpusAt >= 0 && !Directory.Exists(corpus)))
{
    Console.Error.WriteLine($"Usage: [{string.Join('|', parts)}|all] [--corpus PATH]");
    return 2;
}

Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}\n");
foreach (var chosen in parts.Where(p => part == "all" || part == p))
{
    var table = chosen switch
    {
        "extraction" => ExtractionBenchmark.Run(corpus),
        "timeline" => await TimelineBenchmark.RunAsync(),
        "frames" => await FramesBenchmark.RunAsync(),
        "start" => await StartBenchmark.RunAsync(),
        "review" => await ReviewBenchmark.RunAsync(),
        "editors" => await EditorsBenchmark.RunAsync(),
        "api" => await ApiBenchmark.RunAsync(),
        "exports" => await ExportsBenchmark.RunAsync(args is [_, "--small", ..] ? 100 : 1),
        _ => throw new UnreachableException(),
    };
    table.Print(Console.Out);
}
return 0;
