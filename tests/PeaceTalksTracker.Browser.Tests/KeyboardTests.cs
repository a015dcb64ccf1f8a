using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>The same journeys without a pointer.</summary>
public sealed class KeyboardTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    [Fact]
    public async Task From_the_start_to_the_words_of_an_event()
    {
        await OpenAsync(Urls.Overview);
        await TabToAsync(Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Timeline" }));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Heading("Timeline")).ToBeFocusedAsync();

        var entries = Page.GetByRole(AriaRole.Region, new() { Name = "Events as a list" }).GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link);
        await Expect(entries.First).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("j");
        await Expect(entries.Nth(0)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("j");
        await Expect(entries.Nth(1)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("k");
        await Expect(entries.Nth(0)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");

        var open = Link("Open at the sentence");
        await Expect(open).ToBeVisibleAsync();
        await TabToAsync(open);
        await Page.Keyboard.PressAsync("Enter");
        await ExpectPage().ToHaveURLAsync(new Regex($"{Urls.Articles}/{SeedKey}\\?record="));
        await Expect(Page.Locator(".chosen").First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_slash_goes_to_the_filter_and_typing_there_is_only_typing()
    {
        await OpenAsync(Urls.Timeline);
        await Page.Keyboard.PressAsync("/");
        var filter = Page.GetByRole(AriaRole.Searchbox);
        await Expect(filter).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("j/k?");
        await Expect(filter).ToHaveValueAsync("j/k?");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_has_the_focus_can_be_seen()
    {
        await OpenAsync(Urls.Timeline);
        await Page.EvaluateAsync("() => document.activeElement.blur()");
        for (var tabs = 0; tabs < 30; tabs++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var seen = await Page.EvaluateAsync<string?>(
                """
                () => {
                  const element = document.activeElement
                  if (element === document.body)
                    return null
                  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
                  return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 || boxShadow !== 'none' ? null : element.outerHTML.slice(0, 200)
                }
                """);
            seen.ShouldBeNull();
        }
    }

    private async Task TabToAsync(ILocator target)
    {
        for (var tabs = 0; tabs < 120; tabs++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await Page.Keyboard.PressAsync("Tab");
        }
        await Expect(target).ToBeFocusedAsync();
    }
}
