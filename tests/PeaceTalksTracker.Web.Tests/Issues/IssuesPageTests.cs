using Bunit;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Issues;

namespace PeaceTalksTracker.Web.Tests.Issues;

public sealed class IssuesPageTests : PageTest
{
    [Theory]
    [InlineData(PersonRole.Analyst, false)]
    [InlineData(PersonRole.Editor, false)]
    [InlineData(PersonRole.Lead, true)]
    public async Task All_read_what_the_issues_ask_and_leads_are_offered_to_change_it(PersonRole role, bool mayEdit)
    {
        await SignInAsync("Kit Ash", role);
        var page = Open<IssuesPage>(Urls.Issues);
        page.WaitForAssertion(() => page.FindAll(".issue").Count.ShouldBe(Core.Extraction.Lexicon.Default.Issues.Count));
        page.Find(".issue p").TextContent.ShouldBe(Core.Extraction.Lexicon.Default.Issues[0].Proposition);
        page.FindAll(".issue button").Count.ShouldBe(mayEdit ? 3 * Core.Extraction.Lexicon.Default.Issues.Count : 0);
    }

    [Fact]
    public async Task A_lead_words_an_issue_anew_moves_it_and_takes_that_back()
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var page = Open<IssuesPage>(Urls.Issues);
        page.WaitForElement(".issue button").Click();
        page.WaitForElement("#field-name").Input("A truce");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find(".issue h2").TextContent.Trim().ShouldBe("A truce"));

        page.Find("[aria-label='Move A truce down']").Click();
        page.WaitForAssertion(() => page.FindAll(".issue h2")[1].TextContent.Trim().ShouldBe("A truce"));
        page.Find("[role=status] button").Click();
        page.WaitForAssertion(() => page.FindAll(".issue h2")[0].TextContent.Trim().ShouldBe("A truce"));
    }

    [Fact]
    public async Task What_is_not_right_is_said_and_what_was_typed_stays_and_is_there_again_after_the_page_was_left()
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var page = Open<IssuesPage>(Urls.Issues);
        page.WaitForElement(".page-head .primary").Click();
        page.WaitForElement("#field-name").Input("Prisoners");
        page.Find("form").Submit();
        page.WaitForElement("#field-proposition-problem").TextContent.ShouldContain("for from against");
        page.Find("#field-name").GetAttribute("value").ShouldBe("Prisoners");

        var again = Open<IssuesPage>(Urls.Issues);
        again.WaitForElement(".page-head .primary").Click();
        again.WaitForElement("#field-name").GetAttribute("value").ShouldBe("Prisoners");
        again.Find("#field-proposition").Input("They are exchanged.");
        again.Find("form").Submit();
        again.WaitForAssertion(() => again.FindAll(".issue h2")[^1].TextContent.Trim().ShouldBe("Prisoners"));
    }

    [Fact]
    public async Task What_changed_nothing_offers_no_undo_and_the_ends_of_the_list_no_move()
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var page = Open<IssuesPage>(Urls.Issues);
        page.WaitForElement(".issue button").Click();
        page.WaitForElement("#field-name");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find(".said").TextContent.ShouldContain("Nothing differs"));
        page.FindAll(".said button").ShouldBeEmpty();
        page.FindAll(".do button").Where(b => b.HasAttribute("disabled")).Select(b => b.TextContent).ShouldBe(["↑", "↓"]);
    }

    [Fact]
    public async Task The_past_is_only_read()
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var page = Open<IssuesPage>(Urls.Issues + "?asof=2025-03-19");
        page.WaitForState(() => page.FindAll("[role=status]").All(s => !s.TextContent.Contains("Reading")));
        page.FindAll("button").ShouldBeEmpty();
    }
}
