using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Pairing;

/// <summary>
/// The days on which an event is presumed to lie when it is compared with another. News tells of what has just been or will soon be, so that an act without a date is
/// sought near its publication. Only a proposal rests on it; no date is ever made of it.
/// </summary>
public readonly record struct PresumedDays(DateOnly First, DateOnly Last)
{
    /// <summary>Days before its publication within which an undated act is presumed.</summary>
    public const int Recent = 3;

    /// <summary>Days after its publication within which an undated plan is presumed.</summary>
    public const int Soon = 14;

    /// <summary>Days that a date may span: that two articles speak of one month, or one year, says nothing.</summary>
    public const int Widest = 31;

    public int Count => Last.DayNumber - First.DayNumber + 1;

    public bool Overlaps(PresumedDays other) => First <= other.Last && other.First <= Last;

    /// <returns>Null where nothing says when it was, or nothing narrower than <see cref="Widest"/>.</returns>
    public static PresumedDays? Of(EventFacts e)
    {
        PresumedDays? days = (e.Date, e.Status, e.Published) switch
        {
            ({ Earliest: { } first, Latest: { } last }, _, _) => new(first, last),
            (null, EventStatus.Happened, { } published) => new(published.Add(-Recent), published),
            (null, EventStatus.Planned, { } published) => new(published, published.Add(Soon)),
            _ => null,
        };
        return days is { Count: <= Widest } ? days : null;
    }
}

file static class Days
{
    public static DateOnly Add(this DateOnly day, int days) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));
}
