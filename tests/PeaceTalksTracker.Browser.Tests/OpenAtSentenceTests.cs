using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>The promise of the app: every mark leads to the sentence it came from.</summary>
public sealed class OpenAtSentenceTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    private ILocator Text => Page.GetByRole(AriaRole.Region, new() { Name = "Text" });

    private ILocator Marked => Text.Locator(".chosen");

    [Fact]
    public async Task From_the_start_over_the_timeline_and_an_event_to_its_words_in_the_article()
    {
        await OpenAsync(Urls.Overview);
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        await Page.GetByRole(AriaRole.Region, new() { Name = "Events as a list" }).GetByRole(AriaRole.Listitem).Last
            .GetByRole(AriaRole.Link).ClickAsync();
        var inspector = Page.GetByRole(AriaRole.Complementary, new() { Name = "The selected event" });
        var quote = await inspector.Locator("blockquote").First.TextContentAsync();
        await inspector.GetByRole(AriaRole.Link, new() { Name = "Open at the sentence" }).ClickAsync();
        await MarkedAsync(quote!);
    }

    [Fact]
    public async Task From_a_stance_to_its_words_in_the_article()
    {
        await OpenAsync(Urls.Stances);
        var figure = Page.GetByRole(AriaRole.Figure).Last;
        var quote = await figure.Locator("blockquote").TextContentAsync();
        await figure.GetByRole(AriaRole.Link).ClickAsync();
        await MarkedAsync(quote!);
    }

    [Fact]
    public async Task Every_record_of_the_article_marks_the_words_it_rests_on()
    {
        await OpenAsync(Urls.Article(SeedKey));
        var text = await File.ReadAllTextAsync(Checkout.SeedArticle);
        var records = Page.GetByRole(AriaRole.Region, new() { Name = "What was found" }).GetByRole(AriaRole.Listitem);
        await Expect(records.First).ToBeVisibleAsync();
        var count = await records.CountAsync();
        count.ShouldBeGreaterThan(10);
        for (var i = 0; i < count; i++)
        {
            await records.Nth(i).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link).ClickAsync();
            await Expect(records.Nth(i)).ToHaveAttributeAsync("aria-current", "true");
            await Expect(Marked.First).ToBeInViewportAsync();
            foreach (var words in await Marked.AllTextContentsAsync())
                text.ShouldContain(words);
        }
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_said_and_the_article_shown()
    {
        await OpenAsync(Urls.Article(SeedKey, "nosuchrecord"));
        await Expect(Page.Locator("main .problem")).ToBeVisibleAsync();
        await Expect(Text).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_article_that_is_not_there_is_said()
    {
        await OpenAsync(Urls.Article("nosucharticle"));
        await Expect(Heading("There is no such article")).ToBeVisibleAsync();
    }

    private async Task MarkedAsync(string quote)
    {
        await ExpectPage().ToHaveURLAsync(new Regex($"{Urls.Articles}/{SeedKey}\\?record="));
        await Expect(Marked.First).ToBeInViewportAsync();
        var marked = string.Concat(await Marked.AllTextContentsAsync());
        marked.ShouldContain(quote.Trim());
    }
}
