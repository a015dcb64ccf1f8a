using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>A line that is there no more.</summary>
/// <param name="Why">What became of the line or of what it rested on: "rejected"; null beyond the lines that are shown.</param>
public sealed record GoneLine(BriefLine Line, string? Why);

/// <summary>What became of a section from one brief to another. Lines are known by their keys: another wording is no other line.</summary>
/// <param name="Added">Lines that were not there.</param>
/// <param name="Gone">Lines that are there no more.</param>
/// <param name="Reworded">Lines that read otherwise.</param>
/// <param name="IsReordered">Lines of both stand in another order.</param>
public sealed record SectionChanges(
    SectionKind Kind, string Heading, IReadOnlyList<BriefLine> Added, IReadOnlyList<GoneLine> Gone, IReadOnlyList<(BriefLine Before, BriefLine After)> Reworded, bool IsReordered)
{
    public bool IsEmpty => Added.Count + Gone.Count + Reworded.Count == 0 && !IsReordered;
}

/// <summary>Compares briefs line by line, each as of its own moment.</summary>
public sealed class BriefComparisons(ExportReader reader)
{
    /// <summary>The sections in which something changed, in the order in which they stand.</summary>
    public async Task<IReadOnlyList<SectionChanges>> ReadAsync(BriefRequest before, BriefRequest after, CancellationToken cancellation = default)
    {
        await using var earlier = await reader.OpenAsync(before.At, cancellation);
        await using var later = await reader.OpenAsync(after.At, cancellation);
        var were = (await BriefComposer.ComposeAsync(earlier, before, cancellation)).Sections.ToDictionary(s => s.Kind);
        var are = (await BriefComposer.ComposeAsync(later, after, cancellation)).Sections.ToDictionary(s => s.Kind);
        var changes = new List<SectionChanges>();
        foreach (var kind in Enum.GetValues<SectionKind>().Where(k => were.ContainsKey(k) || are.ContainsKey(k)))
        {
            var change = await CompareAsync(kind, were.GetValueOrDefault(kind), are.GetValueOrDefault(kind), cancellation);
            if (!change.IsEmpty)
                changes.Add(change with { Gone = await ExplainedAsync(change, earlier.AsOf, later, after, cancellation) });
        }
        return changes;
    }

    /// <summary>Says why lines went, of those that are shown.</summary>
    private static async Task<IReadOnlyList<GoneLine>> ExplainedAsync(SectionChanges section, DateTime since, Snapshot now, BriefRequest after, CancellationToken cancellation)
    {
        var shown = section.Gone.Take(Limits.PreviewedLines).ToList();
        var records = (await now.ByKeyAsync([.. shown.SelectMany(g => g.Line.Citations).Select(c => c.RecordKey).Distinct()], cancellation)).ToDictionary(r => r.Key);
        return [.. shown.Select(g => g with { Why = Why(g.Line) }), .. section.Gone.Skip(shown.Count)];

        string Why(BriefLine line)
        {
            if (after.LeftOut.Contains(section.Kind))
                return "its section is left out";
            if (after.Edits.Removed.Contains(line.Key) || line.Key.StartsWith(BriefWork.AddedKey, StringComparison.Ordinal))
                return "taken out";
            if (line.Citations.Count == 0)
                return "what is counted has changed";
            var found = line.Citations.Select(c => records.GetValueOrDefault(c.RecordKey)).OfType<ExportedRecord>().ToList();
            return found switch
            {
                [] => "its article is withdrawn",
                _ when found.TrueForAll(r => r.Review == ReviewState.Rejected) => "rejected",
                _ when found.Exists(r => r.RecordedAt > since) => "corrected",
                _ => "outside the filter or the section",
            };
        }
    }

    /// <summary>Of the lines that are the same in both, which are most, only the words are held.</summary>
    private static async Task<SectionChanges> CompareAsync(SectionKind kind, BriefSection? was, BriefSection? now, CancellationToken cancellation)
    {
        var words = await Lines(was).ToDictionaryAsync(l => l.Key, l => l.Text, cancellationToken: cancellation);
        var order = words.Keys.ToList();
        var (added, changed, kept) = (new List<BriefLine>(), new Dictionary<string, BriefLine>(), new List<string>());
        await foreach (var line in Lines(now))
        {
            if (!words.Remove(line.Key, out var before))
            {
                added.Add(line);
                continue;
            }
            kept.Add(line.Key);
            if (before != line.Text)
                changed.Add(line.Key, line);
        }
        var (gone, reworded) = (new List<BriefLine>(), new List<(BriefLine Before, BriefLine After)>());
        if (words.Count + changed.Count > 0)
            await foreach (var line in Lines(was))
            {
                if (words.ContainsKey(line.Key))
                    gone.Add(line);
                else if (changed.TryGetValue(line.Key, out var after))
                    reworded.Add((line, after));
            }
        return new(kind, (now ?? was)!.Heading, added, gone.ConvertAll(l => new GoneLine(l, null)), reworded, !order.Where(key => !words.ContainsKey(key)).SequenceEqual(kept));

        IAsyncEnumerable<BriefLine> Lines(BriefSection? section) => section?.ReadAsync(cancellation) ?? AsyncEnumerable.Empty<BriefLine>();
    }
}
