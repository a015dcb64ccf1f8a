using System.Text;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>What one installation exports, another imports.</summary>
public sealed class ImportTests(Chromium chromium, SeededApp seeded, EmptyApp empty) : BrowserTest(chromium, empty.App), IClassFixture<EmptyApp>
{
    [Fact]
    public async Task Exported_records_are_looked_at_and_then_imported_whole()
    {
        using var http = new HttpClient { BaseAddress = seeded.App.Address };
        // One node of it is broken on the way.
        var file = (await http.GetStringAsync(new Uri($"{Urls.Export}/jsonld", UriKind.Relative), TestContext.Current.CancellationToken)).Replace("\"plover\":\"CONSULT\"", "\"plover\":\"DANCE\"", StringComparison.Ordinal);
        await UseAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await Page.AsAsync(App, PersonRole.Lead, "Lea Import");
        await OpenAsync(Urls.Import);
        await Page.GetByLabel("The files").SetInputFilesAsync(new FilePayload { Name = "records.jsonld", MimeType = "application/ld+json", Buffer = Encoding.UTF8.GetBytes(file) });
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "What records.jsonld would bring, not saved yet" })).ToBeFocusedAsync();
        await Expect(Page.Locator("#broken li").First).ToContainTextAsync("“DANCE” is no kind of act");
        await Page.AxeFindsNothingAsync();
        (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Imported from records.jsonld" })).ToBeFocusedAsync();
        await Page.AxeFindsNothingAsync();
        await OpenAsync(Urls.Article(SeedKey));
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Trump");
    }
}
