using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Records that contradict one another: both stand, and both are quoted.</summary>
internal static class ContradictionSection
{
    private sealed record Pair(long From, long To, RecordKind FromKind, RecordKind ToKind, ReviewState Review, string By);

    public static async Task<BriefSection> ReadAsync(BriefSource source, CancellationToken cancellation)
    {
        var db = source.Db;
        var links = await db.Links.Where(l => l.Kind == LinkKind.Contradicts && l.Review != ReviewState.Rejected).OrderBy(l => l.FromId).ThenBy(l => l.ToId)
            .Select(l => new Pair(l.FromId, l.ToId, l.From.Kind, l.To.Kind, l.Review, l.RecordedIn.By)).ToListAsync(cancellation);
        if (links.Count > 0)
        {
            HashSet<long> inScope =
            [
                .. await source.Snapshot.EventIdsAsync(source.Filter, cancellation),
                .. await source.Snapshot.ClaimIdsAsync(source.Filter, cancellation),
                .. await source.Snapshot.StanceIdsAsync(source.Filter, cancellation),
            ];
            links.RemoveAll(l => !inScope.Contains(l.From) && !inScope.Contains(l.To));
        }
        return new(
            SectionKind.Contradictions, "What contradicts what", "Both sides stand as their sources have them; neither is taken for true.",
            links.Count, token => LinesAsync(source, links, token));
    }

    private static async IAsyncEnumerable<BriefLine> LinesAsync(BriefSource source, List<Pair> links, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in links.Chunk(Limits.ExportBatch / 2))
        {
            var records = await source.Snapshot.ByIdAsync([.. some.SelectMany(l => new[] { l.From, l.To }).Distinct()], cancellation);
            foreach (var link in some)
            {
                if (!records.TryGetValue(link.From, out var one) || !records.TryGetValue(link.To, out var other))
                    continue;
                IReadOnlyList<Citation> citations = [.. source.Cite(one).Take(1), .. source.Cite(other).Take(1)];
                if (citations.Count == 2)
                    yield return new($"{SectionKind.Contradictions}/{one.Key}/{other.Key}", null, Sentence(one, other, link), citations);
            }
        }
    }

    private static string Sentence(ExportedRecord one, ExportedRecord other, Pair link)
    {
        var (who, against) = (WhoOf(one), WhoOf(other));
        var words = who == against ? $"{who}: one passage against another" : $"{who} against {against}";
        return words + (one.IssueName is { } issue ? $", on {issue.ToLowerInvariant()}" : "")
            + (link.Review == ReviewState.Unreviewed ? " (as the reader sees it; no person has looked)." : $" (as {link.By} found).");
    }

    private static string WhoOf(ExportedRecord record) => record switch
    {
        ExportedEvent { Actors.Count: > 0 } e => Wording.List(e.Actors.Select(a => a.Name)),
        ExportedClaim { Speaker: { } speaker } => speaker.Name,
        ExportedStance stance => stance.Actor.Name,
        _ => "Somebody the text does not name",
    };
}
