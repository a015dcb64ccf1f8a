using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Where actors stand, and where they stand otherwise than before.</summary>
internal static class StanceSections
{
    private sealed record Ledger(long RecordId, int ActorId, string IssueId, Position Position, Voice Voice, int? ById, DateOnly? Earliest, DateOnly? Latest, bool IsDated);

    public static async Task<BriefSection> PositionsAsync(BriefSource source, CancellationToken cancellation)
    {
        var stances = await ReadAsync(source, cancellation);
        var issues = (await source.IssuesAsync(cancellation)).Select((issue, place) => (issue.Id, place)).ToDictionary(i => i.Id, i => i.place);
        var groups = stances.GroupBy(s => s.ActorId).OrderByDescending(a => a.Count()).ThenBy(a => a.Key)
            .SelectMany(actor => actor.GroupBy(s => (s.IssueId, s.Voice, s.Position, s.ById))
                .OrderBy(g => issues.GetValueOrDefault(g.Key.IssueId)).ThenBy(g => g.Key.Voice).ThenBy(g => g.Key.Position).ThenBy(g => g.Key.ById)
                .Select(g => g.OrderByDescending(s => s.Latest).ThenBy(s => s.RecordId).Select(s => s.RecordId).ToList()))
            .ToList();
        return new(
            SectionKind.Positions, "Where they stand",
            "Own words and acts, another actor’s report and the outlet’s voice are told apart; none stands for another.",
            groups.Count, token => PositionLinesAsync(source, groups, token));
    }

    private static async IAsyncEnumerable<BriefLine> PositionLinesAsync(
        BriefSource source, List<List<long>> groups, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in groups.Chunk(Limits.ExportBatch / Limits.BriefCitations))
        {
            var read = await source.Snapshot.ByIdAsync([.. some.SelectMany(g => g.Take(Limits.BriefCitations))], cancellation);
            foreach (var group in some)
            {
                var shown = group.Take(Limits.BriefCitations).Select(id => read.GetValueOrDefault(id)).OfType<ExportedStance>().ToList();
                if (shown is not [var first, ..])
                    continue;
                var more = group.Count > shown.Count ? $", {Wording.Count(group.Count, "passage")}, the newest cited" : "";
                yield return new(
                    $"{SectionKind.Positions}/{first.Actor.Key}/{first.Issue}/{first.Position}/{first.Voice}/{first.By?.Key}", first.Actor.Name,
                    $"{first.IssueName}: {first.Actor.Name} {Stand(first)} ({Wording.Of(first.Voice, first.By)}{more}).", [.. shown.SelectMany(s => source.Cite(s).Take(1))]);
            }
        }
    }

    /// <summary>Only what lies in the period; the old words may well lie before it.</summary>
    public static async Task<BriefSection> ShiftsAsync(BriefSource source, CancellationToken cancellation)
    {
        var stances = await ReadAsync(source.Within(source.Filter with { From = null }), cancellation);
        var shifts = ShiftFinder.Find(stances.Where(s => s.IsDated).Select(s => new DatedStance(s.RecordId, s.ActorId, s.IssueId, s.Voice, s.ById, s.Position, s.Earliest, s.Latest)))
            .Where(s => source.Filter.From is not { } from || s.New.Latest is null || s.New.Latest >= from).ToList();
        return new(
            SectionKind.Shifts, "What shifted", "Dated passages in one and the same voice; the old words and the new.",
            shifts.Count, token => ShiftLinesAsync(source, shifts, token));
    }

    private static async IAsyncEnumerable<BriefLine> ShiftLinesAsync(
        BriefSource source, List<(DatedStance Old, DatedStance New)> shifts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in shifts.Chunk(Limits.ExportBatch / 2))
        {
            var read = await source.Snapshot.ByIdAsync([.. some.SelectMany(s => new[] { s.Old.RecordId, s.New.RecordId }).Distinct()], cancellation);
            foreach (var (before, after) in some)
                if (read.GetValueOrDefault(before.RecordId) is ExportedStance old && read.GetValueOrDefault(after.RecordId) is ExportedStance now)
                    yield return new(
                        $"{SectionKind.Shifts}/{old.Key}/{now.Key}", now.Actor.Name,
                        $"{now.IssueName}: {now.Actor.Name} {Stand(old)} ({When(old)}), then {Stand(now)} ({When(now)}); {Wording.Of(now.Voice, now.By)}.",
                        [.. source.Cite(old).Take(1), .. source.Cite(now).Take(1)]);
        }
    }

    private static async Task<List<Ledger>> ReadAsync(BriefSource source, CancellationToken cancellation)
        => await source.Db.Stances.Matching(source.Db, source.Filter).OnAskedIssues(source.Db, source.Filter).OrderBy(s => s.RecordId)
            .Select(s => new Ledger(s.RecordId, s.ActorId, s.IssueId!, s.Position, s.Voice, s.ById, s.Earliest, s.Latest, s.Date != null)).ToListAsync(cancellation);

    /// <summary>"supports it", "makes it conditional"; a doubt that others have about somebody is never worded as theirs.</summary>
    private static string Stand(ExportedStance s) => (Wording.Of(s.Position, s.Voice, s.Issue!), s.Actor.IsPlural) switch
    {
        ("doubted", var many) => many ? "are doubted" : "is doubted",
        ("conditional", var many) => many ? "make it conditional" : "makes it conditional",
        (var verb, var many) => $"{(many ? verb.TrimEnd('s') : verb)} it",
    };

    private static string When(ExportedStance s) => Wording.When(s.Date, s.DateBasis, s.Earliest, s.Latest);
}
