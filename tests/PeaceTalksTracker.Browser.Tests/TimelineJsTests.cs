using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Tests;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>What is exported for TimelineJS, in TimelineJS 3 itself.</summary>
public sealed class TimelineJsTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    private const string Page3 = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>TimelineJS</title><link rel="stylesheet" href="/tl/dist/css/timeline.css"></head>
        <body><div id="timeline" style="width:1000px;height:650px"></div><script src="/tl/dist/js/timeline.js"></script></body></html>
        """;

    private const string Payload = "<img src=x onerror=alert('xss')>";

    private const string Text =
        $"On 12 March 2025 Donald Trump met Vladimir Putin in Moscow, {Payload}. Marco Rubio will meet Sergey Lavrov in Riyadh on 2 April 2025. In January 2025 Volodymyr Zelensky met {Payload} Keir Starmer in London.";

    [Fact]
    public async Task It_shows_every_dated_event_with_its_words_and_runs_nothing_of_theirs()
    {
        await using (var services = Services())
            (await services.GetRequiredService<IngestService>().AddAsync(Text, new ArticleDetails("title " + Payload, "outlet " + Payload, "https://news.example/?a=1&b=2", new(2025, 3, 18), "test"), Signer.Program("test"))).Refusal.ShouldBeNull();
        var json = await (await Context.APIRequest.GetAsync(Urls.Export + "/timelinejs")).JsonAsync();
        var events = json!.Value.GetProperty("events").EnumerateArray().ToList();
        events.Count.ShouldBeGreaterThanOrEqualTo(3);

        var modules = await NpmPackage.InstallAsync("@knight-lab/timelinejs", "3.9.11", Path.Combine(Checkout.Root, "tests", "PeaceTalksTracker.Browser.Tests", "obj"));
        await Context.RouteAsync("**/tl/**", route =>
        {
            var asked = new Uri(route.Request.Url).AbsolutePath;
            return asked == "/tl/"
                ? route.FulfillAsync(new() { ContentType = "text/html", Body = Page3 })
                : route.FulfillAsync(new() { Path = Path.Combine(modules, "@knight-lab", "timelinejs", asked["/tl/".Length..]) });
        });
        await Page.GotoAsync("/tl/");
        await Page.EvaluateAsync("""
            async () => {
              const file = await (await fetch('/export/timelinejs')).json()
              window.timeline = new TL.Timeline('timeline', file, { font: null, script_path: '/tl/dist/js/' })
              await new Promise(ready => window.timeline.on('ready', ready))
            }
            """);
        (await Page.EvaluateAsync<string[]>("() => window.timeline.config.messages.errors")).ShouldBeEmpty();
        await Expect(Page.Locator(".tl-timemarker")).ToHaveCountAsync(events.Count);
        foreach (var e in events)
        {
            var slide = Page.Locator($"[id='{e.GetProperty("unique_id").GetString()}']");
            (await slide.Locator("blockquote").TextContentAsync()).ShouldNotBeNullOrEmpty();
            (await slide.Locator(".tl-headline-date").TextContentAsync())!.ShouldContain(e.GetProperty("display_date").GetString()!);
        }
        await Expect(Page.Locator("#timeline img, #timeline script, #timeline iframe")).ToHaveCountAsync(0);
        (await Page.Locator("#timeline").TextContentAsync())!.ShouldContain(Payload);
    }

    /// <summary>The app's own services over the app's own store.</summary>
    private ServiceProvider Services()
        => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddTrackerDatabase(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Tracker", $"Data Source={own.Database};Pooling=False")]).Build())
            .AddTrackerServices().BuildServiceProvider();
}
