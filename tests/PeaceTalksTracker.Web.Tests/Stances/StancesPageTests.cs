using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Stances;

namespace PeaceTalksTracker.Web.Tests.Stances;

public sealed class StancesPageTests : PageTest
{
    private IRenderedComponent<StancesPage> Stances(string query = "")
    {
        var page = Open<StancesPage>("/stances" + query);
        page.WaitForState(() => !page.Markup.Contains("Reading the stances", StringComparison.Ordinal));
        return page;
    }

    private async Task KnowPutinAsync()
    {
        var made = new Made("Doubts linger about Vladimir Putin and a truce. Talks on a deal with Vladimir Putin raise hopes. Hopes for a deal with Vladimir Putin rose.")
            .Actor("Vladimir Putin", role: "President", affiliation: "Russia")
            .Stance("s1", "Vladimir Putin", "ceasefire", Position.Doubts, Voice.Outlet, "Doubts linger about Vladimir Putin and a truce.", "Doubts linger")
            .Stance("s2", "Vladimir Putin", "peace-settlement", Position.Supports, Voice.Outlet, "Talks on a deal with Vladimir Putin raise hopes.")
            .Stance("s3", "Vladimir Putin", "peace-settlement", Position.Supports, Voice.Outlet, "Hopes for a deal with Vladimir Putin rose.");
        await Store.SaveAsync(made.Article, made.Found);
    }

    [Fact]
    public void Five_panels_are_there_before_any_source_names_anybody()
    {
        var page = Stances();
        page.FindAll("article h2").Select(h => h.TextContent.Trim())
            .ShouldBe(["Donald Trump", "Vladimir Putin", "Volodymyr Zelensky", "Steve Witkoff", "Marco Rubio"]);
        page.Find("article").TextContent.ShouldContain("Not in these sources: none of the 0 articles searched names “Donald Trump”.");
    }

    [Fact]
    public async Task A_doubt_about_an_actor_is_worded_as_others_doubting_and_silence_is_said()
    {
        await KnowPutinAsync();
        var page = Stances();
        var panel = page.Find("#panel-vladimir-putin").Closest("article")!;
        panel.TextContent.ShouldContain("President, Russia");
        panel.QuerySelector(".stance.doubts")!.TextContent.Trim().ShouldBe("doubted");
        panel.TextContent.ShouldContain("the outlet says so");
        panel.QuerySelector("mark")!.TextContent.ShouldBe("Doubts linger");
        panel.TextContent.ShouldContain("date not stated");
        panel.TextContent.ShouldContain("No own words in these sources (1 searched).");
        panel.TextContent.ShouldContain("Not in these sources: territory and assets,");
        panel.QuerySelector("details summary")!.TextContent.ShouldBe("2 passages");
        panel.QuerySelectorAll("figcaption a")[0].GetAttribute("href")!.ShouldStartWith("/articles/");
    }

    [Fact]
    public async Task An_actor_can_be_unpinned_and_all_can_be()
    {
        await KnowPutinAsync();
        var page = Stances();
        page.Find("[aria-label='Unpin Donald Trump']").GetAttribute("href")!
            .ShouldEndWith("/stances?pin=vladimir-putin&pin=volodymyr-zelensky&pin=steve-witkoff&pin=marco-rubio");

        var one = Stances("?pin=vladimir-putin");
        one.FindAll("article").Count.ShouldBe(1);
        one.Find(".unpin").GetAttribute("href")!.ShouldEndWith("/stances?pin=-");
        Stances("?pin=-").Markup.ShouldContain("No actor is pinned");
    }

    [Fact]
    public async Task Any_actor_can_be_pinned()
    {
        await KnowPutinAsync();
        var page = Stances("?pin=donald-trump");
        page.WaitForAssertion(() => page.Find("#pick-pinned-actors label").TextContent.Trim().ShouldBe("Vladimir Putin"));
        page.Find("#pick-pinned-actors label input").Change(true);
        page.WaitForAssertion(() => page.FindAll("article").Count.ShouldBe(2));
        new Uri(Bunit.Services.GetRequiredService<NavigationManager>().Uri).Query.ShouldBe("?pin=donald-trump&pin=vladimir-putin");
    }

    [Fact]
    public async Task The_matrix_is_a_table_whose_empty_cells_say_so_and_whose_others_lead_to_the_quote()
    {
        await KnowPutinAsync();
        var page = Stances("?view=matrix");
        page.FindAll("th[scope=col]").Count.ShouldBe(6);
        page.FindAll("th[scope=row]").Count.ShouldBe(11);
        var cell = page.FindAll("tbody tr")[0].Children[2];
        cell.TextContent.ShouldContain("doubted");
        cell.TextContent.ShouldContain("the outlet says so");
        cell.QuerySelector("a")!.GetAttribute("href")!.ShouldContain("record=");
        page.FindAll("tbody tr")[0].Children[1].TextContent.Trim().ShouldBe("not in these sources");
    }

    [Fact]
    public async Task A_cell_that_the_filter_empties_does_not_claim_silence()
    {
        await KnowPutinAsync();
        var page = Stances("?view=matrix&voice=self");
        page.FindAll("tbody tr")[0].Children[2].TextContent.Trim().ShouldBe("hidden by the filter");
        Stances("?voice=self").Find("#panel-vladimir-putin").Closest("article")!.TextContent.ShouldContain("No stance here matches the filter.");
    }

    [Fact]
    public async Task Without_dates_there_is_no_shift_and_the_page_says_why()
    {
        await KnowPutinAsync();
        Stances("?view=shifts").Find(".empty").TextContent.ShouldContain("none of 3 stances has a date");
    }

    [Fact]
    public async Task A_shift_shows_both_sides()
    {
        foreach (var (text, day, position) in new[] { ("Eva Gor backs the truce.", 1, Position.Supports), ("Eva Gor rejects the truce.", 9, Position.Opposes) })
        {
            var made = new Made(text, new DateOnly(2025, 3, day)).Actor("Eva Gor").Stance("s1", "Eva Gor", "ceasefire", position, Voice.Self, text);
            await Store.SaveAsync(made.Article, made.Found);
        }
        var shift = Stances("?view=shifts").Find(".shifts li");
        shift.QuerySelectorAll("blockquote").Select(q => q.TextContent.Trim()).ShouldBe(["Eva Gor backs the truce.", "Eva Gor rejects the truce."]);
        shift.TextContent.ShouldContain("1 Mar 2025 (day of publication)");
        shift.TextContent.ShouldContain("own words or acts");
    }

    [Theory]
    [InlineData("?view=nonsense", "There is no view “nonsense”")]
    [InlineData("?view=7", "There is no view “7”")]
    [InlineData("?pin=%3Cscript%3E", "“<script>”")]
    [InlineData("?actor=nobody", "No actor “nobody” is in these sources")]
    [InlineData("?issue=weather", "There is no issue “weather”")]
    public void Nonsense_in_the_address_is_said(string query, string said)
    {
        var page = Stances(query);
        page.WaitForAssertion(() => string.Join('\n', page.Nodes.Select(n => n.TextContent)).ShouldContain(said));
    }
}
