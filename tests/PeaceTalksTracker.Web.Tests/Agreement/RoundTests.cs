using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Agreement;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Agreement;

/// <summary>Lea, a lead, asks Ada and Bo to code two claims, an event and a stance; Ned edits too and has no part in it.</summary>
public sealed class RoundTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private Signer lea = null!, ada = null!, bo = null!, ned = null!;
    private string article = "", round = "";

    private CodingService Coding => store.Get<CodingService>();

    private AgreementQueries Agreement => store.Get<AgreementQueries>();

    private SettlementService Settlements => store.Get<SettlementService>();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        lea = await store.PersonAsync("Lea", PersonRole.Lead);
        (ada, bo, ned) = (await store.PersonAsync("Ada", PersonRole.Editor), await store.PersonAsync("Bo", PersonRole.Editor), await store.PersonAsync("Ned", PersonRole.Editor));
        var made = new Made("Ann Lee met Bob Ray. Ann Lee said she wants a truce. Bob Ray said that sanctions stay.")
            .Actor("Ann Lee").Actor("Bob Ray").Mention("Ann Lee", "Ann Lee").Mention("Bob Ray", "Bob Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray.", "met", ["Ann Lee", "Bob Ray"])
            .Claim("c1", "Ann Lee", null, "said", "she wants a truce", "ceasefire")
            .Claim("c2", "Bob Ray", null, "said", "sanctions stay", "sanctions")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee said she wants a truce.", ground: "c1");
        article = (await store.SaveAsync(made.Article, made.Found)).Key;
        round = await AskAsync();
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_sample_is_drawn_from_what_matches_and_the_draw_can_be_repeated()
    {
        var key = await AskAsync(size: 1, kind: RecordKind.Claim);
        var state = (await Agreement.RoundAsync(key, lea)).ShouldNotBeNull().Round;
        (state.Items, state.Matching, state.AskedBy, state.A.Name, state.B.Name, state.Filter).ShouldBe((1, 2, "Lea", "Ada", "Bo", "?kind=Claim"));
        await using var db = await store.OpenAsync();
        var claims = await db.Claims.Select(c => c.Record.Key).ToListAsync();
        (await db.CodingItems.Where(i => i.Round.Key == key).Select(i => i.Record.Key).SingleAsync())
            .ShouldBe(claims.MinBy(c => RecordKeys.Sha256($"{state.Seed}:{c}"), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_filter_narrows_the_sample()
    {
        var filter = new RecordFilter { Issues = ["sanctions"] };
        (await store.Get<RoundService>().MatchingAsync(filter, null)).ShouldBe(1);
        (await Agreement.RoundAsync(await AskAsync(filter: filter), lea)).ShouldNotBeNull().Round.Items.ShouldBe(1);
    }

    [Theory]
    [InlineData("", 10, false, "name")]
    [InlineData("Round", 0, false, "1 to 500")]
    [InlineData("Round", 501, false, "1 to 500")]
    [InlineData("Round", 10, true, "two different people")]
    public async Task What_cannot_be_asked_for_is_said(string name, int size, bool same, string words)
        => (await store.Get<RoundService>().AskAsync(new(name, ada.PersonId!, (same ? ada : bo).PersonId!, size, new(), null), lea))
            .ShouldSatisfyAllConditions(o => o.Key.ShouldBeNull(), o => o.Problem.ShouldNotBeNull().ShouldContain(words));

    [Fact]
    public async Task Who_may_not_edit_is_not_asked_and_where_nothing_matches_there_is_no_round()
    {
        var ana = await store.PersonAsync("Ana", PersonRole.Analyst);
        var rounds = store.Get<RoundService>();
        (await rounds.PeopleAsync(lea)).ShouldNotBeNull().Select(p => p.Name).ShouldBe(["Ada", "Bo", "Lea", "Ned"]);
        (await rounds.PeopleAsync(ada)).ShouldBeNull();
        (await rounds.AskAsync(new("R", ada.PersonId!, ana.PersonId!, 5, new(), null), lea)).Problem.ShouldNotBeNull().ShouldContain("editors or leads");
        (await rounds.AskAsync(new("R", ada.PersonId!, bo.PersonId!, 5, new() { Text = "no such words" }, null), lea)).Problem.ShouldNotBeNull().ShouldContain("No record matches");
    }

    [Fact]
    public async Task A_coder_sees_the_words_and_what_the_record_is_and_of_the_coded_fields_only_their_own()
    {
        foreach (var place in Enumerable.Range(1, 4))
        {
            var item = (await Coding.OpenAsync(round, place, ada)).ShouldNotBeNull().Item.ShouldNotBeNull();
            item.Own.ShouldBeNull();
            item.Around.ShouldNotBeNull().Words.ShouldContain("truce");
            (item.Holder, item.Issue?.Id).ShouldBe(item.Kind == RecordKind.Stance ? ("Ann Lee", "ceasefire") : (null, null));
            item.Speakers.Select(s => s.Shown).ShouldBe(item.Kind == RecordKind.Claim ? ["Ann Lee", "Bob Ray"] : []);
        }
        await CodeAsync(bo);
        (await Coding.OpenAsync(round, 1, ada)).ShouldNotBeNull().Item.ShouldNotBeNull().Own.ShouldBeNull();
        await using var db = await store.OpenAsync();
        (await db.Events.CountAsync(e => e.Review != ReviewState.Unreviewed) + await db.Claims.CountAsync(c => c.Review != ReviewState.Unreviewed)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_sees_a_label_before_both_have_finished()
    {
        await CodeAsync(ada);
        await CodeAsync(bo, upTo: 3);
        foreach (var person in new[] { lea, ada, bo })
        {
            var view = (await Agreement.RoundAsync(round, person)).ShouldNotBeNull();
            (view.Results, view.Round.A.Done, view.Round.B.Done).ShouldBe((null, 4, 3));
        }
        (await Agreement.RoundAsync(round, ned)).ShouldBeNull();
        (await Coding.OpenAsync(round, 1, lea)).ShouldBeNull();
        (await Coding.OpenAsync(round, 1, ned)).ShouldBeNull();

        await CodeAsync(bo);
        foreach (var person in new[] { lea, ada, bo })
            (await Agreement.RoundAsync(round, person)).ShouldNotBeNull().Results.ShouldNotBeNull();
        (await Agreement.RoundAsync(round, ned)).ShouldBeNull();
        (await Coding.OpenAsync(round, 1, ada)).ShouldNotBeNull().Item.ShouldBeNull();
    }

    [Fact]
    public async Task A_lead_who_codes_is_as_blind_as_anybody()
    {
        var own = await AskAsync(b: lea);
        await CodeAsync(ada, own);
        (await Agreement.RoundAsync(own, lea)).ShouldNotBeNull().Results.ShouldBeNull();
        (await Coding.OpenAsync(own, 1, lea)).ShouldNotBeNull().Item.ShouldNotBeNull().Own.ShouldBeNull();
        (await Settlements.SettleAsync(own, 1, RecordField.Status, nameof(EventStatus.Planned), lea)).ShouldNotBeNull().ShouldContain("Both coders must have finished");
    }

    [Fact]
    public async Task What_both_have_finished_stands_and_no_undo_opens_it_again()
    {
        await CodeAsync(ada);
        await CodeAsync(bo);
        (await Coding.SaveAsync(round, 1, RecordFields.Empty, ada)).ShouldNotBeNull().ShouldContain("labels stand");
        (await store.Get<UndoService>().UndoAsync(bo)).Problem.ShouldBe("There is nothing of yours to undo.");
        await using var db = await store.OpenAsync();
        var change = await db.Labels.Select(l => l.RecordedInId).FirstAsync();
        (await store.Get<UndoService>().TakeBackAsync(change, PersonRole.Lead, lea)).Problem.ShouldNotBeNull().ShouldContain("coded in a round");
        (await store.Get<RoundService>().CallOffAsync(round, true, lea)).ShouldNotBeNull().ShouldContain("finished");
        (await Agreement.RoundAsync(round, lea)).ShouldNotBeNull().Round.IsFinished.ShouldBeTrue();
    }

    [Fact]
    public async Task Coding_is_no_step_of_an_undo()
    {
        await using var db = await store.OpenAsync();
        var claim = await db.Claims.Select(c => c.Record.Key).FirstAsync();
        await store.Get<RecordService>().DecideAsync([claim], ReviewState.Rejected, null, ada);
        await CodeAsync(ada, upTo: 1);
        (await store.Get<UndoService>().UndoAsync(ada)).Problem.ShouldBeNull();
        (await db.Claims.CountAsync(c => c.Review == ReviewState.Rejected)).ShouldBe(0);
        (await db.Labels.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Until_both_have_finished_a_coder_codes_an_item_anew_and_history_keeps_the_first()
    {
        await CodeAsync(ada);
        var place = await PlaceOfAsync(RecordKind.Event);
        var fields = Labels(RecordKind.Event, true).With(RecordField.Status, nameof(EventStatus.Denied));
        (await Coding.SaveAsync(round, place, fields, ada)).ShouldBeNull();
        (await Coding.OpenAsync(round, place, ada)).ShouldNotBeNull().Item!.Own![RecordField.Status]!.Value.ShouldBe(nameof(EventStatus.Denied));
        await using var db = await store.OpenAsync();
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
        (await Coding.SaveAsync(round, await PlaceOfAsync(RecordKind.Event), fields, ada)).ShouldNotBeNull().ShouldContain(ReviewWording.Of(field));
        (await Coding.OpenAsync(round, null, ada)).ShouldNotBeNull().Done.ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_two_coders_code_and_none_in_a_round_that_was_called_off()
    {
        foreach (var other in new[] { lea, ned })
            (await Coding.SaveAsync(round, 1, RecordFields.Empty, other)).ShouldNotBeNull().ShouldContain("Only the two people");
        (await store.Get<RoundService>().CallOffAsync(round, true, lea)).ShouldBeNull();
        (await Coding.SaveAsync(round, 1, RecordFields.Empty, ada)).ShouldNotBeNull().ShouldContain("called off");
        (await Agreement.RoundsAsync(ada)).ShouldNotBeNull().Rounds.ShouldHaveSingleItem().CalledOff.ShouldBeTrue();
        (await store.Get<UndoService>().UndoAsync(lea)).Problem.ShouldBeNull();
        (await Agreement.RoundsAsync(ada)).ShouldNotBeNull().Rounds.ShouldHaveSingleItem().CalledOff.ShouldBeFalse();
        (await Agreement.RoundsAsync(ned)).ShouldNotBeNull().Rounds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Figures_stand_per_field_over_all_and_per_issue_and_disagreements_are_listed()
    {
        await CodeAsync(ada);
        await CodeAsync(bo);
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
        await CodeAsync(ada);
        await CodeAsync(bo);
        var before = await ResultsAsync();
        var open = before.Disagreements.Single(d => d.Field == RecordField.Status);
        (await Settlements.SettleAsync(round, open.Item, open.Field, open.B.Value, lea)).ShouldBeNull();

        var after = await ResultsAsync();
        after.Rows.ShouldBe(before.Rows);
        var settled = after.Disagreements.Single(d => d.Field == RecordField.Status);
        (settled.Now.Value, settled.Settled!.Value.Shown, settled.Settled.By).ShouldBe((nameof(EventStatus.Planned), "planned", "Lea"));
        var history = (await store.Get<RecordHistory>().OfAsync(settled.Quote.RecordKey))[0];
        (history.By, history.Why, history.Change).ShouldBe(("Lea", "adjudicated in First round", settled.Settled.Change));
        history.Fields.Select(f => f.Field).ShouldBe([RecordField.Review, RecordField.Status]);
        (await Settlements.SettleAsync(round, open.Item, open.Field, open.A.Value, lea)).ShouldNotBeNull().ShouldContain("Lea has settled this already");

        (await store.Get<UndoService>().TakeBackAsync(settled.Settled.Change, PersonRole.Lead, lea)).ShouldBe(new UndoOutcome(null));
        var back = (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Status);
        (back.Now.Value, back.Settled).ShouldBe((nameof(EventStatus.Happened), null));
    }

    [Fact]
    public async Task A_record_that_says_so_already_counts_as_decided_and_none_empties_a_field()
    {
        await CodeAsync(ada);
        await CodeAsync(bo);
        var status = (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Status);
        (await Settlements.SettleAsync(round, status.Item, status.Field, status.Now.Value, lea)).ShouldBeNull();
        var speaker = (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Speaker);
        (await Settlements.SettleAsync(round, speaker.Item, speaker.Field, CodedFields.None, lea)).ShouldBeNull();
        await using var db = await store.OpenAsync();
        (await db.Events.Select(e => e.Review).SingleAsync()).ShouldBe(ReviewState.Accepted);
        (await db.Claims.CountAsync(c => c.SpeakerId == null && c.Rule == RecordVersion.ByPerson)).ShouldBe(1);
        (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Speaker).Settled!.Value.Shown.ShouldBe("nobody named");
    }

    [Fact]
    public async Task Nothing_is_settled_that_is_no_disagreement_or_no_value()
    {
        await CodeAsync(ada);
        await CodeAsync(bo);
        var status = (await ResultsAsync()).Disagreements.Single(d => d.Field == RecordField.Status);
        (await Settlements.SettleAsync(round, status.Item, RecordField.Type, nameof(EventType.Aid), lea)).ShouldNotBeNull().ShouldContain("do not disagree");
        (await Settlements.SettleAsync(round, status.Item, RecordField.Status, "Maybe", lea)).ShouldNotBeNull().ShouldContain("Choose one of the list");
        (await Settlements.SettleAsync(round, 99, RecordField.Status, "Planned", lea)).ShouldNotBeNull().ShouldContain("no such item");
    }

    [Fact]
    public async Task A_withdrawn_record_is_passed_over_and_stands_in_no_figure()
    {
        await CodeAsync(ada, upTo: 2);
        await store.Get<ArticleService>().WithdrawAsync(article, ned, null);
        (await Coding.OpenAsync(round, null, ada)).ShouldNotBeNull().Item.ShouldNotBeNull().Around.ShouldBeNull();
        foreach (var place in new[] { 3, 4 })
            (await Coding.SaveAsync(round, place, RecordFields.Empty, ada)).ShouldBeNull();
        foreach (var place in Enumerable.Range(1, 4))
            (await Coding.SaveAsync(round, place, RecordFields.Empty, bo)).ShouldBeNull();
        (await ResultsAsync()).ShouldSatisfyAllConditions(r => r.LeftOut.ShouldBe(4), r => r.Rows.ShouldBeEmpty());

        await store.Get<ArticleService>().RestoreAsync(article, ned, null);
        (await ResultsAsync()).LeftOut.ShouldBe(4);
    }

    [Fact]
    public async Task Looking_back_shows_a_round_as_far_as_it_had_come()
    {
        store.Time.Advance(TimeSpan.FromDays(1));
        await CodeAsync(ada);
        await CodeAsync(bo);
        store.Time.Advance(TimeSpan.FromDays(1));
        store.Get<Viewpoint>().Address = "?asof=2025-03-20";
        (await Agreement.RoundAsync(round, lea)).ShouldNotBeNull().ShouldSatisfyAllConditions(v => v.Results.ShouldBeNull(), v => v.Round.A.Done.ShouldBe(0));
        store.Get<Viewpoint>().Address = "?asof=2025-03-21";
        (await Agreement.RoundAsync(round, lea)).ShouldNotBeNull().Results.ShouldNotBeNull();
        store.Get<Viewpoint>().Address = "?asof=2025-03-19";
        (await Agreement.RoundAsync(round, lea)).ShouldBeNull();
    }

    private async Task<string> AskAsync(int size = 40, RecordKind? kind = null, RecordFilter? filter = null, Signer? b = null)
    {
        var asked = await store.Get<RoundService>().AskAsync(new("First round", ada.PersonId!, (b ?? bo).PersonId!, size, filter ?? new(), kind), lea);
        asked.Problem.ShouldBeNull();
        return asked.Key!;
    }

    private async Task CodeAsync(Signer coder, string? key = null, int upTo = 4)
    {
        for (var place = 1; place <= upTo; place++)
        {
            var item = (await Coding.OpenAsync(key ?? round, place, coder)).ShouldNotBeNull().Item.ShouldNotBeNull();
            var isTruce = item.Around!.Marks.Any(m => item.Around.Words[(m.Start - item.Around.Start)..(m.End - item.Around.Start)].Contains("truce", StringComparison.Ordinal));
            (await Coding.SaveAsync(key ?? round, place, Labels(item.Kind, coder == ada || isTruce), coder)).ShouldBeNull();
        }
    }

    private static RecordFields Labels(RecordKind kind, bool first) => kind switch
    {
        RecordKind.Event => RecordFields.Empty.With(RecordField.Type, nameof(EventType.Consult))
            .With(RecordField.Status, first ? nameof(EventStatus.Happened) : nameof(EventStatus.Planned)).With(RecordField.Issue, CodedFields.None),
        RecordKind.Claim => RecordFields.Empty.With(RecordField.Speaker, first ? "ann-lee" : CodedFields.None)
            .With(RecordField.Kind, nameof(ClaimKind.Indirect)).With(RecordField.Issue, CodedFields.None),
        _ => RecordFields.Empty.With(RecordField.Position, nameof(Position.Supports)).With(RecordField.Voice, nameof(Voice.Self)),
    };

    private async Task<int> PlaceOfAsync(RecordKind kind)
    {
        await using var db = await store.OpenAsync();
        return await db.CodingItems.Where(i => i.Round.Key == round && i.Record.Kind == kind).Select(i => i.Ordinal).FirstAsync();
    }

    private async Task<RoundResults> ResultsAsync() => (await Agreement.RoundAsync(round, lea)).ShouldNotBeNull().Results.ShouldNotBeNull();
}
