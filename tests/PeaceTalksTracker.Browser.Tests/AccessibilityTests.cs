using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;

namespace PeaceTalksTracker.Browser.Tests;

public sealed class AccessibilityTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_the_light_theme(string address) => await AxeFindsNothingAsync(address, ColorScheme.Light);

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_the_dark_theme(string address) => await AxeFindsNothingAsync(address, ColorScheme.Dark);

    private async Task AxeFindsNothingAsync(string address, ColorScheme scheme)
    {
        await UseAsync(new() { ColorScheme = scheme });
        await OpenAsync(address);
        await Page.AxeFindsNothingAsync();
    }
}
