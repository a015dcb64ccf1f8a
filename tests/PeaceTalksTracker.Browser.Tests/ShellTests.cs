using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>What is the same on every page: the frame, its theme, its keys, its widths.</summary>
public sealed class ShellTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    private const string Theme = "() => document.documentElement.dataset.theme";

    [Fact]
    public async Task The_theme_that_was_chosen_is_remembered()
    {
        await OpenAsync(Urls.Overview);
        (await Page.EvaluateAsync<string>(Theme)).ShouldBe("light");
        var paper = await PaperAsync();

        await Button("Dark").ClickAsync();
        await Expect(Button("Dark")).ToHaveAttributeAsync("aria-pressed", "true");
        await Page.WaitForFunctionAsync($"paper => getComputedStyle(document.body).backgroundColor !== paper", paper);

        await Page.ReloadAsync();
        await SettledAsync();
        (await Page.EvaluateAsync<string>(Theme)).ShouldBe("dark");
        await Expect(Button("Dark")).ToHaveAttributeAsync("aria-pressed", "true");
        await Page.WaitForFunctionAsync($"paper => getComputedStyle(document.body).backgroundColor !== paper", paper);
    }

    [Fact]
    public async Task The_system_s_theme_holds_until_another_is_chosen()
    {
        await UseAsync(new() { ColorScheme = ColorScheme.Dark });
        await OpenAsync(Urls.Overview);
        (await Page.EvaluateAsync<string>(Theme)).ShouldBe("dark");

        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Page.WaitForFunctionAsync("() => document.documentElement.dataset.theme === 'light'");
        await Button("Dark").ClickAsync();
        await Page.WaitForFunctionAsync("() => document.documentElement.dataset.theme === 'dark'");
    }

    [Fact]
    public async Task A_question_mark_shows_the_keys_and_escape_closes_them()
    {
        await OpenAsync(Urls.Overview);
        await Page.Keyboard.PressAsync("?");
        var help = Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });
        await Expect(help).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(help).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Single_keys_can_be_switched_off()
    {
        await OpenAsync(Urls.Overview);
        await Page.Keyboard.PressAsync("?");
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "Single keys act" }).UncheckAsync();
        await Button("Close").ClickAsync();

        await Page.Keyboard.PressAsync("?");
        await Page.ReloadAsync();
        await SettledAsync();
        await Page.Keyboard.PressAsync("?");
        await Expect(Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeHiddenAsync();
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task No_page_scrolls_sideways_at_320_pixels(string address)
    {
        await UseAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await OpenAsync(address);
        await NothingIsWiderThanThePageAsync();
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task No_page_scrolls_sideways_at_twice_the_size(string address)
    {
        // A browser that shows 1280 pixels at 200 % lays out 640.
        await UseAsync(new() { ViewportSize = new() { Width = 640, Height = 400 }, DeviceScaleFactor = 2 });
        await OpenAsync(address);
        await NothingIsWiderThanThePageAsync();
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_has_a_title_and_one_heading_of_its_own(string address)
    {
        await OpenAsync(address);
        await Expect(Page.Locator("h1")).ToHaveCountAsync(1);
        var heading = await Page.Locator("h1").InnerTextAsync();
        (await Page.TitleAsync()).ShouldContain(heading.Trim());
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(640)]
    public async Task Every_page_can_be_reached_from_a_narrow_screen_without_scrolling(int width)
    {
        await UseAsync(new() { ViewportSize = new() { Width = width, Height = 640 } });
        await OpenAsync(Urls.Overview);
        var links = Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link);
        await Expect(links).ToHaveCountAsync(9);
        foreach (var link in await links.AllAsync())
            await Expect(link).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task Every_page_that_a_link_leads_to_begins_at_its_heading()
    {
        await OpenAsync(Urls.Overview);
        foreach (var name in new[] { "Claims", "Actors" })
        {
            await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await Expect(Heading(name)).ToBeFocusedAsync();
        }
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Vladimir Putin" }).ClickAsync();
        await Expect(Heading("Vladimir Putin").First).ToBeFocusedAsync();
        await Page.GetByRole(AriaRole.Main).Locator("a.actor").First.ClickAsync();
        await Expect(Page.Locator("h1")).ToBeFocusedAsync();
        await Page.GoBackAsync();
        await Expect(Heading("Vladimir Putin").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_and_where_to_go()
    {
        Watch.Expect("404");
        var response = await Page.GotoAsync("/nowhere/at/all");
        response!.Status.ShouldBe(404);
        await Expect(Heading("There is nothing here")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "articles" })).ToHaveAttributeAsync("href", Urls.Articles);
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_navigation()
    {
        await OpenAsync(Urls.Overview);
        await Page.Keyboard.PressAsync("Tab");
        for (var tabs = 0; tabs < 30 && !await Link("Skip to the content").EvaluateAsync<bool>("link => link === document.activeElement"); tabs++)
            await Page.Keyboard.PressAsync("Shift+Tab");
        await Page.Keyboard.PressAsync("Enter");
        await ExpectPage().ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/#content$"));
    }

    private Task<string> PaperAsync() => Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private async Task NothingIsWiderThanThePageAsync()
    {
        var wide = await Page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth
              if (document.documentElement.scrollWidth <= width)
                return []
              return ['the page is ' + document.documentElement.scrollWidth + ' wide', ...[...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > width + 1)
                .map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right)).slice(0, 12)]
            }
            """);
        wide.ShouldBeEmpty();
    }
}
