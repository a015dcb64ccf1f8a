using Bunit;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.People;

namespace PeaceTalksTracker.Web.Tests.People;

public sealed class PeoplePageTests : PageTest
{
    private IRenderedComponent<PeoplePage> Open()
    {
        var page = Open<PeoplePage>(Urls.People);
        page.WaitForState(() => page.FindAll("table, .empty").Count > 0);
        return page;
    }

    [Fact]
    public void Who_is_no_lead_sees_nobody()
    {
        var page = Open();
        page.Find(".empty").TextContent.ShouldContain("People are managed by leads");
        page.Markup.ShouldNotContain("Ed Ito");
    }

    [Fact]
    public void Who_has_not_signed_in_is_led_there_and_back()
    {
        SignOut();
        Open().Find(".empty a").GetAttribute("href").ShouldBe("/account/sign-in?returnUrl=%2Fpeople");
    }

    [Fact]
    public async Task A_lead_makes_a_link_which_is_shown_once_and_can_be_taken_back()
    {
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Open();
        page.Find("form select").Change(PersonRole.Analyst);
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll("#invitation-link").Count > 0);
        var token = new Uri(page.Find("#invitation-link").GetAttribute("value")!).Query["?token=".Length..];
        (await Store.Get<InvitationService>().FindAsync(token))!.Role.ShouldBe(PersonRole.Analyst);
        page.WaitForAssertion(() => page.Find(".open li span").TextContent.ShouldBe("an analyst, by Lea Dow, until 27 Mar 2025, 09:00 UTC"));

        page.Find(".open button").Click();
        page.WaitForAssertion(() => page.FindAll(".open li, #invitation-link").ShouldBeEmpty());
        (await Store.Get<InvitationService>().FindAsync(token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_makes_one_link_and_the_next_needs_another_start()
    {
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Open();
        var form = page.Find("form");
        await Task.WhenAll(form.SubmitAsync(new()), form.SubmitAsync(new()));
        page.WaitForAssertion(() => page.Find("form button").HasAttribute("disabled").ShouldBeTrue());
        var link = page.Find("#invitation-link").GetAttribute("value");
        await page.Find("form").SubmitAsync(new());
        page.Find("#invitation-link").GetAttribute("value").ShouldBe(link);
        (await Store.Get<InvitationService>().OpenAsync()).Count.ShouldBe(1);

        page.FindAll(".link.card button")[1].Click();
        await page.Find("form").SubmitAsync(new());
        page.WaitForAssertion(() => page.FindAll(".open li").Count.ShouldBe(2));
        page.Find("#invitation-link").GetAttribute("value").ShouldNotBe(link);
    }

    [Fact]
    public async Task A_role_is_chosen_and_then_given()
    {
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Open();
        page.Find("select[aria-label='Role of Ed Ito']").Change(PersonRole.Analyst);
        page.Find("button[aria-label='Make Ed Ito an analyst']").Click();
        page.WaitForAssertion(() => page.Find(".log li").TextContent.ShouldContain("Lea Dow made Ed Ito an analyst"));
        page.FindAll("button[aria-label^='Make Ed Ito']").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_lead_s_change_is_refused_with_a_sentence()
    {
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Open();
        page.Find("button[aria-label='Close the account of Lea Dow']").Click();
        Asked(page, "Lea Dow", "Close it").Click();
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("Lea Dow is the only lead"));
        page.Find("select[aria-label='Role of Ed Ito']").Input(PersonRole.Analyst);
        page.FindAll("[role=alert]").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_is_closed_once_the_question_is_answered_and_kept_where_it_is_not()
    {
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Open();
        page.Find("button[aria-label='Close the account of Ed Ito']").Click();
        page.Find("[aria-label='Close the account of Ed Ito']").TextContent.ShouldContain("Close the account of Ed Ito? They are signed out within a minute.");
        Asked(page, "Ed Ito", "Keep it").Click();
        page.FindAll(".log li").ShouldBeEmpty();

        page.Find("button[aria-label='Close the account of Ed Ito']").Click();
        Asked(page, "Ed Ito", "Close it").Click();
        page.WaitForAssertion(() => page.Find(".log li").TextContent.ShouldContain("Lea Dow closed the account of Ed Ito"));
        page.WaitForElement("button[aria-label='Open the account of Ed Ito']").Click();
        page.WaitForAssertion(() => page.Find(".log li").TextContent.ShouldContain("Lea Dow opened the account of Ed Ito"));
    }

    [Fact]
    public async Task What_was_wrong_with_a_key_is_said_until_the_next_letter()
    {
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Open();
        page.Find(".keys form").Submit();
        page.WaitForElement(".keys [role=alert]");
        page.Find("#key-name").Input("T");
        page.FindAll(".keys [role=alert]").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_action_sent_after_the_right_was_lost_is_refused()
    {
        var lead = await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Open();
        await Store.PersonAsync("Max Eve", PersonRole.Lead);
        await Store.Get<PeopleService>().GiveRoleAsync(Signers.Ed, lead.PersonId!, PersonRole.Analyst);
        page.Find("button[aria-label='Close the account of Ed Ito']").Click();
        Asked(page, "Ed Ito", "Close it").Click();
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("needs the rights of a lead"));
    }

    private static AngleSharp.Dom.IElement Asked(IRenderedComponent<PeoplePage> page, string name, string answer)
        => page.FindAll($"[role=group][aria-label='Close the account of {name}'] button").Single(b => b.TextContent == answer);
}
