using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

public sealed class TimelineTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    private ILocator Entries => Page.GetByRole(AriaRole.Region, new() { Name = "Events as a list" }).GetByRole(AriaRole.Listitem);

    private ILocator Inspector => Page.GetByRole(AriaRole.Complementary, new() { Name = "The selected event" });

    private ILocator Graphic => Page.GetByRole(AriaRole.Application);

    [Fact]
    public async Task The_seed_opens_by_order_because_it_has_no_dates()
    {
        await OpenAsync(Urls.Timeline);
        await Expect(Link("By order")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(Entries.Nth(3)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_event_of_the_list_shows_its_quote_and_the_way_to_it()
    {
        await OpenAsync(Urls.Timeline);
        await Entries.First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Inspector.GetByRole(AriaRole.Figure).First).ToBeVisibleAsync();
        await ExpectPage().ToHaveURLAsync(new Regex("event="));
        var quote = await Inspector.Locator("blockquote").First.TextContentAsync();
        (await File.ReadAllTextAsync(Checkout.SeedArticle)).ShouldContain(quote!);
        (await Inspector.GetByRole(AriaRole.Link, new() { Name = "Open at the sentence" }).GetAttributeAsync("href"))
            .ShouldStartWith($"{Urls.Articles}/{SeedKey}?record=");
    }

    [Fact]
    public async Task A_mark_of_the_graphic_is_the_same_event_as_in_the_list()
    {
        await OpenAsync(Urls.Timeline);
        await GraphicIsDrawnAsync();
        await Graphic.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Page.Locator("[aria-live=polite]").Filter(new() { HasText = "1 of" })).ToBeAttachedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Inspector).ToBeVisibleAsync();
        await Expect(Entries.Locator("a[aria-current=true]")).ToHaveCountAsync(1);
        var chosen = await Entries.Locator("a[aria-current=true] .what").InnerTextAsync();
        await Expect(Inspector.GetByRole(AriaRole.Heading)).ToContainTextAsync(chosen);
    }

    [Fact]
    public async Task A_click_on_a_mark_selects_it()
    {
        await OpenAsync(Urls.Timeline);
        await GraphicIsDrawnAsync();
        await Graphic.ScrollIntoViewIfNeededAsync();
        var point = await Page.EvaluateAsync<float[]>(
            """
            () => {
              const canvas = document.querySelector('canvas')
              const timeline = canvas.closest('.timeline').timeline
              const box = canvas.getBoundingClientRect()
              return [box.x + timeline.hits[0].x, box.y + timeline.hits[0].y]
            }
            """);
        await Page.Mouse.ClickAsync(point[0], point[1]);
        await Expect(Inspector).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_filter_goes_into_the_address_and_back_restores_it()
    {
        await OpenAsync(Urls.Timeline);
        await Expect(Entries.First).ToBeVisibleAsync();
        var all = await Entries.CountAsync();
        await Page.Keyboard.PressAsync("/");
        await Page.Keyboard.TypeAsync("Saudi");
        await ExpectPage().ToHaveURLAsync(new Regex("q=Saudi"));
        await Expect(Entries).Not.ToHaveCountAsync(all);

        await Link("Remove the filter").First.ClickAsync();
        await Expect(Entries).ToHaveCountAsync(all);
        await Page.GoBackAsync();
        await ExpectPage().ToHaveURLAsync(new Regex("q=Saudi"));
        await Expect(Entries).Not.ToHaveCountAsync(all);
    }

    private async Task GraphicIsDrawnAsync()
        => await Page.WaitForFunctionAsync("() => document.querySelector('main .timeline')?.timeline?.hits.length > 0");
}
