using System.IO.Compression;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>Files that the brief page offers.</summary>
public sealed class DownloadsTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    [Fact]
    public async Task Every_format_can_be_reached_by_keyboard_on_a_narrow_screen_and_the_last_holds_all()
    {
        await UseAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await OpenAsync(Urls.Briefs + "?actor=donald-trump");
        (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        var links = Page.GetByRole(AriaRole.Navigation, new() { Name = "Take it along" }).GetByRole(AriaRole.Link);
        var count = await links.CountAsync();
        count.ShouldBe(18);
        await links.First.FocusAsync();
        for (var i = 1; i < count; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            await Expect(links.Nth(i)).ToBeFocusedAsync();
            (await links.Nth(i).GetAttributeAsync("href"))!.ShouldContain("actor=donald-trump");
            (await links.Nth(i).BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(24);
        }
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Keyboard.PressAsync("Enter"));
        download.SuggestedFilename.ShouldMatch(@"^peace-talks-\d{4}-\d{2}-\d{2}\.zip$");
        using var zip = ZipFile.OpenRead(await download.PathAsync());
        zip.Entries.Count.ShouldBe(18);
    }
}
