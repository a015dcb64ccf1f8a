using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Actors;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Actors;

public sealed class ActorPagesTests : PageTest
{
    private IRenderedComponent<ActorsPage> Actors(string query = "")
    {
        var page = Open<ActorsPage>("/actors" + query);
        page.WaitForState(() => !page.Markup.Contains("Reading the actors", StringComparison.Ordinal));
        return page;
    }

    private IRenderedComponent<ActorDetailsPage> Actor(string key)
    {
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo("/actors/" + Uri.EscapeDataString(key));
        var page = Bunit.Render<ActorDetailsPage>(p => p.Add(a => a.Key, key));
        page.WaitForState(() => !page.Markup.Contains("Reading what is known", StringComparison.Ordinal));
        return page;
    }

    private async Task<string> KnowSomeAsync()
    {
        var made = new Made("Ann Lee backed a truce. Doubts linger about Ann Lee and sanctions. Bob Ray said Ann Lee never lies. Ann Lee met Bob Ray. Ann Lee said rain fell.")
            .Actor("Ann Lee", role: "Minister", affiliation: "Utopia").Actor("Bob Ray", proposed: true).Actor("Utopia", ActorKind.State)
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray.", "met", ["Ann Lee", "Bob Ray"])
            .Event("e2", EventType.Support, "Ann Lee backed a truce.", "backed", ["Ann Lee"], ["Utopia"])
            .Claim("c1", "Bob Ray", "Bob Ray", "said", "Ann Lee never lies")
            .Claim("c2", "Ann Lee", "Ann Lee", "said", "rain fell")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee backed a truce.", "backed")
            .Stance("s2", "Ann Lee", "sanctions", Position.Doubts, Voice.Outlet, "Doubts linger about Ann Lee and sanctions.", "Doubts linger");
        var mention = made.Article.Text.IndexOf("Ann Lee never", StringComparison.Ordinal);
        return (await Store.SaveAsync(made.Article, made.Found with
        {
            Mentions = [new Mention(new Quote("Ann Lee", mention, mention + "Ann Lee".Length), "Ann Lee", "name")],
        })).Key;
    }

    [Fact]
    public async Task The_list_shows_who_there_is_with_counts_and_marks_the_proposed()
    {
        await KnowSomeAsync();
        var rows = Actors().FindAll("tbody tr");
        rows.Select(r => r.QuerySelector("a")!.TextContent).ShouldBe(["Ann Lee", "Bob Ray", "Utopia"]);
        rows[0].QuerySelectorAll("td.number").Select(c => c.TextContent).ShouldBe(["2", "1", "2"]);
        rows[2].QuerySelectorAll("td.number").Select(c => c.TextContent).ShouldBe(["1", "0", "0"]);
        rows[0].QuerySelector(".proposed").ShouldBeNull();
        rows[1].QuerySelector(".proposed").ShouldNotBeNull();
    }

    [Fact]
    public async Task Actors_whom_only_a_withdrawn_article_names_leave_with_it_and_come_back()
    {
        var key = await KnowSomeAsync();
        var other = new Made("Bob Ray spoke.").Actor("Bob Ray").Event("e1", EventType.Consult, "Bob Ray spoke.", "spoke", ["Bob Ray"]);
        await Store.SaveAsync(other.Article, other.Found);
        var articles = Store.Get<ArticleService>();

        (await articles.WithdrawAsync(key, Signers.Ed, "a hoax")).ShouldBeNull();
        Actors().FindAll("tbody tr a").Select(a => a.TextContent).ShouldBe(["Bob Ray"]);
        (await Store.Get<StoreCounts>().CountAsync()).Actors.ShouldBe(1);
        (await Store.Get<FilterChoices>().FindActorsAsync(null, 10)).Select(a => a.Name).ShouldBe(["Bob Ray"]);
        Actor("ann-lee").Find("h1").TextContent.ShouldBe("No such actor");

        (await articles.RestoreAsync(key, Signers.Ed, null)).ShouldBeNull();
        Actors().FindAll("tbody tr a").Select(a => a.TextContent).ShouldBe(["Ann Lee", "Bob Ray", "Utopia"]);
        Actor("ann-lee").Find("h1").TextContent.ShouldBe("Ann Lee");
    }

    [Fact]
    public async Task Pinning_adds_to_the_pins_that_somebody_has_chosen()
    {
        await KnowSomeAsync();
        Bunit.Services.GetRequiredService<RememberedPins>().Remember(["ann-lee"]);
        Actor("bob-ray").Find(".page-head a").GetAttribute("href").ShouldBe("/stances?pin=ann-lee&pin=bob-ray");
    }

    [Theory]
    [InlineData("?q=minis", "Ann Lee")]
    [InlineData("?q=bob", "Bob Ray")]
    [InlineData("?kind=state", "Utopia")]
    public async Task The_list_is_narrowed_by_text_and_kind(string query, string name)
    {
        await KnowSomeAsync();
        Actors(query).FindAll("tbody tr a").Select(a => a.TextContent).ShouldBe([name]);
    }

    [Fact]
    public async Task Nonsense_and_emptiness_are_said()
    {
        Actors().Find(".empty").TextContent.ShouldContain("No actor is in these sources yet");
        await KnowSomeAsync();
        Actors("?kind=ghost").Find(".problem").TextContent.ShouldContain("no kind of actor “ghost”");
        Actors("?q=nobody").Find(".empty").TextContent.ShouldContain("No actor matches");
        Actors("?page=77").FindAll("tbody tr").Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_actors_page_keeps_their_own_words_apart_from_what_others_say()
    {
        await KnowSomeAsync();
        var page = Actor("ann-lee");
        page.Find("h1").TextContent.ShouldBe("Ann Lee");
        page.Find(".lead").TextContent.ShouldBe("Minister, Utopia");

        var own = page.Find("[aria-labelledby=own]");
        own.QuerySelectorAll("blockquote").Select(q => q.TextContent.Trim()).ShouldBe(["Ann Lee backed a truce."]);
        own.TextContent.ShouldNotContain("doubt");
        var others = page.Find("[aria-labelledby=others]");
        others.QuerySelector(".stance")!.TextContent.Trim().ShouldBe("doubted");
        others.TextContent.ShouldContain("the outlet says so");
        others.QuerySelectorAll("blockquote").Select(q => q.TextContent.Trim()).ShouldContain("Ann Lee never lies");
        var said = page.Find("[aria-labelledby=claims]");
        said.QuerySelectorAll("blockquote").Select(q => q.TextContent.Trim()).ShouldBe(["rain fell"]);
        said.QuerySelector(".more a")!.GetAttribute("href").ShouldBe("/claims?actor=ann-lee");
    }

    [Fact]
    public async Task An_actor_without_words_of_their_own_is_not_given_any()
    {
        await KnowSomeAsync();
        var page = Actor("bob-ray");
        page.Find("[aria-labelledby=own] .empty").TextContent.ShouldContain("No own words on any issue in these sources (1 article searched).");
        page.Find("[aria-labelledby=others] .empty").TextContent.ShouldContain("No stance is reported of them");
        page.Markup.ShouldContain("an editor has to confirm it");
        page.Find(".page-head a").GetAttribute("href")!.ShouldEndWith("pin=marco-rubio&pin=bob-ray");
    }

    [Theory]
    [InlineData("Merge into…", "Merge Ann Lee")]
    [InlineData("Split…", "Split Ann Lee")]
    public async Task Merging_and_splitting_offer_everybody_but_the_actor_and_can_be_left(string button, string form)
    {
        await KnowSomeAsync();
        await SignInAsync("Lea Dow", PersonRole.Lead);
        var page = Actor("ann-lee");
        page.FindAll(".merges button").Single(b => b.TextContent == button).Click();
        page.WaitForAssertion(() => page.FindAll($"[aria-label='{form}'] .picker label").Select(l => l.TextContent.Trim()).ShouldBe(["Bob Ray", "Utopia"], ignoreOrder: true));
        page.FindAll($"[aria-label='{form}'] button").Single(b => b.TextContent == "Cancel").Click();
        page.FindAll(".merges form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_proposed_person_whose_name_is_like_a_known_ones_can_be_merged_into_them()
    {
        const string met = "Mykhailo Podolyak met Mykhailo Podoyak and Olena Podoyak.";
        var made = new Made(met).Actor("Mykhailo Podolyak").Actor("Mykhailo Podoyak", proposed: true).Actor("Olena Podoyak", proposed: true)
            .Event("e1", EventType.Consult, met, "met", ["Mykhailo Podolyak", "Mykhailo Podoyak", "Olena Podoyak"]);
        await Store.SaveAsync(made.Article, made.Found);
        await SignInAsync("Lea Dow", PersonRole.Lead);
        Actor("mykhailo-podolyak").FindAll(".likely").ShouldBeEmpty();
        Actor("olena-podoyak").FindAll(".likely").ShouldBeEmpty();

        var page = Actor("mykhailo-podoyak");
        page.WaitForElement(".likely").TextContent.ShouldContain("Perhaps the same as Mykhailo Podolyak, because “Podoyak” and “Podolyak” differ in one letter, and the first names agree.");
        page.Find(".likely button").Click();
        page.WaitForAssertion(() => page.Find("[aria-label='Merge Mykhailo Podoyak']").TextContent.ShouldContain("become Mykhailo Podolyak’s"));
        page.FindAll("[aria-label='Merge Mykhailo Podoyak'] button").Single(b => b.TextContent == "Merge").Click();
        page.WaitForAssertion(() => page.FindAll(".merges").ShouldBeEmpty());
        (await Store.Get<ActorQueries>().MergedIntoAsync("mykhailo-podoyak")).ShouldBe("mykhailo-podolyak");
    }

    [Theory]
    [InlineData("nobody-at-all")]
    [InlineData("<script>alert(1)</script>")]
    public void An_unknown_key_is_said(string key)
    {
        var page = Actor(key);
        page.Find("h1").TextContent.ShouldBe("No such actor");
        page.Find(".lead").TextContent.ShouldContain($"“{key}”");
        page.FindAll("script").ShouldBeEmpty();
    }
}
