using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>On what actors have not been heard: said as such, because silence is not neutrality.</summary>
internal static class SilenceSection
{
    /// <summary>Somebody's own words or acts on an issue, with the last day they can be of.</summary>
    private sealed record Heard(string Actor, string Issue, DateOnly? Latest);

    public static async Task<BriefSection> ReadAsync(BriefSource source, CancellationToken cancellation)
    {
        var filter = source.Filter;
        var actors = filter.Actors.Count > 0 ? filter.Actors : PinnedActors.DefaultKeys;
        var names = await source.Db.ActorVersions.Where(v => actors.Contains(v.Actor.Key)).Select(v => new { v.Actor.Key, v.Name })
            .ToDictionaryAsync(v => v.Key, v => v.Name, cancellation);
        var issues = await source.IssuesAsync(cancellation);
        var within = (await HeardAsync(source, filter, actors, cancellation)).Select(h => (h.Actor, h.Issue)).ToHashSet();
        var before = filter.From is { } from
            ? (await HeardAsync(source, filter with { From = null, To = from.AddDays(-1) }, actors, cancellation)).Where(h => h.Latest < from)
                .GroupBy(h => (h.Actor, h.Issue)).ToDictionary(g => g.Key, g => g.Max(h => h.Latest))
            : [];

        var lines = new List<BriefLine>();
        foreach (var actor in actors.Where(a => names.ContainsKey(a) || PinnedActors.DefaultKeys.Contains(a)))
        {
            var silent = issues.Where(i => !within.Contains((actor, i.Id))).ToList();
            if (silent.Count == 0)
                continue;
            var since = silent.Where(i => before.ContainsKey((actor, i.Id))).Select(i => $"{i.Name.ToLowerInvariant()} since {Wording.Day(before[(actor, i.Id)]!.Value)}");
            var never = silent.Where(i => !before.ContainsKey((actor, i.Id))).Select(i => i.Name.ToLowerInvariant()).ToList();
            var parts = since.Concat(never.Count == 0 ? [] : [Wording.List(never)]);
            var name = names.GetValueOrDefault(actor) ?? PinnedActors.NameOf(actor);
            lines.Add(new(
                $"{SectionKind.Silences}/{actor}", null, $"{name}: nothing of their own on {string.Join("; on ", parts)}.", [],
                new($"{Wording.Count(source.Searched, "article")} searched", PinnedActors.AddressOf([actor]))));
        }
        return new(
            SectionKind.Silences, "What is not heard",
            "Not in these sources, which is not the same as neutral. What others report of somebody is not counted as theirs.", lines.Count, _ => lines.ToAsyncEnumerable());
    }

    private static async Task<List<Heard>> HeardAsync(BriefSource source, RecordFilter filter, IReadOnlyList<string> actors, CancellationToken cancellation)
    {
        var db = source.Db;
        // Whoever has said something is not silent because nobody has reviewed it, or because it is asked for in other words.
        filter = new RecordFilter { Actors = actors, Issues = filter.Issues, From = filter.From, To = filter.To };
        var stances = await db.Stances.Matching(db, filter).Where(s => s.IssueId != null && s.Voice == Voice.Self)
            .Select(s => new Heard(s.Actor.Key, s.IssueId!, s.Latest)).ToListAsync(cancellation);
        var claims = await db.Claims.Matching(db, filter).Where(c => c.IssueId != null && actors.Contains(c.Speaker!.Key))
            .Select(c => new Heard(c.Speaker!.Key, c.IssueId!, c.Latest)).ToListAsync(cancellation);
        return [.. stances, .. claims];
    }
}
