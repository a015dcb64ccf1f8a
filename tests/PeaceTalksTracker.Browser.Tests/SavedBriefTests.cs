using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>Briefs that leads save, in a store of its own.</summary>
public sealed class SavedBriefTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task A_lead_saves_edits_and_compares_by_keyboard_and_axe_finds_nothing(ColorScheme scheme, int width)
    {
        await UseAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        await Page.AsAsync(App, PersonRole.Lead, $"Lea {scheme}");
        await OpenAsync(Urls.Briefs);
        await Page.GetByLabel("Title").FillAsync($"Weekly, {scheme}");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Heading($"Weekly, {scheme}").First).ToBeFocusedAsync();
        await LooksRightAsync();

        await Link("Edit").PressAsync("Enter");
        await Expect(Page.Locator("h1")).ToBeFocusedAsync();
        var line = Page.GetByRole(AriaRole.Region, new() { Name = "What happened" }).GetByRole(AriaRole.Textbox).First;
        await line.FillAsync("They spoke by telephone.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Down: " }).Nth(4).PressAsync("Enter");
        await Button("Add a line to: To watch").PressAsync("Enter");
        await Page.GetByLabel("The line").FillAsync("More calls may follow.");
        await Page.GetByLabel("rests on the passage").FillAsync("ceasefire");
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByLabel("cite").First.PressAsync("Space");
        await LooksRightAsync();
        await Button("Add the line").PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "To watch" }).GetByRole(AriaRole.Textbox)).ToHaveValueAsync("More calls may follow.");

        await Button("Save as version 2").PressAsync("Enter");
        await Expect(Page.Locator("h1")).ToBeFocusedAsync();
        (await Page.EvaluateAsync<bool>("() => scrollY === 0")).ShouldBeTrue();
        await Page.GetByLabel("What has changed since").SelectOptionAsync("1");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "What has changed since version 1" })).ToContainTextAsync("More calls may follow.");
        await LooksRightAsync();

        await Link("¶").First.ClickAsync();
        await Expect(Page.Locator("li.record.chosen")).ToBeVisibleAsync();
    }

    private async Task LooksRightAsync()
    {
        (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await Page.AxeFindsNothingAsync();
    }
}
