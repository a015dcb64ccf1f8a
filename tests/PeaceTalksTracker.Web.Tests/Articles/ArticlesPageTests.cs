using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Articles;

public sealed class ArticlesPageTests : PageTest
{
    private IRenderedComponent<ArticlesPage> Show(string query = "")
    {
        var page = Open<ArticlesPage>("/articles" + query);
        page.WaitForState(() => page.FindAll("table, .empty").Count > 0);
        return page;
    }

    private Task<string> SaveAsync(string text, string? title = null, string? outlet = null) => SaveAsync(text, new DateOnly(2024, 5, 4), title, outlet);

    private async Task<string> SaveAsync(string text, DateOnly? published, string? title = null, string? outlet = null)
    {
        var made = new Made(text).Actor("Ann Lee").Event("e1", EventType.Consult, text, "met", ["Ann Lee"]);
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        return (await Store.SaveAsync(made.Article, made.Found, new ArticleDetails(title, outlet, null, published, null))).Key;
    }

    [Fact]
    public void Without_articles_it_says_what_to_do()
        => Show().Find(".empty a").GetAttribute("href").ShouldBe("/articles/add");

    [Fact]
    public async Task Each_article_has_its_name_and_its_numbers()
    {
        await SaveAsync("Ann Lee met nobody.");
        await SaveAsync("Ann Lee met everybody.", "A <b>bold</b> title", "The Gazette");
        var rows = Show().FindAll("tbody tr");
        rows.Select(r => r.QuerySelector("td a")!.TextContent).ShouldBe(["A <b>bold</b> title", "Ann Lee met nobody."]);
        rows[0].QuerySelectorAll("td").Skip(1).Select(c => c.TextContent).ShouldBe(["The Gazette", "4 May 2024", "20 Mar 2025", "1", "0", "0", "not reviewed"]);
    }

    [Fact]
    public async Task The_newest_published_come_first_or_those_added_last_and_the_page_says_which()
    {
        await SaveAsync("Ann Lee met the first.", published: new DateOnly(2024, 1, 9));
        await SaveAsync("Ann Lee met the second.", published: new DateOnly(2024, 1, 2));
        await SaveAsync("Ann Lee met the third.", published: null);
        static IEnumerable<string> Names(IRenderedComponent<ArticlesPage> page) => page.FindAll("tbody td a").Select(a => a.TextContent["Ann Lee met the ".Length..]);

        var published = Show();
        Names(published).ShouldBe(["first.", "second.", "third."]);
        published.Find("nav[aria-label=Order]").TextContent.ShouldContain("Newest first, by");
        published.Find("nav[aria-label=Order] [aria-current]").TextContent.ShouldBe("publication");
        published.Find("[aria-sort]").TextContent.ShouldBe("Published");

        var added = Show("?sort=added");
        Names(added).ShouldBe(["third.", "second.", "first."]);
        added.Find("[aria-sort]").TextContent.ShouldBe("Added");
        Names(Show("?sort=nonsense")).First().ShouldBe("first.");
    }

    [Fact]
    public async Task The_text_filter_finds_words_of_title_outlet_and_text()
    {
        await SaveAsync("Ann Lee met the 100% envoy.");
        await SaveAsync("Ann Lee met the king.", "Royal talks", "The Gazette");
        Show("?q=ROYAL").FindAll("tbody tr").Count.ShouldBe(1);
        Show("?q=gazette").FindAll("tbody tr").Count.ShouldBe(1);
        Show("?q=100%25").FindAll("tbody tr").Count.ShouldBe(1);
        Show("?q=nothing+of+the+kind").Find(".empty").TextContent.ShouldContain("nothing of the kind");
    }

    [Fact]
    public async Task A_withdrawn_article_stands_under_its_switch_and_can_be_restored()
    {
        var key = await SaveAsync("Ann Lee met nobody.");
        // The page's own services, so that it hears of the change.
        await Bunit.Services.GetRequiredService<ArticleService>().WithdrawAsync(key, Signers.Ed, "a hoax");
        Show().FindAll("tbody tr").ShouldBeEmpty();

        var page = Show("?withdrawn=true");
        page.Find("tbody tr").TextContent.ShouldContain("by Ed: a hoax");
        page.Find("tbody button").Click();
        page.WaitForState(() => page.FindAll(".empty").Count > 0);
        Show().FindAll("tbody tr").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_articles_come_in_pages_and_a_page_too_far_is_the_last()
    {
        for (var i = 0; i <= Limits.PageSize; i++)
            await SaveAsync($"Ann Lee met envoy {i}.");
        Show().FindAll("tbody tr").Count.ShouldBe(Limits.PageSize);
        Show("?page=99").FindAll("tbody tr").Count.ShouldBe(1);
        Show("?page=nonsense").FindAll("tbody tr").Count.ShouldBe(Limits.PageSize);
    }

    [Fact]
    public async Task An_article_can_be_withdrawn_from_its_page_with_a_reason()
    {
        var key = await SaveAsync("Ann Lee met nobody.");
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/articles/{key}");
        var page = Bunit.Render<ArticlePage>(p => p.Add(a => a.Key, key));
        page.WaitForState(() => page.FindAll(".actions button").Count > 0);
        page.Find(".actions button").Click();
        page.WaitForElement(".actions form input").Change("a <i>hoax</i>");
        page.Find(".actions form").Submit();
        page.WaitForAssertion(() => page.Find("p.problem").TextContent.ShouldContain("by Ed Ito: a <i>hoax</i>"));
        page.FindAll("[data-record]").ShouldBeEmpty();
        page.Find(".actions button").Click();
        page.WaitForAssertion(() => page.FindAll("[data-record]").Count.ShouldBe(1));
    }
}
