using Bunit;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Review;

public sealed class EventPairTests : PageTest
{
    private static Made Meeting(string first, string? date = "2024-05-03", string? place = "Oslo", EventStatus status = EventStatus.Happened, int published = 4, string[]? with = null)
    {
        var met = $"{first} Ann Lee met Bob Ray and talked.";
        return new Made(met, new DateOnly(2024, 5, published), outlet: first).Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow")
            .Event("e1", EventType.Consult, met, "met", with ?? ["Ann Lee", "Bob Ray"], place: place, date: date, status: status);
    }

    private async Task SaveAsync(params Made[] articles)
    {
        foreach (var made in articles)
            await Store.SaveAsync(made.Article, made.Found);
    }

    private async Task<QueuePage> QueueAsync() => await Store.Get<QueueQueries>().PageAsync(new(), null, ReviewReason.Merge, 1);

    private async Task<EventPair> FirstAsync() => (await Store.Get<EventPairService>().FindAsync((await QueueAsync()).Items[0].Key))!;

    private async Task ProposeAsync()
    {
        await using var db = await Store.OpenAsync();
        foreach (var article in await db.Articles.Select(a => a.Key).ToListAsync())
            await Store.Get<LinkProposer>().ProposeAsync(article);
    }

    [Fact]
    public async Task An_undated_act_is_proposed_with_a_dated_one_and_a_third_party_is_no_obstacle()
    {
        await SaveAsync(Meeting("Early"), Meeting("Late", date: null, place: null), Meeting("Later", with: ["Ann Lee", "Bob Ray", "Cy Dow"]));
        (await QueueAsync()).Counts[ReviewReason.Merge].ShouldBe(3);
    }

    [Fact]
    public async Task What_differs_in_day_place_status_or_party_is_not_proposed()
    {
        await SaveAsync(
            Meeting("Early"), Meeting("Next", date: "2024-05-04"), Meeting("Elsewhere", place: "Bergen"), Meeting("Soon", status: EventStatus.Planned),
            Meeting("Others", with: ["Ann Lee", "Cy Dow"]), Meeting("Weeks after", date: null, published: 28));
        (await QueueAsync()).Counts[ReviewReason.Merge].ShouldBe(0);
    }

    [Fact]
    public async Task The_strongest_pair_comes_first_and_both_events_stay_in_the_queue_themselves()
    {
        await SaveAsync(Meeting("Early"), Meeting("Vague", date: null, place: null), Meeting("Exact"));
        var queue = await Store.Get<QueueQueries>().PageAsync(new(), null, null, 1);
        var pairs = queue.Items.Where(i => i.Reason == ReviewReason.Merge).ToList();
        pairs[0].Quote.ShouldBe("Both CONSULT, happened; Ann Lee and Bob Ray; 2024-05-03; Oslo.");
        (pairs.Count, queue.Items.Count(i => i.Reason == ReviewReason.Unreviewed), queue.Total).ShouldBe((3, 3, 6));
        (await Store.Get<QueueQueries>().PageAsync(new RecordFilter { Actors = ["cy-dow"] }, null, ReviewReason.Merge, 1)).Items.ShouldBeEmpty();
        (await Store.Get<QueueQueries>().PageAsync(new(), RecordKind.Claim, ReviewReason.Merge, 1)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Accepting_makes_them_one_and_undo_brings_the_pair_back()
    {
        await SaveAsync(Meeting("Early"), Meeting("Late"));
        var ed = await Store.PersonAsync("Ed", PersonRole.Editor);
        var pair = await FirstAsync();
        (pair.Newer.Outlet, pair.Older.Outlet).ShouldBe(("Late, 4 May 2024", "Early, 4 May 2024"));
        (await Store.Get<EventPairService>().DecideAsync(pair, areOne: true, ed)).ShouldBeNull();
        await using var db = await Store.OpenAsync();
        (await db.Events.Select(e => e.Record.Key).ToListAsync()).ShouldBe([pair.Older.Key]);
        (await QueueAsync()).Items.ShouldBeEmpty();

        var undone = await Store.Get<UndoService>().UndoAsync(ed);
        (undone.Problem, undone.What!.Record).ShouldBe((null, EventPair.Key(pair.Newer.Key, pair.Older.Key)));
        (await db.Events.CountAsync()).ShouldBe(2);
        (await FirstAsync()).Why.ShouldBe(pair.Why);
    }

    [Fact]
    public async Task What_is_rejected_is_never_asked_again_and_rejecting_can_be_undone()
    {
        await SaveAsync(Meeting("Early"), Meeting("Late"));
        var ed = await Store.PersonAsync("Ed", PersonRole.Editor);
        var pair = await FirstAsync();
        (await Store.Get<EventPairService>().DecideAsync(pair, areOne: false, ed)).ShouldBeNull();
        await ProposeAsync();
        (await QueueAsync()).Items.ShouldBeEmpty();
        (await Store.Get<EventPairService>().FindAsync(EventPair.Key(pair.Newer.Key, pair.Older.Key))).ShouldBeNull();

        (await Store.Get<UndoService>().UndoAsync(ed)).What!.Record.ShouldBe(EventPair.Key(pair.Newer.Key, pair.Older.Key));
        (await QueueAsync()).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_analyst_decides_nothing()
    {
        await SaveAsync(Meeting("Early"), Meeting("Late"));
        var analyst = await Store.PersonAsync("Ana", PersonRole.Analyst);
        foreach (var areOne in new[] { true, false })
            (await Store.Get<EventPairService>().DecideAsync(await FirstAsync(), areOne, analyst)).ShouldNotBeNull();
        (await QueueAsync()).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_pair_that_a_later_reading_gives_no_reason_for_goes_and_comes_back_with_it()
    {
        const string Words = "Marco Rubio met Sergey Lavrov in Riyadh on Tuesday.";
        var ingest = Store.Get<IngestService>();
        var ed = await Store.PersonAsync("Ed", PersonRole.Editor);
        await ingest.AddAsync(Words, new ArticleDetails("One", null, null, new(2025, 2, 18), "test"), ed);
        var other = (await ingest.AddAsync("Lavrov met Rubio on Tuesday.", new ArticleDetails("Two", null, null, new(2025, 2, 19), "test"), ed)).Key;
        (await QueueAsync()).Items.Count.ShouldBe(1);

        foreach (var (published, waiting) in new[] { (new DateOnly(2025, 5, 19), 0), (new DateOnly(2025, 2, 19), 1) })
        {
            var corrections = Store.Get<CorrectionService>();
            var held = (await corrections.FindAsync(other))!;
            (await corrections.SaveAsync(other, held.Base, held.Details with { Published = published }, ed, null)).ShouldBeNull();
            (await QueueAsync()).Items.Count.ShouldBe(waiting);
        }
    }

    [Fact]
    public async Task What_waits_of_a_merged_event_is_asked_of_the_one_that_stands_for_it_once()
    {
        await SaveAsync(Meeting("Early"), Meeting("Late"), Meeting("Latest"));
        var ed = await Store.PersonAsync("Ed", PersonRole.Editor);
        (await QueueAsync()).Items.Count.ShouldBe(3);
        (await Store.Get<EventPairService>().DecideAsync(await FirstAsync(), areOne: true, ed)).ShouldBeNull();
        (await QueueAsync()).Items.Count.ShouldBe(1);
        (await Store.Get<UndoService>().UndoAsync(ed)).Problem.ShouldBeNull();
        (await QueueAsync()).Items.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_desk_shows_both_with_their_words_and_the_reason_and_no_buttons_to_whoever_only_reads()
    {
        await SaveAsync(Meeting("Early"), Meeting("Late"));
        var key = (await QueueAsync()).Items[0].Key;
        var desk = Bunit.Render<PairDesk>(p => p.Add(d => d.Key, key));
        desk.WaitForState(() => desk.FindAll("section").Count == 2);
        desk.FindAll("blockquote").Select(q => q.TextContent.Trim().Split(' ')[0]).ShouldBe(["Late", "Early"]);
        desk.Markup.ShouldContain("Both CONSULT, happened; Ann Lee and Bob Ray; 2024-05-03; Oslo.");
        desk.FindAll("[data-action]").ShouldBeEmpty();
        desk.Find("[data-desk]").GetAttribute("data-desk").ShouldBe(key);

        var gone = Bunit.Render<PairDesk>(p => p.Add(d => d.Key, "none~none"));
        gone.WaitForAssertion(() => gone.Markup.ShouldContain("asked no more"));
    }
}
