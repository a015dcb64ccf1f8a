using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Timeline;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class TimelineQueriesTests : IAsyncLifetime
{
    private readonly TestStore store = new();

    private TimelineQueries Queries => store.Get<TimelineQueries>();

    public ValueTask InitializeAsync() => store.InitializeAsync();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static int Day(int month, int day) => TimelineAxes.Position(new DateOnly(2025, month, day));

    private Task<TimelineWindow> AllAsync(RecordFilter? filter = null, TimelineAxis? axis = null)
        => Queries.WindowAsync(filter ?? new RecordFilter(), null, null, 100, axis);

    private async Task SaveAsync(Made made) => await store.SaveAsync(made.Article, made.Found);

    [Fact]
    public async Task Without_any_date_it_opens_by_order_and_the_unordered_wait_in_the_tray()
    {
        await SaveAsync(Samples.Undated());
        var window = await AllAsync();
        window.Axis.ShouldBe(TimelineAxis.Order);
        window.Axes.Marks!.Select(m => m.Start).ShouldBe([0, 1]);
        window.Frames.Single().Steps.ShouldBe([0, 1]);
        window.Arrows.ShouldBe([(window.Axes.Marks![0].Id, window.Axes.Marks[1].Id)]);
        window.Tray.Marks!.Single().Look.ShouldBe(MarkLook.Conflict | MarkLook.Reported);
    }

    [Fact]
    public async Task Without_any_date_nothing_has_a_place_by_date_or_by_publication()
    {
        await SaveAsync(Samples.Undated());
        foreach (var axis in new[] { TimelineAxis.Date, TimelineAxis.Publication })
        {
            var window = await AllAsync(axis: axis);
            window.Axes.Marks.ShouldBeEmpty();
            window.Tray.Marks!.Select(m => m.Start).ShouldBe([0, 1, 2]);
        }
    }

    [Fact]
    public async Task By_date_a_mark_spans_what_is_not_known_and_no_more()
    {
        await SaveAsync(Samples.Dated());
        var window = await AllAsync();
        window.Axis.ShouldBe(TimelineAxis.Date);
        window.Axes.Marks!.Select(m => (m.Start, m.End, m.Look)).ShouldBe(
        [
            (Day(3, 3), Day(3, 3), MarkLook.None),
            (Day(3, 18), Day(3, 18), (MarkLook)EventStatus.Planned | MarkLook.OpenRight),
            (Day(3, 18), Day(3, 18), MarkLook.OpenLeft | MarkLook.Conflict),
            (Day(4, 1), Day(4, 30), (MarkLook)EventStatus.Planned | MarkLook.Approximate),
        ]);
        window.Extent.ShouldBe((Day(3, 3), Day(4, 30) + 1));
        window.Tray.Marks.ShouldBeEmpty();
    }

    [Fact]
    public async Task By_publication_every_event_stands_on_the_day_of_its_article()
    {
        await SaveAsync(Samples.Dated());
        var window = await AllAsync(axis: TimelineAxis.Publication);
        window.Axes.Marks!.ShouldAllBe(m => m.Start == Day(3, 18) && m.End == Day(3, 18) && (m.Look & MarkLook.OpenLeft) == 0);
        window.Axes.Marks!.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_window_holds_what_overlaps_it()
    {
        await SaveAsync(Samples.Dated());
        var window = await Queries.WindowAsync(new RecordFilter(), Day(4, 30), Day(5, 10), 10);
        window.Axes.Marks!.Single().Start.ShouldBe(Day(4, 1));
        (await Queries.WindowAsync(new RecordFilter(), Day(5, 1), Day(5, 10), 10)).Axes.Marks.ShouldBeEmpty();
        window.Total.ShouldBe(4);
    }

    [Fact]
    public async Task Where_nothing_matches_the_axis_stays_what_it_was()
    {
        await SaveAsync(Samples.Dated());
        (await AllAsync(new RecordFilter { Actors = ["nobody"] })).Axis.ShouldBe(TimelineAxis.Date);
        (await AllAsync(new RecordFilter { Text = "visit" })).Axis.ShouldBe(TimelineAxis.Date);
    }

    [Fact]
    public async Task It_opens_on_the_stretch_that_holds_most_events()
    {
        await SaveAsync(Samples.Dated());
        (await AllAsync()).Opening.ShouldBe((await AllAsync()).Extent);
        await SaveAsync(new Made("Ann Lee met Bob Ray on 5 May 2019.").Actor("Ann Lee").Actor("Bob Ray")
            .Event("met", EventType.Consult, "Ann Lee met Bob Ray on 5 May 2019.", "met", ["Ann Lee", "Bob Ray"], date: "2019-05-05"));
        var window = await AllAsync();
        window.Extent.From.ShouldBe(TimelineAxes.Position(new DateOnly(2019, 5, 5)));
        window.Opening.ShouldBe((Day(3, 17), Day(4, 17)), "the latest month with three of the five");
    }

    [Fact]
    public async Task A_selected_event_is_found_where_its_mark_stands()
    {
        await SaveAsync(Samples.Dated());
        await SaveAsync(Samples.Undated());
        var window = await AllAsync();
        foreach (var mark in window.Axes.Marks!)
        {
            var place = (await Queries.PlaceAsync(new RecordFilter(), null, mark.Id)).ShouldNotBeNull();
            (place.Start, place.End).ShouldBe((mark.Start, mark.End));
            place.Lanes.ShouldBe(mark.Lanes);
        }
        (await Queries.PlaceAsync(new RecordFilter(), null, window.Tray.Marks![0].Id)).ShouldNotBeNull().Start.ShouldBeNull();
        (await Queries.PlaceAsync(new RecordFilter { Actors = ["cy-dow"] }, null, window.Axes.Marks![0].Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Every_filter_narrows()
    {
        await SaveAsync(Samples.Dated());
        await SaveAsync(Samples.Undated());
        async Task<int> Count(RecordFilter filter) => (await AllAsync(filter)).Total;

        (await Count(new RecordFilter())).ShouldBe(7);
        (await Count(new RecordFilter { Actors = ["dunia"] })).ShouldBe(1);
        (await Count(new RecordFilter { Actors = ["nobody"] })).ShouldBe(0);
        (await Count(new RecordFilter { Issues = ["ceasefire"] })).ShouldBe(0);
        (await Count(new RecordFilter { Types = [EventType.Consult, EventType.Reject] })).ShouldBe(5);
        (await Count(new RecordFilter { Statuses = [EventStatus.Planned] })).ShouldBe(2);
        (await Count(new RecordFilter { Reviews = [ReviewState.Accepted] })).ShouldBe(0);
        (await Count(new RecordFilter { Text = "REJECTED the" })).ShouldBe(1);
        (await Count(new RecordFilter { Text = "%" })).ShouldBe(0);
        (await Count(new RecordFilter { From = new DateOnly(2025, 4, 15), To = new DateOnly(2025, 4, 20) })).ShouldBe(2, "the signing in April, and the visit, which is open to the right");
        (await Count(new RecordFilter { To = new DateOnly(2025, 3, 2) })).ShouldBe(1, "the rejection, which is open to the left");
    }

    [Fact]
    public async Task A_hidden_neighbour_does_not_make_an_ordered_event_unordered()
    {
        await SaveAsync(Samples.Undated());
        var window = await AllAsync(new RecordFilter { Actors = ["bob-ray"] });
        window.Axes.Marks!.Single().Start.ShouldBe(1);
        window.Tray.Marks.ShouldBeEmpty();
        window.Arrows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_circle_is_framed_as_a_contradiction()
    {
        await SaveAsync(new Made("Ann met Bo. Ann called Cy.").Actor("Ann")
            .Event("a", EventType.Consult, "Ann met Bo.", "met", ["Ann"], after: ["b"])
            .Event("b", EventType.Consult, "Ann called Cy.", "called", ["Ann"], after: ["a"]));
        var window = await AllAsync();
        window.Frames.Single().IsContradiction.ShouldBeTrue();
        window.Axes.Marks!.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_undated_event_is_bounded_by_the_dated_one_it_precedes()
    {
        await SaveAsync(new Made("After the meeting, Ann called Cy on 3 March.").Actor("Ann")
            .Event("meeting", EventType.Consult, "After the meeting", "meeting", ["Ann"])
            .Event("call", EventType.Consult, "Ann called Cy on 3 March.", "called", ["Ann"], date: "2025-03-03", after: ["meeting"]));
        var marks = (await AllAsync()).Axes.Marks!;
        marks.Select(m => (m.Start, m.Look)).ShouldBe([(Day(3, 3), MarkLook.OpenLeft), (Day(3, 3), MarkLook.None)]);
    }

    [Fact]
    public async Task Events_of_a_withdrawn_article_are_gone_at_once()
    {
        await SaveAsync(Samples.Dated());
        await SaveAsync(Samples.Undated());
        (await AllAsync()).Total.ShouldBe(7);
        (await store.Get<ArticleService>().WithdrawAsync(Samples.Dated().Article.Id, Signers.Tester, null)).ShouldBeNull();
        (await AllAsync()).Total.ShouldBe(3);
    }

    [Fact]
    public async Task The_timeline_shows_what_the_tables_show()
    {
        await SaveAsync(Samples.Dated());
        await SaveAsync(Samples.Undated());
        await using (var db = await store.OpenAsync())
        {
            var events = db.Events.OrderBy(e => e.RecordId).ToList();
            (events[0].Review, events[1].Review) = (ReviewState.Rejected, ReviewState.Accepted);
            await db.RecordAsync("tester");
        }

        RecordFilter[] filters =
        [
            new(),
            new() { Reviews = [ReviewState.Rejected] },
            new() { Reviews = [ReviewState.Accepted, ReviewState.Unreviewed] },
            new() { Text = "met" },
            new() { Text = "Geneva" },
            new() { From = new DateOnly(2025, 3, 1), To = new DateOnly(2025, 3, 10) },
        ];
        foreach (var filter in filters)
        {
            var window = await AllAsync(filter);
            await using var db = await store.OpenAsync();
            var listed = db.Events.Matching(db, filter).Select(e => e.RecordId).ToList();
            window.Axes.Marks!.Concat(window.Tray.Marks!).Select(m => m.Id).ShouldBe(listed, ignoreOrder: true, filter.ToString());
        }
        (await AllAsync()).Total.ShouldBe(6, "one of seven is rejected");
    }

    [Fact]
    public async Task It_is_read_while_somebody_writes()
    {
        await SaveAsync(Samples.Dated());
        await using var db = await store.OpenAsync();
        await using var writing = await db.Database.BeginTransactionAsync();
        (await AllAsync()).Total.ShouldBe(4);
    }

    [Fact]
    public async Task The_list_says_of_each_event_what_its_heading_says()
    {
        await SaveAsync(new Made("After the meeting, Ann called Cy on 3 March.").Actor("Ann")
            .Event("meeting", EventType.Consult, "After the meeting", "meeting", ["Ann"])
            .Event("call", EventType.Consult, "Ann called Cy on 3 March.", "called", ["Ann"], date: "2025-03-03", after: ["meeting"]));
        var list = await store.Get<EventListQueries>().PageAsync(new RecordFilter(), TimelineAxis.Date, 1);
        list.Groups.Select(g => (g.Heading, g.Events.Single().Event.When)).ShouldBe(
            [("No later than 3 Mar 2025", "no later than 3 Mar 2025"), ("3 Mar 2025", "3 Mar 2025 (stated)")]);
    }

    [Fact]
    public async Task The_version_changes_when_the_store_does_and_only_then()
    {
        await SaveAsync(Samples.Dated());
        var before = await Queries.VersionAsync();
        (await Queries.VersionAsync()).ShouldBe(before);
        await SaveAsync(Samples.Undated());
        (await Queries.VersionAsync()).ShouldNotBe(before);
    }

    [Fact]
    public async Task Beyond_the_limit_events_are_counted_and_none_is_lost()
    {
        await SaveAsync(Samples.Dated());
        await using (var db = await store.OpenAsync())
        {
            var article = db.Articles.Single();
            for (var i = 0; i < Limits.TimelineEvents; i++)
            {
                var day = new DateOnly(2024, 1, 1).AddDays(i % 300);
                db.Add(new EventVersion
                {
                    Record = new RecordRow { Key = $"record-{i}", Kind = RecordKind.Event, Article = article },
                    Date = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    Earliest = day,
                    Latest = day,
                    Rule = "test",
                    RuleVersion = "1",
                    Why = "made by a test",
                });
            }
            await db.RecordAsync("tester");
        }

        var window = await AllAsync();
        window.Axes.Marks.ShouldBeNull();
        var bins = window.Axes.Bins.ShouldNotBeNull();
        (bins.Sure.Sum() + bins.Unsure.Sum() + bins.Opening.Sum()).ShouldBe(Limits.TimelineEvents + 6, "four events more, two of them in two lanes");

        var day3 = TimelineAxes.Position(new DateOnly(2024, 1, 3));
        var narrow = await Queries.WindowAsync(new RecordFilter(), day3, day3 + 2, 100);
        narrow.Axes.Marks!.Count.ShouldBe(Enumerable.Range(0, Limits.TimelineEvents).Count(i => i % 300 is 2 or 3));
    }
}
