using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>Each test signs in people of its own names and saves nothing, because they share a store.</summary>
public sealed class CorrectionTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    private static ILocator Text(IPage page) => page.Locator("#new-text");

    [Fact]
    public async Task Details_and_a_long_text_are_there_again_in_another_tab()
    {
        // More than a message to the server may have.
        var text = string.Join(' ', Enumerable.Range(1, 5_000).Select(n => $"word{n}"));
        await Page.AsAsync(App, PersonRole.Editor, "Tex Tor");
        await OpenAsync(Urls.ArticleDetails(SeedKey));
        await Page.GetByLabel("Title").FillAsync("");
        await Page.Keyboard.TypeAsync("Two presidents talk for hours on the telephone");
        await Button("Correct the text too").ClickAsync();
        await Expect(Text(Page)).ToBeEditableAsync();
        await Text(Page).FillAsync(text);
        await Page.Keyboard.TypeAsync(" and the end");
        await Expect(Page.GetByText("Draft kept.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.GetByText("Draft of the text kept.")).ToBeVisibleAsync();
        await Page.CloseAsync();

        var tab = await Context.NewPageAsync();
        await tab.GotoAsync(Urls.Review);
        await tab.GetByText("Your unsaved work: 2 drafts").ClickAsync();
        await Expect(tab.GetByRole(AriaRole.Link, new() { NameRegex = new("^Article’s details of") })).ToBeVisibleAsync();
        await tab.GetByRole(AriaRole.Link, new() { NameRegex = new("^Article’s text of") }).ClickAsync();
        await Expect(tab.GetByLabel("Title")).ToHaveValueAsync("Two presidents talk for hours on the telephone");
        await Expect(Text(tab)).ToHaveValueAsync(text + " and the end");
        await tab.GetByRole(AriaRole.Button, new() { Name = "Start from the text that is saved" }).ClickAsync();
        await Expect(Text(tab)).ToHaveValueAsync(new Regex("Trump"));
        await tab.GetByRole(AriaRole.Button, new() { Name = "Start from what is saved" }).ClickAsync();
        await Expect(tab.GetByText("Your unsaved")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_leaves_at_once_loses_nothing()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Les Stay");
        await OpenAsync(Urls.ArticleDetails(SeedKey));
        await Button("Correct the text too").ClickAsync();
        await Expect(Text(Page)).ToBeEditableAsync();
        await Text(Page).FocusAsync();
        await Page.Keyboard.PressAsync("Control+End");
        await Page.Keyboard.TypeAsync("A last sentence.");
        await Link("Back to the article").ClickAsync();
        await Expect(Page.Locator("[data-paragraph]").First).ToBeVisibleAsync();

        await Link("Correct these details").ClickAsync();
        await Expect(Text(Page)).ToHaveValueAsync(new Regex("A last sentence\\.$"));
        await Button("Start from the text that is saved").ClickAsync();
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 460)]
    public async Task What_changes_is_shown_clear_of_the_bar_that_saves_it(int width, int height)
    {
        await UseAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await Page.AsAsync(App, PersonRole.Editor, "Clea Row " + width);
        await OpenAsync(Urls.ArticleDetails(SeedKey));
        await Page.GetByLabel("Outlet").FillAsync("A gazette");
        await Page.GetByLabel("Published").FillAsync("2025-03-18");
        await Button("Show what changes").ClickAsync();
        var heading = Page.GetByRole(AriaRole.Heading, new() { Name = "What changes" });
        await Expect(heading).ToBeFocusedAsync();
        await Expect(heading).ToBeInViewportAsync();
        var (top, bar) = ((await heading.BoundingBoxAsync())!, (await Page.Locator(".save").BoundingBoxAsync())!);
        (top.Y + top.Height).ShouldBeLessThan(bar.Y);
        (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await Page.AxeFindsNothingAsync();
    }

    [Fact]
    public async Task Whoever_leaves_an_article_before_its_script_has_come_works_on()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Hal Quick");
        var left = new TaskCompletionSource();
        await Page.RouteAsync("**/ArticlePage*.js", async route =>
        {
            await left.Task;
            await route.ContinueAsync();
        });
        await OpenAsync(Urls.Article(SeedKey));
        await Link("Correct these details").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Correct the details" })).ToBeVisibleAsync();
        await Page.RunAndWaitForRequestFinishedAsync(() => { left.SetResult(); return Task.CompletedTask; }, new() { Predicate = r => r.Url.Contains("ArticlePage", StringComparison.Ordinal) });
        await Page.GetByLabel("Outlet").FillAsync("A gazette");
        await Expect(Page.GetByText("Draft kept.")).ToBeVisibleAsync();
        await Button("Show what changes").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "What changes" })).ToBeVisibleAsync();
    }
}

/// <summary>Two people correct the same article, which the tests of this class change.</summary>
public sealed class CorrectionConflictTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Who_comes_second_sees_both_and_loses_nothing(ColorScheme scheme)
    {
        await UseAsync(new() { ColorScheme = scheme });
        await Page.AsAsync(App, PersonRole.Editor, "Sec Ond " + scheme);
        await OpenAsync(Urls.ArticleDetails(SeedKey));
        await Page.GetByLabel("Title").FillAsync($"Mine, {scheme}");
        await Button("Correct the text too").ClickAsync();
        await Expect(Page.Locator("#new-text")).ToBeEditableAsync();
        await Page.Locator("#new-text").FillAsync("My text.");
        await Expect(Page.GetByText("Draft of the text kept.")).ToBeVisibleAsync();
        await using var elsewhere = await Context.Browser!.NewContextAsync(new() { BaseURL = App.Address.AbsoluteUri });
        await CorrectAsync(await elsewhere.NewPageAsync(), $"Theirs, {scheme}", $"Their text, {scheme}.");

        await Button("Show what changes").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose below first");
        await BothStandThereAsync(scheme);
        await Expect(Page.GetByRole(AriaRole.Radio, new() { Name = $"Theirs, {scheme}" })).ToBeFocusedAsync();
        await Page.AxeFindsNothingAsync();
        await Page.ReloadAsync();
        await BothStandThereAsync(scheme);

        await Expect(Button("Take these and show what changes")).ToBeDisabledAsync();
        await Page.GetByRole(AriaRole.Radio, new() { Name = $"Theirs, {scheme}" }).CheckAsync();
        await Button("Take these and show what changes").ClickAsync();
        await Expect(Page.GetByLabel("Title")).ToHaveValueAsync($"Theirs, {scheme}");
        await Button("Drop mine, take theirs").ClickAsync();
        await Expect(Page.Locator("#new-text")).ToHaveValueAsync($"Their text, {scheme}.");
        await Button("Show what changes").ClickAsync();
        await Expect(Heading("What changes")).ToBeVisibleAsync();
    }

    private async Task BothStandThereAsync(ColorScheme scheme)
    {
        await Expect(Page.GetByRole(AriaRole.Radio, new() { Name = $"Theirs, {scheme}" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Radio, new() { Name = $"Mine, {scheme}" })).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Your text")).ToHaveValueAsync("My text.");
        await Expect(Page.GetByLabel("The text as Fir St saved it")).ToHaveValueAsync($"Their text, {scheme}.");
    }

    private async Task CorrectAsync(IPage page, string title, string text)
    {
        await page.AsAsync(App, PersonRole.Editor, "Fir St");
        await page.GotoAsync(Urls.ArticleDetails(SeedKey));
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct the text too" }).ClickAsync();
        await Expect(page.Locator("#new-text")).ToBeEditableAsync();
        await page.Locator("#new-text").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what changes" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the correction" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
    }
}

public sealed class CorrectionRestartTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    [Fact]
    public async Task An_unsaved_text_survives_the_server()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Rae Start");
        await OpenAsync(Urls.ArticleDetails(SeedKey));
        await Button("Correct the text too").ClickAsync();
        var text = Page.GetByLabel("Text", new() { Exact = true });
        await Expect(text).ToBeEditableAsync();
        await text.FillAsync("Nothing of it was so.");
        await Expect(Page.GetByText("Draft of the text kept.")).ToBeVisibleAsync();
        Watch.Stop();
        await App.KillAsync();
        await Page.CloseAsync();

        await using var again = await RunningApp.StartAsync(new() { Database = own.Database, Arguments = ["--urls", App.Address.AbsoluteUri] });
        var tab = await Context.NewPageAsync();
        await tab.GotoAsync(Urls.ArticleDetails(SeedKey));
        await Expect(tab.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync("Nothing of it was so.");
        await tab.CloseAsync();
    }
}
