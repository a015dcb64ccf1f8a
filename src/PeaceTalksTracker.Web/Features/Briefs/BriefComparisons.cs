using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>What became of a section from one brief to another. Lines are known by their keys: another wording is no other line.</summary>
/// <param name="Added">Lines that were not there.</param>
/// <param name="Gone">Lines that are there no more.</param>
/// <param name="Reworded">Lines that read otherwise.</param>
public sealed record SectionChanges(
    SectionKind Kind, string Heading, IReadOnlyList<BriefLine> Added, IReadOnlyList<BriefLine> Gone, IReadOnlyList<(BriefLine Before, BriefLine After)> Reworded);

/// <summary>Compares briefs line by line, each as of its own moment.</summary>
public sealed class BriefComparisons(ExportReader reader)
{
    /// <summary>The sections in which something changed, in the order in which they stand.</summary>
    public async Task<IReadOnlyList<SectionChanges>> ReadAsync(BriefRequest before, BriefRequest after, CancellationToken cancellation = default)
    {
        var (old, now) = (await SectionsAsync(before, cancellation), await SectionsAsync(after, cancellation));
        var changes = new List<SectionChanges>();
        foreach (var kind in Enum.GetValues<SectionKind>().Where(k => old.ContainsKey(k) || now.ContainsKey(k)))
        {
            var (heading, were) = old.GetValueOrDefault(kind, ("", []));
            var (later, are) = now.GetValueOrDefault(kind, (heading, []));
            var change = Compare(kind, later, were, are);
            if (change.Added.Count + change.Gone.Count + change.Reworded.Count > 0)
                changes.Add(change);
        }
        return changes;
    }

    private static SectionChanges Compare(SectionKind kind, string heading, List<BriefLine> were, List<BriefLine> are)
    {
        var (before, after) = (were.ToDictionary(l => l.Key), are.Select(l => l.Key).ToHashSet());
        return new(
            kind, heading,
            [.. are.Where(l => !before.ContainsKey(l.Key))],
            [.. were.Where(l => !after.Contains(l.Key))],
            [.. are.Where(l => before.TryGetValue(l.Key, out var was) && was.Text != l.Text).Select(l => (before[l.Key], l))]);
    }

    private async Task<Dictionary<SectionKind, (string Heading, List<BriefLine> Lines)>> SectionsAsync(BriefRequest request, CancellationToken cancellation)
    {
        await using var snapshot = await reader.OpenAsync(request.At, cancellation);
        var sections = new Dictionary<SectionKind, (string, List<BriefLine>)>();
        foreach (var section in (await BriefComposer.ComposeAsync(snapshot, request, cancellation)).Sections)
            sections[section.Kind] = (section.Heading, await section.ReadAsync(cancellation).ToListAsync(cancellation));
        return sections;
    }
}
