using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Timeline;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class TimelineLanesTests : IAsyncLifetime
{
    private readonly TestStore store = new();

    public ValueTask InitializeAsync() => store.InitializeAsync();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private Task<TimelineWindow> AllAsync(RecordFilter? filter = null)
        => store.Get<TimelineQueries>().WindowAsync(filter ?? new RecordFilter(), null, null, 100);

    private async Task SaveAsync(Made made) => await store.SaveAsync(made.Article, made.Found);

    [Fact]
    public async Task Lanes_are_those_asked_for_then_the_most_frequent_then_the_unnamed()
    {
        await SaveAsync(Samples.Dated());
        await SaveAsync(new Made("Talks went on.").Event("talks", EventType.Consult, "Talks went on.", "Talks", []));
        (await AllAsync()).Lanes.Select(l => (l.Name, l.Count)).ShouldBe([("Ann Lee", 3), ("Bob Ray", 3), ("No actor named", 1)]);
        (await AllAsync(new RecordFilter { Actors = ["bob-ray"] })).Lanes.Select(l => l.Name).ShouldBe(["Bob Ray", "Ann Lee"]);
    }

    [Fact]
    public async Task An_event_of_several_actors_stands_in_the_lane_of_each()
    {
        await SaveAsync(Samples.Dated());
        (await AllAsync()).Axes.Marks![0].Lanes.ShouldBe([0, 1]);
    }

    [Fact]
    public async Task A_recipient_has_a_lane_where_the_event_is_marked_as_done_towards_them()
    {
        await SaveAsync(Samples.Undated());
        var window = await AllAsync();
        var (actor, recipient) = (Lane("Arstan"), Lane("Dunia"));
        window.Lanes[recipient].Count.ShouldBe(0);
        window.Tray.Marks!.Single().Lanes.ShouldBe([actor, ~recipient]);

        int Lane(string name) => window.Lanes.Select((lane, at) => (lane, at)).Single(l => l.lane.Name == name).at;
    }

    [Fact]
    public async Task Whoever_acts_and_receives_in_one_event_is_its_actor()
    {
        await SaveAsync(new Made("Ann met Ann and Bo.").Actor("Ann").Actor("Bo").Event("a", EventType.Consult, "Ann met Ann and Bo.", "met", ["Ann"], ["Ann", "Bo"]));
        (await AllAsync()).Tray.Marks!.Single().Lanes.ShouldBe([0, ~1]);
    }

    [Fact]
    public async Task Events_of_a_step_that_share_a_lane_stand_side_by_side()
    {
        await SaveAsync(new Made("Ann met Bo. Ann called Cy. Then all signed.").Actor("Ann").Actor("Bo").Actor("Cy")
            .Event("a", EventType.Consult, "Ann met Bo.", "met", ["Ann", "Bo"])
            .Event("b", EventType.Consult, "Ann called Cy.", "called", ["Ann", "Cy"])
            .Event("c", EventType.Agree, "Then all signed.", "signed", ["Ann", "Bo", "Cy"], after: ["a", "b"]));
        var window = await AllAsync();
        window.Axes.Marks!.Select(m => m.Start).ShouldBe([0, 1, 2]);
        window.Frames.Single().Steps.ShouldBe([0, 2]);
    }
}
