using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Intake;

/// <summary>What becomes of an article's records, and of decisions about them, when it is read again.</summary>
public sealed class RereadingTests : IAsyncLifetime
{
    private const string Text = "Ann Lee met Bob Ray in Oslo. Ann Lee said she wants a truce, and Cy Dow agreed.";
    private const string Met = "Ann Lee met Bob Ray in Oslo.";
    private const string Said = "Ann Lee said she wants a truce, and Cy Dow agreed.";

    private readonly TestStore store = new();
    private string key = "";

    private static Made Read() => new Made(Text, new DateOnly(2024, 5, 4))
        .Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow");

    private static Made Met1(string[]? actors = null, string? place = "Oslo", string trigger = "met", string passage = Met, EventStatus status = EventStatus.Happened)
        => Read().Event("e1", EventType.Consult, passage, trigger, actors ?? ["Ann Lee", "Bob Ray"], place: place, status: status);

    public async ValueTask InitializeAsync() => await store.InitializeAsync();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task FirstAsync(Made made) => key = (await store.SaveAsync(made.Article, made.Found)).Key;

    private async Task AgainAsync(Made made)
    {
        store.Time.Advance(TimeSpan.FromHours(1));
        await using var db = await store.OpenAsync();
        var held = await db.ArticleVersions.Include(v => v.Article).Include(v => v.Text).SingleAsync(v => v.Article.Key == key);
        await new RecordWriter(db, held.Article, held.Text).WriteAsync(made.Article, made.Found, default);
        await db.RecordAsync("reader");
    }

    private async Task DecideAsync()
    {
        await using var db = await store.OpenAsync();
        foreach (var row in await db.Events.ToListAsync())
            row.Review = ReviewState.Accepted;
        foreach (var row in await db.Stances.ToListAsync())
            row.Review = ReviewState.Accepted;
        await db.RecordAsync("Ed");
    }

    private async Task<T> AskAsync<T>(Func<TrackerDbContext, Task<T>> question)
    {
        await using var db = await store.OpenAsync();
        return await question(db);
    }

    private Task<int> RowsAsync() => AskAsync(async db =>
        await db.Events.IgnoreQueryFilters().CountAsync() + await db.Claims.IgnoreQueryFilters().CountAsync() + await db.Stances.IgnoreQueryFilters().CountAsync()
        + await db.Evidence.IgnoreQueryFilters().CountAsync() + await db.Participants.IgnoreQueryFilters().CountAsync()
        + await db.Mentions.IgnoreQueryFilters().CountAsync() + await db.Orders.IgnoreQueryFilters().CountAsync() + await db.Records.CountAsync());

    private static Made Everything(string version = "test")
        => Met1().Mention("Ann Lee", "Ann Lee")
            .Event("e2", EventType.Agree, Said, "agreed", ["Cy Dow"], after: ["e1"])
            .Claim("c1", "Ann Lee", "Ann Lee", "said", "she wants a truce", "ceasefire")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, Said, "wants", ground: "c1")
            .Stance("s2", "Cy Dow", "ceasefire", Position.Supports, Voice.Self, Said, "agreed", ground: "e2")
            .As(version);

    [Fact]
    public async Task The_same_reading_again_changes_no_row_even_by_a_newer_reader()
    {
        await FirstAsync(Everything());
        await DecideAsync();
        var rows = await RowsAsync();

        await AgainAsync(Everything("newer"));
        (await RowsAsync()).ShouldBe(rows);
        (await AskAsync(db => db.Events.CountAsync(e => e.Review == ReviewState.Accepted))).ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_attribute_makes_a_new_version_of_the_same_record()
    {
        await FirstAsync(Met1());
        var before = await AskAsync(db => db.Events.SingleAsync());
        var then = store.Time.GetUtcNow().UtcDateTime;

        await AgainAsync(Met1(place: null, status: EventStatus.Planned));
        var now = await AskAsync(db => db.Events.SingleAsync());
        (now.RecordId, now.Place, now.Status, now.Review).ShouldBe((before.RecordId, null, EventStatus.Planned, ReviewState.Unreviewed));

        var past = await AskAsync(async db =>
        {
            db.AsOf = then;
            return await db.Events.SingleAsync();
        });
        (past.Place, past.Status).ShouldBe(("Oslo", EventStatus.Happened));
    }

    [Fact]
    public async Task Other_participants_are_a_change_too()
    {
        await FirstAsync(Met1());
        await AgainAsync(Met1(actors: ["Ann Lee", "Cy Dow"]));

        (await AskAsync(db => db.Participants.OrderBy(p => p.Ordinal).Select(p => p.Actor.Key).ToListAsync())).ShouldBe(["ann-lee", "cy-dow"]);
        (await AskAsync(db => db.Participants.IgnoreQueryFilters().CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task Another_speaker_or_actor_is_an_attribute_of_the_same_record()
    {
        await FirstAsync(Everything());
        await AgainAsync(Met1().Mention("Ann Lee", "Ann Lee")
            .Event("e2", EventType.Agree, Said, "agreed", ["Cy Dow"], after: ["e1"])
            .Claim("c1", "Bob Ray", "Ann Lee", "said", "she wants a truce", "ceasefire")
            .Stance("s1", "Bob Ray", "ceasefire", Position.Doubts, Voice.Reported, Said, "wants", by: "Ann Lee", ground: null)
            .Stance("s2", "Cy Dow", "ceasefire", Position.Supports, Voice.Self, Said, "agreed", ground: "c1"));

        (await AskAsync(db => db.Claims.Select(c => c.Speaker!.Key).SingleAsync())).ShouldBe("bob-ray");
        var stances = await AskAsync(db => db.Stances.OrderBy(s => s.RecordId)
            .Select(s => new { Actor = s.Actor.Key, By = s.By!.Key, Ground = (RecordKind?)s.Ground!.Kind }).ToListAsync());
        stances.Select(s => $"{s.Actor} by {s.By} on {s.Ground}").ShouldBe(["bob-ray by ann-lee on ", "cy-dow by  on Claim"]);
        (await AskAsync(db => db.Records.CountAsync())).ShouldBe(5);
        (await AskAsync(db => db.Stances.IgnoreQueryFilters().CountAsync())).ShouldBe(4);
    }

    [Fact]
    public async Task An_actor_who_was_unknown_before_can_become_the_speaker()
    {
        await FirstAsync(Everything());
        await AgainAsync(Everything().Actor("Di Fox")
            .Claim("c2", "Di Fox", null, "agreed", "Cy Dow")
            .Stance("s3", "Di Fox", "sanctions", Position.Opposes, Voice.Self, Said));
        (await AskAsync(db => db.Claims.CountAsync(c => c.Speaker!.Key == "di-fox"))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_longer_found_is_superseded_and_kept_and_comes_back_as_itself()
    {
        await FirstAsync(Everything());
        var record = await AskAsync(db => db.Events.Where(e => e.Type == EventType.Agree).Select(e => e.RecordId).SingleAsync());
        var then = store.Time.GetUtcNow().UtcDateTime;

        await AgainAsync(Met1());
        (await AskAsync(db => db.Events.CountAsync())).ShouldBe(1);
        (await AskAsync(db => db.Claims.CountAsync())).ShouldBe(0);
        (await AskAsync(db => db.Stances.CountAsync())).ShouldBe(0);
        (await AskAsync(db => db.Orders.CountAsync())).ShouldBe(0);
        (await AskAsync(db => db.Mentions.CountAsync())).ShouldBe(0);
        (await AskAsync(async db =>
        {
            db.AsOf = then;
            return await db.Stances.CountAsync() + await db.Orders.CountAsync() + await db.Mentions.CountAsync();
        })).ShouldBe(4);

        await AgainAsync(Everything());
        (await AskAsync(db => db.Events.Where(e => e.Type == EventType.Agree).Select(e => e.RecordId).SingleAsync())).ShouldBe(record);
        (await AskAsync(db => db.Records.CountAsync())).ShouldBe(5);
        (await AskAsync(db => db.Orders.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task What_no_key_matches_is_paired_by_the_words_it_shares_and_keeps_its_address()
    {
        await FirstAsync(Met1());
        var before = await AskAsync(db => db.Events.Select(e => e.Record.Key).SingleAsync());

        await AgainAsync(Met1(passage: "Ann Lee met Bob Ray", trigger: "met"));
        var now = await AskAsync(db => db.Events.Select(e => new { e.Record.Key, e.Review }).SingleAsync());
        (now.Key, now.Review).ShouldBe((before, ReviewState.Unreviewed));
        (await AskAsync(db => db.Evidence.Where(e => e.Role == EvidenceRole.Passage).Select(e => e.Exact).SingleAsync())).ShouldBe("Ann Lee met Bob Ray");

        // And again: the record still answers to its first key.
        await AgainAsync(Met1(passage: "Ann Lee met Bob Ray", trigger: "met"));
        (await AskAsync(db => db.Events.Select(e => e.Record.Key).SingleAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task A_stance_on_another_issue_is_paired_only_where_none_on_its_own_is_left()
    {
        await FirstAsync(Read()
            .Stance("s1", "Ann Lee", "sanctions", Position.Opposes, Voice.Self, Said)
            .Stance("s2", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, Said));
        var ceasefire = await AskAsync(db => db.Stances.Where(s => s.IssueId == "ceasefire").Select(s => s.RecordId).SingleAsync());

        await AgainAsync(Read().Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee said she wants a truce"));
        var now = await AskAsync(db => db.Stances.SingleAsync());
        now.RecordId.ShouldBe(ceasefire);
    }

    [Fact]
    public async Task Two_sentences_alike_are_two_records_and_stay_so()
    {
        const string twice = "Ann Lee met Bob Ray. It rained. Ann Lee met Bob Ray.";
        Made Twice() => new Made(twice).Actor("Ann Lee").Actor("Bob Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray.", "met", ["Ann Lee", "Bob Ray"])
            .Event("e2", EventType.Consult, "Ann Lee met Bob Ray.", "met", ["Ann Lee", "Bob Ray"]);
        await FirstAsync(Twice());
        var rows = await RowsAsync();
        await AgainAsync(Twice());
        (await RowsAsync()).ShouldBe(rows);
        (await AskAsync(db => db.Events.CountAsync())).ShouldBe(2);
    }
}
