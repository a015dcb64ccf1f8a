using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Actors;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Issues;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Review;

/// <summary>What is said of an undo, wherever the change was made.</summary>
public sealed class UndoNamesTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2025, 3, 20);

    private readonly TestStore store = new();
    private Signer lea = null!;
    private string article = null!;
    private List<string> records = null!;

    private UndoService Undo => store.Get<UndoService>();

    private RecordService Records => store.Get<RecordService>();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        lea = await store.PersonAsync("Lea", PersonRole.Lead);
        var made = new Made("Ann Lee met Bob Ray. Cy Dow called.", new DateOnly(2024, 5, 4), "A meeting").Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray.", "met", ["Ann Lee", "Bob Ray"])
            .Event("e2", EventType.Consult, "Cy Dow called.", "called", ["Cy Dow"]);
        article = (await store.SaveAsync(made.Article, made.Found)).Key;
        await using var db = await store.OpenAsync();
        records = await db.Records.OrderBy(r => r.Id).Select(r => r.Key).ToListAsync();
    }

    [Fact]
    public async Task A_decision_names_its_record_whether_it_is_taken_back_or_done_again()
    {
        await Records.DecideAsync([records[0]], ReviewState.Accepted, null, lea);
        store.Time.Advance(TimeSpan.FromMinutes(4));
        (await UndoneAsync()).ShouldBe("Taken back: what you did at 09:00 UTC to Ann Lee, Bob Ray · “met”.");
        (await RedoneAsync()).ShouldBe("Done again: what you did at 09:00 UTC to Ann Lee, Bob Ray · “met”.");
        (await UndoneAsync()).ShouldBe("Taken back: what you did at 09:00 UTC to Ann Lee, Bob Ray · “met”.");
        (await RedoneAsync()).ShouldBe("Done again: what you did at 09:00 UTC to Ann Lee, Bob Ray · “met”.");
        (await RedoneAsync()).ShouldBe("There is nothing of yours to redo.");
    }

    [Fact]
    public async Task Of_several_records_one_is_named_and_the_others_counted()
    {
        await Records.DecideAsync(records, ReviewState.Rejected, null, lea);
        (await UndoneAsync()).ShouldBe("Taken back: what you did at 09:00 UTC to Ann Lee, Bob Ray · “met” and 1 other.");
    }

    [Fact]
    public async Task A_note_names_its_record_and_an_older_day_is_said()
    {
        await store.Get<NoteService>().WriteAsync(records[1], Guid.NewGuid(), "Ask Oslo.", lea);
        ReviewWording.Of(await Undo.UndoAsync(lea), again: false, Today.AddDays(1)).ShouldBe("Taken back: what you did on 20 Mar 2025 at 09:00 UTC to Cy Dow · “called”.");
    }

    [Fact]
    public async Task A_record_that_was_entered_is_named_though_it_is_gone_then()
    {
        await using var db = await store.OpenAsync();
        var text = (await db.ArticleTexts.SingleAsync()).Id;
        var fields = RecordFields.Empty.With(RecordField.Kind, nameof(ClaimKind.Indirect)).With(RecordField.Speaker, "cy-dow")
            .With(RecordField.Content, FieldReader.SpanOf(text, 0, 20)).With(RecordField.Cue, FieldReader.SpanOf(text, 28, 34));
        (await Records.AddAsync(article, RecordKind.Claim, Guid.NewGuid(), fields, null, lea)).Problem.ShouldBeNull();
        (await UndoneAsync()).ShouldBe("Taken back: what you did at 09:00 UTC to Cy Dow called.");
        (await RedoneAsync()).ShouldBe("Done again: what you did at 09:00 UTC to Cy Dow called.");
    }

    [Theory]
    [InlineData(RecordField.Role, "envoy", "Ann Lee")]
    [InlineData(RecordField.Aliases, "Annie", "Ann Lee")]
    [InlineData(RecordField.Name, "Annabel Lee", "Annabel Lee")]
    public async Task A_change_of_an_actor_names_the_actor(RecordField field, string value, string named)
    {
        var actors = store.Get<ActorService>();
        var open = (await actors.OpenAsync("ann-lee"))!;
        (await actors.SaveAsync("ann-lee", open.Base, open.Fields.With(field, value), null, lea)).Refusal.ShouldBeNull();
        (await UndoneAsync()).ShouldBe($"Taken back: what you did at 09:00 UTC to {named}.");
    }

    [Fact]
    public async Task An_article_and_an_issue_are_named_too()
    {
        (await store.Get<ArticleService>().WithdrawAsync(article, lea, null)).ShouldBeNull();
        (await UndoneAsync()).ShouldBe("Taken back: what you did at 09:00 UTC to A meeting.");
        var open = (await store.Get<IssueService>().OpenAsync("ceasefire"))!;
        (await store.Get<IssueService>().SaveAsync("ceasefire", open.Base, open.Fields.With(RecordField.Name, "Truce"), null, lea)).Refusal.ShouldBeNull();
        (await UndoneAsync()).ShouldBe("Taken back: what you did at 09:00 UTC to Truce.");
    }

    [Fact]
    public async Task What_somebody_has_changed_since_is_said_to_stay()
    {
        await Records.DecideAsync(records, ReviewState.Rejected, null, lea);
        await Records.DecideAsync([records[1]], ReviewState.Accepted, null, await store.PersonAsync("Uma", PersonRole.Editor));
        (await UndoneAsync()).ShouldEndWith("and 1 other. What somebody has changed since stays.");
    }

    private async Task<string> UndoneAsync() => ReviewWording.Of(await Undo.UndoAsync(lea), again: false, Today);

    private async Task<string> RedoneAsync() => ReviewWording.Of(await Undo.RedoAsync(lea), again: true, Today);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
