using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>The numbers at a brief's head, how sure it is, and its sources. What is counted says what it was counted from.</summary>
internal static class NumberSections
{
    public static async Task<BriefSection> FiguresAsync(BriefSource source, CancellationToken cancellation)
    {
        var (db, filter) = (source.Db, source.Filter);
        var statuses = await db.Events.Matching(db, filter).GroupBy(e => e.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var claims = await db.Claims.Matching(db, filter).CountAsync(cancellation);
        var speakers = await db.Claims.Matching(db, filter).Where(c => c.SpeakerId != null).Select(c => c.SpeakerId).Distinct().CountAsync(cancellation);
        var stances = db.Stances.Matching(db, filter).OnAskedIssues(db, filter);
        var (stood, actors, issues) = (await stances.CountAsync(cancellation), await stances.Select(s => s.ActorId).Distinct().CountAsync(cancellation), await stances.Select(s => s.IssueId).Distinct().CountAsync(cancellation));

        var events = statuses.Values.Sum();
        var byStatus = Enum.GetValues<EventStatus>().Where(statuses.ContainsKey).Select(s => $"{statuses[s]:N0} {Wording.Of(s)}");
        List<BriefLine> lines =
        [
            Line(SectionKind.Figures, "events", $"{Wording.Count(events, "event")}{(events == 0 ? "" : $": {string.Join(", ", byStatus)}")}.", source.Basis("counted from the timeline", Urls.Timeline)),
            Line(SectionKind.Figures, "claims", $"{Wording.Count(claims, "claim")} by {Wording.Count(speakers, "speaker")}.", source.Basis("counted from the claims", Urls.Claims)),
            Line(SectionKind.Figures, "stances", $"{Wording.Count(stood, "stance")} of {Wording.Count(actors, "actor")} on {Wording.Count(issues, "issue")}.", source.Basis("counted from the stances", Urls.Stances)),
        ];
        return Ready(SectionKind.Figures, "In figures", null, lines);
    }

    public static async Task<BriefSection> CertaintyAsync(BriefSource source, CancellationToken cancellation)
    {
        var (db, filter) = (source.Db, source.Filter);
        var counts = new List<(ReviewState Review, int Sure, int Count)>();
        foreach (var records in new IQueryable<RecordVersion>[] { db.Events.Matching(db, filter), db.Claims.Matching(db, filter), db.Stances.Matching(db, filter) })
            counts.AddRange((await records.GroupBy(r => new { r.Review, Sure = r.Confidence >= 0.8 ? 2 : r.Confidence >= 0.5 ? 1 : 0 })
                .Select(g => new { g.Key.Review, g.Key.Sure, Count = g.Count() }).ToListAsync(cancellation)).Select(g => (g.Review, g.Sure, g.Count)));
        var events = db.Events.Matching(db, filter);
        var (reported, undated, all) = (await events.CountAsync(e => e.ReportedById != null, cancellation), await events.CountAsync(e => e.Date == null, cancellation), await events.CountAsync(cancellation));

        int Of(Func<(ReviewState Review, int Sure, int Count), bool> which) => counts.Where(which).Sum(c => c.Count);
        var total = Of(_ => true);
        var basis = source.Basis("counted from the records of this brief", Urls.Review);
        List<BriefLine> lines =
        [
            Line(SectionKind.Certainty, "review",
                $"Of {Wording.Count(total, "record")}, a person has accepted {Of(c => c.Review == ReviewState.Accepted):N0}; {Of(c => c.Review == ReviewState.Unreviewed):N0} nobody has reviewed.", basis),
            Line(SectionKind.Certainty, "reader",
                $"Of those not reviewed, the reader was sure of {Of(c => c is { Review: ReviewState.Unreviewed, Sure: 2 }):N0}, fairly sure of {Of(c => c is { Review: ReviewState.Unreviewed, Sure: 1 }):N0} and unsure of {Of(c => c is { Review: ReviewState.Unreviewed, Sure: 0 }):N0}.", basis),
            Line(SectionKind.Certainty, "events",
                $"Of {Wording.Count(all, "event")}: known from one actor’s report alone, {reported:N0}; without a date in the sources, {undated:N0}.", source.Basis("counted from the timeline", Urls.Timeline)),
        ];
        return Ready(SectionKind.Certainty, "How sure this is", "How clear the case was to the reader is no probability that it is right.", lines);
    }

    public static async Task<BriefSection> SourcesAsync(BriefSource source, CancellationToken cancellation)
    {
        var (db, filter) = (source.Db, source.Filter);
        var used = new HashSet<string>();
        foreach (var records in new IQueryable<RecordVersion>[] { db.Events.Matching(db, filter), db.Claims.Matching(db, filter), db.Stances.Matching(db, filter) })
            used.UnionWith(await records.Select(r => r.Record.Article.Key).Distinct().ToListAsync(cancellation));
        var lines = source.Articles.Values.Where(a => used.Contains(a.Key))
            .Select(a => Line(SectionKind.Sources, a.Key, SourceWording.InFull(a), new("the article as it is kept here", Urls.Article(a.Key)))).ToList();
        return Ready(SectionKind.Sources, "Sources", $"{Wording.Count(source.Searched, "article")} searched; those that gave a record are listed.", lines);
    }

    private static BriefLine Line(SectionKind section, string key, string text, LineBasis basis) => new($"{section}/{key}", null, text, [], basis);

    private static BriefSection Ready(SectionKind kind, string heading, string? lead, List<BriefLine> lines)
        => new(kind, heading, lead, lines.Count, _ => lines.ToAsyncEnumerable());
}
