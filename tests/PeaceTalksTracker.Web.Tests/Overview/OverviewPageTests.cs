using Bunit;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Overview;

namespace PeaceTalksTracker.Web.Tests.Overview;

public sealed class OverviewPageTests : PageTest
{
    private IRenderedComponent<OverviewPage> Overview(string query = "")
    {
        var page = Open<OverviewPage>("/" + query);
        page.WaitForState(() => !page.Markup.Contains("Reading the sources", StringComparison.Ordinal));
        return page;
    }

    private Task<SavedArticle> SaveAsync(Made made, string origin = "pasted")
        => Store.SaveAsync(made.Article, made.Found, new ArticleDetails(null, "The Post", null, made.Article.Published, origin));

    private static Made Undated() => new Made("Ann Lee met Bob Ray in Oslo. Ann Lee will call Cy Dow. Ann Lee said rain fell. Doubts linger about Ann Lee.")
        .Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow")
        .Event("e1", EventType.Consult, "Ann Lee met Bob Ray in Oslo.", "met", ["Ann Lee", "Bob Ray"], place: "Oslo")
        .Event("e2", EventType.Consult, "Ann Lee will call Cy Dow.", "call", ["Ann Lee", "Cy Dow"], status: EventStatus.Planned)
        .Claim("c1", "Ann Lee", "Ann Lee", "said", "rain fell")
        .Stance("s1", "Ann Lee", "ceasefire", Position.Doubts, Voice.Outlet, "Doubts linger about Ann Lee.", "Doubts linger");

    private static Made Dated(int day, Position position) => new Made($"Eva Gor spoke on {day} March 2025 of a truce.", new DateOnly(2025, 3, day)).Actor("Eva Gor")
        .Event("e1", EventType.Consult, $"Eva Gor spoke on {day} March 2025 of a truce.", "spoke", ["Eva Gor"], date: $"2025-03-{day:00}")
        .Stance("s1", "Eva Gor", "ceasefire", position, Voice.Self, $"Eva Gor spoke on {day} March 2025 of a truce.");

    [Fact]
    public void An_empty_store_says_what_to_do()
        => Overview().Find(".empty a").GetAttribute("href").ShouldBe("/articles/add");

    [Fact]
    public async Task With_only_what_came_with_it_the_page_explains_itself()
    {
        await SaveAsync(Undated(), "seeds/one.txt");
        Overview().Find(".welcome").TextContent.ShouldContain("each mark with the sentence it rests on");
        await SaveAsync(Dated(1, Position.Supports));
        Overview().FindAll(".welcome").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_happened_last_leads_to_its_words_and_what_is_planned_has_not_happened()
    {
        await SaveAsync(Undated());
        var latest = Overview().Find("[aria-labelledby=latest]");
        latest.QuerySelectorAll("li .title a").Select(a => a.TextContent).ShouldBe(["Ann Lee and Bob Ray: met, Oslo"]);
        latest.QuerySelector("mark")!.TextContent.ShouldBe("met");
        latest.QuerySelector("figcaption a")!.GetAttribute("href")!.ShouldContain("record=");
        latest.TextContent.ShouldContain("No event has a date");
        latest.TextContent.ShouldContain("The Post");
        Overview("?clock=recorded").FindAll("[aria-labelledby=latest] li").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_said_what_stands_beside_what_happened()
    {
        await SaveAsync(Undated());
        var said = Overview().Find("[aria-labelledby=said]");
        said.QuerySelector("li .actor")!.TextContent.ShouldBe("Ann Lee");
        said.QuerySelector("blockquote")!.TextContent.Trim().ShouldBe("rain fell");
        said.QuerySelector("figcaption a")!.GetAttribute("href")!.ShouldContain("record=");
    }

    [Fact]
    public async Task Each_of_the_three_times_can_count()
    {
        await SaveAsync(Dated(9, Position.Supports));
        Store.Time.Advance(TimeSpan.FromHours(1));
        await SaveAsync(Dated(1, Position.Supports));
        static string First(IRenderedComponent<OverviewPage> page) => page.Find("[aria-labelledby=latest] li").TextContent;
        First(Overview()).ShouldContain("9 Mar 2025 (stated)");
        First(Overview("?clock=published")).ShouldContain("published 9 Mar 2025");
        First(Overview("?clock=recorded")).ShouldContain("1 March 2025");
        First(Overview("?clock=nonsense")).ShouldContain("9 Mar 2025 (stated)");
    }

    [Fact]
    public async Task Who_moved_shows_both_positions_or_says_why_nobody_did()
    {
        await SaveAsync(Undated());
        Overview().Find(".movers").TextContent.ShouldContain("none of 1 stance has a date");
        await SaveAsync(Dated(1, Position.Supports));
        await SaveAsync(Dated(9, Position.Opposes));
        var moved = Overview().Find(".movers li");
        moved.QuerySelectorAll(".stance").Select(s => s.TextContent.Trim()).ShouldBe(["supports", "opposes"]);
        moved.TextContent.ShouldContain("own words or acts · 9 Mar 2025");
    }

    [Fact]
    public async Task What_nobody_has_reviewed_is_counted_and_linked()
    {
        await SaveAsync(Undated());
        var counts = Overview().Find(".counts");
        counts.QuerySelectorAll("b").Select(b => b.TextContent).ShouldBe(["2", "1", "1"]);
        counts.QuerySelectorAll("a").Select(a => a.GetAttribute("href"))
            .ShouldBe(["/timeline?review=unreviewed", "/claims?review=unreviewed", "/stances?review=unreviewed"]);

        await using var db = await Store.OpenAsync();
        foreach (var record in db.Events.AsEnumerable<RecordVersion>().Concat(db.Claims).Concat(db.Stances).ToList())
            record.Review = ReviewState.Accepted;
        await db.RecordAsync("Ed");
        Overview().Find(".counts").TextContent.ShouldContain("Everything has been looked at.");
    }

    [Fact]
    public async Task The_matrix_shows_the_default_actors_or_else_those_with_stances()
    {
        await SaveAsync(Undated());
        Overview().FindAll("th[scope=col]").Select(h => h.TextContent.Trim()).ShouldBe(["Issue", "Ann Lee"]);
        await SaveAsync(new Made("Marco Rubio spoke.").Actor("Marco Rubio")
            .Event("e1", EventType.Consult, "Marco Rubio spoke.", "spoke", ["Marco Rubio"]));
        Overview().FindAll("th[scope=col]").Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_withdrawn_article_is_not_counted()
    {
        var saved = await SaveAsync(Undated());
        await Store.Get<ArticleService>().WithdrawAsync(saved.Key, Signers.Ed, null);
        var queries = Store.Get<OverviewQueries>();
        (await queries.ArticlesAsync()).Count.ShouldBe(0);
        (await queries.UnreviewedAsync()).ShouldBe(new Unreviewed(0, 0, 0, 0));
        (await queries.LatestAsync(Clock.Recorded, 5)).ShouldBeEmpty();
    }
}
