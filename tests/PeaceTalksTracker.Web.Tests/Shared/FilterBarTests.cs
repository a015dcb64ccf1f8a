using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Shared;

public sealed class FilterBarTests : PageTest
{
    private NavigationManager Navigation => Bunit.Services.GetRequiredService<NavigationManager>();

    private string Address => new Uri(Navigation.Uri).PathAndQuery;

    private IRenderedComponent<FilterBar> Bar(string address, FilterFields fields)
    {
        Navigation.NavigateTo(address);
        var bar = Bunit.Render<FilterBar>(p => p.Add(b => b.Fields, fields));
        bar.WaitForState(() => !fields.HasFlag(FilterFields.Issue) || bar.FindAll("#pick-issue label").Count > 0);
        return bar;
    }

    private async Task KnowAnnAsync()
    {
        var made = new Made("Ann Lee met Bob Ray.").Actor("Ann Lee").Actor("Bob Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray.", "met", ["Ann Lee", "Bob Ray"]);
        await Store.SaveAsync(made.Article, made.Found);
    }

    [Fact]
    public void Only_the_pickers_asked_for_are_there()
    {
        var bar = Bar("/claims", FilterFields.Issue | FilterFields.Review);
        bar.FindAll("[popover]").Select(p => p.Id).ShouldBe(["pick-issue", "pick-review"]);
        bar.FindAll("input[type=date]").ShouldBeEmpty();
    }

    [Fact]
    public void A_choice_navigates_keeps_other_parameters_and_drops_the_page_number()
    {
        var bar = Bar("/timeline?axis=order&page=3&status=planned", FilterFields.Issue | FilterFields.Status);
        bar.FindAll("#pick-issue input")[0].Change(true);
        Address.ShouldBe("/timeline?axis=order&issue=ceasefire&status=planned");
        bar.WaitForAssertion(() => bar.FindAll(".chip").Select(c => c.TextContent.Trim(' ', '✕')).ShouldBe(["Issue: Ceasefire", "Status: planned"]));
        bar.Find("[popovertarget=pick-issue]").TextContent.ShouldBe("Issue: Ceasefire");
    }

    [Fact]
    public void Two_quick_choices_both_hold()
    {
        var bar = Bar("/timeline", FilterFields.Status);
        bar.Find("#pick-status label:nth-of-type(1) input").Change(true);
        bar.Find("#pick-status label:nth-of-type(2) input").Change(true);
        Address.ShouldBe("/timeline?status=happened&status=planned");
    }

    [Fact]
    public async Task A_chip_is_a_link_without_its_filter_and_all_can_be_cleared()
    {
        await KnowAnnAsync();
        var bar = Bar("/claims?actor=ann-lee&q=peace&sort=date", FilterFields.Actor);
        bar.WaitForAssertion(() => bar.FindAll(".chip").Count.ShouldBe(2));
        bar.Find(".chip").TextContent.ShouldContain("Actor: Ann Lee");
        bar.Find(".chip").GetAttribute("href").ShouldBe("/claims?sort=date&q=peace");
        bar.Find(".chips li:last-child a").GetAttribute("href").ShouldBe("/claims?sort=date");
    }

    [Fact]
    public void Text_is_applied_when_the_typing_pauses()
    {
        var bar = Bar("/claims", FilterFields.None);
        bar.Find("[data-filter] input").Input("troo");
        bar.Find("[data-filter] input").Input("troops");
        Address.ShouldBe("/claims");
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        bar.WaitForAssertion(() => Address.ShouldBe("/claims?q=troops"));
    }

    [Fact]
    public void Enter_applies_the_text_at_once()
    {
        var bar = Bar("/claims", FilterFields.None);
        bar.Find("[data-filter] input").Input("  troops ");
        bar.Find("[data-filter] input").Change("  troops ");
        Address.ShouldBe("/claims?q=troops");
    }

    [Fact]
    public void The_text_box_follows_the_address()
    {
        var bar = Bar("/claims?q=troops", FilterFields.None);
        bar.Find("[data-filter] input").GetAttribute("value").ShouldBe("troops");
        Navigation.NavigateTo("/claims");
        bar.WaitForAssertion(() => bar.Find("[data-filter] input").GetAttribute("value").ShouldBeNullOrEmpty());
    }

    [Fact]
    public void What_the_address_says_wrongly_is_said_in_sentences()
    {
        var bar = Bar("/claims?actor=nobody&issue=weather&review=maybe&from=soon", FilterFields.Actor | FilterFields.Issue | FilterFields.Review);
        bar.WaitForAssertion(() => bar.FindAll(".problem").Count.ShouldBe(4));
        var said = string.Join('\n', bar.FindAll(".problem").Select(p => p.TextContent));
        said.ShouldContain("No actor “nobody” is in these sources");
        said.ShouldContain("There is no issue “weather”");
        said.ShouldContain("There is no review “maybe”");
        said.ShouldContain("“soon” is no date");
    }

    [Fact]
    public async Task Actors_are_found_by_a_part_of_their_name_and_wildcards_mean_themselves()
    {
        await KnowAnnAsync();
        var bar = Bar("/claims", FilterFields.Actor);
        bar.WaitForAssertion(() => bar.FindAll("#pick-actor label").Count.ShouldBe(2));
        bar.Find("#pick-actor .find").Input("lee");
        bar.WaitForAssertion(() => bar.FindAll("#pick-actor label").Select(l => l.TextContent.Trim()).ShouldBe(["Ann Lee"]));
        bar.Find("#pick-actor .find").Input("%");
        bar.WaitForAssertion(() => bar.Find("#pick-actor").TextContent.ShouldContain("No actor of that name."));
    }

    [Fact]
    public void A_period_is_chosen_by_days_and_an_emptied_day_lifts_it()
    {
        var bar = Bar("/timeline", FilterFields.Period);
        bar.FindAll("input[type=date]")[0].Change("2025-03-01");
        Address.ShouldBe("/timeline?from=2025-03-01");
        bar.WaitForAssertion(() => bar.Find(".chip").TextContent.ShouldContain("From 1 Mar 2025"));
        bar.FindAll("input[type=date]")[0].Change("");
        Address.ShouldBe("/timeline");
    }

    [Fact]
    public void The_pickers_can_be_folded_away_on_narrow_screens()
    {
        var bar = Bar("/timeline", FilterFields.Period);
        bar.Find(".toggle").GetAttribute("aria-expanded").ShouldBe("false");
        bar.Find(".toggle").Click();
        bar.Find(".toggle").GetAttribute("aria-expanded").ShouldBe("true");
        bar.Find(".filters").ClassList.ShouldContain("open");
    }
}
