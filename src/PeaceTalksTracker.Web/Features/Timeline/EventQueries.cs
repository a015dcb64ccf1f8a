using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>What the timeline says about single events.</summary>
public sealed class EventQueries(IDbContextFactory<TrackerDbContext> contexts, TimelineIndex index)
{
    /// <summary>The record's number for the timeline's script; null where no event that is shown has the key.</summary>
    public async Task<long?> NumberAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Events.Where(e => e.Record.Key == key).Select(e => (long?)e.RecordId).FirstOrDefaultAsync(cancellation);
    }

    public async Task<string?> KeyAsync(long number, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Events.Where(e => e.RecordId == number).Select(e => e.Record.Key).FirstOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyList<EventTitle>> TitlesAsync(IReadOnlyList<long> ids, CancellationToken cancellation = default)
        => [.. (await SummariesAsync(ids, cancellation)).Select(e => new EventTitle(
            e.Id, e.Label, e.Title, $"{Wording.Of(e.Status)}, {e.When}" + (e.Says is null ? "" : $", {e.Says}") + (e.Told is null ? "" : $", {e.Told}"), e.Says))];

    /// <summary>In the order asked; events that are not shown are left out.</summary>
    public async Task<IReadOnlyList<EventSummary>> SummariesAsync(IReadOnlyList<long> ids, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var events = await db.Events.Where(e => ids.Contains(e.RecordId))
            .Select(e => new
            {
                Id = e.RecordId,
                e.Record.Key,
                e.Type,
                e.Status,
                e.Review,
                e.Place,
                e.Date,
                e.DateBasis,
                e.Earliest,
                e.Latest,
                e.ReportedById,
            }).ToListAsync(cancellation);
        var triggers = (await db.Evidence.Where(e => ids.Contains(e.RecordId) && e.Role == EvidenceRole.Cue)
            .Select(e => new { e.RecordId, e.Exact, e.Start }).ToListAsync(cancellation)).ToLookup(e => e.RecordId);
        var participants = (await ParticipantsAsync(db, ids, cancellation)).ToLookup(p => p.Record);
        var claims = events.Where(e => e.ReportedById is not null).Select(e => e.ReportedById!.Value).ToList();
        var speakers = await SpeakersAsync(db, claims, cancellation);

        var data = await index.ColumnsAsync(db.AsOf, cancellation);

        var summaries = events.ToDictionary(e => e.Id, e => new EventSummary
        {
            Id = e.Id,
            Key = e.Key,
            Type = e.Type,
            Status = e.Status,
            Review = e.Review,
            Trigger = triggers[e.Id].OrderBy(t => t.Start).FirstOrDefault()?.Exact ?? Wording.Of(e.Type),
            Place = e.Place,
            Stacked = data.RowOf(e.Id) is { } at ? data.Stacked.Values.Count(below => below == at) : 0,
            When = When(e.Id, e.Date, e.DateBasis, e.Earliest, e.Latest),
            Actors = [.. participants[e.Id].Where(p => p.Role == ParticipantRole.Actor).Select(p => p.Actor)],
            Recipients = [.. participants[e.Id].Where(p => p.Role == ParticipantRole.Recipient).Select(p => p.Actor)],
            Says = e.ReportedById is { } claim ? Wording.As(speakers.GetValueOrDefault(claim)) : null,
        });
        return [.. ids.Where(summaries.ContainsKey).Select(id => summaries[id])];

        // Where it stands on the timeline: the order of the text may narrow what no date states.
        string When(long id, string? date, DateBasis basis, DateOnly? earliest, DateOnly? latest)
            => data.RowOf(id) is { } row
                ? Wording.When(date, basis, data.FirstDay(row), data.LastDay(row))
                : Wording.When(date, basis, earliest, latest);
    }

    /// <summary>Null where no event that is shown has the key.</summary>
    public async Task<EventDetails?> FindAsync(string key, CancellationToken cancellation = default)
    {
        if (await NumberAsync(key, cancellation) is not { } id)
            return null;
        var summary = (await SummariesAsync([id], cancellation))[0];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var more = await db.Events.Where(e => e.RecordId == id)
            .Select(e => new { Issue = e.Issue!.Versions.First().Name, e.Rule, e.Confidence, e.Why, e.Record.ArticleId, ArticleKey = e.Record.Article.Key })
            .SingleAsync(cancellation);
        var article = await db.ArticleVersions.Where(a => a.ArticleId == more.ArticleId)
            .Select(a => new { a.Title, a.Outlet, a.Published }).SingleAsync(cancellation);
        var evidence = await db.Evidence.Where(e => e.RecordId == id)
            .OrderByDescending(e => e.Text.ArticleId == more.ArticleId).ThenBy(e => e.TextId).ThenBy(e => e.Start)
            .Select(e => new { e.Role, e.Exact, e.Start, e.End, e.Paragraph, e.Sentence, e.TextId, Article = e.Text.Article.Key }).ToListAsync(cancellation);
        var cues = evidence.Where(e => e.Role == EvidenceRole.Cue).ToList();
        var earlier = await db.Orders.Where(o => o.LaterId == id).Select(o => o.EarlierId).ToListAsync(cancellation);
        var later = await db.Orders.Where(o => o.EarlierId == id).Select(o => o.LaterId).ToListAsync(cancellation);

        return new EventDetails
        {
            Summary = summary,
            Issue = more.Issue,
            Rule = more.Rule,
            Confidence = more.Confidence,
            Why = more.Why,
            ArticleKey = more.ArticleKey,
            ArticleTitle = article.Title,
            Outlet = article.Outlet,
            Published = article.Published,
            Earlier = await SummariesAsync(earlier, cancellation),
            Later = await SummariesAsync(later, cancellation),
            Quotes = [.. evidence.Where(e => e.Role == EvidenceRole.Passage).Select(e => new QuoteRef(
                key, e.Article, e.Exact, e.Start, e.Paragraph, e.Sentence,
                [.. cues.Where(c => c.TextId == e.TextId && c.Start >= e.Start && c.End <= e.End).Select(c => new Span(c.Start - e.Start, c.End - e.Start))]))],
        };
    }

    private static async Task<List<(long Record, ParticipantRole Role, ActorRef Actor)>> ParticipantsAsync(
        TrackerDbContext db, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var rows = await db.Participants.Where(p => ids.Contains(p.RecordId)).OrderBy(p => p.Ordinal)
            .Join(db.ActorVersions, p => p.ActorId, a => a.ActorId, (p, a) => new { p.RecordId, p.Role, a.ActorId, a.Actor.Key, a.Name, a.Kind })
            .ToListAsync(cancellation);
        return [.. rows.Select(p => (p.RecordId, p.Role, new ActorRef(p.ActorId, p.Key, p.Name, p.Kind)))];
    }

    private static async Task<Dictionary<long, ActorRef>> SpeakersAsync(TrackerDbContext db, List<long> claims, CancellationToken cancellation)
    {
        var speakers = await db.Claims.Where(c => claims.Contains(c.RecordId) && c.SpeakerId != null)
            .ToDictionaryAsync(c => c.RecordId, c => c.SpeakerId!.Value, cancellation);
        var actors = await db.ActorRefsAsync(speakers.Values, cancellation);
        return speakers.Where(s => actors.ContainsKey(s.Value)).ToDictionary(s => s.Key, s => actors[s.Value]);
    }
}
