using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Timeline;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class TimelinePageTests : PageTest
{
    private IRenderedComponent<TimelinePage> Timeline(string query = "")
    {
        var page = Open<TimelinePage>("/timeline" + query);
        page.WaitForState(() => !page.Markup.Contains("Reading the events", StringComparison.Ordinal));
        return page;
    }

    private async Task SaveAsync(Made made) => await Store.SaveAsync(made.Article, made.Found);

    private async Task<string> KeyOfAsync(string trigger)
    {
        await using var db = await Store.OpenAsync();
        return db.Evidence.Where(e => e.Exact == trigger).Select(e => e.Record.Key).First();
    }

    private static IEnumerable<string> Headings(IRenderedComponent<TimelinePage> page) => page.FindAll(".events h2").Select(h => h.TextContent.Trim());

    private static string Words(IElement element)
        => string.Join(' ', element.GetDescendants().OfType<IText>().Select(t => t.Data.Trim()).Where(t => t.Length > 0));

    [Fact]
    public async Task Without_dates_the_list_tells_the_order_in_words_and_keeps_the_rest_apart()
    {
        await SaveAsync(Samples.Undated());
        var page = Timeline();
        page.Find(".segments [aria-current=true]").TextContent.ShouldBe("By order");
        Headings(page).First().ShouldStartWith("1. In this order · ");
        Headings(page).Last().ShouldBe("Order not stated");
        var rows = page.FindAll("[data-row]").Select(Words).ToList();
        rows[0].ShouldBe("Ann Lee and Cy Dow met, Geneva happened talks or meeting before “call” date not stated");
        rows[1].ShouldContain("after “met”");
        rows[2].ShouldContain("Arstan → Dunia strike");
        rows[2].ShouldContain("as Cy Dow says");
    }

    [Fact]
    public async Task By_date_each_day_is_a_heading_and_nothing_gets_a_day_it_does_not_have()
    {
        await SaveAsync(Samples.Dated());
        var page = Timeline();
        Headings(page).ShouldBe(["3 Mar 2025", "No earlier than 18 Mar 2025", "No later than 18 Mar 2025", "Between 1 Apr 2025 and 30 Apr 2025"], ignoreOrder: true);
        page.FindAll("time").Select(t => t.GetAttribute("datetime")).ShouldBe(["2025-03-03"]);
    }

    [Fact]
    public async Task A_circle_is_listed_as_a_contradiction()
    {
        await SaveAsync(new Made("Ann met Bo. Ann called Cy.").Actor("Ann")
            .Event("a", EventType.Consult, "Ann met Bo.", "met", ["Ann"], after: ["b"])
            .Event("b", EventType.Consult, "Ann called Cy.", "called", ["Ann"], after: ["a"]));
        var page = Timeline();
        Headings(page).Single().ShouldContain("Contradictory order");
        page.Find(".events .problem").TextContent.ShouldContain("contradicts itself");
    }

    [Fact]
    public async Task The_inspector_shows_all_that_supports_the_selected_event()
    {
        await SaveAsync(Samples.Undated());
        var key = await KeyOfAsync("met");
        var page = Timeline($"?event={key}");
        var inspector = page.Find(".inspector");
        inspector.QuerySelector("h2")!.TextContent.ShouldBe("Ann Lee and Cy Dow: met, Geneva");
        inspector.QuerySelector(".status")!.TextContent.ShouldBe("happened");
        inspector.QuerySelector("mark")!.TextContent.ShouldBe("met");
        Words(inspector.QuerySelector("dl")!).ShouldStartWith("When date not stated Before Ann Lee and Bob Ray: call Who Ann Lee Cy Dow Where Geneva How sure reader sure");
        inspector.QuerySelector(".button.primary")!.GetAttribute("href").ShouldBe(Urls.Article(Samples.Undated().Article.Id, key));
        page.Find("[data-row].selected a").GetAttribute("aria-current").ShouldBe("true");
    }

    [Fact]
    public async Task An_event_that_only_a_claim_reports_says_whose_report_it_is()
    {
        await SaveAsync(Samples.Undated());
        Timeline($"?event={await KeyOfAsync("strike")}").Find(".inspector .says").TextContent.ShouldContain("as Cy Dow says");
    }

    [Fact]
    public async Task Selecting_keeps_the_axis_and_the_filters()
    {
        await SaveAsync(Samples.Undated());
        var address = Timeline("?axis=publication&type=consult").Find("[data-row] a").GetAttribute("href")!;
        address.ShouldContain("axis=publication");
        address.ShouldContain("type=consult");
        address.ShouldContain("event=");
    }

    [Fact]
    public async Task An_event_chosen_on_the_canvas_is_selected_in_the_address()
    {
        await SaveAsync(Samples.Undated());
        var key = await KeyOfAsync("call");
        var number = await Store.Get<EventQueries>().NumberAsync(key);
        var page = Timeline("?axis=order");
        await page.InvokeAsync(() => page.FindComponent<TimelineCanvas>().Instance.Choose(number!.Value));
        page.WaitForAssertion(() => page.Find(".inspector h2").TextContent.ShouldContain("call"));
        Bunit.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith($"?axis=order&event={key}");
    }

    [Fact]
    public async Task Where_the_view_comes_to_rest_is_in_the_address_and_selecting_keeps_it()
    {
        await SaveAsync(Samples.Dated());
        var page = Timeline("?axis=date");
        var canvas = page.FindComponent<TimelineCanvas>().Instance;
        var day = TimelineAxes.Position(new DateOnly(2025, 3, 1));
        await page.InvokeAsync(() => canvas.Rest(day + .3, day + 9.6));
        page.WaitForAssertion(() => page.Find("[data-row] a").GetAttribute("href")!.ShouldContain("window=2025-03-01..2025-03-10"));
        page.FindComponent<TimelineCanvas>().Instance.View.ShouldBe(new TimelineView(day, day + 10));
        page.FindAll(".segments a").ShouldAllBe(a => !a.GetAttribute("href")!.Contains("window="));
        await page.InvokeAsync(() => canvas.Rest(null, null));
        page.WaitForAssertion(() => page.Find("[data-row] a").GetAttribute("href")!.ShouldNotContain("window="));
    }

    [Fact]
    public async Task A_window_in_the_address_is_what_the_graphic_shows_and_nonsense_is_said()
    {
        await SaveAsync(Samples.Dated());
        var day = TimelineAxes.Position(new DateOnly(2025, 4, 1));
        Timeline("?window=2025-04-01..2025-04-30").FindComponent<TimelineCanvas>().Instance.View.ShouldBe(new TimelineView(day, day + 30));
        var page = Timeline("?window=spring");
        page.Find(".problem").TextContent.ShouldContain("“spring” is no stretch of this timeline");
        page.FindComponent<TimelineCanvas>().Instance.View.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_script_could_not_fetch_is_said_with_a_way_to_try_again()
    {
        await SaveAsync(Samples.Undated());
        var page = Timeline();
        await page.InvokeAsync(() => page.FindComponent<TimelineCanvas>().Instance.Fail("The server did not answer."));
        page.Find("[role=alert]").TextContent.ShouldContain("The server did not answer.");
        page.Find("[role=alert] button").Click();
        page.WaitForAssertion(() => page.FindAll("[role=alert]").ShouldBeEmpty());
    }

    [Fact]
    public async Task Nonsense_in_the_address_is_answered_in_sentences_and_the_events_stay()
    {
        await SaveAsync(Samples.Undated());
        var page = Timeline("?axis=sideways&event=unknown&page=99");
        page.Find(".problem").TextContent.ShouldContain("not in the store");
        page.FindAll("[data-row]").Count.ShouldBe(3);
        Timeline("?axis=sideways").Find(".problem").TextContent.ShouldContain("There is no timeline by “sideways”");
    }

    [Fact]
    public void An_empty_store_says_what_to_do()
        => Timeline().Find(".empty a").GetAttribute("href").ShouldBe(Urls.AddArticle);

    [Fact]
    public async Task Filters_that_nothing_matches_can_be_cleared()
    {
        await SaveAsync(Samples.Undated());
        var page = Timeline("?axis=order&q=armistice");
        page.Find(".empty").TextContent.ShouldContain("No event matches");
        page.Find(".empty a").GetAttribute("href").ShouldBe("/timeline?axis=order");
    }
}
