using Bunit;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Review;

public sealed class ReviewPageTests : PageTest
{
    private string met = null!;
    private string called = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var made = new Made("Ann Lee met Bob Ray in Oslo. Cy Dow called Di Fox.", new DateOnly(2024, 5, 4))
            .Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow").Actor("Di Fox")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray in Oslo.", "met", ["Ann Lee", "Bob Ray"], place: "Oslo")
            .Event("e2", EventType.Consult, "Cy Dow called Di Fox.", "called", ["Cy Dow", "Di Fox"]);
        await Store.SaveAsync(made.Article, made.Found);
        await using var db = await Store.OpenAsync();
        met = await KeyOfAsync(db, "met");
        called = await KeyOfAsync(db, "called");
    }

    [Fact]
    public async Task The_least_sure_comes_first_and_what_changed_beneath_a_decision_before_it()
    {
        await using (var db = await Store.OpenAsync())
        {
            (await db.Events.SingleAsync(e => e.Record.Key == called)).Confidence = 0.1;
            await db.RecordAsync("tester");
        }
        Headings(Review()).ShouldBe(["Cy Dow, Di Fox · “called”", "Ann Lee, Bob Ray · “met”"]);

        await using (var db = await Store.OpenAsync())
        {
            db.Add(new ProposalVersion { RecordId = await db.Records.Where(r => r.Key == met).Select(r => r.Id).SingleAsync() });
            await db.RecordAsync("reader 3");
        }
        var page = Review();
        Headings(page).ShouldBe(["Ann Lee, Bob Ray · “met”", "Cy Dow, Di Fox · “called”"]);
        page.Find(".proposal").TextContent.ShouldContain("no longer shows the record");
    }

    [Fact]
    public async Task What_was_decided_otherwise_elsewhere_is_said_to_come_from_there_and_can_be_taken()
    {
        await Store.Get<RecordService>().DecideAsync([met], ReviewState.Rejected, null, Signers.Ed);
        var open = (await Store.Get<RecordService>().OpenAsync(met)).ShouldNotBeNull();
        await using (var db = await Store.OpenAsync())
        {
            db.Add(new ProposalVersion { RecordId = open.Id, Fields = open.Fields.With(RecordField.Review, nameof(ReviewState.Accepted)).With(RecordField.Place, "Bergen").ToJson() });
            await db.RecordAsync("Lea Dow", "imported from records.jsonld");
        }
        var page = Review("?record=" + met);
        page.Find(".proposal").TextContent.ShouldContain("this record was imported from records.jsonld, where people have decided otherwise");
        page.FindAll(".proposal button").Single(b => b.TextContent == "Take the decision from there").Click();
        page.WaitForAssertion(() => page.FindAll(".proposal").ShouldBeEmpty());
        var taken = (await Store.Get<RecordService>().OpenAsync(met)).ShouldNotBeNull().Fields;
        (taken[RecordField.Review]!.Value, taken[RecordField.Place]!.Value).ShouldBe(("Accepted", "Bergen"));
    }

    [Theory]
    [InlineData(PersonRole.Editor, "Mine.")]
    [InlineData(PersonRole.Lead, "Mine. Another's.")]
    public async Task Taking_a_note_away_is_offered_to_whoever_wrote_it_and_to_leads(PersonRole role, string offered)
    {
        var visitor = await SignInAsync("Kit Ash", role);
        await Store.Get<NoteService>().WriteAsync(met, Guid.NewGuid(), "Mine.", visitor);
        await Store.Get<NoteService>().WriteAsync(met, Guid.NewGuid(), "Another's.", Signers.Ed);
        var page = Review("?record=" + met);
        page.WaitForAssertion(() => page.FindAll(".note").Count.ShouldBe(2));
        string.Join(' ', page.FindAll(".note").Where(n => n.QuerySelector("button") is not null).Select(n => n.QuerySelector("p")!.TextContent)).ShouldBe(offered);
    }

    [Fact]
    public async Task Accepting_signs_the_decision_and_goes_on_to_the_next()
    {
        var page = Review("?record=" + met);
        page.Find("[aria-label^=Why]").Input("read it myself");
        Press(page, "accept");

        page.WaitForAssertion(() => Headings(page).ShouldHaveSingleItem());
        page.Find(".said").TextContent.ShouldContain("Accepted: Ann Lee, Bob Ray");
        page.WaitForAssertion(() => page.Find(".desk h2").TextContent.ShouldContain("Cy Dow"));
        await using var db = await Store.OpenAsync();
        var version = await db.Events.Include(e => e.RecordedIn).SingleAsync(e => e.Record.Key == met);
        (version.Review, version.RecordedIn.By, version.RecordedIn.Why).ShouldBe((ReviewState.Accepted, "Ed Ito", "read it myself"));
    }

    [Fact]
    public void Undo_brings_a_decided_record_back_into_the_queue()
    {
        var page = Review("?record=" + met);
        Press(page, "reject");
        page.WaitForAssertion(() => Headings(page).ShouldHaveSingleItem());
        Press(page, "undo");
        page.WaitForAssertion(() => Headings(page).Count.ShouldBe(2));
        page.WaitForAssertion(() => page.Find(".said").TextContent.ShouldBe("Taken back: what you did at 09:00 UTC to Ann Lee, Bob Ray · “met”."));
        Press(page, "redo");
        page.WaitForAssertion(() => page.Find(".said").TextContent.ShouldStartWith("Done again: what you did at 09:00 UTC to Ann Lee"));
    }

    [Fact]
    public async Task A_corrected_field_is_saved_and_its_history_shows_before_and_after()
    {
        var page = Review("?record=" + met);
        Edit(page);
        page.Find("#field-place").Input("Bergen");
        page.Find("form.form").Submit();
        page.WaitForAssertion(() => page.Find(".desk").TextContent.ShouldContain("accepted"));

        await page.Find("details.history").TriggerEventAsync("ontoggle", EventArgs.Empty);
        page.WaitForAssertion(() => page.FindAll(".history del").Select(d => d.TextContent).ShouldContain("Oslo"));
        page.FindAll(".history ins").Select(d => d.TextContent).ShouldContain("Bergen");
    }

    [Fact]
    public void What_is_wrong_is_said_at_its_field_and_what_was_typed_stays()
    {
        var page = Review("?record=" + met);
        Edit(page);
        page.Find("#field-date").Input("last week");
        page.Find("form.form").Submit();
        page.WaitForAssertion(() => page.Find("#field-date-problem").TextContent.ShouldContain("This is no date"));
        page.Find("#field-date").GetAttribute("value").ShouldBe("last week");
    }

    [Theory]
    [InlineData("place", "Nizhny ")]
    [InlineData("tags", "talks; ")]
    public void A_field_shows_what_is_typed_on_the_way_to_a_value(string field, string typed)
    {
        var page = Review("?record=" + met);
        Edit(page);
        page.Find("#field-" + field).Input(typed);
        page.Find("#form-why").Input("as the outlet has it");
        page.Find("#field-" + field).GetAttribute("value").ShouldBe(typed);
    }

    [Fact]
    public void Unsaved_work_is_kept_a_second_after_the_last_key_and_comes_back()
    {
        var page = Review("?record=" + met);
        Edit(page);
        page.Find("#field-place").Input("Tromsø");
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Find("form.form").TextContent.ShouldContain("Draft kept."));

        var again = Review("?record=" + met);
        again.WaitForAssertion(() => again.Find("[data-action=edit]").TextContent.ShouldContain("Restore draft"));
        Edit(again);
        again.WaitForAssertion(() => again.Find("#field-place").GetAttribute("value").ShouldBe("Tromsø"));
        again.Find("form.form .problem").TextContent.ShouldContain("Your unsaved work");
    }

    [Fact]
    public async Task A_reason_and_a_note_in_the_making_are_kept_too_and_the_page_says_where_they_are()
    {
        var page = Review("?record=" + met);
        Press(page, "note");
        page.WaitForElement("#note").Input("Ask the desk in Oslo.");
        page.Find($"#{page.Find("#note").GetAttribute("aria-describedby")}").TextContent.ShouldBe("Everybody who reads here sees it, with your name.");
        page.Find("#note").Blur();
        page.WaitForAssertion(() => page.Find(".notes").TextContent.ShouldContain("Draft kept."));
        Edit(page);
        page.WaitForElement("#form-why").Input("the second report has it");
        await page.Find("form.form").TriggerEventAsync("onfocusout", new Microsoft.AspNetCore.Components.Web.FocusEventArgs());

        var again = Review("?record=" + met);
        again.WaitForAssertion(() => again.FindAll(".drafts a").Select(a => a.GetAttribute("href")).ShouldBe([Urls.ReviewOf(met), Urls.ReviewOf(met)]));
        Press(again, "note");
        again.WaitForAssertion(() => again.Find("#note").GetAttribute("value").ShouldBe("Ask the desk in Oslo."));
        Edit(again);
        again.WaitForAssertion(() => again.Find("#form-why").GetAttribute("value").ShouldBe("the second report has it"));
        again.Find(".notes .button.primary").Click();
        again.WaitForAssertion(() => again.Find(".note").TextContent.ShouldContain("Ask the desk in Oslo."));
        (await Store.Get<DraftService>().ListAsync(await SignInAsync("Ed Ito", PersonRole.Editor))).ShouldHaveSingleItem().Subject.ShouldBe(Draft.OfRecord(met));
    }

    [Fact]
    public async Task A_collision_shows_both_versions_and_saves_the_chosen_one()
    {
        var page = Review("?record=" + met);
        Edit(page);
        page.Find("#field-place").Input("Bergen");
        await SaveAsSomebodyElseAsync("Rome");
        page.Find("form.form").Submit();

        page.WaitForAssertion(() => page.Find(".conflict").TextContent.ShouldContain("Uma Orr has saved this meanwhile"));
        page.Find(".conflict").TextContent.ShouldContain("Rome");
        page.FindAll(".conflict input[checked]").ShouldBeEmpty();
        page.Find(".conflict button").HasAttribute("disabled").ShouldBeTrue();
        page.Find("#field-tags").Input("typed before choosing");
        page.FindAll(".conflict input")[1].Change(true);
        page.Find(".conflict button").Click();
        page.WaitForAssertion(() => page.FindAll("form.form").ShouldBeEmpty());
        (await Store.Get<RecordService>().OpenAsync(met)).ShouldNotBeNull().Fields.ShouldSatisfyAllConditions(
            f => f[RecordField.Place]!.Value.ShouldBe("Bergen"), f => f[RecordField.Tags]!.Value.ShouldBe("typed before choosing"));
    }

    [Fact]
    public async Task Who_collides_again_while_choosing_chooses_anew()
    {
        var page = Review("?record=" + met);
        Edit(page);
        page.Find("#field-place").Input("Bergen");
        await SaveAsSomebodyElseAsync("Rome");
        page.Find("form.form").Submit();
        page.WaitForElement(".conflict");
        page.FindAll(".conflict input")[1].Change(true);
        await SaveAsSomebodyElseAsync("Paris");
        page.Find(".conflict button").Click();
        page.WaitForAssertion(() => page.Find(".conflict").TextContent.ShouldContain("Paris"));
        page.FindAll(".conflict input[checked]").ShouldBeEmpty();
        page.FindAll(".conflict input")[0].Change(true);
        page.Find(".conflict button").Click();
        page.WaitForAssertion(() => page.FindAll("form.form").ShouldBeEmpty());
        (await Store.Get<RecordService>().OpenAsync(met))!.Fields[RecordField.Place]!.Value.ShouldBe("Paris");
    }

    [Fact]
    public void Where_a_correction_also_accepts_its_form_says_so()
    {
        var page = Review("?record=" + met);
        Edit(page);
        page.Find("form.form .decide").TextContent.ShouldContain("also accepts it");
        page.Find("#field-place").Input("Bergen");
        page.Find("form.form").Submit();
        page.WaitForAssertion(() => page.FindAll("form.form").ShouldBeEmpty());
        Edit(page);
        page.Find("form.form .decide").TextContent.ShouldNotContain("accepts");
    }

    [Fact]
    public void Marked_records_are_decided_together_after_a_preview()
    {
        var page = Review();
        foreach (var _ in Headings(page))
            page.FindAll("ol input").First(i => !i.HasAttribute("checked")).Change(true);
        page.WaitForState(() => page.FindAll(".bulk button").Count > 1);
        page.FindAll(".bulk button")[1].Click();
        page.Find(".bulk").TextContent.ShouldContain("2 records will be rejected, as one change that one undo takes back.");
        page.Find(".bulk .primary").Click();
        page.WaitForAssertion(() => page.Markup.ShouldContain("Nothing waits."));
        Press(page, "undo");
        page.WaitForAssertion(() => Headings(page).Count.ShouldBe(2));
    }

    [Fact]
    public async Task An_analyst_reads_along_and_is_offered_nothing_to_decide()
    {
        await SignInAsync("Ana Poe", PersonRole.Analyst);
        var page = Review();
        Headings(page).Count.ShouldBe(2);
        page.FindAll("[data-action=accept], [data-action=edit], ol input").ShouldBeEmpty();
        page.Markup.ShouldContain("You can read along");
    }

    private IRenderedComponent<ReviewPage> Review(string query = "")
    {
        var page = Open<ReviewPage>("/review" + query);
        page.WaitForState(() => !page.Markup.Contains("Looking for what waits", StringComparison.Ordinal) && !page.Markup.Contains("Opening the record", StringComparison.Ordinal));
        return page;
    }

    private static void Press(IRenderedComponent<ReviewPage> page, string action) => page.Find($"[data-action={action}]").Click();

    // The form opens once the server has looked for a draft.
    private static void Edit(IRenderedComponent<ReviewPage> page)
    {
        Press(page, "edit");
        page.WaitForElement("form.form");
    }

    private static List<string> Headings(IRenderedComponent<ReviewPage> page) => [.. page.FindAll("ol .heading").Select(h => h.TextContent)];

    private static Task<string> KeyOfAsync(TrackerDbContext db, string trigger)
        => db.Evidence.Where(e => e.Role == EvidenceRole.Cue && e.Exact == trigger).Select(e => e.Record.Key).SingleAsync();

    private async Task SaveAsSomebodyElseAsync(string place)
    {
        var records = Store.Get<RecordService>();
        var open = (await records.OpenAsync(met)).ShouldNotBeNull();
        await records.SaveAsync(met, open.Base, open.Fields.With(RecordField.Place, place), null, await Store.PersonAsync("Uma Orr", PersonRole.Editor));
    }
}
