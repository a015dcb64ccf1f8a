using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>A brief as the page shows it before it is taken along.</summary>
/// <param name="At">The moment it shows, in UTC.</param>
public sealed record BriefPreview(string Title, string Scope, DateTime At, IReadOnlyList<PreviewedSection> Sections)
{
    /// <summary>A line that nothing supports: nothing is written out until it is cited for or taken out.</summary>
    public BriefLine? Unsupported => Sections.SelectMany(s => s.Lines).FirstOrDefault(l => !l.IsSupported);
}

/// <param name="Lines">The first of them.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record PreviewedSection(SectionKind Kind, string Heading, string? Lead, IReadOnlyList<BriefLine> Lines, int Count);

/// <summary>Composes briefs for the page.</summary>
public sealed class BriefPreviews(ExportReader reader)
{
    /// <param name="request">What it is made of.</param>
    /// <param name="most">Lines of each section.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<BriefPreview> ReadAsync(BriefRequest request, int most = Limits.PreviewedLines, CancellationToken cancellation = default)
    {
        await using var snapshot = await reader.OpenAsync(request.At, cancellation);
        var brief = await BriefComposer.ComposeAsync(snapshot, request, cancellation);
        var sections = new List<PreviewedSection>();
        foreach (var section in brief.Sections)
        {
            var lines = await section.ReadAsync(cancellation).Take(most).ToListAsync(cancellation);
            sections.Add(new(section.Kind, section.Heading, section.Lead, lines, Math.Max(section.Count, lines.Count)));
        }
        return new(brief.Title, brief.Scope, brief.AsOf, sections);
    }
}
