using System.Globalization;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Composes a brief out of the records of a moment, section by section, and puts a lead's edits on it.</summary>
public static class BriefComposer
{
    private static readonly (SectionKind Kind, Func<BriefSource, CancellationToken, Task<BriefSection>> ReadAsync)[] Sections =
    [
        (SectionKind.Figures, NumberSections.FiguresAsync),
        (SectionKind.Happened, EventSections.HappenedAsync),
        (SectionKind.Positions, StanceSections.PositionsAsync),
        (SectionKind.Shifts, StanceSections.ShiftsAsync),
        (SectionKind.Contradictions, ContradictionSection.ReadAsync),
        (SectionKind.Watch, EventSections.WatchAsync),
        (SectionKind.Silences, SilenceSection.ReadAsync),
        (SectionKind.Certainty, NumberSections.CertaintyAsync),
        (SectionKind.Sources, NumberSections.SourcesAsync),
    ];

    /// <param name="snapshot">The store at its moment; stays open until the brief has been read.</param>
    /// <param name="request">What it is to be made of.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Brief> ComposeAsync(Snapshot snapshot, BriefRequest request, CancellationToken cancellation = default)
    {
        var source = await BriefSource.ReadAsync(snapshot, request.Filter, cancellation);
        var sections = new List<BriefSection>();
        foreach (var (kind, readAsync) in Sections.Where(s => !request.LeftOut.Contains(s.Kind)))
            sections.Add(EditedSection.Of(await readAsync(source, cancellation), request.Edits, source));
        var title = string.IsNullOrWhiteSpace(request.Title) ? TitleOf(request.Filter) : request.Title.Trim();
        return new(title, await ScopeAsync(snapshot, request.Filter, cancellation), snapshot.AsOf, sections);
    }

    /// <summary>Refuses a brief with an added line that nothing supports, before any of it is written.</summary>
    /// <exception cref="UnsupportedLineException">There is one; the message names it.</exception>
    public static async Task RequireSupportAsync(Snapshot snapshot, BriefRequest request, CancellationToken cancellation = default)
    {
        var source = await BriefSource.ReadAsync(snapshot, request.Filter, cancellation);
        foreach (var line in request.Edits.Added.Where(a => !request.LeftOut.Contains(a.Section)))
            if ((await EditedSection.CitedAsync(source, line.Records, cancellation)).Count == 0)
                throw new UnsupportedLineException(line.Text);
    }

    private static string TitleOf(RecordFilter filter) => (filter.From, filter.To) switch
    {
        (null, null) => "Brief on the peace talks",
        ({ } from, null) => $"Brief on the peace talks since {Wording.Day(from)}",
        (null, { } to) => $"Brief on the peace talks until {Wording.Day(to)}",
        ({ } from, { } to) when from == to => $"Brief on the peace talks, {Wording.Day(from)}",
        ({ } from, { } to) => $"Brief on the peace talks, {Wording.Day(from)} to {Wording.Day(to)}",
    };

    /// <summary>What a filter leaves of a moment's store, in a sentence.</summary>
    internal static async Task<string> ScopeAsync(Snapshot snapshot, RecordFilter filter, CancellationToken cancellation)
    {
        var actors = (await snapshot.ActorsAsync(cancellation)).Where(a => filter.Actors.Contains(a.Key)).Select(a => a.Name).ToList();
        var issues = filter.Issues.Count == 0 ? [] : (await snapshot.Store.IssuesAsync(filter, cancellation)).Select(i => i.Name.ToLowerInvariant()).ToList();
        string?[] parts =
        [
            filter.From is null && filter.To is null ? "all dates" : null,
            filter.From is { } from ? $"from {Wording.Day(from)}" : null,
            filter.To is { } to ? $"to {Wording.Day(to)}" : null,
            actors.Count > 0 ? Wording.List(actors) : "all actors",
            issues.Count > 0 ? Wording.List(issues) : "all issues",
            filter.Statuses.Count > 0 ? $"events {Wording.List(filter.Statuses.Select(Wording.Of))}" : null,
            filter.Text is { } text ? $"passages with “{text}”" : null,
            filter.Reviews is [ReviewState.Accepted] ? "only what a person has accepted" : "whatever nobody has rejected",
        ];
        if (snapshot.Change == 0)
            return $"{string.Join("; ", parts.OfType<string>())}. Nothing was recorded yet at that moment.";
        return $"{string.Join("; ", parts.OfType<string>())}. The store as of {snapshot.AsOf.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture)} UTC.";
    }
}
