using Bunit;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Claims;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Claims;

public sealed class ClaimsPageTests : PageTest
{
    private ClaimQueries Queries => Store.Get<ClaimQueries>();

    private IRenderedComponent<ClaimsPage> Claims(string query = "")
    {
        var page = Open<ClaimsPage>("/claims" + query);
        page.WaitForState(() => !page.Markup.Contains("Reading the claims", StringComparison.Ordinal));
        return page;
    }

    private static IEnumerable<string> Quotes(IRenderedComponent<ClaimsPage> page)
        => page.FindAll("blockquote").Select(q => q.TextContent.Trim());

    private async Task KnowTwoAsync()
    {
        var early = new Made("Ann Lee said talks resume soon.", new DateOnly(2025, 3, 1), outlet: "The Post").Actor("Ann Lee")
            .Claim("c1", "Ann Lee", "Ann Lee", "said", "talks resume soon", "peace-settlement");
        var late = new Made("Bob Ray told reporters that Cy Dow wants a truce.", new DateOnly(2025, 3, 5), outlet: "The Post").Actor("Bob Ray").Actor("Cy Dow")
            .Claim("c1", "Bob Ray", "Bob Ray", "told reporters", "Cy Dow wants a truce", "ceasefire", ["The Post", "Bob Ray", "Cy Dow"])
            .Mention("Cy Dow", "Cy Dow");
        await Store.SaveAsync(early.Article, early.Found);
        await Store.SaveAsync(late.Article, late.Found);
    }

    [Fact]
    public async Task A_claim_shows_speaker_words_chain_and_the_way_to_its_sentence()
    {
        await KnowTwoAsync();
        var row = Claims().Find("tbody tr");
        row.QuerySelector(".speaker")!.TextContent.ShouldContain("Bob Ray");
        row.QuerySelector(".speaker")!.TextContent.ShouldContain("indirect");
        row.QuerySelector("mark")!.TextContent.ShouldBe("told reporters");
        row.QuerySelector("blockquote")!.TextContent.Trim().ShouldBe("Cy Dow wants a truce");
        row.QuerySelector("[data-label=Through]")!.TextContent.ShouldBe("The Post → Bob Ray → Cy Dow");
        row.QuerySelector("[data-label=Issue]")!.TextContent.ShouldBe("Ceasefire");
        row.QuerySelector("[data-label=When]")!.TextContent.ShouldBe("no later than 5 Mar 2025");
        row.QuerySelector("[data-label=Review]")!.TextContent.ShouldContain("not reviewed");
        row.QuerySelector("figcaption a")!.GetAttribute("href")!.ShouldContain("record=");
    }

    [Fact]
    public async Task Claims_are_sorted_as_the_address_says()
    {
        await KnowTwoAsync();
        Quotes(Claims()).ShouldBe(["Cy Dow wants a truce", "talks resume soon"]);
        Quotes(Claims("?sort=oldest")).ShouldBe(["talks resume soon", "Cy Dow wants a truce"]);
        var page = Claims("?sort=sideways");
        page.Find(".problem").TextContent.ShouldContain("cannot be sorted by “sideways”");
        Quotes(page).Count().ShouldBe(2);
    }

    [Fact]
    public async Task An_actor_filter_finds_speakers_and_those_they_speak_for()
    {
        await KnowTwoAsync();
        Quotes(Claims("?actor=ann-lee")).ShouldBe(["talks resume soon"]);
        Quotes(Claims("?actor=cy-dow")).ShouldBe(["Cy Dow wants a truce"]);
        Quotes(Claims("?q=TRUCE")).ShouldBe(["Cy Dow wants a truce"]);
        Quotes(Claims("?issue=ceasefire&q=resume")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_others_say_of_an_actor_are_claims_that_mention_them()
    {
        await KnowTwoAsync();
        await using var db = await Store.OpenAsync();
        var id = db.Actors.Single(a => a.Key == "cy-dow").Id;
        (await Queries.AboutAsync(id, 10)).ShouldHaveSingleItem().Quote.Exact.ShouldBe("Cy Dow wants a truce");
        (await Queries.AboutAsync(db.Actors.Single(a => a.Key == "ann-lee").Id, 10)).ShouldBeEmpty();
    }

    [Fact]
    public void With_nothing_to_show_the_page_says_what_to_do()
    {
        Claims().Find(".empty").TextContent.ShouldContain("Add an article");
        Claims("?q=nowhere").Find(".empty").TextContent.ShouldContain("No claim matches the filter");
    }

    [Fact]
    public async Task Pages_are_cut_by_number_and_nonsense_gives_the_nearest()
    {
        var sentences = Enumerable.Range(1, 61).Select(n => $"Ann Lee said item {n:000} matters.").ToList();
        var made = new Made(string.Join(' ', sentences)).Actor("Ann Lee");
        for (var n = 1; n <= sentences.Count; n++)
            made.Claim($"c{n}", "Ann Lee", "Ann Lee", "said", $"item {n:000} matters");
        await Store.SaveAsync(made.Article, made.Found);

        var first = Claims();
        Quotes(first).Count().ShouldBe(50);
        first.Find(".pager").TextContent.ShouldContain("page 1 of 2");
        first.Find("[rel=next]").GetAttribute("href")!.ShouldEndWith("/claims?page=2");
        foreach (var nonsense in new[] { "2", "99", "99999999999999999999" })
            Quotes(Claims("?page=" + nonsense)).Count().ShouldBe(11, nonsense);
        foreach (var nonsense in new[] { "0", "-3", "two", "1.5" })
            Quotes(Claims("?page=" + nonsense)).Count().ShouldBe(50, nonsense);
        Quotes(Claims("?page=2")).ShouldContain("item 061 matters");
    }

    [Fact]
    public async Task A_claim_whose_speaker_nobody_names_says_so()
    {
        var made = new Made("It was said that rain fell.").Claim("c1", null, null, "It was said", "rain fell");
        await Store.SaveAsync(made.Article, made.Found);
        var row = Claims().Find("tbody tr");
        row.QuerySelector(".speaker")!.TextContent.ShouldContain("not named");
        row.QuerySelector("[data-label=Through]")!.TextContent.ShouldBe("outlet not given");
    }

    [Fact]
    public async Task Rejected_claims_are_shown_on_request()
    {
        await KnowTwoAsync();
        await using (var db = await Store.OpenAsync())
        {
            db.Claims.First(c => c.Speaker!.Key == "ann-lee").Review = ReviewState.Rejected;
            await db.RecordAsync("Ed");
        }
        (await Queries.PageAsync(new RecordFilter(), ClaimOrder.Newest, 1, 10)).Total.ShouldBe(1);
        Quotes(Claims("?review=rejected")).ShouldBe(["talks resume soon"]);
    }
}
