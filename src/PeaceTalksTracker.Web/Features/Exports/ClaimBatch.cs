using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Exports;

internal sealed class ClaimBatch(TrackerDbContext db, TextContext texts)
{
    /// <summary>In the order asked.</summary>
    public async Task<IReadOnlyList<ExportedClaim>> ReadAsync(long[] ids, CancellationToken cancellation)
    {
        var rows = await db.Claims.Where(c => ids.Contains(c.RecordId))
            .Select(c => new
            {
                c.RecordId,
                c.Record.Key,
                ArticleKey = c.Record.Article.Key,
                c.Kind,
                c.SpeakerId,
                c.IssueId,
                IssueName = c.Issue!.Versions.First().Name,
                c.Date,
                c.DateBasis,
                c.Earliest,
                c.Latest,
                c.Review,
                c.Rule,
                c.RuleVersion,
                c.Confidence,
                c.Why,
                c.RecordedFrom,
                RecordedBy = c.RecordedIn.By,
            })
            .ToDictionaryAsync(c => c.RecordId, cancellation);
        var batch = await RecordBatch.ReadAsync(db, texts, ids, rows.Values.Select(c => c.SpeakerId), cancellation);

        return [.. ids.Where(id => rows.ContainsKey(id) && batch.HasQuote(id)).Select(id => rows[id]).Select(c => new ExportedClaim
        {
            Key = c.Key,
            ArticleKey = c.ArticleKey,
            Kind = c.Kind,
            Speaker = batch.Actor(c.SpeakerId),
            Source = batch.Words(c.RecordId, EvidenceRole.Source),
            Cue = batch.Words(c.RecordId, EvidenceRole.Cue),
            Chain = batch.Actors(c.RecordId, ParticipantRole.Hop),
            Issue = c.IssueId,
            IssueName = c.IssueName,
            Date = c.Date,
            DateBasis = c.DateBasis,
            Earliest = c.Earliest,
            Latest = c.Latest,
            Review = c.Review,
            Rule = c.Rule,
            RuleVersion = c.RuleVersion,
            Confidence = c.Confidence,
            Why = c.Why,
            RecordedAt = c.RecordedFrom,
            RecordedBy = c.RecordedBy,
            Quotes = batch.Quotes(c.RecordId),
            Tags = batch.Tags(c.RecordId),
            Verdict = batch.Verdict(c.RecordId),
        })];
    }
}
