namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// Where an axis of days opens: on the shortest round stretch that holds at least half of what it shows, the latest of such, so that a
/// busy month among quiet years is no sliver.
/// </summary>
public static class TimelineOpening
{
    /// <summary>In days, shortest first: a month, a quarter, a half, a year, two, five, ten, a generation.</summary>
    private static readonly int[] Stretches = [31, 92, 183, 366, 731, 1827, 3653, 9131];

    /// <summary>A stretch that covers more of the extent than this is no closer look.</summary>
    private const double Whole = 0.4;

    /// <param name="days">Where the marks stand, each within the extent.</param>
    /// <param name="extent">First day and one past the last.</param>
    /// <returns>First day and one past the last; the extent where no shorter stretch will do.</returns>
    public static (int From, int To) Of(IEnumerable<int> days, (int From, int To) extent)
    {
        var span = extent.To - extent.From;
        if (span * Whole < Stretches[0])
            return extent;
        var before = new int[span + 1];
        foreach (var day in days)
            before[day - extent.From + 1]++;
        for (var day = 0; day < span; day++)
            before[day + 1] += before[day];

        foreach (var length in Stretches.TakeWhile(s => s < span * Whole))
        {
            var best = span - length;
            for (var from = best; from >= 0; from--)
            {
                if (Within(from) > Within(best))
                    best = from;
            }
            if (Within(best) * 2 >= before[span] && before[span] > 0)
                return Centred(best, length);

            int Within(int from) => before[from + length] - before[from];
        }
        return extent;

        // About the days that have an event, so that none stands at the edge while there is room.
        (int, int) Centred(int from, int length)
        {
            var (first, end) = (from, from + length);
            while (before[first + 1] == before[from])
                first++;
            while (before[end - 1] == before[from + length])
                end--;
            var start = Math.Clamp((first + end - length) / 2, 0, span - length);
            return (extent.From + start, extent.From + start + length);
        }
    }
}
