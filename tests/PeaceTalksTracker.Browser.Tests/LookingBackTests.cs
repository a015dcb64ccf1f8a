using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

public sealed class LookingBackTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    private static readonly Regex Yesterday = new($@"asof={DateTime.UtcNow.AddDays(-1):yyyy-MM-dd}$");

    private ILocator Banner => Page.GetByRole(AriaRole.Region, new() { Name = "Looking back" });

    private ILocator Main => Page.GetByRole(AriaRole.Main);

    private ILocator Nav(string name) => Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = name });

    [Fact]
    public async Task What_has_been_withdrawn_since_still_stands_and_nothing_can_be_changed()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Ed Ito");
        var before = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        await OpenAsync(Urls.Article(SeedKey));
        await Button("Withdraw").ClickAsync();
        await Button("Withdraw this article").ClickAsync();
        await Expect(Button("Restore this article")).ToBeVisibleAsync();

        await OpenAsync(Urls.With(Urls.Article(SeedKey), "asof", before));
        await Expect(Banner).ToContainTextAsync("As it stood on");
        await Expect(Main.Locator("[data-quotes]").First).ToBeVisibleAsync();
        await Expect(Main.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Withdraw|Restore") })).ToHaveCountAsync(0);
        await Expect(Main.GetByRole(AriaRole.Link, new() { Name = "Correct these details" })).ToHaveCountAsync(0);

        // Every link keeps looking back, and so does the timeline's script.
        await Nav("Claims").ClickAsync();
        await Expect(Heading("Claims")).ToBeVisibleAsync();
        await ExpectPage().ToHaveURLAsync(new Regex("/claims\\?asof="));
        await Expect(Main.Locator("figcaption a").First).ToBeVisibleAsync();
        var data = await Page.RunAndWaitForResponseAsync(() => Nav("Timeline").ClickAsync(), answer => answer.Url.Contains(Urls.TimelineData + "?", StringComparison.Ordinal));
        data.Url.ShouldContain("asof=");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Events as a list" })).ToContainTextAsync("Moscow");
        await OpenAsync(Urls.With(Urls.AddArticle, "asof", before));
        await Expect(Heading("Nothing can be changed when looking back")).ToBeVisibleAsync();

        await Nav("Claims").ClickAsync();
        await Expect(Heading("Claims")).ToBeVisibleAsync();
        await Link("Back to the present").ClickAsync();
        await Expect(Banner).ToHaveCountAsync(0);
        await Expect(Main).ToContainTextAsync("No claim is in these sources yet.");
        await Nav("Articles").ClickAsync();
        await ExpectPage().ToHaveURLAsync(new Regex("/articles$"));
    }

    [Fact]
    public async Task A_day_is_chosen_beneath_the_pages_and_another_in_the_banner()
    {
        await OpenAsync(Urls.Actors);
        await Button("As of a day").ClickAsync();
        await Page.GetByLabel("As of", new() { Exact = true }).FillAsync(DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Button("Look back").ClickAsync();

        await ExpectPage().ToHaveURLAsync(Yesterday);
        await Expect(Main).ToContainTextAsync("No actor is in these sources yet.");
        await Expect(Main.GetByRole(AriaRole.Link, new() { Name = "Add an article" })).ToHaveCountAsync(0);
        await Page.AxeFindsNothingAsync();
        await Banner.GetByLabel("As of", new() { Exact = true }).FillAsync(DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Banner.GetByRole(AriaRole.Button).ClickAsync();
        await ExpectPage().ToHaveURLAsync(new Regex($"asof={DateTime.UtcNow:yyyy-MM-dd}$"));
        await Page.GoBackAsync();
        await ExpectPage().ToHaveURLAsync(Yesterday);
    }
}
