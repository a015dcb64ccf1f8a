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

    [Fact]
    public async Task Where_the_view_comes_to_rest_is_in_the_address_and_reload_and_back_restore_it()
    {
        await OpenAsync(Urls.Timeline);
        await GraphicIsDrawnAsync();
        var opening = await ViewAsync();
        await Button("Zoom in").ClickAsync();
        await ExpectPage().ToHaveURLAsync(new Regex("window="));
        var near = await ViewAsync();
        Width(near).ShouldBeLessThan(Width(opening));

        await Page.ReloadAsync();
        await GraphicIsDrawnAsync();
        await ViewIsAsync(near);

        await Entries.First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Inspector).ToBeVisibleAsync();
        await Button("Whole span").ClickAsync();
        await ExpectPage().Not.ToHaveURLAsync(Page.Url);
        Width(await ViewAsync()).ShouldBeGreaterThan(Width(near));
        await Page.GoBackAsync();
        await Expect(Inspector).ToBeHiddenAsync();
        await ViewIsAsync(near);
    }

    [Fact]
    public async Task The_arrows_lead_into_the_graphic_and_Escape_closes_what_they_opened()
    {
        await OpenAsync(Urls.Timeline);
        await GraphicIsDrawnAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Graphic).ToBeFocusedAsync();
        await Expect(Page.Locator("[aria-live=polite]").Filter(new() { HasText = "1 of" })).ToBeAttachedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Inspector).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Inspector).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task No_mark_covers_another(int width)
    {
        await UseAsync(new() { ViewportSize = new() { Width = width, Height = 844 } });
        await OpenAsync(Urls.Timeline + "?axis=publication");
        await GraphicIsDrawnAsync();
        var nearest = await Page.EvaluateAsync<double>(
            """
            () => {
              const { hits } = document.querySelector('main .timeline').timeline
              const apart = hits.flatMap((a, i) => hits.slice(i + 1).map(b => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))))
              return Math.min(...apart)
            }
            """);
        nearest.ShouldBeGreaterThanOrEqualTo(13);
    }

    private async Task<(double From, double To)> ViewAsync()
    {
        var ends = await Page.EvaluateAsync<double[]>("() => Object.values(document.querySelector('main .timeline').timeline.view)");
        return (ends[0], ends[1]);
    }

    private static double Width((double From, double To) view) => view.To - view.From;

    /// <summary>But for the rounding of the address.</summary>
    private async Task ViewIsAsync((double From, double To) wanted) => await Page.WaitForFunctionAsync(
        """
        wanted => {
          const view = document.querySelector('main .timeline')?.timeline?.view
          return view && Math.abs(view.from - wanted.from) <= .06 && Math.abs(view.to - wanted.to) <= .06
        }
        """,
        new { from = wanted.From, to = wanted.To });

    private async Task GraphicIsDrawnAsync()
        => await Page.WaitForFunctionAsync("() => document.querySelector('main .timeline')?.timeline?.hits.length > 0");
}
