using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>What the timeline's x means.</summary>
public enum TimelineAxis
{
    /// <summary>The day it happened, in days since 1970-01-01.</summary>
    Date,

    /// <summary>Steps within a group of events that the text orders; x compares only within a group.</summary>
    Order,

    /// <summary>The day its article was published, in days since 1970-01-01.</summary>
    Publication,
}

/// <summary>Reads and writes the timeline's own parts of an address.</summary>
public static class TimelineAxes
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static string InAddress(this TimelineAxis axis) => axis.ToString().ToLowerInvariant();

    /// <summary>Null with a problem where the value names no axis; null without one where there is no value.</summary>
    public static (TimelineAxis? Axis, string? Problem) Parse(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return (null, null);
        foreach (var axis in Enum.GetValues<TimelineAxis>())
        {
            if (value.Equals(axis.InAddress(), StringComparison.OrdinalIgnoreCase))
                return (axis, null);
        }
        return (null, $"There is no timeline by “{Wording.Shortened(value)}”; it can be by date, order or publication.");
    }

    /// <summary>A day's position on the axes by date and by publication.</summary>
    public static int Position(DateOnly day) => day.DayNumber - Epoch;

    public static DateOnly Day(int position) => DateOnly.FromDayNumber(Math.Clamp(position + Epoch, 0, DateOnly.MaxValue.DayNumber));
}
