using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Review;

public sealed class RecordServiceTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private Signer ed = null!;
    private Signer uma = null!;
    private string met = null!;

    private RecordService Records => store.Get<RecordService>();

    private UndoService Undo => store.Get<UndoService>();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        (ed, uma) = (await store.PersonAsync("Ed", PersonRole.Editor), await store.PersonAsync("Uma", PersonRole.Editor));
        var made = new Made("Ann Lee met Bob Ray in Oslo. Later Cy Dow said that talks would go on.", new DateOnly(2024, 5, 4))
            .Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray in Oslo.", "met", ["Ann Lee", "Bob Ray"], place: "Oslo")
            .Event("e2", EventType.Request, "Later Cy Dow said that talks would go on.", "said", ["Cy Dow"]);
        await store.SaveAsync(made.Article, made.Found);
        await using var db = await store.OpenAsync();
        met = await db.Events.Where(e => e.Place == "Oslo").Select(e => e.Record.Key).SingleAsync();
    }

    [Fact]
    public async Task A_correction_is_signed_counts_as_reviewed_and_can_be_read_in_the_history()
    {
        await SaveAsync(ed, "it is only planned", f => f.With(RecordField.Status, nameof(EventStatus.Planned)).With(RecordField.Actors, "ann-lee"));

        var now = await OpenAsync();
        now.Fields[RecordField.Review]!.Value.ShouldBe(nameof(ReviewState.Accepted));
        now.Fields[RecordField.Actors]!.Shown.ShouldBe("Ann Lee");
        var history = await store.Get<RecordHistory>().OfAsync(met);
        history.Count.ShouldBe(2);
        (history[0].By, history[0].Why).ShouldBe(("Ed", "it is only planned"));
        history[0].Fields.Select(f => (f.Field, f.Before?.Shown, f.After?.Shown)).ShouldBe([
            (RecordField.Review, "not reviewed", "accepted"),
            (RecordField.Status, "happened", "planned"),
            (RecordField.Actors, "Ann Lee, Bob Ray", "Ann Lee"),
        ]);
    }

    [Fact]
    public async Task Undo_brings_back_every_field_and_redo_does_it_again()
    {
        var before = (await OpenAsync()).Fields;
        await SaveAsync(ed, null, f => f.With(RecordField.Actors, "cy-dow").With(RecordField.Date, "2024-05-03").With(RecordField.Tags, "oslo; track two")
            .With(RecordField.Reliability, nameof(SourceReliability.UsuallyReliable)));
        var after = (await OpenAsync()).Fields;
        before.ChangesTo(after).Count.ShouldBe(5);

        (await Undo.UndoAsync(ed) with { What = null }).ShouldBe(new UndoOutcome(null));
        before.ChangesTo((await OpenAsync()).Fields).ShouldBeEmpty();
        (await Undo.RedoAsync(ed) with { What = null }).ShouldBe(new UndoOutcome(null));
        after.ChangesTo((await OpenAsync()).Fields).ShouldBeEmpty();
        (await Undo.RedoAsync(ed)).Problem.ShouldBe("There is nothing of yours to redo.");
    }

    [Fact]
    public async Task Undo_keeps_what_somebody_else_has_changed_since()
    {
        await SaveAsync(ed, null, f => f.With(RecordField.Place, "Bergen").With(RecordField.Status, nameof(EventStatus.Planned)));
        await SaveAsync(uma, null, f => f.With(RecordField.Place, "Bergen, Norway"));

        (await Undo.UndoAsync(ed)).Kept.ShouldBe(1);
        var now = (await OpenAsync()).Fields;
        (now[RecordField.Place]!.Value, now[RecordField.Status]!.Value).ShouldBe(("Bergen, Norway", nameof(EventStatus.Happened)));
    }

    [Fact]
    public async Task Two_editors_of_different_fields_are_merged()
    {
        var opened = await OpenAsync();
        await SaveAsync(uma, null, f => f.With(RecordField.Place, "Bergen"));

        var saved = await Records.SaveAsync(met, opened.Base, opened.Fields.With(RecordField.Date, "2024-05-03"), null, ed);

        saved.Conflict.ShouldBeNull();
        var now = (await OpenAsync()).Fields;
        (now[RecordField.Place]!.Value, now[RecordField.Date]!.Value).ShouldBe(("Bergen", "2024-05-03"));
    }

    [Fact]
    public async Task Two_editors_of_one_field_get_both_versions_and_neither_is_lost()
    {
        var opened = await OpenAsync();
        await SaveAsync(uma, null, f => f.With(RecordField.Place, "Bergen"));

        var saved = await Records.SaveAsync(met, opened.Base, opened.Fields.With(RecordField.Place, "Tromsø"), null, ed);

        var conflict = saved.Conflict.ShouldNotBeNull();
        (conflict.By, conflict.Theirs[RecordField.Place]!.Value).ShouldBe(("Uma", "Bergen"));
        conflict.Contested.ShouldBe([RecordField.Place]);
        (await OpenAsync()).Fields[RecordField.Place]!.Value.ShouldBe("Bergen");
        (await Records.SaveAsync(met, conflict.Base, conflict.Theirs.With(RecordField.Place, "Tromsø"), "seen both", ed)).ShouldBe(new SaveOutcome(Key: met));
    }

    [Fact]
    public async Task A_bulk_decision_is_one_change_and_one_undo()
    {
        await Records.DecideAsync([met], ReviewState.Rejected, "no news", ed);
        (await OpenAsync()).Fields[RecordField.Review]!.Value.ShouldBe(nameof(ReviewState.Rejected));
        await Undo.UndoAsync(ed);
        (await OpenAsync()).Fields[RecordField.Review]!.Value.ShouldBe(nameof(ReviewState.Unreviewed));
    }

    [Theory]
    [InlineData(AnchorState.Moved, AnchorState.Exact)]
    [InlineData(AnchorState.Ambiguous, AnchorState.Kept)]
    [InlineData(AnchorState.Lost, AnchorState.Kept)]
    public async Task A_decision_on_words_that_a_correction_touched_takes_them_off_the_queue(AnchorState found, AnchorState after)
    {
        await Records.DecideAsync([met], ReviewState.Accepted, null, ed);
        await using (var db = await store.OpenAsync())
        {
            foreach (var words in await db.Evidence.Where(e => e.Record.Key == met).ToListAsync())
                words.Anchor = found;
            await db.RecordAsync("corrector");
        }
        (await QueueAsync()).ShouldContain((met, ReviewReason.Anchor));

        await Records.DecideAsync([met], ReviewState.Accepted, "read it", ed);

        (await QueueAsync()).ShouldNotContain((met, ReviewReason.Anchor));
        await using var now = await store.OpenAsync();
        (await now.Evidence.Where(e => e.Record.Key == met).Select(e => e.Anchor).Distinct().SingleAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task A_record_of_ones_own_quotes_the_words_selected_in_the_text()
    {
        await using var db = await store.OpenAsync();
        var text = await db.ArticleTexts.SingleAsync();
        var (start, end) = (text.Content.IndexOf("Cy", StringComparison.Ordinal), text.Content.Length);
        var fields = RecordFields.Empty.With(RecordField.Kind, nameof(ClaimKind.Indirect)).With(RecordField.Speaker, "cy-dow")
            .With(RecordField.Content, FieldReader.SpanOf(text.Id, start, end));

        var saved = await Records.AddAsync((await OpenAsync()).ArticleKey, RecordKind.Claim, Guid.NewGuid(), fields, "missed", ed);

        var claim = (await Records.OpenAsync(saved.Key.ShouldNotBeNull())).ShouldNotBeNull();
        claim.Fields[RecordField.Content]!.Shown.ShouldBe("Cy Dow said that talks would go on.");
        claim.Fields[RecordField.Review]!.Value.ShouldBe(nameof(ReviewState.Accepted));
    }

    [Theory]
    [InlineData(RecordField.Date, "yesterday")]
    [InlineData(RecordField.Actors, "nobody-we-know")]
    [InlineData(RecordField.Passage, "")]
    [InlineData(RecordField.Passage, "1:0-99999")]
    [InlineData(RecordField.Type, "Dance")]
    [InlineData(RecordField.Issue, "weather")]
    [InlineData(RecordField.Speaker, "ann-lee")]
    public async Task What_cannot_be_saved_is_said_at_its_field_and_nothing_is_saved(RecordField field, string value)
    {
        var opened = await OpenAsync();
        var saved = await Records.SaveAsync(met, opened.Base, opened.Fields.With(RecordField.Place, "Rome").With(field, value), null, ed);
        saved.Problem.ShouldNotBeNull();
        saved.FieldProblems.ShouldNotBeNull().Keys.ShouldBe([field]);
        (await OpenAsync()).Fields[RecordField.Place]!.Value.ShouldBe("Oslo");
    }

    [Fact]
    public async Task Nobody_without_an_editors_rights_changes_anything()
    {
        var ana = await store.PersonAsync("Ana", PersonRole.Analyst);
        var opened = await OpenAsync();
        (await Records.SaveAsync(met, opened.Base, opened.Fields, null, ana)).Problem.ShouldNotBeNull().ShouldContain("rights of an editor");
        (await Records.DecideAsync([met], ReviewState.Rejected, null, ana)).ShouldNotBeNull();
        (await Records.AddAsync(opened.ArticleKey, RecordKind.Event, Guid.NewGuid(), opened.Fields, null, ana)).Problem.ShouldNotBeNull();
        (await Undo.UndoAsync(ana)).Problem.ShouldNotBeNull();
        (await OpenAsync()).Base.ShouldBe(opened.Base);
    }

    [Fact]
    public void A_reversal_knows_every_kind_of_versioned_row()
    {
        using var db = store.Contexts.CreateDbContext();
        db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsSubclassOf(typeof(Versioned))).ShouldBe(Reversal.Types, ignoreOrder: true);
    }

    private async Task<IReadOnlyList<(string, ReviewReason)>> QueueAsync()
        => [.. (await store.Get<QueueQueries>().PageAsync(new(), null, null, 1)).Items.Select(i => (i.Key, i.Reason))];

    private async Task<OpenRecord> OpenAsync() => (await Records.OpenAsync(met)).ShouldNotBeNull();

    private async Task SaveAsync(Signer by, string? why, Func<RecordFields, RecordFields> edit)
    {
        store.Time.Advance(TimeSpan.FromMinutes(1));
        var opened = await OpenAsync();
        var saved = await Records.SaveAsync(met, opened.Base, edit(opened.Fields), why, by);
        (saved.Problem, saved.Conflict, saved.FieldProblems).ShouldBe((null, null, null));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
