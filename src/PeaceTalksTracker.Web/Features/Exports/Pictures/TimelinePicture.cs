using System.Globalization;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Timeline;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>The timeline as a picture: a lane for each actor, a mark for each event in it, days from left to right.</summary>
public static class TimelinePicture
{
    private const double Width = 1120, Gutter = 186, Margin = 16, Head = 74, LaneHeight = 48, Tray = 120, ColumnWidth = 26;

    private sealed record Entry(
        string Key, EventStatus Status, bool IsConflict, bool IsReported, DateOnly? Earliest, DateOnly? Latest, string Label, string Name, IReadOnlyList<int> Lanes, int Told = 1);

    private sealed record Lane(string Name, string Colour);

    /// <param name="snapshot">The store at its moment.</param>
    /// <param name="filter">Which events.</param>
    /// <param name="edits">Of the brief that it stands in: what was taken out there is not in the picture either.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Picture> DrawAsync(Snapshot snapshot, RecordFilter filter, BriefEdits edits, CancellationToken cancellation = default)
    {
        var removed = edits.Removed.ToHashSet();
        bool IsShown(ExportedEvent e) => !removed.Contains(EventSections.KeyOf(e));
        var ids = await snapshot.EventIdsAsync(filter, cancellation);
        var counts = new Dictionary<ActorRef, int>();
        var hasDates = false;
        await foreach (var e in snapshot.EventsAsync(ids, cancellation).Where(IsShown))
        {
            hasDates |= e.Date is not null;
            foreach (var actor in e.Actors.Distinct())
                counts[actor] = counts.GetValueOrDefault(actor) + 1;
        }
        var actors = counts.OrderByDescending(c => filter.Actors.Contains(c.Key.Key)).ThenByDescending(c => c.Value).ThenBy(c => c.Key.Id)
            .Take(Limits.PictureActors).Select(c => c.Key).ToList();
        var laneOf = actors.Select((actor, at) => (actor.Id, at)).ToDictionary(a => a.Id, a => a.at);
        var entries = new List<Entry>();
        var isCounted = ids.Count > Limits.PictureMarks;
        await foreach (var e in snapshot.EventsAsync(ids, cancellation).Where(IsShown))
        {
            List<int> lanes = [.. e.Actors.Select(a => laneOf.GetValueOrDefault(a.Id, actors.Count)).Distinct().Order()];
            entries.Add(new(
                e.Key, e.Status, e.Type >= EventType.Request, e.ReportedBy is not null, e.Earliest, e.Latest, isCounted ? "" : PlainText.Of(e.Trigger),
                isCounted ? "" : $"{EventPhrases.Sentence(e)} {Wording.When(e.Date, e.DateBasis, e.Earliest, e.Latest)}; {Wording.Of(e.Status)}.", lanes.Count == 0 ? [actors.Count] : lanes));
        }
        List<Lane> named = [.. actors.Select(a => new Lane(PlainText.Of(a.Name), PictureColours.Of(a)))];
        if (entries.Exists(e => e.Lanes.Contains(actors.Count)))
            named.Add(new(counts.Count > actors.Count ? "Others" : "No actor named", PictureColours.Soft));
        return Compose(named, isCounted || !hasDates ? entries : Stack(entries, await snapshot.LinksAsync(cancellation)), hasDates, isCounted);
    }

    /// <summary>What may be one event is one mark, in the lanes of all.</summary>
    private static List<Entry> Stack(List<Entry> entries, IReadOnlyList<ExportedLink> links)
    {
        var byKey = entries.Where(e => e.Earliest is not null || e.Latest is not null).ToDictionary(e => e.Key);
        var at = entries.Select((e, i) => (e.Key, i)).ToDictionary(e => e.Key, e => e.i);
        int Width(string key) => (byKey[key].Latest ?? DateOnly.MaxValue).DayNumber - (byKey[key].Earliest ?? DateOnly.MinValue).DayNumber;
        var stacked = EventStacks.Of(
            links.Where(l => l is { Link: LinkKind.Same, Review: ReviewState.Unreviewed } && byKey.ContainsKey(l.From) && byKey.ContainsKey(l.To)).Select(l => (l.From, l.To)),
            Comparer<string>.Create((a, b) => (Width(a), at[a]).CompareTo((Width(b), at[b]))));
        var above = stacked.ToLookup(s => s.Value, s => byKey[s.Key]);
        return
        [
            .. entries.Where(e => !stacked.ContainsKey(e.Key)).Select(e => above[e.Key].ToList() is { Count: > 0 } others
                ? e with
                {
                    Lanes = [.. e.Lanes.Union(others.SelectMany(o => o.Lanes)).Order()],
                    Label = $"{e.Label} ×{others.Count + 1}",
                    Name = $"{e.Name} Told by {others.Count + 1} articles, perhaps one event.",
                    Told = others.Count + 1,
                }
                : e),
        ];
    }

    private static Picture Compose(List<Lane> lanes, List<Entry> entries, bool hasDates, bool isCounted)
    {
        var placed = hasDates ? entries.Where(e => e.Earliest is not null || e.Latest is not null).ToList() : entries;
        var waiting = hasDates ? entries.Except(placed).ToList() : [];
        var bottom = Head + Math.Max(1, lanes.Count) * LaneHeight;
        var shapes = new List<Shape> { new Words(Margin, 28, "Timeline", 17, PictureColours.Ink, IsBold: true) };
        var right = Width - Margin - (waiting.Count > 0 ? Tray + 12 : 0);
        var axis = hasDates ? PictureAxis.OfDays(placed.SelectMany(e => new[] { e.Earliest, e.Latest }).OfType<DateOnly>(), Gutter, right) : null;
        var summary = Summary(lanes, entries, placed, waiting.Count, hasDates);
        shapes.Add(new Words(Margin + 86, 28, PictureFonts.Fit(summary, 12, Width - 2 * Margin - 86), 12, PictureColours.Soft));
        if (axis is not null)
            shapes.AddRange(axis.Draw(Head, bottom));
        else if (entries.Count > 0)
            shapes.Add(new Words(Gutter, Head - 10, "In the order of the texts, which state no date →", 12, PictureColours.Soft));
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            var y = Head + lane * LaneHeight;
            shapes.Add(new Outline(Outlines.Line(Margin, y, Width - Margin, y), null, PictureColours.Line));
            shapes.Add(new Outline(Outlines.Box(Margin, y + 14, 4, LaneHeight - 28), lanes[lane].Colour));
            shapes.Add(new Words(Margin + 12, y + LaneHeight / 2 + 4, PictureFonts.Fit(lanes[lane].Name, 13, Gutter - Margin - 24, isBold: true), 13, PictureColours.Ink, IsBold: true));
        }
        shapes.Add(new Outline(Outlines.Line(Margin, bottom, Width - Margin, bottom), null, PictureColours.Line));
        if (entries.Count == 0)
            shapes.Add(new Words(Margin, Head + LaneHeight / 2, "No event in this selection.", 13, PictureColours.Soft));

        var marks = new LaneMarks([.. lanes.Select(l => l.Colour)], Head, LaneHeight);
        for (var at = 0; at < placed.Count; at++)
        {
            var e = placed[at];
            var (left, end) = axis is null
                ? (0d, 0d) : (axis.At(e.Earliest ?? e.Latest!.Value), axis.At((e.Latest ?? e.Earliest!.Value).AddDays(1)));
            var x = axis is null ? Gutter + 10 + (right - Gutter - 20) * (at + .5) / placed.Count : (left + end) / 2;
            if (isCounted)
                marks.Count(e.Lanes, Gutter + (Math.Floor((x - Gutter) / ColumnWidth) + .5) * ColumnWidth);
            else
                marks.Add(e.Lanes, x, axis is null ? x : left, axis is null ? x : end, axis is not null && e.Earliest is null, axis is not null && e.Latest is null,
                    right, (lane, mx, my) => EventMark.Of(e.Status, e.IsConflict, e.IsReported, mx, my, lanes[lane].Colour, e.Name, Urls.TimelineAt(e.Key)), e.Label);
        }
        if (waiting.Count > 0)
        {
            shapes.Add(new Outline(Outlines.Box(right + 12, Head, Tray, bottom - Head), PictureColours.Sunken, Opacity: .6));
            shapes.Add(new Words(right + 20, Head - 10, "date not stated", 12, PictureColours.Soft));
            foreach (var (e, at) in waiting.Select((e, at) => (e, at)))
            {
                var x = right + 24 + (Tray - 24) * (at + .5) / waiting.Count;
                if (isCounted)
                    marks.Count(e.Lanes, right + 12 + Tray / 2);
                else
                    marks.Add(e.Lanes, x, x, x, false, false, Width - Margin, (lane, mx, my) => EventMark.Of(e.Status, e.IsConflict, e.IsReported, mx, my, lanes[lane].Colour, e.Name, Urls.TimelineAt(e.Key)), e.Label);
            }
        }
        shapes.AddRange(marks.Draw());
        shapes.AddRange(Legend(bottom + 30, isCounted));
        return new(Width, bottom + 48, "Timeline", summary, shapes);
    }

    private static string Summary(List<Lane> lanes, List<Entry> entries, List<Entry> placed, int undated, bool hasDates)
    {
        if (entries.Count == 0)
            return "No event in this selection.";
        var statuses = entries.GroupBy(e => e.Status).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Sum(e => e.Told):N0} {Wording.Of(g.Key)}"));
        var days = placed.SelectMany(e => new[] { e.Earliest, e.Latest }).OfType<DateOnly>().ToList();
        var when = hasDates && days.Count > 0 ? $", {Wording.Day(days.Min())} to {Wording.Day(days.Max())}" : "";
        return $"{Wording.Count(entries.Sum(e => e.Told), "event")} in {Wording.Count(lanes.Count, "lane")}{when}: {Wording.List(statuses)}{(undated > 0 ? $"; {undated} without a date" : "")}.";
    }

    private static IEnumerable<Shape> Legend(double y, bool isCounted)
    {
        var x = Margin + 8;
        (string Words, EventStatus Status, bool IsConflict, bool IsReported)[] keys =
        [
            ("cooperation", EventStatus.Happened, false, false), ("conflict", EventStatus.Happened, true, false), ("planned", EventStatus.Planned, false, false),
            ("conditional", EventStatus.Conditional, false, false), ("denied", EventStatus.Denied, false, false), ("as somebody says", EventStatus.Happened, false, true),
        ];
        if (isCounted)
        {
            yield return new Words(Margin, y + 4, "Too many to draw one by one: the numbers count the events of each actor in each stretch.", 12, PictureColours.Soft);
            yield break;
        }
        foreach (var (words, status, isConflict, isReported) in keys)
        {
            foreach (var shape in EventMark.Of(status, isConflict, isReported, x, y, PictureColours.Ink))
                yield return shape;
            yield return new Words(x + 13, y + 4, words, 12, PictureColours.Ink);
            x += 40 + PictureFonts.WidthOf(words, 12);
        }
        foreach (var shape in EventMark.Span(x + 34, x, x + 30, y, PictureColours.Ink, false, false))
            yield return shape;
        yield return new Words(x + 38, y + 4, "some day in between; fading: no end stated", 12, PictureColours.Ink);
    }
}
