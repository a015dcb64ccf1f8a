using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>Addresses that somebody mistyped or made up.</summary>
public sealed class BadAddressTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    public static TheoryData<string> Filtered { get; } = [Urls.Timeline, Urls.Stances, Urls.Stances + "?view=shifts", Urls.Claims];

    [Theory, MemberData(nameof(Filtered))]
    public async Task Nonsense_in_a_query_string_is_said_and_the_page_lives(string address)
    {
        var nonsense = "from=yesterday&to=2025-99-99&status=maybe&type=PARTY&position=sideways&voice=loud&review=later&actor=nobody&issue=weather"
            + "&axis=sideways&view=%00&page=-7&event=%F0%9F%92%A5&record=%27%3B--&q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%E2%80%AE";
        await OpenAsync(address + (address.Contains('?') ? '&' : '?') + nonsense);
        await Expect(Page.GetByText("“yesterday” is no date")).ToBeVisibleAsync();
        await Expect(Page.GetByText("There is no status “maybe”")).ToBeVisibleAsync();
        await IsAliveAsync();
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Nonsense_ends_no_page(string address)
    {
        await OpenAsync(address + (address.Contains('?') ? '&' : '?') + "from=x&page=99999999999&q=%00%FF%FE&actor=" + new string('x', 2000));
        await IsAliveAsync();
    }

    [Fact]
    public async Task An_event_that_is_not_in_the_store_is_said()
    {
        await OpenAsync(Urls.TimelineAt("nosuchevent1"));
        await Expect(Page.GetByText("The event in this address is not in the store")).ToBeVisibleAsync();
        await IsAliveAsync();
    }

    /// <summary>The circuit still answers: a click that only it can serve leads on.</summary>
    private async Task IsAliveAsync()
    {
        await Expect(Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Level = 1 })).ToBeVisibleAsync();
    }
}
