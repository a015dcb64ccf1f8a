using Bunit;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Actors;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Actors;

public sealed class ActorServiceTests : PageTest
{
    private Signer lead = null!;

    private ActorService Actors => Store.Get<ActorService>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        lead = await SignInAsync("Lea", PersonRole.Lead);
        await ReadAsync("On Monday");
    }

    /// <summary>An article that names Ann Lee, as it may come after somebody has corrected her.</summary>
    private async Task ReadAsync(string first)
    {
        var met = $"{first} Ann Lee met Bob Ray.";
        var made = new Made(met, new DateOnly(2024, 5, 4)).Actor("Ann Lee", role: "envoy", proposed: true).Actor("Bob Ray")
            .Event("e1", EventType.Consult, met, "met", ["Ann Lee", "Bob Ray"]);
        await Store.SaveAsync(made.Article, made.Found);
    }

    private async Task<SaveOutcome> SetAsync(RecordField field, string? value, string key = "ann-lee")
    {
        var open = (await Actors.OpenAsync(key))!;
        return await Actors.SaveAsync(key, open.Base, open.Fields.With(field, value), "checked", lead);
    }

    private async Task<ActorDetails> AnnAsync() => (await Store.Get<ActorQueries>().FindAsync("ann-lee"))!;

    private async Task<int> EventsOfAnnAsync()
        => (await Store.Get<ActorQueries>().PageAsync(null, null, 1, 50)).Rows.Single(r => r.Actor.Key == "ann-lee").Events;

    [Fact]
    public async Task A_later_reading_knows_a_renamed_actor_by_the_old_name_and_changes_nothing_of_theirs()
    {
        (await SetAsync(RecordField.Name, "Annabel Lee")).Key.ShouldBe("ann-lee");
        (await SetAsync(RecordField.Role, "foreign minister")).Key.ShouldNotBeNull();
        (await SetAsync(RecordField.Standing, FieldOptions.Confirmed.Value)).Key.ShouldNotBeNull();

        await ReadAsync("On Tuesday");
        (await EventsOfAnnAsync()).ShouldBe(2);
        (await AnnAsync()).ShouldSatisfyAllConditions(
            a => a.Actor.Name.ShouldBe("Annabel Lee"), a => a.Role.ShouldBe("foreign minister"), a => a.Proposed.ShouldBeFalse(), a => a.Aliases.ShouldBe(["Ann Lee"]));
    }

    [Fact]
    public async Task An_old_name_that_a_lead_takes_away_means_somebody_else()
    {
        await SetAsync(RecordField.Name, "Annabel Lee");
        await SetAsync(RecordField.Aliases, null);
        await ReadAsync("On Tuesday");
        (await EventsOfAnnAsync()).ShouldBe(1);
        (await Store.Get<ActorQueries>().FindAsync("ann-lee-2"))!.Actor.Name.ShouldBe("Ann Lee");
    }

    [Fact]
    public async Task A_name_that_was_a_mistake_and_undone_means_nobody()
    {
        await SetAsync(RecordField.Name, "Cy Dow");
        (await Store.Get<UndoService>().UndoAsync(lead) with { What = null }).ShouldBe(new UndoOutcome(null));
        (await AnnAsync()).Aliases.ShouldBeEmpty();
        var made = new Made("Cy Dow spoke.").Actor("Cy Dow").Event("e1", EventType.Consult, "Cy Dow spoke.", "spoke", ["Cy Dow"]);
        await Store.SaveAsync(made.Article, made.Found);
        (await EventsOfAnnAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Every_field_is_kept_shown_in_the_history_and_undone()
    {
        var open = (await Actors.OpenAsync("ann-lee"))!;
        var wanted = open.Fields.With(RecordField.ActorKind, nameof(ActorKind.Organisation)).With(RecordField.Affiliation, "Norway")
            .With(RecordField.Wikidata, "Q7747").With(RecordField.Aliases, "A. Lee; The envoy");
        (await Actors.SaveAsync("ann-lee", open.Base, wanted, "checked", lead)).Key.ShouldNotBeNull();
        (await AnnAsync()).ShouldSatisfyAllConditions(
            a => a.Actor.Kind.ShouldBe(ActorKind.Organisation), a => a.Affiliation.ShouldBe("Norway"), a => a.Qid.ShouldBe("Q7747"), a => a.Aliases.ShouldBe(["A. Lee", "The envoy"]));

        var latest = (await Actors.HistoryAsync("ann-lee"))[0];
        (latest.By, latest.Why).ShouldBe(("Lea", "checked"));
        latest.Fields.Select(f => f.Field).ShouldBe([RecordField.ActorKind, RecordField.Affiliation, RecordField.Aliases, RecordField.Wikidata]);

        await Store.Get<UndoService>().UndoAsync(lead);
        (await Actors.OpenAsync("ann-lee"))!.Fields.ChangesTo(open.Fields).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_leads_of_one_actor_lose_no_word()
    {
        var start = (await Actors.OpenAsync("ann-lee"))!;
        await SetAsync(RecordField.Role, "foreign minister");
        (await Actors.SaveAsync("ann-lee", start.Base, start.Fields.With(RecordField.Affiliation, "Norway"), null, lead)).Key.ShouldNotBeNull();
        (await AnnAsync()).ShouldSatisfyAllConditions(a => a.Role.ShouldBe("foreign minister"), a => a.Affiliation.ShouldBe("Norway"));
        (await Actors.SaveAsync("ann-lee", start.Base, start.Fields.With(RecordField.Role, "chancellor"), null, lead)).Conflict!.Contested.ShouldBe([RecordField.Role]);
    }

    [Theory]
    [InlineData(RecordField.Name, null)]
    [InlineData(RecordField.Name, "Bob Ray")]
    [InlineData(RecordField.Wikidata, "7747")]
    [InlineData(RecordField.Wikidata, "Q0")]
    [InlineData(RecordField.ActorKind, "Planet")]
    public async Task What_cannot_be_is_said_at_its_field_and_nothing_is_saved(RecordField field, string? value)
    {
        var before = await Actors.HistoryAsync("ann-lee");
        (await SetAsync(field, value)).FieldProblems!.Keys.ShouldBe([field]);
        (await Actors.HistoryAsync("ann-lee")).Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task Two_actors_cannot_have_one_item()
    {
        await SetAsync(RecordField.Wikidata, "Q7747");
        (await SetAsync(RecordField.Wikidata, "Q7747", "bob-ray")).FieldProblems![RecordField.Wikidata].ShouldContain("Ann Lee has this item");
    }

    [Fact]
    public void A_lead_confirms_a_proposed_actor_on_their_page_and_corrects_them_there()
    {
        var page = Bunit.Render<ActorDetailsPage>(p => p.Add(a => a.Key, "ann-lee"));
        page.WaitForElement(".desk .primary").Click();
        page.WaitForAssertion(() => page.FindAll(".facts dt").Select(d => d.TextContent).ShouldNotContain("Proposed"));
        page.Find(".desk [data-action=edit]").Click();
        page.WaitForElement("#field-role").Input("foreign minister");
        page.Find(".desk form").Submit();
        page.WaitForAssertion(() => page.Find(".lead").TextContent.ShouldBe("foreign minister"));
        page.FindAll(".desk [role=status]").ShouldBeEmpty();
        page.Find(".said").TextContent.Trim().ShouldBe("Saved.");
    }

    [Fact]
    public void Whoever_goes_on_to_another_actor_takes_no_form_along()
    {
        var page = Bunit.Render<ActorDetailsPage>(p => p.Add(a => a.Key, "ann-lee"));
        page.WaitForElement(".desk [data-action=edit]").Click();
        page.WaitForElement("#field-role").Input("foreign minister");
        page.Render(p => p.Add(a => a.Key, "bob-ray"));
        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("Bob Ray"));
        page.FindAll(".desk form").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PersonRole.Analyst)]
    [InlineData(PersonRole.Editor)]
    public async Task Others_read_the_history_and_are_offered_nothing(PersonRole role)
    {
        await SignInAsync("Kit Ash", role);
        var page = Bunit.Render<ActorDetailsPage>(p => p.Add(a => a.Key, "ann-lee"));
        page.WaitForElement(".desk .history");
        page.FindAll(".desk button").ShouldBeEmpty();
    }
}
