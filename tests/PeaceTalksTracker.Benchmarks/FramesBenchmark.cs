using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>How smoothly the timeline's canvas pans in a real browser, beside vis-timeline with the same events.</summary>
public static class FramesBenchmark
{
    private const int Frames = 240;
    private const int Lanes = 12;

    /// <summary>A pan needs somewhere to go: nine tenths of the events are in view.</summary>
    private const double InView = 0.9;

    /// <summary>A contender that takes longer than this over its pan is out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private sealed record Measured(double Ready, double[] Times, double[] Scripts, string? Kind = null, int Bytes = 0);

    public static async Task<Table> RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using (var services = GeneratedStore.Open(folder.File("tracker.db")))
            await GeneratedStore.FillAsync(services, Held(100_000));
        await using var app = await RunningApp.StartAsync(new() { Output = Checkout.BuildOutput, Database = folder.File("tracker.db") });
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = SystemBrowser.FindExecutable(), Args = SystemBrowser.Flags });

        var table = new Table(
            $"Pan of the timeline, 1280 × 800, software rendering, browser {browser.Version}",
            "", "events in view", "frame p50 ms", "frame p95 ms", "drawing p50 ms", "drawing p95 ms", "navigable in ms", "frames");
        async Task AddAsync(string name, int inView, string call, string? peer = null)
        {
            Console.Error.WriteLine($"{name}, {inView} events …");
            if (await MeasureAsync(browser, app, call, peer) is not { } m)
            {
                table.Add(name, inView, "", "", "", "", $"> {Patience.TotalMilliseconds:#,0}", 0);
                return;
            }
            var (frames, scripts) = (new Percentiles(m.Times), m.Scripts.Length > 0 ? new Percentiles(m.Scripts) : null);
            table.Add(name, inView, frames.P50, frames.P95, scripts?.P50 ?? (object)"", scripts?.P95 ?? (object)"", m.Ready, frames.Count);
            if (m.Kind is { } kind)
                table.Note($"{name}: the server sent {kind}, {m.Bytes / 1000.0:0.0} KB.");
        }

        foreach (var count in new[] { 10_000, 100_000 })
            await AddAsync("ours, all held by the script", count, Invariant($"held({Held(count)}, {InView}, {Frames})"));
        await AddAsync("ours, counted by the server", 100_000, Invariant($"served('/timeline/data?axis=date&columns=1200', {InView}, {Frames})"));
        await AddAsync("ours, near enough for single marks", 700, Invariant($"held({Held(100_000)}, {700.0 / Held(100_000)}, {Frames})"));

        if (await InstallPeerAsync() is { } installed)
        {
            foreach (var count in new[] { 10_000, 100_000 })
                await AddAsync("vis-timeline " + installed.Version, count, Invariant($"peer({Held(count)}, {Lanes}, {InView}, {Frames})"), installed.Folder);
        }
        else
        {
            table.Note($"vis-timeline was not measured: npm is not installed or cannot reach its registry.");
        }
        table.Note($"A frame is from one animation frame to the next, with labels, hatching, one hit test and whatever the browser does to show it; drawing is our script's part of it. Navigable: from the data's arrival to the first frame on the screen. Aims: frame p95 ≤ 33 ms, navigable ≤ 500 ms.");
        return table;
    }

    private static int Held(int inView) => (int)Math.Ceiling(inView / InView);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null where the first frames did not come within <see cref="Patience"/>.</summary>
    private static async Task<Measured?> MeasureAsync(IBrowser browser, RunningApp app, string call, string? peer)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            BaseURL = app.Address.AbsoluteUri,
            BypassCSP = true,
            ViewportSize = new() { Width = 1280, Height = 800 },
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(0);
        if (peer is null)
        {
            await page.GotoAsync("/timeline?axis=date");
            await page.WaitForFunctionAsync("() => document.querySelector('main .timeline')?.timeline?.data");
        }
        else
        {
            // A page of nothing but words: its body is replaced.
            await page.GotoAsync("/health");
            await page.AddStyleTagAsync(new() { Path = Path.Combine(peer, "styles", "vis-timeline-graph2d.min.css") });
            await page.AddScriptTagAsync(new() { Path = Path.Combine(peer, "standalone", "umd", "vis-timeline-graph2d.min.js") });
        }
        await page.AddScriptTagAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "frames.js") });
        try
        {
            var json = await page.EvaluateAsync<JsonElement>($"() => frames_.{call}").WaitAsync(Patience);
            return json.Deserialize<Measured>(JsonSerializerOptions.Web)!;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Beside the build output, where nothing is committed. Null where npm is missing or offline.</summary>
    private static async Task<(string Folder, string Version)?> InstallPeerAsync()
    {
        var root = Path.Combine(Checkout.Root, "tests", "PeaceTalksTracker.Benchmarks", "obj", "peer");
        var folder = Path.Combine(root, "node_modules", "vis-timeline");
        if (!Directory.Exists(folder))
        {
            try
            {
                Directory.CreateDirectory(root);
                using var npm = Process.Start(new ProcessStartInfo(
                    "npm", ["install", "--prefix", root, "--ignore-scripts", "--no-audit", "--no-fund", "vis-timeline@8"])
                {
                    RedirectStandardOutput = true,
                })!;
                await npm.StandardOutput.ReadToEndAsync();
                await npm.WaitForExitAsync();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }
        var package = Path.Combine(folder, "package.json");
        return File.Exists(package)
            ? (folder, JsonDocument.Parse(await File.ReadAllTextAsync(package)).RootElement.GetProperty("version").GetString()!)
            : null;
    }
}
