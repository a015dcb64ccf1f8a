using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>What a reader sees when the server goes away.</summary>
public sealed class ConnectionTests(Chromium chromium, OwnApp own) : BrowserTest(chromium, own.App), IClassFixture<OwnApp>
{
    [Fact]
    public async Task A_lost_server_is_said_in_a_dialog_until_it_is_back()
    {
        await OpenAsync(Urls.Overview);
        Watch.Stop();
        await App.KillAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog).Filter(new() { HasText = "connection" })).ToBeVisibleAsync();

        await using var again = await RunningApp.StartAsync(new() { Database = own.Database, Arguments = ["--urls", App.Address.AbsoluteUri] });
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Link("Overview").ClickAsync();
        await SettledAsync();
    }
}
