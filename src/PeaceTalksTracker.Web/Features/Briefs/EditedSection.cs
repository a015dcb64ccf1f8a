using System.Runtime.CompilerServices;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>A composed section with a lead's edits on it.</summary>
internal static class EditedSection
{
    // Under a heading of their own: under a day or an actor they would be taken to be of them.
    private const string Added = "Added by hand";

    public static BriefSection Of(BriefSection section, BriefEdits edits, BriefSource source)
    {
        var added = edits.Added.Where(a => a.Section == section.Kind).ToList();
        var removed = edits.Removed.Where(key => key.StartsWith($"{section.Kind}/", StringComparison.Ordinal)).ToHashSet();
        var order = edits.Order.GetValueOrDefault(section.Kind) ?? [];
        if (added.Count == 0 && removed.Count == 0 && order.Count == 0 && !edits.Wording.Keys.Any(key => key.StartsWith($"{section.Kind}/", StringComparison.Ordinal)))
            return section;

        return section with
        {
            Count = Math.Max(0, section.Count - removed.Count) + added.Count,
            ReadAsync = cancellation => order.Count == 0 ? LinesAsync(cancellation) : OrderedAsync(order, LinesAsync(cancellation), cancellation),
        };

        async IAsyncEnumerable<BriefLine> LinesAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            foreach (var line in added)
                yield return new(line.Key, Added, line.Text, await CitedAsync(source, line.Records, cancellation), IsEdited: true);
            await foreach (var line in section.ReadAsync(cancellation))
                if (!removed.Contains(line.Key))
                    yield return edits.Wording.TryGetValue(line.Key, out var words) ? line with { Text = words, IsEdited = true } : line;
        }
    }

    /// <summary>Only a section that somebody has ordered is held in memory as a whole.</summary>
    private static async IAsyncEnumerable<BriefLine> OrderedAsync(
        IReadOnlyList<string> order, IAsyncEnumerable<BriefLine> lines, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var places = order.Select((key, place) => (key, place)).ToDictionary(o => o.key, o => o.place);
        var all = await lines.ToListAsync(cancellation);
        foreach (var line in all.OrderBy(l => places.GetValueOrDefault(l.Key, int.MaxValue)))
            yield return line;
    }

    /// <summary>One passage of each record that is there at the moment and not rejected.</summary>
    internal static async Task<IReadOnlyList<Citation>> CitedAsync(BriefSource source, IReadOnlyList<string> records, CancellationToken cancellation)
        => [.. (await source.Snapshot.ByKeyAsync(records, cancellation)).Where(r => r.Review != ReviewState.Rejected).SelectMany(r => source.Cite(r).Take(1))];
}
