using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>Who did what, when or in which order. Its address: axis, window (the stretch in view), event (the selected one), page (of the list), and the filter.</summary>
public sealed partial class TimelinePage
{
    private TimelineAxis axis;
    private TimelineView? view;
    private string? problem;
    private EventList? list;
    private EventDetails? selected;

    [Inject]
    private TimelineQueries Timeline { get; set; } = null!;

    [Inject]
    private EventListQueries Lists { get; set; } = null!;

    [Inject]
    private EventQueries Events { get; set; } = null!;

    private string Here => new Uri(Navigation.Uri).PathAndQuery;

    private string Lead => (list, axis) switch
    {
        (null or { Total: 0 }, _) => "Who did what, and when.",
        (_, TimelineAxis.Order) => $"{Wording.Count(list.Total, "event")}. What a text orders is framed; what it does not order waits in the tray.",
        (_, TimelineAxis.Publication) => $"{Wording.Count(list.Total, "event")}, by the day their article was published.",
        _ => $"{Wording.Count(list.Total, "event")}, by the day they happened. What has no date waits in the tray.",
    };

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var (asked, axisProblem) = TimelineAxes.Parse(Query("axis"));
        var shown = asked ?? await Timeline.DefaultAxisAsync(Filter, cancellation);
        var (stretch, viewProblem) = TimelineView.Parse(Query(Urls.TimelineWindow), shown);
        var page = int.TryParse(Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var listed = await Lists.PageAsync(Filter, shown, page, cancellation);
        var key = Query("event");
        var found = key is null ? null : await Events.FindAsync(key, cancellation);

        (axis, view, list, selected) = (shown, stretch, listed, found);
        problem = key is not null && found is null
            ? "The event in this address is not in the store: its article may have been withdrawn or read anew. The others are below."
            : axisProblem ?? viewProblem;
    }

    private string AxisAddress(TimelineAxis choice) => Navigation.GetUriWithQueryParameters(
        Here, new Dictionary<string, object?> { ["axis"] = choice.InAddress(), [Urls.TimelineWindow] = null, ["page"] = null });

    private string EventAddress(string? key) => Navigation.GetUriWithQueryParameters(
        Here, new Dictionary<string, object?> { ["event"] = key });

    private string PageAddress(int page) => Navigation.GetUriWithQueryParameters(
        Here, new Dictionary<string, object?> { ["page"] = page });

    private void Look(TimelineView? stretch) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(Here, new Dictionary<string, object?> { [Urls.TimelineWindow] = stretch?.InAddress(axis) }), replace: true);

    /// <summary>From one event to another is no step back that anybody wants; the first selection is.</summary>
    private void Select(string key) => Navigation.NavigateTo(EventAddress(key), replace: selected is not null);
}
