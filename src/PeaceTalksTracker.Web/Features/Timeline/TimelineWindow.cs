using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>What a stretch of the timeline shows.</summary>
public sealed record TimelineWindow
{
    public required TimelineAxis Axis { get; init; }

    /// <summary>Differs whenever the store does.</summary>
    public required string Version { get; init; }

    /// <summary>Events that match the filter, wherever they stand.</summary>
    public required int Total { get; init; }

    public required IReadOnlyList<TimelineLane> Lanes { get; init; }

    /// <summary>First position and one past the last of everything that matches; equal where nothing has a position.</summary>
    public required (int From, int To) Extent { get; init; }

    /// <summary>The stretch of <see cref="Extent"/> that a view without a wish of its own opens on.</summary>
    public required (int From, int To) Opening { get; init; }

    /// <summary>What stands on the axis within the window.</summary>
    public required TimelineBlock Axes { get; init; }

    /// <summary>What has no place on the axis, in the order of the text: position 0 is the first.</summary>
    public required TimelineBlock Tray { get; init; }

    /// <summary>Of the axis by order; of the others empty.</summary>
    public required IReadOnlyList<TimelineFrame> Frames { get; init; }

    /// <summary>The relations between events of this window, earlier first; only by order.</summary>
    public required IReadOnlyList<(long Earlier, long Later)> Arrows { get; init; }
}

/// <summary>The row of an actor; without one, of the events whose actors have no row or are not named.</summary>
/// <param name="Count">Matching events in it, without those that are only done towards its actor.</param>
public sealed record TimelineLane(ActorRef? Actor, string Name, int Count);

/// <summary>An article's events that its text orders.</summary>
/// <param name="From">First position.</param>
/// <param name="To">One past the last.</param>
/// <param name="Steps">Where each step starts.</param>
/// <param name="Title">Of the article, or its key.</param>
public sealed record TimelineFrame(int From, int To, IReadOnlyList<int> Steps, string Title, bool IsContradiction);

/// <summary>Events one by one, or, where they are too many, counted.</summary>
/// <param name="From">First position.</param>
/// <param name="To">One past the last.</param>
/// <param name="Marks">By position; null where counted.</param>
public sealed record TimelineBlock(int From, int To, IReadOnlyList<TimelineMark>? Marks, TimelineBins? Bins);

/// <param name="Id">The event's record.</param>
/// <param name="Start">First position it can have; of an open start the same as <paramref name="End"/>.</param>
/// <param name="End">Last position it can have, inclusive; of an open end the same as <paramref name="Start"/>.</param>
/// <param name="Lanes">At least one, ascending; the complement of a lane where the event is only done towards its actor.</param>
/// <param name="Told">Events that it stands for: more than one where articles may tell of the same.</param>
public sealed record TimelineMark(long Id, int Start, int End, MarkLook Look, IReadOnlyList<int> Lanes, int Told = 1);

/// <summary>Where a single event stands.</summary>
/// <param name="Id">The event's record.</param>
/// <param name="Start">As of its mark; null where it waits in the tray, as is <paramref name="End"/>.</param>
/// <param name="Lanes">Ascending.</param>
public sealed record PlacedEvent(long Id, int? Start, int? End, IReadOnlyList<int> Lanes);
