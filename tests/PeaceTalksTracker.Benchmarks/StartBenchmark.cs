using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>What a newcomer waits for: the published app with an empty browser cache, from the start of the process to the first quote on the screen.</summary>
public static class StartBenchmark
{
    private const int Runs = 9;

    // Something of the seed that can be read: a quote, or an entry that leads to one.
    private const string FirstMeaningful = "main .evidence blockquote, main [data-row]";

    private sealed record Transfer(string Url, double Bytes);

    private sealed record Visit(double Served, double Painted, IReadOnlyList<Transfer> Transfers, double SocketBytes);

    public static async Task<Table> RunAsync()
    {
        using var folder = new TemporaryFolder();
        await PublishAsync(folder.File("app"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = SystemBrowser.FindExecutable(), Args = SystemBrowser.Flags });

        var first = await VisitAsync(browser, folder, folder.File("first.db"));
        var visits = new List<Visit>();
        for (var run = 0; run < Runs; run++)
            visits.Add(await VisitAsync(browser, folder, folder.File("first.db")));

        var painted = new Percentiles(visits.Select(v => v.Painted));
        var served = new Percentiles(visits.Select(v => v.Served));
        var page = visits[^1];
        var table = new Table($"Start of the published app ({Runs} starts, empty browser cache, seed loaded)", "", "p50", "max", "aim");
        table.Add("process start → address printed, ms", served.P50, served.Max, "");
        table.Add("process start → first meaningful paint, ms", painted.P50, painted.Max, "≤ 1,500");
        table.Add("the very first start, which makes the database and reads the seed, ms", first.Painted, first.Painted, "");
        table.Add("first page, KB over HTTP", Kilobytes(page), visits.Max(Kilobytes), "≤ 300");
        table.Add("first page, KB over the socket", page.SocketBytes / 1000, visits.Max(v => v.SocketBytes) / 1000, "");
        table.Note($"Where the bytes go: {string.Join(", ", page.Transfers.OrderByDescending(t => t.Bytes).Select(Describe))}.");
        return table;
    }

    private static double Kilobytes(Visit visit) => visit.Transfers.Sum(t => t.Bytes) / 1000;

    private static string Describe(Transfer transfer)
        => string.Create(CultureInfo.InvariantCulture, $"{new Uri(transfer.Url).AbsolutePath} {transfer.Bytes / 1000:0.0}");

    private static async Task PublishAsync(string output)
    {
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Checkout.WebProject, "-c", "Release", "-o", output, "--disable-build-servers"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
            throw new InvalidOperationException(said);
    }

    private static async Task<Visit> VisitAsync(IBrowser browser, TemporaryFolder folder, string database)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var wire = await context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        var urls = new Dictionary<string, string>();
        var transfers = new List<Transfer>();
        var socketBytes = 0.0;
        wire.Event("Network.requestWillBeSent").OnEvent += (_, e) => urls[Id(e)] = e!.Value.GetProperty("request").GetProperty("url").GetString()!;
        wire.Event("Network.loadingFinished").OnEvent += (_, e)
            => transfers.Add(new(urls[Id(e)], e!.Value.GetProperty("encodedDataLength").GetDouble()));
        wire.Event("Network.webSocketFrameReceived").OnEvent += (_, e)
            => socketBytes += e!.Value.GetProperty("response").GetProperty("payloadData").GetString()!.Length * 0.75;

        var clock = Stopwatch.StartNew();
        await using var app = await RunningApp.StartAsync(new() { Output = folder.File("app"), Database = database });
        var served = clock.Elapsed.TotalMilliseconds;
        await page.GotoAsync(app.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(FirstMeaningful).First.WaitForAsync();
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var painted = clock.Elapsed.TotalMilliseconds;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await app.StopAsync();
        return new(served, painted, [.. transfers.Where(t => t.Url.StartsWith("http", StringComparison.Ordinal))], socketBytes);
    }

    private static string Id(JsonElement? message) => message!.Value.GetProperty("requestId").GetString()!;
}
