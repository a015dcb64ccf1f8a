using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

public sealed class EventPairTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    private ILocator Desk => Page.Locator(".desk");

    private async Task AddAsync(string title, string text, string published)
    {
        await OpenAsync(Urls.AddArticle);
        await Page.GetByLabel("Text", new() { Exact = true }).FillAsync(text);
        await Page.GetByLabel("Title").FillAsync(title);
        await Page.GetByLabel("Published").FillAsync(published);
        await Button("Read it").ClickAsync();
        await Button("Save the article").ClickAsync();
        await Expect(Heading(title)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_events_become_one_by_a_key_and_two_again_by_another()
    {
        await UseAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await Page.AsAsync(App, PersonRole.Editor, "Pia Pair");
        await AddAsync("A meeting in Riyadh", "Marco Rubio met Sergey Lavrov in Riyadh on 18 February 2025.", "2025-02-19");
        await AddAsync("Rubio sees Lavrov", "On 18 February 2025 Lavrov met Rubio in Saudi Arabia.", "2025-02-20");

        await OpenAsync(Urls.With(Urls.Review, "reason", "Merge"));
        await Expect(Desk).ToContainTextAsync("Both CONSULT, happened; ");
        await Expect(Desk.Locator("blockquote")).ToHaveCountAsync(2);
        await Page.AxeFindsNothingAsync();
        (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();

        await Page.Keyboard.PressAsync("a");
        await Expect(Page.GetByText("One event: ")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Nothing of this waits.")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("u");
        await Expect(Page.GetByText("Taken back: what you did")).ToBeVisibleAsync();
        await Expect(Desk.Locator("blockquote")).ToHaveCountAsync(2);
        await Page.Keyboard.PressAsync("x");
        await Expect(Page.GetByText("Two events: ")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("u");
        await Expect(Desk.Locator("blockquote")).ToHaveCountAsync(2);

        // One mark stands for both, and opening it shows the other's words.
        await OpenAsync(Urls.With(Urls.Timeline, "axis", "date"));
        await Page.GetByRole(AriaRole.Region, new() { Name = "Events as a list" }).Locator("li", new() { HasTextRegex = new Regex("told by 2 articles, perhaps one event") }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Perhaps the same event" }).Locator("blockquote")).ToHaveCountAsync(1);
        await Page.AxeFindsNothingAsync();
    }
}
