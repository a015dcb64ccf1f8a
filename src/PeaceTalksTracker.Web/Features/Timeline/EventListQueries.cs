using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>Lists what the graphic shows, in the same order.</summary>
public sealed class EventListQueries(TimelineQueries timeline, EventQueries events)
{
    private const string Contradiction = "The text contradicts itself here: these events run in a circle, each before the next.";

    /// <param name="page">From 1; beyond the last, the last.</param>
    public async Task<EventList> PageAsync(RecordFilter filter, TimelineAxis axis, int page, CancellationToken cancellation = default)
    {
        var (data, rows) = await timeline.MatchAsync(filter, cancellation);
        var listed = axis == TimelineAxis.Date ? [.. rows.Where(row => !(data.Stacked.TryGetValue(row, out var below) && Array.BinarySearch(rows, below) >= 0))] : rows;
        var pages = Math.Max(1, (listed.Length + Limits.PageSize - 1) / Limits.PageSize);
        page = Math.Clamp(page, 1, pages);
        var sorted = axis switch
        {
            TimelineAxis.Order => ByOrder(data, rows),
            TimelineAxis.Publication => ByPublication(data, rows),
            _ => ByDate(data, listed),
        };
        var shown = sorted.Skip((page - 1) * Limits.PageSize).Take(Limits.PageSize).ToList();

        var relations = Relations(data, shown.ConvertAll(s => s.Row));
        var wanted = shown.Select(s => s.Row).Concat(relations.Values.SelectMany(r => r.Earlier.Concat(r.Later))).Distinct();
        var summaries = (await events.SummariesAsync([.. wanted.Select(row => data.Ids[row])], cancellation)).ToDictionary(e => e.Id);
        EventListEntry? Entry(int row) => summaries.TryGetValue(data.Ids[row], out var summary)
            ? new EventListEntry(summary, InWords(relations.GetValueOrDefault(row), other => summaries.GetValueOrDefault(data.Ids[other])?.Trigger))
            : null;

        var groups = new List<EventListGroup>();
        foreach (var group in shown.GroupBy(s => s.Group))
            groups.Add(new EventListGroup(group.Key.Heading, group.Key.Day, group.Key.Note, [.. group.Select(s => Entry(s.Row)).OfType<EventListEntry>()]));
        return new EventList(rows.Length, data.Count == 0, page, pages, groups);
    }

    private static IEnumerable<(Group Group, int Row)> ByDate(TimelineColumns data, int[] rows)
    {
        static int Start(TimelineColumns data, int row) => data.Earliest[row] == TimelineColumns.Past ? data.Latest[row] : data.Earliest[row];
        return rows.OrderBy(row => data.IsDated(row) ? Start(data, row) : int.MaxValue).ThenBy(row => data.Latest[row]).ThenBy(row => row, data.ByText)
            .Select(row => (DateGroup(data.FirstDay(row), data.LastDay(row)), row));
    }

    private static Group DateGroup(DateOnly? first, DateOnly? last)
        => first is not null && first == last
            ? new Group(Wording.Day(first.Value), first, null)
            : new Group(Capital(Wording.When(null, default, first, last)), null, null);

    private static IEnumerable<(Group Group, int Row)> ByPublication(TimelineColumns data, int[] rows)
        => rows.Order(data.ByText).Select(row => (PublicationGroup(data.ArticleList[data.Articles[row]].Published), row));

    private static Group PublicationGroup(int published)
        => published == TimelineColumns.Past
            ? new Group("Publication not stated", null, null)
            : new Group($"Published {Wording.Day(TimelineAxes.Day(published))}", TimelineAxes.Day(published), null);

    private static IEnumerable<(Group Group, int Row)> ByOrder(TimelineColumns data, int[] rows)
    {
        var visible = rows.ToHashSet();
        var number = 0;
        foreach (var ordered in data.Groups)
        {
            var members = ordered.Steps.SelectMany(s => s).Where(visible.Contains).ToList();
            if (members.Count == 0)
                continue;
            var article = data.ArticleList[data.Articles[members[0]]].Name;
            var heading = $"{++number}. {(ordered.IsContradiction ? "Contradictory order" : "In this order")} · {article}";
            var group = new Group(heading, null, ordered.IsContradiction ? Contradiction : null);
            foreach (var row in members)
            {
                visible.Remove(row);
                yield return (group, row);
            }
        }
        var rest = new Group("Order not stated", null, null);
        foreach (var row in rows.Where(visible.Contains).Order(data.ByText))
            yield return (rest, row);
    }

    private static Dictionary<int, Neighbours> Relations(TimelineColumns data, List<int> shown)
    {
        var relations = shown.ToDictionary(row => row, _ => new Neighbours([], []));
        foreach (var (earlier, later) in data.Orders)
        {
            if (relations.TryGetValue(earlier, out var ofEarlier))
                ofEarlier.Later.Add(later);
            if (relations.TryGetValue(later, out var ofLater))
                ofLater.Earlier.Add(earlier);
        }
        return relations;
    }

    private static string? InWords(Neighbours? relations, Func<int, string?> trigger)
    {
        if (relations is null || relations.Earlier.Count + relations.Later.Count == 0)
            return null;
        return string.Join(", ", relations.Earlier.Select(row => $"after “{trigger(row)}”").Concat(relations.Later.Select(row => $"before “{trigger(row)}”")));
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private sealed record Group(string Heading, DateOnly? Day, string? Note);

    private sealed record Neighbours(List<int> Earlier, List<int> Later);
}
