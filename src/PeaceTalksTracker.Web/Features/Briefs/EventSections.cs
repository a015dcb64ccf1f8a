using System.Runtime.CompilerServices;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>What happened, and what may come.</summary>
internal static class EventSections
{
    public static async Task<BriefSection> HappenedAsync(BriefSource source, CancellationToken cancellation)
        => Section(
            source, SectionKind.Happened, "What happened",
            "By the day the sources give; without one, as their texts go. What only one actor reports says so.",
            await source.EventsAsync([EventStatus.Happened, EventStatus.Denied], cancellation));

    public static async Task<BriefSection> WatchAsync(BriefSource source, CancellationToken cancellation)
        => Section(
            source, SectionKind.Watch, "To watch", "Announced or conditional: none of it is done.",
            await source.EventsAsync([EventStatus.Planned, EventStatus.Conditional], cancellation));

    /// <summary>Of an event's line.</summary>
    public static string KeyOf(ExportedEvent e)
        => $"{(e.Status is EventStatus.Happened or EventStatus.Denied ? SectionKind.Happened : SectionKind.Watch)}/{e.Key}";

    private static BriefSection Section(BriefSource source, SectionKind kind, string heading, string lead, IReadOnlyList<long> ids)
        => new(kind, heading, lead, ids.Count, cancellation => LinesAsync(source, ids, cancellation));

    private static async IAsyncEnumerable<BriefLine> LinesAsync(
        BriefSource source, IReadOnlyList<long> ids, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var e in source.Snapshot.EventsAsync(ids, cancellation))
        {
            var when = Wording.When(e.Date, e.DateBasis, e.Earliest, e.Latest);
            yield return new(KeyOf(e), $"{char.ToUpperInvariant(when[0])}{when[1..]}", EventPhrases.Sentence(e), source.Cite(e));
        }
    }
}
