using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Features.Timeline;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class TimelineStackTests : IAsyncLifetime
{
    private readonly TestStore store = new();

    public ValueTask InitializeAsync() => store.InitializeAsync();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task SaveAsync(string first, string? date, string[]? with = null)
    {
        var met = $"{first} Ann Lee met Bob Ray and talked.";
        var made = new Made(met, new DateOnly(2025, 3, 19)).Actor("Ann Lee").Actor("Bob Ray").Actor("Cy Dow")
            .Event("e1", EventType.Consult, met, "met", with ?? ["Ann Lee", "Bob Ray"], date: date);
        await store.SaveAsync(made.Article, made.Found);
    }

    private Task<TimelineWindow> WindowAsync(TimelineAxis axis = TimelineAxis.Date) => store.Get<TimelineQueries>().WindowAsync(new(), null, null, 100, axis);

    private Task<EventList> ListAsync(TimelineAxis axis = TimelineAxis.Date) => store.Get<EventListQueries>().PageAsync(new(), axis, 1);

    [Fact]
    public async Task What_may_be_one_event_is_one_mark_at_the_best_known_day_with_the_lanes_of_all()
    {
        await SaveAsync("Early", null);
        await SaveAsync("Late", "2025-03-18", ["Ann Lee", "Bob Ray", "Cy Dow"]);
        await SaveAsync("Later", "2025-03-18");
        var mark = (await WindowAsync()).Axes.Marks!.ShouldHaveSingleItem();
        (mark.Start, mark.End, mark.Told, mark.Lanes.Count).ShouldBe((TimelineAxes.Position(new(2025, 3, 18)), TimelineAxes.Position(new(2025, 3, 18)), 3, 3));
        var entry = (await ListAsync()).Groups.ShouldHaveSingleItem().Events.ShouldHaveSingleItem();
        (entry.Event.Id, entry.Event.Told).ShouldBe((mark.Id, "told by 3 articles, perhaps one event"));
        (await store.Get<EventQueries>().TitlesAsync([mark.Id]))[0].Note.ShouldEndWith("told by 3 articles, perhaps one event");
    }

    [Fact]
    public async Task Counts_and_the_other_axes_stay_as_they_are()
    {
        await SaveAsync("Early", "2025-03-18");
        await SaveAsync("Late", "2025-03-18");
        var window = await WindowAsync();
        (window.Total, window.Lanes[0].Count, (await ListAsync()).Total).ShouldBe((2, 2, 2));
        (await WindowAsync(TimelineAxis.Publication)).Axes.Marks!.Select(m => m.Told).ShouldBe([1, 1]);
        (await ListAsync(TimelineAxis.Publication)).Groups.Sum(g => g.Events.Count).ShouldBe(2);
    }

    [Fact]
    public async Task A_stacked_event_is_found_where_its_stack_stands()
    {
        await SaveAsync("Early", "2025-03-18");
        await SaveAsync("Late", "2025-03-18");
        var timeline = store.Get<TimelineQueries>();
        var mark = (await WindowAsync()).Axes.Marks!.Single();
        await using var db = await store.OpenAsync();
        foreach (var id in db.Events.Select(e => e.RecordId).ToList())
            (await timeline.PlaceAsync(new(), TimelineAxis.Date, id))!.Id.ShouldBe(mark.Id);
    }

    [Fact]
    public async Task Once_a_person_says_they_are_two_they_stand_apart()
    {
        await SaveAsync("Early", "2025-03-18");
        await SaveAsync("Late", "2025-03-18");
        var ed = await store.PersonAsync("Ed", PersonRole.Editor);
        var queue = await store.Get<QueueQueries>().PageAsync(new(), null, ReviewReason.Merge, 1);
        var pairs = store.Get<EventPairService>();
        (await pairs.DecideAsync((await pairs.FindAsync(queue.Items[0].Key))!, areOne: false, ed)).ShouldBeNull();
        (await WindowAsync()).Axes.Marks!.Select(m => m.Told).ShouldBe([1, 1]);
        (await ListAsync()).Groups.Sum(g => g.Events.Count).ShouldBe(2);
    }
}
