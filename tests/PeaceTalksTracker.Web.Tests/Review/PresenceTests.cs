using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Review;

public sealed class PresenceTests : PageTest
{
    private string article = null!;
    private string met = null!;

    private Presence Presence => Bunit.Services.GetRequiredService<Presence>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var made = new Made("Ann Lee met Bob Ray in Oslo. Cy Dow called Di Fox.", new DateOnly(2024, 5, 4))
            .Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow").Actor("Di Fox")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray in Oslo.", "met", ["Ann Lee", "Bob Ray"], place: "Oslo")
            .Event("e2", EventType.Consult, "Cy Dow called Di Fox.", "called", ["Cy Dow", "Di Fox"]);
        article = (await Store.SaveAsync(made.Article, made.Found)).Key;
        await using var db = await Store.OpenAsync();
        met = db.Evidence.Where(e => e.Role == EvidenceRole.Cue && e.Exact == "met").Select(e => e.Record.Key).Single();
    }

    [Fact]
    public void Who_looks_at_a_record_is_named_on_its_desk_and_at_its_entry_until_they_leave()
    {
        var page = Review("?record=" + met);
        using (Presence.Enter(Draft.OfRecord(met), "Uma Orr"))
        {
            page.WaitForAssertion(() => page.Find(".desk [role=status]").TextContent.ShouldBe("Uma Orr is looking at this too."));
            page.WaitForAssertion(() => page.FindAll("ol .onlookers").Select(o => o.TextContent).ShouldBe(["Uma Orr is looking at this."]));
            // It is part of the link's name, which a screen reader reads.
            page.Find("ol .onlookers").Closest("a")!.GetAttribute("href").ShouldNotBeNull().ShouldContain(met);
        }
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Uma Orr"));
    }

    [Fact]
    public async Task An_open_page_is_seen_by_others_and_does_not_tell_its_own_visitor_of_themselves()
    {
        var uma = await Store.PersonAsync("Uma Orr", PersonRole.Editor);
        var page = Review("?record=" + met);
        Seen(uma, Draft.OfRecord(met)).ShouldBe(["Ed Ito"]);
        page.FindAll(".onlookers").ShouldAllBe(o => o.TextContent.Length == 0);

        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(page.Find("ol a:not([aria-current])").GetAttribute("href")!);
        page.WaitForAssertion(() => Seen(uma, Draft.OfRecord(met)).ShouldBeEmpty());
    }

    [Fact]
    public void Readers_of_an_article_and_those_who_correct_it_are_told_apart()
    {
        var page = Read();
        using (Presence.Enter(Presence.OfArticle(article), "Uma Orr"))
        using (Presence.Enter(Presence.OfArticle(article), "Bo Ray"))
        using (Presence.Enter(Draft.OfDetails(article), "Flo Kay"))
            page.WaitForAssertion(() => page.FindAll(".onlookers").Select(s => s.TextContent).ShouldBe(
                ["Bo Ray and Uma Orr are reading this article too.", "Flo Kay is correcting its details or text."]));
        page.WaitForAssertion(() => page.FindAll(".onlookers").ShouldAllBe(s => s.TextContent.Length == 0));
    }

    [Fact]
    public async Task Whoever_corrects_an_article_is_seen_and_sees_who_else_does()
    {
        var page = Bunit.Render<DetailsPage>(p => p.Add(d => d.Key, article));
        page.WaitForState(() => page.FindAll("form").Count > 0);
        using (Presence.Enter(Draft.OfDetails(article), "Uma Orr"))
            page.WaitForAssertion(() => page.Find(".onlookers").TextContent.ShouldBe("Uma Orr is correcting this article too."));
        var uma = await Store.PersonAsync("Uma Orr", PersonRole.Editor);
        Seen(uma, Draft.OfDetails(article)).ShouldBe(["Ed Ito"]);
        Seen(uma, Presence.OfArticle(article)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Looking_back_one_neither_sees_nor_is_seen()
    {
        using var other = Presence.Enter(Draft.OfRecord(met), "Uma Orr");
        using var reader = Presence.Enter(Presence.OfArticle(article), "Uma Orr");
        var review = Review($"?record={met}&asof=2025-03-20");
        review.FindAll("ol a").ShouldNotBeEmpty();
        review.FindAll(".onlookers").ShouldBeEmpty();
        Read("?asof=2025-03-20").FindAll(".onlookers").ShouldBeEmpty();
        var uma = await Store.PersonAsync("Uma Orr", PersonRole.Editor);
        Presence.Others(uma).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_signing_in_one_neither_sees_nor_is_seen()
    {
        SignOut();
        using var other = Presence.Enter(Presence.OfArticle(article), "Uma Orr");
        Read().FindAll(".onlookers").ShouldAllBe(s => s.TextContent.Length == 0);
        Presence.Others(await Store.PersonAsync("Uma Orr", PersonRole.Editor)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lost_connection_takes_its_visitor_away_until_it_is_back()
    {
        var (ann, bo) = (await Store.PersonAsync("Ann Lee", PersonRole.Analyst), await Store.PersonAsync("Bo Ray", PersonRole.Editor));
        var visitor = new Visitor(Presence);
        visitor.Look("record/1", ann);
        await visitor.OnConnectionDownAsync(null!, default);
        Presence.Others(bo).ShouldBeEmpty();
        await visitor.OnConnectionUpAsync(null!, default);
        Seen(bo, "record/1").ShouldBe(["Ann Lee"]);
        // The next page says what it shows before the last one says that it goes.
        visitor.Look("record/2", ann);
        visitor.LookAway("record/1");
        Presence.Others(bo).Select(o => o.Key).ShouldBe(["record/2"]);
    }

    [Theory]
    [InlineData(1, "A is here.")]
    [InlineData(5, "A, B, C, D and E are here.")]
    [InlineData(9, "A, B, C, D and 5 others are here.")]
    public void Beyond_a_few_names_the_number_of_the_others_is_said(int people, string sentence)
        => ReviewWording.Onlookers(Enumerable.Range(0, people).Select(n => ((char)('A' + n)).ToString()), "here").ShouldBe(sentence);

    private IEnumerable<string> Seen(Signer by, string subject) => Presence.Others(by)[subject];

    private IRenderedComponent<ReviewPage> Review(string query)
    {
        var page = Open<ReviewPage>("/review" + query);
        page.WaitForState(() => page.FindAll(".desk").Count > 0);
        return page;
    }

    private IRenderedComponent<ArticlePage> Read(string query = "")
    {
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/articles/{article}{query}");
        var page = Bunit.Render<ArticlePage>(p => p.Add(a => a.Key, article));
        page.WaitForState(() => page.FindAll("[data-paragraph]").Count > 0);
        return page;
    }
}
