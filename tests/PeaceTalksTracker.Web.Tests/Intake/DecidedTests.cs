using CsCheck;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Intake;

/// <summary>What people have decided on stays as it is, whatever a later reading says.</summary>
public sealed class DecidedTests : IAsyncLifetime
{
    private const string Text = "Ann Lee met Bob Ray in Oslo. Ann Lee said she wants a truce, and Cy Dow agreed.";
    private const string Met = "Ann Lee met Bob Ray in Oslo.";
    private const string Said = "Ann Lee said she wants a truce, and Cy Dow agreed.";

    private readonly TestStore store = new();
    private Signer ed = null!;
    private string key = "";

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        ed = await store.PersonAsync("Ed", PersonRole.Editor);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static Made Reading(
        string? place = "Oslo", bool second = true, string[]? actors = null, Position position = Position.Supports, string speaker = "Ann Lee", bool met = true)
    {
        var made = new Made(Text, new DateOnly(2024, 5, 4)).Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow");
        if (met)
            made.Event("e1", EventType.Consult, Met, "met", actors ?? ["Ann Lee", "Bob Ray"], place: place);
        if (second)
            made.Event("e2", EventType.Agree, Said, "agreed", ["Cy Dow"]);
        return made.Claim("c1", speaker, "Ann Lee", "said", "she wants a truce", "ceasefire")
            .Stance("s1", "Ann Lee", "ceasefire", position, Voice.Self, Said, "wants", ground: "c1");
    }

    private async Task FirstAsync() => key = (await store.SaveAsync(Reading().Article, Reading().Found)).Key;

    private async Task AgainAsync(Made made)
    {
        store.Time.Advance(TimeSpan.FromHours(1));
        await using var db = await store.OpenAsync();
        var held = await db.ArticleVersions.Include(v => v.Article).Include(v => v.Text).SingleAsync(v => v.Article.Key == key);
        await new RecordWriter(db, held.Article, held.Text).WriteAsync(made.Article, made.Found, default);
        await db.RecordAsync("reader");
    }

    private async Task<string> MetAsync()
    {
        await using var db = await store.OpenAsync();
        return await db.Events.Where(e => e.Type == EventType.Consult).Select(e => e.Record.Key).SingleAsync();
    }

    private async Task<Proposal?> ProposalAsync(string record)
    {
        var open = (await store.Get<RecordService>().OpenAsync(record))!;
        return (await store.Get<RecordContextQueries>().OfAsync(open.Id))!.Proposal;
    }

    [Fact]
    public async Task The_decision_stays_and_the_other_reading_waits_in_the_queue()
    {
        await FirstAsync();
        var met = await MetAsync();
        await store.Get<RecordService>().DecideAsync([met], ReviewState.Accepted, null, ed);
        var before = (await store.Get<RecordService>().OpenAsync(met))!.Fields;

        await AgainAsync(Reading(place: null, actors: ["Ann Lee", "Cy Dow"]));
        before.ChangesTo((await store.Get<RecordService>().OpenAsync(met))!.Fields).ShouldBeEmpty();
        var proposed = (await ProposalAsync(met))!.Fields!;
        (proposed[RecordField.Place], proposed[RecordField.Actors]!.Shown).ShouldBe((null, "Ann Lee, Cy Dow"));
        var queue = await store.Get<QueueQueries>().PageAsync(RecordFilter.Parse(""), null, ReviewReason.Changed, 1);
        queue.Items.Select(i => i.Key).ShouldBe([met]);

        // The same again proposes nothing new; a decision settles it, and it stays settled.
        var rows = await RowsAsync();
        await AgainAsync(Reading(place: null, actors: ["Ann Lee", "Cy Dow"]));
        (await RowsAsync()).ShouldBe(rows);
        await store.Get<RecordService>().DecideAsync([met], ReviewState.Accepted, null, ed);
        await AgainAsync(Reading(place: null, actors: ["Ann Lee", "Cy Dow"]));
        (await ProposalAsync(met)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_found_no_more_stays_where_it_was_accepted_and_says_so()
    {
        await FirstAsync();
        var met = await MetAsync();
        await store.Get<RecordService>().DecideAsync([met], ReviewState.Accepted, null, ed);
        await AgainAsync(Reading(met: false));
        (await ProposalAsync(met)).ShouldNotBeNull().Fields.ShouldBeNull();
        await AgainAsync(Reading());
        (await ProposalAsync(met)).ShouldBeNull("the reader agrees with the decision again");
    }

    [Fact]
    public async Task What_was_rejected_is_not_asked_for_again_when_the_reader_drops_it()
    {
        await FirstAsync();
        var met = await MetAsync();
        await store.Get<RecordService>().DecideAsync([met], ReviewState.Rejected, null, ed);
        await AgainAsync(Reading(met: false));
        (await ProposalAsync(met)).ShouldBeNull();
    }

    [Fact]
    public async Task A_correction_that_the_reader_has_not_changed_beneath_raises_no_question()
    {
        await FirstAsync();
        var met = await MetAsync();
        var open = (await store.Get<RecordService>().OpenAsync(met))!;
        await store.Get<RecordService>().SaveAsync(met, open.Base, open.Fields.With(RecordField.Place, "Bergen"), null, ed);
        await AgainAsync(Reading().As("newer"));
        (await ProposalAsync(met)).ShouldBeNull();
    }

    private async Task<int> RowsAsync()
    {
        await using var db = await store.OpenAsync();
        return await db.Proposals.IgnoreQueryFilters().CountAsync() + await db.Events.IgnoreQueryFilters().CountAsync();
    }

    [Fact]
    public async Task Whatever_is_decided_and_however_it_is_read_again_the_decided_records_stay_equal()
    {
        await FirstAsync();
        var random = Gen.Select(
            Gen.Int[0, 3], Gen.Enum<ReviewState>(), Gen.Bool, Gen.Bool, Gen.Enum<Position>(), Gen.Int[0, 2].Select(n => n == 0 ? null : n == 1 ? "Oslo" : "Bergen"), Gen.Bool).Array[12];
        var steps = random.Single();
        foreach (var (which, decision, second, met, position, place, swap) in steps)
        {
            var keys = await KeysAsync();
            await store.Get<RecordService>().DecideAsync([keys[which % keys.Count]], decision, null, ed);
            var before = await DecidedAsync();
            await AgainAsync(Reading(place, second, swap ? ["Cy Dow"] : null, position, swap ? "Bob Ray" : "Ann Lee", met));
            var after = await DecidedAsync();
            foreach (var (record, fields) in before)
                fields.ChangesTo(after[record]).ShouldBeEmpty();
        }
    }

    private async Task<List<string>> KeysAsync()
    {
        await using var db = await store.OpenAsync();
        return [.. await db.Events.Select(v => v.Record.Key).ToListAsync(), .. await db.Claims.Select(v => v.Record.Key).ToListAsync(), .. await db.Stances.Select(v => v.Record.Key).ToListAsync()];
    }

    private async Task<Dictionary<long, RecordFields>> DecidedAsync()
    {
        await using var db = await store.OpenAsync();
        var all = await FieldReader.ReadAsync(db, await db.Records.Select(r => r.Id).ToListAsync());
        return all.Where(f => f.Value[RecordField.Review]!.Value != nameof(ReviewState.Unreviewed)).ToDictionary();
    }
}
