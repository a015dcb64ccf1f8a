using Bunit;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Review;

public sealed class RecordDeskTests : PageTest
{
    private readonly List<string> said = [];
    private string key = "";
    private Signer ed = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var made = new Made("Ann Lee met Bob Ray in Oslo.", new DateOnly(2024, 5, 4)).Actor("Ann Lee").Actor("Bob Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray in Oslo.", "met", ["Ann Lee", "Bob Ray"], place: "Oslo");
        await Store.SaveAsync(made.Article, made.Found);
        await using var db = await Store.OpenAsync();
        key = await db.Records.Select(r => r.Key).SingleAsync();
        ed = await SignInAsync("Ed Ito", PersonRole.Editor);
    }

    private IRenderedComponent<RecordDesk> Desk() => Bunit.Render<RecordDesk>(p => p.Add(d => d.Key, key).Add(d => d.MayEdit, true).Add(d => d.Decided, said.Add));

    [Fact]
    public async Task A_second_decision_before_the_next_record_is_there_does_not_hit_the_one_just_decided()
    {
        var desk = Desk();
        desk.WaitForElement("[data-action=accept]").Click();
        desk.WaitForAssertion(() => said.Count.ShouldBe(1));
        desk.Find("[data-action=reject]").Click();
        await using var db = await Store.OpenAsync();
        (await db.Events.Select(e => e.Review).SingleAsync(), said.Count).ShouldBe((ReviewState.Accepted, 1));
    }

    [Fact]
    public async Task A_reason_that_is_kept_leaves_a_correction_that_another_tab_has_begun_meanwhile()
    {
        var desk = Desk();
        desk.WaitForElement("[data-action=accept]");
        var (drafts, open) = (Store.Get<DraftService>(), (await Store.Get<RecordService>().OpenAsync(key)).ShouldNotBeNull());
        (await drafts.KeepAsync(Draft.OfRecord(key), open.Fields.With(RecordField.Place, "Bergen"), null, open.Base, ed)).ShouldBeNull();
        desk.Find(".why input").Input("Two papers say so.");
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        desk.WaitForAssertion(() => desk.Find(".decide").TextContent.ShouldContain("Draft kept."));
        var kept = (await drafts.FindAsync(Draft.OfRecord(key), ed)).ShouldNotBeNull();
        (kept.Fields[RecordField.Place]?.Value, kept.Words).ShouldBe(("Bergen", "Two papers say so."));
    }
}
