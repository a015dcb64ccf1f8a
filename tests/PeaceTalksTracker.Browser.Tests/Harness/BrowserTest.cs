using Microsoft.Playwright;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>
/// A journey in a real browser. Whatever <see cref="PageWatch"/> notes fails the test; of a failed test a screenshot is kept.
/// </summary>
public abstract class BrowserTest(Chromium chromium, RunningApp app) : IAsyncLifetime
{
    protected static string SeedKey { get; } = RecordKeys.OfArticle(File.ReadAllText(Checkout.SeedArticle));

    /// <summary>Every page, once.</summary>
    public static TheoryData<string> Pages { get; } =
    [
        Urls.Overview, Urls.Timeline, Urls.Stances, Urls.Stances + "?view=matrix", Urls.Stances + "?view=shifts", Urls.Articles, Urls.AddArticle, Urls.ArticleDetails(SeedKey),
        Urls.Claims, Urls.Actors, Urls.Actor("donald-trump"), Urls.Actor("nobody"), Urls.Article(SeedKey), Urls.Article("nosucharticle"), Urls.Briefs, Urls.Agreement, Urls.AskRound, Urls.Import, Urls.Round("nosuchround"), "/nowhere",
    ];

    protected RunningApp App { get; } = app;

    protected IBrowserContext Context { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    protected PageWatch Watch { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => await UseAsync(new());

    /// <summary>Starts over as a browser with these settings.</summary>
    protected async Task UseAsync(BrowserNewContextOptions options)
    {
        if (Context is not null)
            await Context.DisposeAsync();
        options.BaseURL = App.Address.AbsoluteUri;
        options.ReducedMotion = ReducedMotion.Reduce;
        options.ViewportSize ??= new() { Width = 1280, Height = 800 };
        Context = await chromium.Browser.NewContextAsync(options);
        Watch = new PageWatch(Context, App.Address);
        Page = await Context.NewPageAsync();
    }

    /// <summary>Opens an address and waits until the page shows what it has to say.</summary>
    protected async Task OpenAsync(string address)
    {
        if (address.StartsWith("/nowhere", StringComparison.Ordinal))
            Watch.Expect("404");
        await Page.GotoAsync(address);
        await SettledAsync();
        // The heading takes the focus once the page answers to keys and files; what is done before that is lost or loses the focus again.
        await Assertions.Expect(Page.Locator("h1")).ToBeFocusedAsync();
    }

    protected async Task SettledAsync()
    {
        await Assertions.Expect(Page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
    }

    /// <summary>Presses a key once what it presses is there.</summary>
    /// <param name="action">What pages mark with it.</param>
    /// <param name="key">Which is its usual one.</param>
    protected async Task PressAsync(string action, string key)
    {
        await Assertions.Expect(Page.Locator($"[data-action={action}]")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync(key);
    }

    protected ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    protected ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected IPageAssertions ExpectPage() => Assertions.Expect(Page);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed || Watch.Problems.Count > 0;
        if (failed && !Page.IsClosed)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Checkout.Screenshots, FileName()), FullPage = true });
        await Context.DisposeAsync();
        Watch.Problems.ShouldBeEmpty();
    }

    private static string FileName()
    {
        var name = TestContext.Current.Test?.TestDisplayName ?? "test";
        name = string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        return name[Math.Max(0, name.Length - 120)..] + ".png";
    }
}
