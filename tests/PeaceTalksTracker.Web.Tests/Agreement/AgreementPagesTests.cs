using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Agreement;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Agreement;

public sealed class AgreementPagesTests : PageTest
{
    private Signer lea = null!, bo = null!, ed = null!;
    private string article = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var made = new Made("Ann Lee met Bob Ray in Oslo. Cy Dow called Di Fox.").Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow").Actor("Di Fox")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray in Oslo.", "met", ["Ann Lee", "Bob Ray"])
            .Event("e2", EventType.Consult, "Cy Dow called Di Fox.", "called", ["Cy Dow", "Di Fox"]);
        article = (await Store.SaveAsync(made.Article, made.Found)).Key;
        (lea, bo, ed) = (await Store.PersonAsync("Lea Dow", PersonRole.Lead), await Store.PersonAsync("Bo Ek", PersonRole.Editor), await Store.PersonAsync("Ed Ito", PersonRole.Editor));
    }

    [Fact]
    public async Task Whoever_has_no_round_is_told_what_to_do_next()
    {
        Rounds().Find(".empty").TextContent.ShouldContain("You have not been asked to code anything");
        await SignInAsync("Ana", PersonRole.Analyst);
        Rounds().Find(".empty").TextContent.ShouldContain("rights of an editor");
        await SignInAsync("Lea Dow", PersonRole.Lead);
        Rounds().Find(".empty a").GetAttribute("href").ShouldBe(Urls.AskRound);
    }

    [Fact]
    public async Task A_lead_asks_for_a_round_and_is_told_where_fewer_records_match()
    {
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Open<AskRoundPage>(Urls.AskRound + "?kind=Event");
        page.WaitForAssertion(() => page.Find("form [role=status]").TextContent.ShouldContain("Only 2 records match, fewer than the 40 asked for"));
        page.Find("#round-size").Input("1");
        page.Find("form [role=status]").TextContent.ShouldContain("1 of them is drawn");
        page.Find("form.card").Submit();
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("Give the round a name"));

        page.Find("#round-name").Input("W");
        page.WaitForAssertion(() => page.FindAll("[role=alert]").ShouldBeEmpty());
        page.Find("#round-name").Change("Which status");
        page.Find("#coder-a").Change(ed.PersonId);
        page.Find("#coder-b").Change(bo.PersonId);
        page.Find("form.card").Submit();
        page.WaitForAssertion(() => Address.ShouldMatch("^/agreement/[0-9a-f]{12}$"));
        Rounds().Find("td.name").TextContent.ShouldBe("Which status");
    }

    [Fact]
    public void Who_is_no_lead_asks_for_nothing()
    {
        var page = Open<AskRoundPage>(Urls.AskRound);
        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("Rounds are asked for by leads"));
        page.FindAll("form.card").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_coder_codes_item_by_item_and_sees_neither_the_record_s_values_nor_the_other_s()
    {
        var key = await AskAsync();
        await CodeAsync(key, bo, EventStatus.Denied);
        var page = Code(key);
        page.Find(".page-head [role=status]").TextContent.ShouldBe("0 of 2 coded");
        page.FindAll("option[selected]").ShouldBeEmpty();
        page.Find(".context mark").TextContent.ShouldNotBeEmpty();
        page.Find(".desk header").TextContent.ShouldNotContain("talks or meeting");

        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("“Type” is not coded yet"));
        Choose(page);
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find(".desk h2").TextContent.ShouldBe("Event 2 of 2"));
        page.Find(".page-head [role=status]").TextContent.ShouldBe("1 of 2 coded");
        Choose(page);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Address.ShouldBe(Urls.Round(key)));
        Code(key).Find(".empty").TextContent.ShouldContain("what they coded stands");
    }

    [Fact]
    public async Task What_is_chosen_and_not_saved_is_there_again_on_coming_back()
    {
        var key = await AskAsync();
        var page = Code(key);
        page.Find("#code-status").Change(nameof(EventStatus.Planned));
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.Code(key, 2));
        page.WaitForAssertion(() => page.Find(".desk h2").TextContent.ShouldBe("Event 2 of 2"));
        page.FindAll("option[selected]").ShouldBeEmpty();
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.Code(key, 1));
        page.WaitForAssertion(() => page.Find("#code-status option[selected]").GetAttribute("value").ShouldBe(nameof(EventStatus.Planned)));
    }

    [Fact]
    public async Task A_record_that_is_gone_is_passed_over()
    {
        var key = await AskAsync();
        await Store.Get<ArticleService>().WithdrawAsync(article, lea, null);
        var page = Code(key);
        page.Find(".desk .empty").TextContent.ShouldContain("no longer there");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find(".desk h2").TextContent.ShouldBe("Event 2 of 2"));
    }

    [Fact]
    public async Task Somebody_else_neither_codes_nor_sees_the_round()
    {
        var key = await AskAsync();
        await SignInAsync("Ned", PersonRole.Editor);
        Code(key).Find(".empty").TextContent.ShouldContain("not asked to code");
        Round(key).Find(".empty").TextContent.ShouldContain("not yours to see");
    }

    [Fact]
    public async Task Until_both_have_finished_the_round_shows_how_far_they_are_and_nothing_else()
    {
        var key = await AskAsync();
        await CodeAsync(key, bo, EventStatus.Denied);
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Round(key);
        page.Find(".empty").TextContent.ShouldContain("once both have coded all 2");
        page.Markup.ShouldContain("2 of 2");
        page.Markup.ShouldNotContain("denied");
        page.Find(".actions button").Click();
        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("called off"));
        page.Find(".actions button").Click();
        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("once both"));
    }

    [Fact]
    public async Task Results_show_the_figures_and_a_lead_settles_and_takes_back()
    {
        var key = await AskAsync();
        await CodeAsync(key, ed, EventStatus.Happened);
        await CodeAsync(key, bo, EventStatus.Denied);
        var page = Round(key);
        page.FindAll("tbody tr").Select(r => string.Join(" ", r.Children.Select(c => c.TextContent.Trim())))
            .ShouldBe(["All issues", "Type 2 2 100 % —", "Status 2 0 0 % 0.00", "Issue 2 2 100 % —", "no issue", "Type 2 2 100 % —", "Status 2 0 0 % 0.00", "Issue 2 2 100 % —"]);
        page.Markup.ShouldContain("κ has no value");
        page.FindAll("li[data-row]").Count.ShouldBe(2);
        page.FindAll("li[data-row] button:not(.cite)").ShouldBeEmpty();

        await SignInAsync("Lea Dow", PersonRole.Lead);
        page = Round(key);
        page.FindAll("li[data-row] button:not(.cite)").First(b => b.TextContent == "Bo Ek: denied").Click();
        page.WaitForAssertion(() => page.Find("li[data-row] p.line").TextContent.ShouldContain("Settled as denied by Lea Dow"));
        page.Find("#disagreements-title").TextContent.ShouldContain("1 open of 2");
        page.Find("li[data-row] p.line button").Click();
        page.WaitForAssertion(() => page.Find("#disagreements-title").TextContent.ShouldContain("2 open of 2"));

        page.FindAll("li[data-row] button.link:not(.cite)")[0].Click();
        page.WaitForElement("li[data-row] select").Change(nameof(EventStatus.Planned));
        page.FindAll("li[data-row] button").First(b => b.TextContent == "Settle").Click();
        page.WaitForAssertion(() => page.Find("li[data-row] dl").TextContent.ShouldContain("planned"));
        await using var db = await Store.OpenAsync();
        (await db.Events.CountAsync(e => e.Status == EventStatus.Planned && e.Review == ReviewState.Accepted)).ShouldBe(1);
    }

    private string Address => new Uri(Bunit.Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    private async Task<string> AskAsync()
        => (await Store.Get<RoundService>().AskAsync(new("Which status", ed.PersonId!, bo.PersonId!, 40, new(), null), lea)).Key.ShouldNotBeNull();

    private async Task CodeAsync(string key, Signer coder, EventStatus status)
    {
        foreach (var place in new[] { 1, 2 })
            (await Store.Get<CodingService>().SaveAsync(
                key, place,
                RecordFields.Empty.With(RecordField.Type, nameof(EventType.Consult))
                    .With(RecordField.Status, status.ToString()).With(RecordField.Issue, CodedFields.None),
                coder)).ShouldBeNull();
    }

    private static void Choose(IRenderedComponent<CodingPage> page)
    {
        page.Find("#code-type").Change(nameof(EventType.Consult));
        page.Find("#code-status").Change(nameof(EventStatus.Happened));
        page.Find("#code-issue").Change(CodedFields.None);
    }

    private IRenderedComponent<AgreementPage> Rounds()
    {
        var page = Open<AgreementPage>(Urls.Agreement);
        page.WaitForState(() => page.FindAll("table, .empty").Count > 0);
        return page;
    }

    private IRenderedComponent<RoundPage> Round(string key) => At<RoundPage>(Urls.Round(key), key);

    private IRenderedComponent<CodingPage> Code(string key) => At<CodingPage>(Urls.Code(key), key);

    private IRenderedComponent<T> At<T>(string address, string key) where T : IComponent
    {
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Bunit.Render<T>(p => p.TryAdd("Key", key));
        page.WaitForState(() => page.FindAll(".empty, form, table").Count > 0);
        return page;
    }
}
