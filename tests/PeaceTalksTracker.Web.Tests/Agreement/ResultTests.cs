using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Agreement;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Agreement;

public sealed class ResultTests : RoundTest
{
    [Fact]
    public async Task Figures_stand_per_field_over_all_and_per_issue_and_disagreements_are_listed()
    {
        await CodeAsync(Ada);
        await CodeAsync(Bo);
        var results = await ResultsAsync();
        var rows = results.Rows.ToDictionary(r => (r.Scope, r.Field), r => r.Figures);
        // Ada takes both claims for Ann Lee's, Bo one of them for nobody's.
        rows[(null, RecordField.Speaker)].ShouldBe(new CoderAgreement(2, 1, 0));
        rows[(null, RecordField.Issue)].ShouldBe(new CoderAgreement(3, 3, null));
        rows[("Sanctions", RecordField.Speaker)].ShouldBe(new CoderAgreement(1, 0, 0));
        rows[("no issue", RecordField.Status)].ShouldBe(new CoderAgreement(1, 0, 0));
        rows.Keys.Select(k => k.Scope).Distinct().ShouldBe([null, "Ceasefire", "Sanctions", "no issue"], ignoreOrder: true);
        results.LeftOut.ShouldBe(0);
        results.Disagreements.Select(d => (d.Field, d.A.Shown, d.B.Shown, d.Now.Shown)).ShouldBe(
            [(RecordField.Status, "happened", "planned", "happened"), (RecordField.Speaker, "Ann Lee", "nobody named", "Bob Ray")], ignoreOrder: true);
    }

    [Fact]
    public async Task Settling_sets_the_record_in_one_change_leaves_the_figures_and_can_be_taken_back_whole()
    {
        await CodeAsync(Ada);
        await CodeAsync(Bo);
        var before = await ResultsAsync();
        var open = before.Disagreements.Single(d => d.Field == RecordField.Status);
        (await Settlements.SettleAsync(Round, open.Item, open.Field, open.B.Value, Lea)).ShouldBeNull();

        var after = await ResultsAsync();
        after.Rows.ShouldBe(before.Rows);
        var settled = after.Disagreements.Single(d => d.Field == RecordField.Status);
        (settled.Now.Value, settled.Settled!.Value.Shown, settled.Settled.By).ShouldBe((nameof(EventStatus.Planned), "planned", "Lea"));
        var history = (await Store.Get<RecordHistory>().OfAsync(settled.Quote.RecordKey))[0];
        (history.By, history.Why, history.Change).ShouldBe(("Lea", "adjudicated in First round", settled.Settled.Change));
        history.Fields.Select(f => f.Field).ShouldBe([RecordField.Review, RecordField.Status]);
        (await Settlements.SettleAsync(Round, open.Item, open.Field, open.A.Value, Lea)).ShouldNotBeNull().ShouldContain("Lea has settled this already");

        (await Store.Get<UndoService>().TakeBackAsync(settled.Settled.Change, PersonRole.Lead, Lea)).ShouldBe(new UndoOutcome(null));
        var back = (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Status);
        (back.Now.Value, back.Settled).ShouldBe((nameof(EventStatus.Happened), null));
    }

    [Fact]
    public async Task A_record_that_says_so_already_counts_as_decided_and_none_empties_a_field()
    {
        await CodeAsync(Ada);
        await CodeAsync(Bo);
        var status = (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Status);
        (await Settlements.SettleAsync(Round, status.Item, status.Field, status.Now.Value, Lea)).ShouldBeNull();
        var speaker = (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Speaker);
        (await Settlements.SettleAsync(Round, speaker.Item, speaker.Field, CodedFields.None, Lea)).ShouldBeNull();
        await using var db = await Store.OpenAsync();
        (await db.Events.Select(e => e.Review).SingleAsync()).ShouldBe(ReviewState.Accepted);
        (await db.Claims.CountAsync(c => c.SpeakerId == null && c.Rule == RecordVersion.ByPerson)).ShouldBe(1);
        (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Speaker).Settled!.Value.Shown.ShouldBe("nobody named");
    }

    [Fact]
    public async Task Nothing_is_settled_that_is_no_disagreement_or_no_value()
    {
        await CodeAsync(Ada);
        await CodeAsync(Bo);
        var status = (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Status);
        (await Settlements.SettleAsync(Round, status.Item, RecordField.Type, nameof(EventType.Aid), Lea)).ShouldNotBeNull().ShouldContain("do not disagree");
        (await Settlements.SettleAsync(Round, status.Item, RecordField.Status, "Maybe", Lea)).ShouldNotBeNull().ShouldContain("Choose one of the list");
        (await Settlements.SettleAsync(Round, 99, RecordField.Status, "Planned", Lea)).ShouldNotBeNull().ShouldContain("no such item");
    }

    [Fact]
    public async Task A_withdrawn_record_is_passed_over_and_stands_in_no_figure()
    {
        await CodeAsync(Ada, upTo: 2);
        await Store.Get<ArticleService>().WithdrawAsync(Article, Ned, null);
        (await Coding.OpenAsync(Round, null, Ada)).ShouldNotBeNull().Item.ShouldNotBeNull().Around.ShouldBeNull();
        foreach (var place in new[] { 3, 4 })
            (await Coding.SaveAsync(Round, place, RecordFields.Empty, Ada)).ShouldBeNull();
        foreach (var place in Enumerable.Range(1, 4))
            (await Coding.SaveAsync(Round, place, RecordFields.Empty, Bo)).ShouldBeNull();
        (await ResultsAsync()).ShouldSatisfyAllConditions(r => r.LeftOut.ShouldBe(4), r => r.Rows.ShouldBeEmpty());

        await Store.Get<ArticleService>().RestoreAsync(Article, Ned, null);
        (await ResultsAsync()).LeftOut.ShouldBe(4);
    }

    [Fact]
    public async Task Looking_back_shows_a_round_as_far_as_it_had_come()
    {
        Store.Time.Advance(TimeSpan.FromDays(1));
        await CodeAsync(Ada);
        await CodeAsync(Bo);
        Store.Time.Advance(TimeSpan.FromDays(1));
        Store.Get<Viewpoint>().Address = "?asof=2025-03-20";
        (await Agreement.RoundAsync(Round, Lea)).ShouldNotBeNull().ShouldSatisfyAllConditions(v => v.Results.ShouldBeNull(), v => v.Round.A.Done.ShouldBe(0));
        Store.Get<Viewpoint>().Address = "?asof=2025-03-21";
        (await Agreement.RoundAsync(Round, Lea)).ShouldNotBeNull().Results.ShouldNotBeNull();
        Store.Get<Viewpoint>().Address = "?asof=2025-03-19";
        (await Agreement.RoundAsync(Round, Lea)).ShouldBeNull();
    }
}
