using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Web.Components.Layout;
using PeaceTalksTracker.Web.Features.Articles;

namespace PeaceTalksTracker.Web.Tests.Layout;

public sealed class AsOfBannerTests : PageTest
{
    private string Address => Bunit.Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void It_says_the_day_and_leads_back_with_the_filter_kept()
    {
        var banner = Open<AsOfBanner>("/claims?q=truce&asof=2025-03-18");
        banner.Find("[role=status]").TextContent.ShouldStartWith("As it stood on 18 Mar 2025.");
        banner.Find("a[data-present]").GetAttribute("href").ShouldBe("http://localhost/claims?q=truce");
    }

    [Fact]
    public void Another_day_can_be_chosen()
    {
        var banner = Open<AsOfBanner>("/claims?q=truce&asof=2025-03-18");
        var day = banner.Find("input[type=date]");
        (day.GetAttribute("value"), day.GetAttribute("max")).ShouldBe(("2025-03-18", "2025-03-20"));
        day.Change("2025-03-12");
        banner.Find("form").Submit();
        Address.ShouldBe("http://localhost/claims?q=truce&asof=2025-03-12");
    }

    [Fact]
    public void In_the_present_it_is_not_there() => Open<AsOfBanner>("/claims").Markup.ShouldBeEmpty();

    [Fact]
    public void A_day_that_is_none_is_answered_by_a_sentence()
        => Open<AsOfBanner>("/claims?asof=2026-01-01").Find("[role=alert]").TextContent.ShouldContain("1 Jan 2026 is yet to come");

    [Fact]
    public async Task Looking_back_an_article_offers_no_change()
    {
        var made = new Made("Ann Lee met Bob Ray.");
        var key = (await Store.SaveAsync(made.Article, made.Found)).Key;
        IRenderedComponent<ArticlePage> OpenArticle(string address)
        {
            Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
            return Bunit.Render<ArticlePage>(p => p.Add(a => a.Key, key));
        }

        var page = OpenArticle(Urls.Article(key));
        page.WaitForAssertion(() => page.Markup.ShouldContain("Withdraw"));
        var past = OpenArticle(Urls.Article(key) + "?asof=2025-03-20");
        past.WaitForAssertion(() => past.Markup.ShouldContain("Ann Lee met Bob Ray."));
        past.FindAll("button, .button").ShouldBeEmpty();
    }
}
