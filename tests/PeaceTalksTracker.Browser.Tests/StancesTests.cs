using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

public sealed class StancesTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    private static readonly string[] People = ["Donald Trump", "Vladimir Putin", "Volodymyr Zelensky", "Steve Witkoff", "Marco Rubio"];

    [Fact]
    public async Task A_quote_is_cited_by_keyboard_and_copied()
    {
        await OpenAsync(Urls.Stances);
        var cite = Page.GetByRole(AriaRole.Button, new() { Name = "Cite: " }).First;
        await cite.PressAsync("Enter");
        await Expect(Page.GetByLabel("Citation")).ToHaveValueAsync(new Regex("^“.*accessed .*\\)$"));
        await Expect(Page.GetByText("Copied.")).ToBeVisibleAsync();
        await Page.AxeFindsNothingAsync();
        await cite.PressAsync("Enter");
        await Expect(Page.GetByLabel("Citation")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Five_panels_say_where_each_stands_in_whose_words_or_that_nothing_is_said()
    {
        await OpenAsync(Urls.Overview);
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Stances" }).ClickAsync();
        var panels = Page.GetByRole(AriaRole.Article);
        await Expect(panels).ToHaveCountAsync(People.Length);
        foreach (var person in People)
        {
            var panel = Page.GetByRole(AriaRole.Article, new() { Name = person });
            await Expect(panel.GetByText("Not in these sources")).ToBeVisibleAsync();
        }

        var passages = Page.GetByRole(AriaRole.Figure);
        await Expect(passages.Nth(2)).ToBeVisibleAsync();
        (await passages.CountAsync()).ShouldBeGreaterThan(2);
        var voices = panels.Locator(".group").GetByText(new Regex("own words or acts|the outlet says so|as .+ says"));
        (await voices.CountAsync()).ShouldBe(await panels.Locator(".group").CountAsync());
    }

    [Fact]
    public async Task A_quote_of_a_panel_stands_in_the_article_word_for_word()
    {
        var text = await File.ReadAllTextAsync(Checkout.SeedArticle);
        await OpenAsync(Urls.Stances);
        var quotes = await Page.Locator("blockquote").AllTextContentsAsync();
        quotes.ShouldNotBeEmpty();
        foreach (var quote in quotes)
            text.ShouldContain(quote);
    }

    [Fact]
    public async Task The_matrix_shows_the_same_and_says_where_the_sources_are_silent()
    {
        await OpenAsync(Urls.Stances);
        await Link("Matrix").ClickAsync();
        var matrix = Page.GetByRole(AriaRole.Table);
        foreach (var person in People)
            await Expect(matrix.GetByRole(AriaRole.Columnheader, new() { Name = person })).ToBeVisibleAsync();
        await Expect(matrix.GetByText("not in these sources").First).ToBeVisibleAsync();
        await Expect(matrix.GetByRole(AriaRole.Cell).GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_back_button_restores_the_view_before()
    {
        await OpenAsync(Urls.Stances);
        await Link("Matrix").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Expect(Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(People.Length);
    }

    [Fact]
    public async Task An_actor_can_be_pinned_and_taken_off()
    {
        await OpenAsync(Urls.Stances);
        await Link("Unpin Marco Rubio").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(People.Length - 1);
        await Page.GoBackAsync();
        await Expect(Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(People.Length);
    }

    [Fact]
    public async Task Pins_outlast_a_walk_through_other_pages_and_a_reload()
    {
        var main = Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await OpenAsync(Urls.Stances);
        await Link("Unpin Marco Rubio").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(People.Length - 1);
        await main.GetByRole(AriaRole.Link, new() { Name = "Claims" }).ClickAsync();
        await Expect(Heading("Claims")).ToBeFocusedAsync();
        await main.GetByRole(AriaRole.Link, new() { Name = "Stances" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(People.Length - 1);

        await OpenAsync(Urls.Overview);
        await Expect(main.GetByRole(AriaRole.Link, new() { Name = "Stances" })).ToHaveAttributeAsync("href", new Regex("pin="));
        await main.GetByRole(AriaRole.Link, new() { Name = "Stances" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(People.Length - 1);
    }
}
