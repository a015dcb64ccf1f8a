using CsCheck;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Issues;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Issues;

public sealed class IssueServiceTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private Signer lead = null!, other = null!;

    private IssueService Issues => store.Get<IssueService>();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        (lead, other) = (await store.PersonAsync("Lea", PersonRole.Lead), await store.PersonAsync("Ola", PersonRole.Lead));
        const string said = "Ann Lee said she wants a truce.";
        var made = new Made(said, new DateOnly(2024, 5, 4)).Actor("Ann Lee")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, said, "wants");
        await store.SaveAsync(made.Article, made.Found);
        store.Time.Advance(TimeSpan.FromDays(1));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static RecordFields Worded(string name, string proposition = "They are exchanged.")
        => RecordFields.Empty.With(RecordField.Name, name).With(RecordField.Proposition, proposition);

    private async Task<SaveOutcome> RewordAsync(string issue, RecordField field, string value, Signer? by = null, long? start = null)
    {
        var open = (await Issues.OpenAsync(issue))!;
        return await Issues.SaveAsync(issue, start ?? open.Base, open.Fields.With(field, value), "clearer", by ?? lead);
    }

    private async Task<List<string>> NamesAsync() => [.. (await store.Get<FilterChoices>().IssuesAsync([])).Select(i => i.Name)];

    [Fact]
    public async Task Another_wording_shows_wherever_the_issue_is_named_and_the_lexicon_leaves_it()
    {
        (await RewordAsync("ceasefire", RecordField.Name, "A truce")).Key.ShouldBe("ceasefire");

        (await store.Get<StanceQueries>().BoardAsync(["ann-lee"], new(), 3)).Panels[0].Issues.Single().Issue.Name.ShouldBe("A truce");
        await using var db = await store.OpenAsync();
        (await FieldReader.ReadAsync(db, await db.Records.Select(r => r.Id).ToListAsync())).Values.Single()[RecordField.Issue].ShouldBe(new("ceasefire", "A truce"));
        await Database.MigrateAsync(db);
        (await NamesAsync())[0].ShouldBe("A truce");
    }

    [Fact]
    public async Task A_wording_that_no_lead_has_touched_follows_the_lexicon()
    {
        await using (var db = await store.OpenAsync())
        {
            (await db.Issues.SingleAsync(i => i.IssueId == "ceasefire")).Name = "An older lexicon's word";
            await db.RecordAsync("lexicon");
            await Database.MigrateAsync(db);
        }
        (await NamesAsync()).ShouldNotContain("An older lexicon's word");
    }

    [Fact]
    public async Task History_shows_each_wording_and_looking_back_finds_the_old_one()
    {
        var before = store.Time.GetUtcNow().UtcDateTime;
        store.Time.Advance(TimeSpan.FromHours(1));
        await RewordAsync("ceasefire", RecordField.Name, "A truce");

        var history = await store.Get<IssueQueries>().HistoryAsync("ceasefire");
        history.Select(h => h.By).ShouldBe(["Lea", "lexicon"]);
        history[0].Why.ShouldBe("clearer");
        history[0].Fields.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            c => c.Before!.Value.ShouldBe("Ceasefire"), c => c.After!.Value.ShouldBe("A truce"));
        (await store.Get<IssueQueries>().AfterAsync("ceasefire", history[1].Change))![RecordField.Name]!.Value.ShouldBe("Ceasefire");

        await using var past = await store.OpenAsync();
        past.AsOf = before;
        (await past.IssuesAsync(new())).Select(i => i.Name).ShouldNotContain("A truce");
    }

    [Fact]
    public async Task Two_leads_of_one_issue_lose_no_word()
    {
        var start = (await Issues.OpenAsync("ceasefire"))!;
        (await Issues.SaveAsync("ceasefire", start.Base, start.Fields.With(RecordField.Name, "A truce"), null, lead)).Key.ShouldNotBeNull();

        (await Issues.SaveAsync("ceasefire", start.Base, start.Fields.With(RecordField.Proposition, "Fighting ends."), null, other)).Key.ShouldNotBeNull();
        (await Issues.OpenAsync("ceasefire"))!.Fields.ShouldSatisfyAllConditions(
            f => f[RecordField.Name]!.Value.ShouldBe("A truce"), f => f[RecordField.Proposition]!.Value.ShouldBe("Fighting ends."));

        var conflict = (await Issues.SaveAsync("ceasefire", start.Base, start.Fields.With(RecordField.Name, "Armistice"), null, other)).Conflict.ShouldNotBeNull();
        conflict.Contested.ShouldBe([RecordField.Name]);
        (conflict.By, conflict.Theirs[RecordField.Name]!.Value).ShouldBe(("Ola", "A truce"));
    }

    [Fact]
    public async Task An_added_issue_comes_last_and_things_can_be_filed_under_it()
    {
        (await Issues.AddAsync(Worded("Exchange of prisoners"), null, lead)).Key.ShouldBe("exchange-of-prisoners");
        (await NamesAsync())[^1].ShouldBe("Exchange of prisoners");

        await using var db = await store.OpenAsync();
        var record = await db.Records.Select(r => r.Key).SingleAsync();
        var open = (await store.Get<RecordService>().OpenAsync(record))!;
        (await store.Get<RecordService>().SaveAsync(record, open.Base, open.Fields.With(RecordField.Issue, "exchange-of-prisoners"), null, lead)).Key.ShouldNotBeNull();
        (await store.Get<IssueQueries>().ListAsync()).Single(i => i.Issue.Id == "exchange-of-prisoners").Stances.ShouldBe(1);
    }

    [Fact]
    public async Task Undo_takes_an_added_issue_away_unless_something_is_filed_under_it()
    {
        await Issues.AddAsync(Worded("Prisoners"), null, lead);
        (await store.Get<UndoService>().UndoAsync(lead) with { What = null }).ShouldBe(new UndoOutcome(null));
        (await NamesAsync()).ShouldNotContain("Prisoners");

        await Issues.AddAsync(Worded("Children"), null, lead);
        var change = (await store.Get<IssueQueries>().HistoryAsync("children"))[0].Change;
        await using (var db = await store.OpenAsync())
        {
            (await db.Stances.SingleAsync()).IssueId = "children";
            await db.RecordAsync("Ola");
        }
        (await store.Get<UndoService>().TakeBackAsync(change, PersonRole.Lead, lead)).Kept.ShouldBe(1);
        (await NamesAsync()).ShouldContain("Children");
    }

    [Fact]
    public async Task An_issue_stays_once_anything_was_filed_under_it_whatever_was_taken_back_since()
    {
        await Issues.AddAsync(Worded("Children"), null, lead);
        var added = (await store.Get<IssueQueries>().HistoryAsync("children"))[0].Change;
        var record = await FileAsync("children");
        await store.Get<UndoService>().UndoAsync(lead);
        (await store.Get<UndoService>().TakeBackAsync(added, PersonRole.Lead, other)).Kept.ShouldBe(1);
        await store.Get<UndoService>().RedoAsync(lead);
        (await store.Get<RecordService>().OpenAsync(record))!.Fields[RecordField.Issue].ShouldBe(new("children", "Children"));
    }

    private async Task<string> FileAsync(string issue)
    {
        await using var db = await store.OpenAsync();
        var record = await db.Records.Select(r => r.Key).SingleAsync();
        var open = (await store.Get<RecordService>().OpenAsync(record))!;
        (await store.Get<RecordService>().SaveAsync(record, open.Base, open.Fields.With(RecordField.Issue, issue), null, lead)).Key.ShouldNotBeNull();
        return record;
    }

    [Fact]
    public async Task A_move_leaves_words_to_the_lexicon_and_words_leave_the_place_to_it()
    {
        await Issues.MoveAsync("ceasefire", false, lead);
        await RewordAsync("sanctions", RecordField.Name, "Penalties");
        await using var db = await store.OpenAsync();
        (await db.Issues.Where(i => i.Worded).Select(i => i.IssueId).ToListAsync()).ShouldBe(["sanctions"]);
        (await db.Issues.Where(i => i.Placed).Select(i => i.IssueId).OrderBy(i => i).ToListAsync()).ShouldBe(["ceasefire", "peace-settlement"]);
    }

    [Fact]
    public async Task Who_is_a_lead_no_more_takes_none_of_a_lead_s_work_back()
    {
        await RewordAsync("ceasefire", RecordField.Name, "A truce");
        await store.PersonAsync("Lea", PersonRole.Editor);
        (await store.Get<UndoService>().UndoAsync(lead)).Problem.ShouldNotBeNull().ShouldContain("a lead");
        (await NamesAsync())[0].ShouldBe("A truce");
    }

    [Fact]
    public async Task A_retired_issue_keeps_what_is_filed_and_leaves_boards_and_choices()
    {
        await RewordAsync("ceasefire", RecordField.Asked, FieldOptions.Retired.Value);

        (await NamesAsync()).ShouldNotContain("Ceasefire");
        (await store.Get<FilterChoices>().IssuesAsync(["ceasefire"])).ShouldContain(i => i.Name == "Ceasefire");
        (await store.Get<StanceQueries>().BoardAsync(["ann-lee"], new(), 3)).ShouldSatisfyAllConditions(
            b => b.Issues.ShouldNotContain(i => i.Id == "ceasefire"), b => b.Panels[0].Issues.ShouldBeEmpty(), b => b.Panels[0].Silent.ShouldNotContain(i => i.Id == "ceasefire"));
        (await store.Get<StanceQueries>().BoardAsync(["ann-lee"], new() { Issues = ["ceasefire"] }, 3)).Panels[0].Issues.ShouldHaveSingleItem();
        (await store.Get<IssueQueries>().ListAsync())[^1].ShouldSatisfyAllConditions(i => i.IsRetired.ShouldBeTrue(), i => i.Stances.ShouldBe(1));

        await using var db = await store.OpenAsync();
        var record = await db.Records.Select(r => r.Key).SingleAsync();
        var open = (await store.Get<RecordService>().OpenAsync(record))!;
        (await store.Get<RecordService>().SaveAsync(record, open.Base, open.Fields.With(RecordField.Position, nameof(Position.Opposes)), null, lead)).Key.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_new_is_filed_under_a_retired_issue_by_people()
    {
        await RewordAsync("sanctions", RecordField.Asked, FieldOptions.Retired.Value);
        await using var db = await store.OpenAsync();
        var record = await db.Records.Select(r => r.Key).SingleAsync();
        var open = (await store.Get<RecordService>().OpenAsync(record))!;
        (await store.Get<RecordService>().SaveAsync(record, open.Base, open.Fields.With(RecordField.Issue, "sanctions"), null, lead))
            .FieldProblems!.Keys.ShouldBe([RecordField.Issue]);
    }

    [Fact]
    public async Task Moves_give_every_order_and_lose_no_issue()
    {
        var ids = (await store.Get<FilterChoices>().IssuesAsync([])).Select(i => i.Id).ToList();
        await Gen.Select(Gen.Int[0, ids.Count - 1], Gen.Bool).Array[1, 6].SampleAsync(
            async moves =>
            {
                var expected = (await store.Get<FilterChoices>().IssuesAsync([])).Select(i => i.Id).ToList();
                foreach (var (which, up) in moves)
                {
                    var moved = await Issues.MoveAsync(ids[which], up, lead);
                    var from = expected.IndexOf(ids[which]);
                    var to = Math.Clamp(from + (up ? -1 : 1), 0, expected.Count - 1);
                    (moved.Change is not null, moved.Problem is null).ShouldBe((from != to, from != to));
                    (expected[from], expected[to]) = (expected[to], expected[from]);
                }
                (await store.Get<FilterChoices>().IssuesAsync([])).Select(i => i.Id).ShouldBe(expected);
            },
            iter: 15, threads: 1);
    }

    [Theory]
    [InlineData("", "Something is for.", RecordField.Name)]
    [InlineData("…", "Something is for.", RecordField.Name)]
    [InlineData(" cEASEFIRE ", "Something is for.", RecordField.Name)]
    [InlineData("Prisoners", " ", RecordField.Proposition)]
    public async Task What_no_issue_can_be_is_said_at_its_field(string name, string proposition, RecordField field)
    {
        var outcome = await Issues.AddAsync(Worded(name, proposition), null, lead);
        outcome.FieldProblems!.Keys.ShouldBe([field]);
        outcome.Problem.ShouldNotBeNull();
        (await NamesAsync()).Count.ShouldBe(Core.Extraction.Lexicon.Default.Issues.Count);
    }
}
