using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>What an editor waits for with a full store: from a key to the page that answers it, and from one editor's key to another's page.</summary>
public static class ReviewBenchmark
{
    private const int Claims = 100_000;
    private const int Keys = 60;
    private const int WarmUp = 30;

    // Nobody decides faster than this; without it each key would wait for what both pages still do about the one before.
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(400);

    // Each record has a desk of its own: another element is another record. Two frames later it is painted.
    private const string KeyToDesk = """
        key => new Promise(done => {
          const desk = document.querySelector('.desk')
          const start = performance.now()
          const look = () => {
            const now = document.querySelector('.desk')
            if (now && now !== desk)
              requestAnimationFrame(() => done(performance.now() - start))
            else
              requestAnimationFrame(look)
          }
          document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
          requestAnimationFrame(look)
        })
        """;

    private const string WatchForLeaving = """
        href => { window.left = new Promise(done => {
          const look = () => document.querySelector(`.queue a[href="${href}"]`) ? requestAnimationFrame(look) : done(Date.now())
          look()
        }) }
        """;

    public static async Task<Table> RunAsync()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("review.db");
        await using (var services = GeneratedStore.Open(file))
            await GeneratedStore.FillAsync(services, Claims, Claims);
        await using var app = await RunningApp.StartAsync(new() { Database = file });
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = SystemBrowser.FindExecutable(), Args = SystemBrowser.Flags });
        var first = await OpenAsync(browser, app, "Ann Lee");
        var second = await OpenAsync(browser, app, "Bob Ray");

        var table = new Table($"Review with {Claims:N0} claims and as many events waiting", "", "p50, ms", "p95, ms", "aim, p95");
        var pressed = 0;
        table.Add(await TimeAsync("key j or k → the next record painted", () => first.EvaluateAsync<double>(KeyToDesk, pressed++ / 40 % 2 == 0 ? "j" : "k"), "< 100"));
        table.Add(await TimeAsync("key a → saved, and the next record painted", () => first.EvaluateAsync<double>(KeyToDesk, "a"), "< 100"));
        table.Add(await TimeAsync("key a → gone from another editor's queue", () => SeenByOtherAsync(first, second), "< 500"));
        return table;
    }

    private static async Task<object[]> TimeAsync(string what, Func<Task<double>> measure, string aim)
    {
        var took = new List<double>();
        for (var i = 0; i < WarmUp + Keys; i++)
        {
            took.Add(await measure());
            await Task.Delay(BetweenKeys);
        }
        took.RemoveRange(0, WarmUp);
        var p = new Percentiles(took);
        return [what, p.P50, p.P95, aim];
    }

    private static async Task<double> SeenByOtherAsync(IPage first, IPage second)
    {
        var href = await first.Locator(".queue .chosen a").GetAttributeAsync("href");
        await second.EvaluateAsync(WatchForLeaving, href);
        var at = await first.EvaluateAsync<double>("() => { const now = Date.now(); document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true })); return now }");
        return await second.EvaluateAsync<double>("() => window.left") - at;
    }

    private static async Task<IPage> OpenAsync(IBrowser browser, RunningApp app, string name)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = app.Address.AbsoluteUri });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.AsAsync(app, PersonRole.Editor, name);
        await page.GotoAsync(Urls.Review + "?kind=Claim");
        await page.Locator(".desk").WaitForAsync();
        return page;
    }
}
