using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>The rounds are of its own people, in a store of its own: a record that is settled stays so.</summary>
public sealed class AgreementTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    [Fact]
    public async Task Two_people_code_a_sample_by_keyboard_and_a_lead_settles_where_they_differ()
    {
        var round = await AskAsync("Lea Dow", "Ada Ek", "Bo Ray", "3");
        await using var first = await CoderAsync("Ada Ek");
        await using var second = await CoderAsync("Bo Ray");
        await CodeAsync(first.Pages[0], round, "supports");
        await Expect(first.Pages[0].Locator(".empty")).ToContainTextAsync("You have coded all of yours.");
        await Expect(Page.Locator(".empty")).ToContainTextAsync("Until then nobody sees anything but their own labels.");
        await CodeAsync(second.Pages[0], round, "opposes");

        foreach (var page in new[] { Page, first.Pages[0], second.Pages[0] })
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Position 3 0 0 %" }).First).ToBeVisibleAsync();
        await Expect(first.Pages[0].Locator("li[data-row] button:not(.cite)")).ToHaveCountAsync(0);
        await Page.Locator("li[data-row]").First.GetByRole(AriaRole.Button, new() { Name = "Bo Ray: opposes" }).PressAsync("Enter");
        await Expect(Page.Locator("li[data-row]").First).ToContainTextAsync("Settled as opposes by Lea Dow");
        await Expect(first.Pages[0].Locator("li[data-row]").First).ToContainTextAsync("Settled as opposes by Lea Dow");

        await Page.Locator("li[data-row]").First.GetByRole(AriaRole.Button, new() { Name = "Take back" }).PressAsync("Enter");
        await Expect(Heading("Disagreements 3 open of 3")).ToBeVisibleAsync();
        await Page.Locator("li[data-row] figcaption a").First.ClickAsync();
        await Expect(Page.Locator("li.record.chosen")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_while_asking_coding_and_settling(ColorScheme scheme)
    {
        await UseAsync(new() { ColorScheme = scheme });
        var (lead, one, two) = ($"Lia {scheme}", $"Axa {scheme}", $"Axo {scheme}");
        var round = await AskAsync(lead, one, two, "1", checks: true);
        await Page.AxeFindsNothingAsync();
        await OpenAsync(Urls.Agreement);
        await Page.AxeFindsNothingAsync();

        await using var first = await CoderAsync(one, scheme);
        await first.Pages[0].GotoAsync(Urls.Code(round));
        await Expect(first.Pages[0].Locator("#code-position")).ToBeVisibleAsync();
        await first.Pages[0].AxeFindsNothingAsync();
        await CodeAsync(first.Pages[0], round, "supports");
        await using var second = await CoderAsync(two, scheme);
        await CodeAsync(second.Pages[0], round, "opposes");
        await OpenAsync(Urls.Round(round));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Another value" }).First.ClickAsync();
        await Page.AxeFindsNothingAsync();
    }

    /// <summary>A lead asks two people for stances; the page of the round stays open.</summary>
    private async Task<string> AskAsync(string lead, string one, string two, string size, bool checks = false)
    {
        await SignedIn.MakeAsync(App, PersonRole.Editor, one);
        await SignedIn.MakeAsync(App, PersonRole.Editor, two);
        await Page.AsAsync(App, PersonRole.Lead, lead);
        await OpenAsync(Urls.AskRound + "?kind=Stance");
        await Page.GetByLabel("Name").FillAsync("Where they stand");
        await Page.GetByLabel("Coder A").SelectOptionAsync(new SelectOptionValue { Label = one });
        await Page.GetByLabel("Coder B").SelectOptionAsync(new SelectOptionValue { Label = two });
        await Page.GetByLabel("Records", new() { Exact = true }).FillAsync(size);
        if (checks)
            await Page.AxeFindsNothingAsync();
        await Button("Ask both").ClickAsync();
        await Expect(Heading("Where they stand")).ToBeVisibleAsync();
        return new Uri(Page.Url).Segments[^1];
    }

    private async Task<IBrowserContext> CoderAsync(string name, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Context.Browser!.NewContextAsync(new() { BaseURL = App.Address.AbsoluteUri, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await (await context.NewPageAsync()).AsAsync(App, PersonRole.Editor, name);
        return context;
    }

    /// <summary>From the first item to the last with keys alone: letters choose in a list, Tab goes on, Enter saves.</summary>
    private static async Task CodeAsync(IPage page, string round, string position)
    {
        await page.GotoAsync(Urls.Code(round));
        var heading = page.Locator(".desk h2");
        await Expect(heading).ToContainTextAsync("Stance 1 of");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Locator("#code-position").FocusAsync();
        var items = int.Parse((await page.Locator(".page-head [role=status]").InnerTextAsync()).Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        for (var item = 1; item <= items; item++)
        {
            await Expect(heading).ToHaveTextAsync($"Stance {item} of {items}");
            await Expect(page.Locator("#code-position")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync(position);
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync("own");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Enter");
        }
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{Urls.Round(round)}$"));
    }
}
