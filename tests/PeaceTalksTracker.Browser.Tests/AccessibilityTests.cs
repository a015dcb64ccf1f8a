using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

public sealed class AccessibilityTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    /// <summary>Pages that are there for whoever has signed in, beside those for all.</summary>
    private static readonly string[] Signed =
        [Urls.Review, Urls.NewRecord, Urls.Issues, Urls.IssueForm(""), Urls.Articles + "?withdrawn=true", Urls.ReviewOf("nosuchrecord"), Urls.Brief("nosuchbrief")];

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_the_light_theme(string address) => await AxeFindsNothingAsync(address, ColorScheme.Light);

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_the_dark_theme(string address) => await AxeFindsNothingAsync(address, ColorScheme.Dark);

    [Theory]
    [InlineData(PersonRole.Analyst, ColorScheme.Light)]
    [InlineData(PersonRole.Editor, ColorScheme.Dark)]
    [InlineData(PersonRole.Lead, ColorScheme.Light)]
    public async Task Axe_finds_nothing_on_any_page_for_any_role(PersonRole role, ColorScheme scheme)
    {
        await UseAsync(new() { ColorScheme = scheme });
        await Page.AsAsync(App, role, $"Axe {role}");
        string[] own = role == PersonRole.Lead ? [Urls.People, Urls.Import] : [];
        foreach (var address in Pages.Select(p => p.Data).Concat(Signed).Concat(own))
        {
            await OpenAsync(address);
            await Page.AxeFindsNothingAsync();
        }
    }

    private async Task AxeFindsNothingAsync(string address, ColorScheme scheme)
    {
        await UseAsync(new() { ColorScheme = scheme });
        await OpenAsync(address);
        await Page.AxeFindsNothingAsync();
    }
}
