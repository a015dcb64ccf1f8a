using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

internal sealed class EventBatch(TrackerDbContext db, TextContext texts)
{
    /// <summary>In the order asked.</summary>
    public async Task<IReadOnlyList<ExportedEvent>> ReadAsync(long[] ids, CancellationToken cancellation)
    {
        var rows = await db.Events.Where(e => ids.Contains(e.RecordId))
            .Select(e => new
            {
                e.RecordId,
                e.Record.Key,
                ArticleKey = e.Record.Article.Key,
                e.Type,
                e.Status,
                e.Place,
                e.IssueId,
                IssueName = e.Issue!.Versions.First().Name,
                e.Date,
                e.DateBasis,
                e.Earliest,
                e.Latest,
                e.Review,
                e.Rule,
                e.RuleVersion,
                e.Confidence,
                e.Why,
                e.RecordedFrom,
                RecordedBy = e.RecordedIn.By,
                e.ReportedById,
                ReportedBy = e.ReportedBy!.Key,
            })
            .ToDictionaryAsync(e => e.RecordId, cancellation);
        var claims = rows.Values.Select(r => r.ReportedById).OfType<long>().ToList();
        var reporters = await db.Claims.Where(c => claims.Contains(c.RecordId)).ToDictionaryAsync(c => c.RecordId, c => c.SpeakerId, cancellation);
        var batch = await RecordBatch.ReadAsync(db, texts, ids, reporters.Values, cancellation);
        var earlier = (await db.Orders.Where(o => ids.Contains(o.LaterId)).OrderBy(o => o.EarlierId).Select(o => new { o.LaterId, o.Earlier.Key }).ToListAsync(cancellation))
            .ToLookup(o => o.LaterId, o => o.Key);

        return [.. ids.Where(id => rows.ContainsKey(id) && batch.HasQuote(id)).Select(id => rows[id]).Select(e => new ExportedEvent
        {
            Key = e.Key,
            ArticleKey = e.ArticleKey,
            Type = e.Type,
            Status = e.Status,
            Trigger = batch.Words(e.RecordId, EvidenceRole.Cue) ?? Wording.Of(e.Type),
            Place = e.Place,
            Issue = e.IssueId,
            IssueName = e.IssueName,
            Date = e.Date,
            DateBasis = e.DateBasis,
            Earliest = e.Earliest,
            Latest = e.Latest,
            Review = e.Review,
            Rule = e.Rule,
            RuleVersion = e.RuleVersion,
            Confidence = e.Confidence,
            Why = e.Why,
            RecordedAt = e.RecordedFrom,
            RecordedBy = e.RecordedBy,
            Quotes = batch.Quotes(e.RecordId),
            Tags = batch.Tags(e.RecordId),
            Verdict = batch.Verdict(e.RecordId),
            Actors = batch.Actors(e.RecordId, ParticipantRole.Actor),
            Recipients = batch.Actors(e.RecordId, ParticipantRole.Recipient),
            ReportedBy = e.ReportedBy,
            Reporter = e.ReportedById is { } claim ? batch.Actor(reporters.GetValueOrDefault(claim)) : null,
            After = [.. earlier[e.RecordId]],
        })];
    }
}
