using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>Puts the events that a filter leaves on lanes and on an axis.</summary>
internal sealed class WindowBuilder
{
    private readonly TimelineColumns data;
    private readonly int[] rows;
    private readonly TimelineAxis axis;
    private readonly LaneMap lanes;

    public WindowBuilder(TimelineColumns data, int[] rows, TimelineAxis axis, RecordFilter filter)
        => (this.data, this.rows, this.axis, lanes) = (data, rows, axis, new LaneMap(data, rows, filter.Actors));

    public TimelineWindow Build(int? from, int? to, int columns)
    {
        var order = axis == TimelineAxis.Order ? OrderAxis.Of(data, rows, lanes) : null;
        var placed = new List<Place>(rows.Length);
        var tray = new List<int>();
        var (least, most) = (int.MaxValue, int.MinValue);
        foreach (var row in rows)
        {
            if (PlaceOf(row, order) is not { } place)
            {
                tray.Add(row);
                continue;
            }
            placed.Add(place);
            (least, most) = (Math.Min(least, place.Start), Math.Max(most, place.End));
        }

        var extent = placed.Count == 0 ? (From: 0, To: 0) : (From: least, To: most + 1);
        var opening = order is null ? TimelineOpening.Of(placed.Select(p => (int)(((long)p.Start + p.End) / 2)), extent) : extent;
        var (first, end) = (from ?? extent.From, to ?? extent.To);
        if (from is not null || to is not null)
            placed.RemoveAll(p => p.End < first || p.Start >= end);
        var block = BlockOf(placed, first, end, columns);
        var shown = order is null ? [] : block.Marks?.Select(m => m.Id).ToHashSet() ?? [];

        // Where they are only counted, the order of the store is as good.
        if (tray.Count <= Limits.TimelineEvents)
            tray.Sort(data.ByText);
        return new TimelineWindow
        {
            Axis = axis,
            Version = data.Version,
            Total = rows.Length,
            Lanes = lanes.Lanes,
            Extent = extent,
            Opening = opening,
            Axes = block,
            Tray = BlockOf([.. tray.Select((row, at) => new Place(row, at, at, Settled(row)))], 0, tray.Count, Math.Min(columns, Limits.TimelineTrayColumns)),
            Frames = order is null ? [] : [.. order.Frames.Where(f => f.To > first && f.From < end).Take(Limits.TimelineEvents)],
            Arrows = order is null ? [] : [.. order.Arrows.Where(a => shown.Contains(a.Earlier) && shown.Contains(a.Later))],
        };
    }

    /// <summary>The same for one of the rows; of a stacked one where its stack stands.</summary>
    public PlacedEvent Find(int row)
    {
        if (axis == TimelineAxis.Date && data.Stacked.TryGetValue(row, out var below) && Array.BinarySearch(rows, below) >= 0)
            row = below;
        var place = PlaceOf(row, axis == TimelineAxis.Order ? OrderAxis.Of(data, rows, lanes) : null);
        return new PlacedEvent(data.Ids[row], place?.Start, place?.End, [.. lanes.Of(row).Select(LaneMap.Lane)]);
    }

    private Place? PlaceOf(int row, OrderAxis? order)
    {
        switch (axis)
        {
            case TimelineAxis.Order:
                return order!.Positions.TryGetValue(row, out var step) ? new Place(row, step, step, Settled(row)) : null;
            case TimelineAxis.Publication:
                var published = data.ArticleList[data.Articles[row]].Published;
                return published == TimelineColumns.Past ? null : new Place(row, published, published, Settled(row));
            default:
                var (start, end) = (data.Earliest[row], data.Latest[row]);
                return (start, end) switch
                {
                    (TimelineColumns.Past, TimelineColumns.Future) => null,
                    (TimelineColumns.Past, _) => new Place(row, end, end, data.Flags[row]),
                    (_, TimelineColumns.Future) => new Place(row, start, start, data.Flags[row]),
                    _ => new Place(row, start, end, data.Flags[row]),
                };
        }
    }

    /// <summary>Where x is no date of the event, nothing about its date is drawn.</summary>
    private MarkLook Settled(int row) => data.Flags[row] & ~(MarkLook.OpenLeft | MarkLook.OpenRight | MarkLook.Approximate);

    private TimelineBlock BlockOf(List<Place> places, int from, int to, int columns)
    {
        if (places.Count > Limits.TimelineEvents)
        {
            var bins = new TimelineBins(from, to, columns, lanes.Lanes.Count);
            foreach (var place in places)
            {
                foreach (var lane in lanes.Of(place.Row))
                    bins.Add(place.Start, place.End, place.Flags, LaneMap.Lane(lane), isTowards: lane < 0);
            }
            return new TimelineBlock(from, to, null, bins);
        }
        var here = places.Select(p => p.Row).ToHashSet();
        var stacks = axis == TimelineAxis.Date
            ? here.Where(row => data.Stacked.TryGetValue(row, out var below) && here.Contains(below)).ToLookup(row => data.Stacked[row]) : Enumerable.Empty<int>().ToLookup(row => row);
        var marks = places.Where(p => !(data.Stacked.TryGetValue(p.Row, out var below) && stacks.Contains(below))).OrderBy(p => p.Start).ThenBy(p => p.Row)
            .Select(p => new TimelineMark(data.Ids[p.Row], p.Start, p.End, p.Flags, LanesOf(p.Row, stacks[p.Row]), 1 + stacks[p.Row].Count())).ToList();
        return new TimelineBlock(from, to, marks, null);
    }

    private List<int> LanesOf(int row, IEnumerable<int> stacked)
    {
        List<int> all = [.. lanes.Of(row)];
        foreach (var other in stacked)
            foreach (var lane in lanes.Of(other))
                if (!all.Exists(l => LaneMap.Lane(l) == LaneMap.Lane(lane)))
                    all.Add(lane);
        all.Sort((a, b) => LaneMap.Lane(a).CompareTo(LaneMap.Lane(b)));
        return all;
    }

    private readonly record struct Place(int Row, int Start, int End, MarkLook Flags);
}
