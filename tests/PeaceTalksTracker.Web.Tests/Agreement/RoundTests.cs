using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Agreement;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Agreement;

public sealed class RoundTests : RoundTest
{
    [Fact]
    public async Task A_sample_is_drawn_from_what_matches_and_the_draw_can_be_repeated()
    {
        var key = await AskAsync(size: 1, kind: RecordKind.Claim);
        var state = (await Agreement.RoundAsync(key, Lea)).ShouldNotBeNull().Round;
        (state.Items, state.Matching, state.AskedBy, state.A.Name, state.B.Name, state.Filter).ShouldBe((1, 2, "Lea", "Ada", "Bo", "?kind=Claim"));
        await using var db = await Store.OpenAsync();
        var claims = await db.Claims.Select(c => c.Record.Key).ToListAsync();
        (await db.CodingItems.Where(i => i.Round.Key == key).Select(i => i.Record.Key).SingleAsync())
            .ShouldBe(claims.MinBy(c => RecordKeys.Sha256($"{state.Seed}:{c}"), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_filter_narrows_the_sample()
    {
        var filter = new RecordFilter { Issues = ["sanctions"] };
        (await Store.Get<RoundService>().MatchingAsync(filter, null)).ShouldBe(1);
        (await Agreement.RoundAsync(await AskAsync(filter: filter), Lea)).ShouldNotBeNull().Round.Items.ShouldBe(1);
    }

    [Theory]
    [InlineData("", 10, false, "name")]
    [InlineData("Round", 0, false, "1 to 500")]
    [InlineData("Round", 501, false, "1 to 500")]
    [InlineData("Round", 10, true, "two different people")]
    public async Task What_cannot_be_asked_for_is_said(string name, int size, bool same, string words)
        => (await Store.Get<RoundService>().AskAsync(new(name, Ada.PersonId!, (same ? Ada : Bo).PersonId!, size, new(), null), Lea))
            .ShouldSatisfyAllConditions(o => o.Key.ShouldBeNull(), o => o.Problem.ShouldNotBeNull().ShouldContain(words));

    [Fact]
    public async Task Who_may_not_edit_is_not_asked_and_where_nothing_matches_there_is_no_round()
    {
        var ana = await Store.PersonAsync("Ana", PersonRole.Analyst);
        var rounds = Store.Get<RoundService>();
        (await rounds.PeopleAsync(Lea)).ShouldNotBeNull().Select(p => p.Name).ShouldBe(["Ada", "Bo", "Lea", "Ned"]);
        (await rounds.PeopleAsync(Ada)).ShouldBeNull();
        (await rounds.AskAsync(new("R", Ada.PersonId!, ana.PersonId!, 5, new(), null), Lea)).Problem.ShouldNotBeNull().ShouldContain("editors or leads");
        (await rounds.AskAsync(new("R", Ada.PersonId!, Bo.PersonId!, 5, new() { Text = "no such words" }, null), Lea)).Problem.ShouldNotBeNull().ShouldContain("No record matches");
    }

    [Fact]
    public async Task A_coder_sees_the_words_and_what_the_record_is_and_of_the_coded_fields_only_their_own()
    {
        foreach (var place in Enumerable.Range(1, 4))
        {
            var item = (await Coding.OpenAsync(Round, place, Ada)).ShouldNotBeNull().Item.ShouldNotBeNull();
            item.Own.ShouldBeNull();
            item.Around.ShouldNotBeNull().Words.ShouldContain("truce");
            (item.Holder, item.Issue?.Id).ShouldBe(item.Kind == RecordKind.Stance ? ("Ann Lee", "ceasefire") : (null, null));
            item.Speakers.Select(s => s.Shown).ShouldBe(item.Kind == RecordKind.Claim ? ["Ann Lee", "Bob Ray"] : []);
        }
        await CodeAsync(Bo);
        (await Coding.OpenAsync(Round, 1, Ada)).ShouldNotBeNull().Item.ShouldNotBeNull().Own.ShouldBeNull();
        await using var db = await Store.OpenAsync();
        (await db.Events.CountAsync(e => e.Review != ReviewState.Unreviewed) + await db.Claims.CountAsync(c => c.Review != ReviewState.Unreviewed)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_sees_a_label_before_both_have_finished()
    {
        await CodeAsync(Ada);
        await CodeAsync(Bo, upTo: 3);
        foreach (var person in new[] { Lea, Ada, Bo })
        {
            var view = (await Agreement.RoundAsync(Round, person)).ShouldNotBeNull();
            (view.Results, view.Round.A.Done, view.Round.B.Done).ShouldBe((null, 4, 3));
        }
        (await Agreement.RoundAsync(Round, Ned)).ShouldBeNull();
        (await Coding.OpenAsync(Round, 1, Lea)).ShouldBeNull();
        (await Coding.OpenAsync(Round, 1, Ned)).ShouldBeNull();

        await CodeAsync(Bo);
        foreach (var person in new[] { Lea, Ada, Bo })
            (await Agreement.RoundAsync(Round, person)).ShouldNotBeNull().Results.ShouldNotBeNull();
        (await Agreement.RoundAsync(Round, Ned)).ShouldBeNull();
        (await Coding.OpenAsync(Round, 1, Ada)).ShouldNotBeNull().Item.ShouldBeNull();
    }

    [Fact]
    public async Task A_record_s_history_and_fields_say_nothing_of_how_it_was_coded()
    {
        await using var db = await Store.OpenAsync();
        var met = await db.Events.Select(e => e.Record.Key).SingleAsync();
        await CodeAsync(Ada);
        (await Store.Get<RecordHistory>().OfAsync(met)).ShouldHaveSingleItem().By.ShouldNotBe("Ada");
        (await Store.Get<RecordService>().OpenAsync(met)).ShouldNotBeNull().Fields[RecordField.Review]!.Value.ShouldBe(nameof(ReviewState.Unreviewed));
    }

    [Fact]
    public async Task Two_coders_who_save_the_last_item_at_once_both_finish()
    {
        await CodeAsync(Ada, upTo: 3);
        await CodeAsync(Bo, upTo: 3);
        await Task.WhenAll(Task.Run(() => LastAsync(Ada)), Task.Run(() => LastAsync(Bo)));
        (await ResultsAsync()).LeftOut.ShouldBe(0);

        async Task LastAsync(Signer coder)
        {
            var item = (await Coding.OpenAsync(Round, 4, coder)).ShouldNotBeNull().Item.ShouldNotBeNull();
            (await Coding.SaveAsync(Round, 4, Labels(item.Kind, true), coder)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_lead_who_codes_is_as_blind_as_anybody()
    {
        var own = await AskAsync(b: Lea);
        await CodeAsync(Ada, own);
        (await Agreement.RoundAsync(own, Lea)).ShouldNotBeNull().Results.ShouldBeNull();
        (await Coding.OpenAsync(own, 1, Lea)).ShouldNotBeNull().Item.ShouldNotBeNull().Own.ShouldBeNull();
        (await Settlements.SettleAsync(own, 1, RecordField.Status, nameof(EventStatus.Planned), Lea)).ShouldNotBeNull().ShouldContain("Both coders must have finished");
    }

    [Fact]
    public async Task What_both_have_finished_stands_and_no_undo_opens_it_again()
    {
        await CodeAsync(Ada);
        await CodeAsync(Bo);
        (await Coding.SaveAsync(Round, 1, RecordFields.Empty, Ada)).ShouldNotBeNull().ShouldContain("labels stand");
        (await Store.Get<UndoService>().UndoAsync(Bo)).Problem.ShouldBe("There is nothing of yours to undo.");
        await using var db = await Store.OpenAsync();
        var change = await db.Labels.Select(l => l.RecordedInId).FirstAsync();
        (await Store.Get<UndoService>().TakeBackAsync(change, PersonRole.Lead, Lea)).Problem.ShouldNotBeNull().ShouldContain("coded in a round");
        (await Store.Get<RoundService>().CallOffAsync(Round, true, Lea)).ShouldNotBeNull().ShouldContain("finished");
        (await Agreement.RoundAsync(Round, Lea)).ShouldNotBeNull().Round.IsFinished.ShouldBeTrue();
    }

    [Fact]
    public async Task Coding_is_no_step_of_an_undo()
    {
        await using var db = await Store.OpenAsync();
        var claim = await db.Claims.Select(c => c.Record.Key).FirstAsync();
        await Store.Get<RecordService>().DecideAsync([claim], ReviewState.Rejected, null, Ada);
        await CodeAsync(Ada, upTo: 1);
        (await Store.Get<UndoService>().UndoAsync(Ada)).Problem.ShouldBeNull();
        (await db.Claims.CountAsync(c => c.Review == ReviewState.Rejected)).ShouldBe(0);
        (await db.Labels.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Until_both_have_finished_a_coder_codes_an_item_anew_and_history_keeps_the_first()
    {
        await CodeAsync(Ada);
        var place = await PlaceOfAsync(RecordKind.Event);
        var fields = Labels(RecordKind.Event, true).With(RecordField.Status, nameof(EventStatus.Denied));
        (await Coding.SaveAsync(Round, place, fields, Ada)).ShouldBeNull();
        (await Coding.OpenAsync(Round, place, Ada)).ShouldNotBeNull().Item!.Own![RecordField.Status]!.Value.ShouldBe(nameof(EventStatus.Denied));
        await using var db = await Store.OpenAsync();
        (await db.Labels.CountAsync(), await db.Labels.IgnoreQueryFilters().CountAsync()).ShouldBe((4, 5));
    }

    [Theory]
    [InlineData(RecordField.Issue, null)]
    [InlineData(RecordField.Issue, "weather")]
    [InlineData(RecordField.Status, "-")]
    [InlineData(RecordField.Type, "Dance")]
    public async Task What_is_not_coded_or_no_value_is_said_and_nothing_is_saved(RecordField field, string? value)
    {
        var fields = Labels(RecordKind.Event, true).With(field, value);
        (await Coding.SaveAsync(Round, await PlaceOfAsync(RecordKind.Event), fields, Ada)).ShouldNotBeNull().ShouldContain(ReviewWording.Of(field));
        (await Coding.OpenAsync(Round, null, Ada)).ShouldNotBeNull().Done.ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_two_coders_code_and_none_in_a_round_that_was_called_off()
    {
        foreach (var other in new[] { Lea, Ned })
            (await Coding.SaveAsync(Round, 1, RecordFields.Empty, other)).ShouldNotBeNull().ShouldContain("Only the two people");
        (await Store.Get<RoundService>().CallOffAsync(Round, true, Lea)).ShouldBeNull();
        (await Coding.SaveAsync(Round, 1, RecordFields.Empty, Ada)).ShouldNotBeNull().ShouldContain("called off");
        (await Agreement.RoundsAsync(Ada)).ShouldNotBeNull().Rounds.ShouldHaveSingleItem().CalledOff.ShouldBeTrue();
        (await Store.Get<UndoService>().UndoAsync(Lea)).Problem.ShouldBeNull();
        (await Agreement.RoundsAsync(Ada)).ShouldNotBeNull().Rounds.ShouldHaveSingleItem().CalledOff.ShouldBeFalse();
        (await Agreement.RoundsAsync(Ned)).ShouldNotBeNull().Rounds.ShouldBeEmpty();
    }
}
