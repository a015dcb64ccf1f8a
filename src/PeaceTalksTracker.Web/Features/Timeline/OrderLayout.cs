namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>Events that the text orders among themselves, in steps.</summary>
/// <param name="Steps">First to last; the members of a step are not ordered among themselves. Of a contradiction: one step, in the order of the text.</param>
/// <param name="IsContradiction">The relations run in a circle, so that no order satisfies them.</param>
public sealed record OrderGroup(IReadOnlyList<IReadOnlyList<int>> Steps, bool IsContradiction);

/// <summary>Sorts events into the groups that their order relations connect.</summary>
public static class OrderLayout
{
    /// <param name="pairs">Earlier and later, as any numbers.</param>
    /// <param name="text">Compares two members by their place in the text.</param>
    /// <returns>The groups, by the place of their first member.</returns>
    public static List<OrderGroup> Groups(IReadOnlyCollection<(int Earlier, int Later)> pairs, IComparer<int> text)
    {
        var later = pairs.ToLookup(p => p.Earlier, p => p.Later);
        var earlier = pairs.ToLookup(p => p.Later, p => p.Earlier);
        var grouped = new HashSet<int>();
        var groups = new List<OrderGroup>();
        foreach (var start in pairs.SelectMany(p => new[] { p.Earlier, p.Later }).Distinct().Order(text))
        {
            if (!grouped.Contains(start))
                groups.Add(Sort(Connected(start, later, earlier, grouped), later, earlier, text));
        }
        return groups;
    }

    private static List<int> Connected(int start, ILookup<int, int> later, ILookup<int, int> earlier, HashSet<int> grouped)
    {
        var members = new List<int>();
        var open = new Stack<int>([start]);
        while (open.TryPop(out var member))
        {
            if (!grouped.Add(member))
                continue;
            members.Add(member);
            foreach (var next in later[member].Concat(earlier[member]))
                open.Push(next);
        }
        return members;
    }

    /// <summary>A member's step is one after the last of those before it.</summary>
    private static OrderGroup Sort(List<int> members, ILookup<int, int> later, ILookup<int, int> earlier, IComparer<int> text)
    {
        var waitsFor = members.ToDictionary(m => m, m => earlier[m].Distinct().Count());
        var step = members.ToDictionary(m => m, _ => 0);
        var ready = new Queue<int>(members.Where(m => waitsFor[m] == 0));
        var sorted = 0;
        while (ready.TryDequeue(out var member))
        {
            sorted++;
            foreach (var next in later[member].Distinct())
            {
                step[next] = Math.Max(step[next], step[member] + 1);
                if (--waitsFor[next] == 0)
                    ready.Enqueue(next);
            }
        }
        if (sorted < members.Count)
            return new OrderGroup([[.. members.Order(text)]], true);
        return new OrderGroup(
            [.. members.GroupBy(m => step[m]).OrderBy(s => s.Key).Select(s => (IReadOnlyList<int>)[.. s.Order(text)])], false);
    }
}
