using System.Globalization;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// The stretch of an axis that is in view, in its positions. In an address it is “2022-02-01..2022-04-30”, the first and last day,
/// and by order “2.5..9”.
/// </summary>
/// <param name="To">One past the last position.</param>
public readonly record struct TimelineView(double From, double To)
{
    private const string Dots = "..";

    /// <summary>Rounded, so that what is read from an address is what was written there.</summary>
    public static TimelineView Rounded(double from, double to, TimelineAxis axis)
    {
        var digits = axis == TimelineAxis.Order ? 1 : 0;
        var start = Math.Round(from, digits);
        // Halves go to the even neighbour: two ends one apart may meet, so the least width is seen to afterwards.
        return new(start, Math.Round(Math.Max(Math.Round(to, digits), start + 1), digits));
    }

    public string InAddress(TimelineAxis axis)
        => axis == TimelineAxis.Order
            ? string.Create(CultureInfo.InvariantCulture, $"{From:0.#}{Dots}{To:0.#}")
            : $"{Iso(From)}{Dots}{Iso(To - 1)}";

    /// <summary>Null with a problem where the value is no stretch of the axis; null without one where there is no value.</summary>
    public static (TimelineView? View, string? Problem) Parse(string? value, TimelineAxis axis)
    {
        if (string.IsNullOrWhiteSpace(value))
            return (null, null);
        var ends = value.Split(Dots);
        if (ends.Length == 2 && Position(ends[0], axis) is { } from && Position(ends[1], axis) is { } last)
        {
            var to = axis == TimelineAxis.Order ? last : last + 1;
            if (from < to)
                return (new(from, to), null);
        }
        return (null, $"“{Wording.Shortened(value)}” is no stretch of this timeline, so it opens where most events are.");
    }

    private static double? Position(string words, TimelineAxis axis)
    {
        if (axis == TimelineAxis.Order)
            return double.TryParse(words, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step) && Math.Abs(step) < 1e9 ? step : null;
        return DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? TimelineAxes.Position(day) : null;
    }

    private static string Iso(double position) => TimelineAxes.Day((int)position).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
