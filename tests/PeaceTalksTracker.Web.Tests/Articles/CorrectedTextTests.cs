using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Articles;

public sealed class CorrectedTextTests : IAsyncLifetime
{
    private const string First = "Donald Trump met Vladimir Putin in Moscow on Monday, officials of both sides said.";
    private const string Second = "Marco Rubio met Sergey Lavrov in Riyadh.";
    private const string Text = First + "\n\nThe weather was fine and the streets were empty for hours before noon.\n\n" + Second;

    private readonly TestStore store = new();
    private Signer ed = null!;
    private string key = "";

    private CorrectionService Service => store.Get<CorrectionService>();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        ed = await store.PersonAsync("Ed", PersonRole.Editor);
        key = (await store.Get<IngestService>().AddAsync(Text, new(null, null, null, null, "test"), ed)).Key;
        store.Time.Advance(TimeSpan.FromMinutes(1));
        await using var db = await store.OpenAsync();
        foreach (var v in await db.Events.ToListAsync())
            v.Review = ReviewState.Accepted;
        await db.RecordAsync("Ed");
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task CorrectAsync(string text)
    {
        store.Time.Advance(TimeSpan.FromMinutes(1));
        var held = (await Service.FindAsync(key))!;
        (await Service.SaveAsync(key, held.Base, held.Details, ed, "a correction of the outlet", text)).ShouldBeNull();
    }

    private async Task<List<(string Trigger, AnchorState Anchor, string Of)>> CuesAsync()
    {
        await using var db = await store.OpenAsync();
        var rows = await db.Evidence.Where(e => e.Record.Kind == RecordKind.Event && e.Role == EvidenceRole.Passage).OrderBy(e => e.RecordId)
            .Select(e => new { e.Exact, e.Anchor, e.Start, e.End, e.Text.Content }).ToListAsync();
        rows.ShouldAllBe(r => r.Content.Substring(r.Start, r.End - r.Start) == r.Exact);
        return [.. rows.Select(r => (r.Exact, r.Anchor, r.Content))];
    }

    [Fact]
    public async Task The_old_text_is_kept_and_unchanged_sentences_keep_their_decisions_at_their_new_place()
    {
        var present = "A line of the outlet that was not there at first.\n\n" + Text;
        var preview = (await Service.PreviewAsync(key, (await Service.FindAsync(key))!.Details, present))!;
        preview.Anchors.Keys.ShouldBe([AnchorState.Exact]);
        await using (var untouched = await store.OpenAsync())
            (await untouched.ArticleTexts.CountAsync()).ShouldBe(1);

        await CorrectAsync(present);
        (await CuesAsync()).ShouldAllBe(c => c.Anchor == AnchorState.Exact && c.Of == present);
        await using var db = await store.OpenAsync();
        (await db.ArticleTexts.CountAsync()).ShouldBe(2);
        (await db.Events.Select(e => e.Review).ToListAsync()).ShouldAllBe(r => r == ReviewState.Accepted);
        (await db.Proposals.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_decided_record_whose_sentence_is_gone_stays_on_the_old_text_and_enters_the_queue()
    {
        await CorrectAsync(First);
        var second = (await CuesAsync()).Single(c => c.Trigger.Contains("Rubio", StringComparison.Ordinal));
        (second.Anchor, second.Of).ShouldBe((AnchorState.Lost, Text));
        var view = (await store.Get<ArticleQueries>().FindAsync(key, null, null))!;
        view.Earlier.Select(e => e.Quote).ShouldBe([second.Trigger]);
        view.Records.ShouldNotContain(r => r.Quote.Exact.Contains("Rubio"));
        var queue = await store.Get<QueueQueries>().PageAsync(RecordFilter.Parse(""), null, null, 1);
        queue.Items.ShouldContain(i => i.Quote == second.Trigger && i.Reason != ReviewReason.Unreviewed);

        // And back: the first text is the article's again, and everything stands on it.
        await CorrectAsync(Text);
        (await CuesAsync()).ShouldAllBe(c => c.Anchor == AnchorState.Exact && c.Of == Text);
    }

    [Fact]
    public async Task Undoing_the_correction_brings_back_text_and_records()
    {
        var before = await FieldsAsync();
        await CorrectAsync("Nothing of it is left.");
        (await store.Get<UndoService>().UndoAsync(ed)).Problem.ShouldBeNull();
        (await Service.TextAsync(key)).ShouldBe(Text);
        var after = await FieldsAsync();
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        foreach (var (record, fields) in before)
            fields.ChangesTo(after[record]).ShouldBeEmpty();
    }

    private async Task<Dictionary<long, RecordFields>> FieldsAsync()
    {
        await using var db = await store.OpenAsync();
        return await FieldReader.ReadAsync(db, await db.Records.Select(r => r.Id).ToListAsync());
    }
}
