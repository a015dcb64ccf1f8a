using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Articles;

public sealed class DetailsPageTests : PageTest
{
    private string key = "";

    private string Address => new Uri(Bunit.Services.GetRequiredService<NavigationManager>().Uri).AbsolutePath;

    private async Task<IRenderedComponent<DetailsPage>> ShowAsync()
    {
        key = (await Store.Get<IngestService>().AddAsync(
            "Donald Trump met Vladimir Putin in Moscow yesterday.", new ArticleDetails("A title", null, null, null, "test"), Signers.Tester)).Key;
        return Show(key);
    }

    private IRenderedComponent<DetailsPage> Show(string article)
    {
        var page = Bunit.Render<DetailsPage>(p => p.Add(d => d.Key, article));
        page.WaitForState(() => page.FindAll("p[role=status]").Count == 0);
        return page;
    }

    [Fact]
    public async Task The_changed_dates_are_shown_before_they_are_saved()
    {
        var page = await ShowAsync();
        page.Find("#details-title").GetAttribute("value").ShouldBe("A title");
        page.Find("#details-published").Input("18 March 2025");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);
        page.FindAll("tbody")[1].TextContent.ShouldContain("17 Mar 2025");
        page.FindAll("tbody")[1].TextContent.ShouldContain("date not stated");

        page.FindAll("button").Single(b => b.TextContent == "Save the correction").Click();
        page.WaitForAssertion(() => Address.ShouldBe($"/articles/{key}"));
        (await Store.Get<CorrectionService>().FindAsync(key))!.Details.Published.ShouldBe(new DateOnly(2025, 3, 18));
    }

    [Fact]
    public async Task Every_changed_detail_is_shown_with_what_stood_there()
    {
        var page = await ShowAsync();
        page.Find("#details-title").Input("Another title");
        page.Find("#details-outlet").Input("The Gazette");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);
        page.FindAll(".changes tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent.Trim()))).ShouldBe(
            ["Title | A title | Another title", "Outlet | — | The Gazette"]);
    }

    [Theory]
    [InlineData(false, "sign in")]
    [InlineData(true, "a lead can give you them")]
    public async Task Who_may_not_correct_sees_who_may_instead_of_the_form(bool isAnalyst, string said)
    {
        await ShowAsync();
        if (isAnalyst)
            await SignInAsync("Ana Poe", PersonRole.Analyst);
        else
            SignOut();
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.ArticleDetails(key));
        var page = Bunit.Render<DetailsPage>(p => p.Add(d => d.Key, key));
        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain(said));
        page.FindAll("form").ShouldBeEmpty();
        page.FindAll(".empty a").Select(a => a.GetAttribute("href")).ShouldContain(isAnalyst ? Urls.Article(key) : Urls.SignInFor(Urls.ArticleDetails(key)));
    }

    [Fact]
    public async Task A_field_that_changes_after_the_preview_asks_for_another()
    {
        var page = await ShowAsync();
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);
        page.Markup.ShouldContain("No record changes");
        page.Find("#details-title").Input("Another");
        page.WaitForAssertion(() => page.FindAll("#changes-title").ShouldBeEmpty());
    }

    [Fact]
    public async Task Bad_input_is_said_at_its_field_and_kept()
    {
        var page = await ShowAsync();
        page.Find("#details-published").Input("soon");
        page.Find("#details-address").Input("javascript:alert(1)");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find("#details-published-problem").TextContent.ShouldContain("This is no date"));
        page.Find("#details-address-problem").TextContent.ShouldContain("no web address");
        page.Find("#details-published").GetAttribute("value").ShouldBe("soon");
        page.Find("#details-published").GetAttribute("aria-describedby").ShouldBe("details-published-problem");
        page.FindAll("#changes-title").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_said_and_what_was_entered_stays()
    {
        var page = await ShowAsync();
        page.Find("#details-title").Input("Mine");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);

        var service = Store.Get<CorrectionService>();
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        (await service.SaveAsync(key, (await service.FindAsync(key))!.Base, new ArticleDetails("Theirs", null, null, null, null), Signer.Program("Flo"), null)).ShouldBeNull();
        page.FindAll("button").Single(b => b.TextContent == "Save the correction").Click();
        page.WaitForAssertion(() => page.Find(".problem").TextContent.ShouldContain("You and somebody else have changed the same"));
        page.Find("#details-title").GetAttribute("value").ShouldBe("Mine");
        page.FindAll(".conflict td").Select(c => c.TextContent.Trim()).ShouldBe(["Theirs", "Mine"]);
        (await service.FindAsync(key))!.Details.Title.ShouldBe("Theirs");

        page.FindAll(".conflict input[checked]").ShouldBeEmpty();
        page.Find(".conflict button").HasAttribute("disabled").ShouldBeTrue();
        page.FindAll(".conflict input")[1].Change(true);
        page.Find(".conflict button").Click();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);
        page.FindAll("button").Single(b => b.TextContent == "Save the correction").Click();
        page.WaitForAssertion(() => Address.ShouldBe($"/articles/{key}"));
        (await service.FindAsync(key))!.Details.Title.ShouldBe("Mine");
    }

    [Fact]
    public async Task What_somebody_else_saved_in_other_fields_is_saved_together_with_what_was_entered()
    {
        var page = await ShowAsync();
        page.Find("#details-title").Input("Mine");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);
        var service = Store.Get<CorrectionService>();
        (await service.SaveAsync(key, (await service.FindAsync(key))!.Base, new ArticleDetails("A title", "The Gazette", null, null, null), Signer.Program("Flo"), null)).ShouldBeNull();

        page.FindAll("button").Single(b => b.TextContent == "Save the correction").Click();
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldBe(CorrectionService.Overtaken));
        page.Find("#details-outlet").GetAttribute("value").ShouldBe("The Gazette");
        page.Find(".problem[role=status]").TextContent.ShouldContain("Flo has changed these details meanwhile");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);
        page.FindAll("button").Single(b => b.TextContent == "Save the correction").Click();
        page.WaitForAssertion(() => Address.ShouldBe($"/articles/{key}"));
        (await service.FindAsync(key))!.Details.ShouldSatisfyAllConditions(d => d.Title.ShouldBe("Mine"), d => d.Outlet.ShouldBe("The Gazette"));
    }

    [Fact]
    public async Task A_save_that_fails_leaves_what_was_entered()
    {
        var page = await ShowAsync();
        page.Find("#details-title").Input("Mine");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);

        await using var db = await Store.OpenAsync();
        await db.Database.ExecuteSqlAsync($"ALTER TABLE \"ArticleVersions\" RENAME TO \"Away\"");
        page.FindAll("button").Single(b => b.TextContent == "Save the correction").Click();
        page.WaitForAssertion(() => page.Find(".problem").TextContent.ShouldContain("could not be saved"));
        page.Find("#details-title").GetAttribute("value").ShouldBe("Mine");
    }

    [Fact]
    public void An_unknown_article_says_where_to_go()
    {
        var page = Show("nothing");
        page.Find("h1").TextContent.ShouldBe("There is no such article");
        page.Find(".empty a").GetAttribute("href").ShouldBe("/articles");
    }

    [Fact]
    public async Task A_withdrawn_article_is_to_be_restored_first()
    {
        await ShowAsync();
        await Store.Get<ArticleService>().WithdrawAsync(key, Signers.Ed, null);
        Show(key).Find("h1").TextContent.ShouldBe("This article is withdrawn");
    }
}
