namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>A page of the list that tells what the graphic shows.</summary>
/// <param name="Total">Events that match, on all pages.</param>
/// <param name="IsStoreEmpty">There is no event at all, whatever the filter.</param>
/// <param name="Page">From 1.</param>
public sealed record EventList(int Total, bool IsStoreEmpty, int Page, int Pages, IReadOnlyList<EventListGroup> Groups);

/// <param name="Heading">The day, the article or what is not stated, in words.</param>
/// <param name="Day">For a heading that is one day.</param>
/// <param name="Note">What the reader should know of the group; null where nothing.</param>
public sealed record EventListGroup(string Heading, DateOnly? Day, string? Note, IReadOnlyList<EventListEntry> Events);

/// <param name="Order">What the text says of its order: "before “call”"; null where nothing.</param>
public sealed record EventListEntry(EventSummary Event, string? Order);
