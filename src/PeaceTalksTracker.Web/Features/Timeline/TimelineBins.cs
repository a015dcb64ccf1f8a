namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// Counts of events per lane and column. Every event and lane is counted once: in <see cref="Sure"/>, <see cref="Unsure"/> or <see cref="Opening"/>.
/// </summary>
public sealed class TimelineBins
{
    private readonly int from;
    private readonly int to;

    /// <param name="from">First position of the window.</param>
    /// <param name="to">One past its last.</param>
    public TimelineBins(int from, int to, int columns, int lanes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        (this.from, this.to, Columns, Lanes) = (from, to, columns, lanes);
        (Sure, Unsure, Opening, Closing) = (new int[columns * lanes], new int[columns * lanes], new int[columns * lanes], new int[columns * lanes]);
    }

    public int Columns { get; }

    public int Lanes { get; }

    /// <summary>Happened, on a date that fits a column. By lane, then column, as are the others.</summary>
    public int[] Sure { get; }

    /// <summary>Planned, conditional or denied, the one known end of an open date, or done by others towards the lane's actor.</summary>
    public int[] Unsure { get; }

    /// <summary>Dates that span several columns, where they start.</summary>
    public int[] Opening { get; }

    /// <summary>And where they end.</summary>
    public int[] Closing { get; }

    /// <summary>Counts an event in a lane. It must overlap the window.</summary>
    public void Add(int start, int end, MarkLook flags, int lane, bool isTowards = false)
    {
        var row = lane * Columns;
        var (first, last) = (Column(start), Column(end));
        if (start < end && first != last)
        {
            Opening[row + first]++;
            Closing[row + last]++;
            return;
        }
        var isSure = !isTowards && (flags & (MarkLook.StatusBits | MarkLook.OpenLeft | MarkLook.OpenRight)) == 0;
        (isSure ? Sure : Unsure)[row + Column((int)(((long)start + end) / 2))]++;
    }

    private int Column(int position)
        => (int)Math.Clamp((position + 0.5 - from) * Columns / ((double)to - from), 0, Columns - 1);
}
