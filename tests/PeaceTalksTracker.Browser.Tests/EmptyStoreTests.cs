using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>An app to which nothing has been added yet says on each page what to do next.</summary>
public sealed class EmptyStoreTests(Chromium chromium, EmptyApp empty) : BrowserTest(chromium, empty.App), IClassFixture<EmptyApp>
{
    public static TheoryData<string> Lists { get; } = [Urls.Overview, Urls.Timeline, Urls.Stances, Urls.Claims, Urls.Articles, Urls.Actors];

    [Theory, MemberData(nameof(Lists))]
    public async Task A_page_without_records_is_calm_accessible_and_narrow(string address)
    {
        await UseAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await OpenAsync(address);
        await Page.AxeFindsNothingAsync();
        (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue();
    }

    [Theory, InlineData(Urls.Timeline), InlineData(Urls.Articles)]
    public async Task It_leads_to_adding_an_article(string address)
    {
        await OpenAsync(address);
        await Page.GetByRole(AriaRole.Main).Locator($"a[href='{Urls.AddArticle}']").First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Add an article", Level = 1 })).ToBeVisibleAsync();
    }
}
