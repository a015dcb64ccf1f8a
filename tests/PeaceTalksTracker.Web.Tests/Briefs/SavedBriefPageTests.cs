using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Briefs;

namespace PeaceTalksTracker.Web.Tests.Briefs;

public sealed class SavedBriefPageTests : PageTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var made = new Made("Ann Lee met Bo Ray in Oslo. Ann Lee visited Bergen.", new DateOnly(2025, 3, 18), "Talks in Oslo", "The Gazette").Actor("Ann Lee").Actor("Bo Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bo Ray in Oslo.", "met", ["Ann Lee", "Bo Ray"], place: "Oslo")
            .Event("e2", EventType.Consult, "Ann Lee visited Bergen.", "visited", ["Ann Lee"]);
        await Store.SaveAsync(made.Article, made.Found);
        Store.Time.Advance(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_lead_saves_words_adds_and_sees_what_has_changed()
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var start = Open<BriefPage>(Urls.Briefs);
        start.WaitForElement("#brief-name").Change("Weekly");
        start.Find("form:has(#brief-name)").Submit();
        var key = start.WaitForElement("details li a").GetAttribute("href")!.Split('/')[^1];

        var page = Edit(key);
        page.WaitForElement("section[aria-label='What happened'] textarea").Input("They met.");
        page.Find("[aria-label='Add a line to: What happened']").Click();
        page.Find("#add-happened-words").Input("She went on to Bergen.");
        page.Find("#add-happened-find").Change("bergen");
        page.Find("form.add").Submit();
        page.WaitForElement(".add [type=checkbox]").Change(true);
        page.FindAll(".add .decide button")[0].Click();
        page.WaitForAssertion(() => page.FindAll("section[aria-label='What happened'] textarea").Count.ShouldBe(3));
        page.Find(".bar .primary").Click();

        page.WaitForAssertion(() => page.Find("h1 + .lead").TextContent.ShouldContain("Version 2"));
        page.Find("#part-happened").ParentElement!.TextContent.ShouldContain("They met.");
        page.Find("#against").Change("1");
        page.WaitForAssertion(() => page.Find("section:has(> #brief-changes)").TextContent.ShouldContain("She went on to Bergen."));
        page.Find("section:has(> #brief-changes) ins").TextContent.ShouldBe("They met.");
    }

    [Fact]
    public async Task Unsaved_edits_are_kept_and_come_back_until_they_are_dropped()
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var key = await SavedAsync();
        var page = Edit(key);
        page.WaitForElement("section[aria-label='What happened'] textarea").Input("They met.");
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Find(".bar").TextContent.ShouldContain("Draft kept."));

        var again = Edit(key);
        again.WaitForElement(".editor .problem").TextContent.ShouldContain("Your unsaved work");
        again.FindAll("textarea").ShouldContain(t => t.GetAttribute("value") == "They met.");
        again.Find(".editor .problem button").Click();
        again.WaitForAssertion(() => again.FindAll("textarea").ShouldNotContain(t => t.GetAttribute("value") == "They met."));
    }

    [Fact]
    public async Task A_line_taken_out_can_be_put_back_and_a_section_left_out_is_not_in_the_brief()
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var key = await SavedAsync();
        var page = Edit(key);
        var taken = page.WaitForElement("section[aria-label='What happened'] [aria-label^='Take out']").GetAttribute("aria-label")!["Take out: ".Length..];
        page.Find("section[aria-label='What happened'] [aria-label^='Take out']").Click();
        page.WaitForAssertion(() => page.Find("del").TextContent.ShouldBe(taken));
        page.Find("section[aria-label='Sources'] [type=checkbox]").Change(false);
        page.Find(".bar .primary").Click();
        page.WaitForElement("#part-happened").ParentElement!.TextContent.ShouldNotContain(taken);
        page.FindAll("#part-sources").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_is_begun_and_not_added_holds_up_the_save()
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var page = Edit(await SavedAsync());
        page.WaitForElement("[aria-label='Add a line to: What happened']").Click();
        page.Find("#add-happened-words").Input("She went on to Bergen.");
        page.Find(".bar .primary").Click();
        page.WaitForElement(".bar [role=alert]").TextContent.ShouldContain("A line under “What happened” is begun");
        page.Find("#add-happened-words").GetAttribute("value").ShouldBe("She went on to Bergen.");
        page.FindAll(".add button").Single(b => b.TextContent == "Cancel").Click();
        page.Find(".bar .primary").Click();
        page.WaitForAssertion(() => page.Find("h1 + .lead").TextContent.ShouldContain("Version 2"));
    }

    [Fact]
    public async Task Whoever_saves_second_is_told_again_after_a_reload()
    {
        var lead = await SignInAsync("Lea", PersonRole.Lead);
        var key = await SavedAsync();
        var page = Edit(key);
        page.WaitForElement("section[aria-label='What happened'] textarea").Input("Mine.");
        var saved = (await Store.Get<BriefQueries>().FindAsync(key))!;
        await Store.Get<BriefService>().SaveAsync(key, 1, saved.Request with { Title = "Theirs" }, await Store.PersonAsync("Uma Orr", PersonRole.Lead));
        page.Find(".bar .primary").Click();
        page.WaitForElement(".bar [role=alert] a").GetAttribute("href")!.ShouldContain("against=1");

        var again = Edit(key);
        again.WaitForAssertion(() => again.FindAll("textarea").ShouldContain(t => t.GetAttribute("value") == "Mine."));
        again.Find(".bar .primary").Click();
        again.WaitForElement(".bar [role=alert]").TextContent.ShouldContain("Uma Orr has saved version 2 meanwhile");
        again.Find(".bar .primary").Click();
        again.WaitForAssertion(() => again.Find("h1 + .lead").TextContent.ShouldContain("Version 3"));
    }

    [Theory]
    [InlineData(PersonRole.Analyst)]
    [InlineData(PersonRole.Editor)]
    public async Task Others_read_a_saved_brief_and_are_offered_no_change(PersonRole role)
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var key = await SavedAsync();
        await SignInAsync("Pat Hue", role);
        var page = Edit(key);
        page.WaitForElement("#part-happened");
        page.FindAll("textarea").ShouldBeEmpty();
        page.FindAll(".page-head .button").ShouldBeEmpty();
        Open<BriefPage>(Urls.Briefs).WaitForElement(".brief");
    }

    [Fact]
    public async Task A_brief_that_is_not_there_says_so()
    {
        await SignInAsync("Lea", PersonRole.Lead);
        var key = await SavedAsync();
        Open(Urls.Brief(key, 7), key).WaitForElement(".empty").TextContent.ShouldContain("no such version");
        Open(Urls.Brief("nosuchbrief"), "nosuchbrief").WaitForElement(".empty").TextContent.ShouldContain("no such brief");
    }

    private async Task<string> SavedAsync()
    {
        var lead = await Store.PersonAsync("Lea", PersonRole.Lead);
        return (await Store.Get<BriefService>().AddAsync(new(new(), "Weekly", [], BriefEdits.None, Store.Time.GetUtcNow().UtcDateTime), lead)).Key!;
    }

    private IRenderedComponent<SavedBriefPage> Edit(string key) => Open(Urls.BriefForm(key), key);

    private IRenderedComponent<SavedBriefPage> Open(string address, string key)
    {
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Bunit.Render<SavedBriefPage>(p => p.Add(page => page.Key, key));
    }
}
