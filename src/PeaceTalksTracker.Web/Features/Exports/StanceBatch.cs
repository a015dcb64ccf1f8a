using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Exports;

internal sealed class StanceBatch(TrackerDbContext db, TextContext texts)
{
    /// <summary>In the order asked.</summary>
    public async Task<IReadOnlyList<ExportedStance>> ReadAsync(long[] ids, CancellationToken cancellation)
    {
        var rows = await db.Stances.Where(s => ids.Contains(s.RecordId))
            .Select(s => new
            {
                s.RecordId,
                s.Record.Key,
                ArticleKey = s.Record.Article.Key,
                s.ActorId,
                s.Position,
                s.Voice,
                s.ById,
                Ground = s.Ground!.Key,
                GroundKind = (RecordKind?)s.Ground!.Kind,
                s.IssueId,
                IssueName = s.Issue!.Versions.First().Name,
                s.Date,
                s.DateBasis,
                s.Earliest,
                s.Latest,
                s.Review,
                s.Rule,
                s.RuleVersion,
                s.Confidence,
                s.Why,
                s.RecordedFrom,
                RecordedBy = s.RecordedIn.By,
            })
            .ToDictionaryAsync(s => s.RecordId, cancellation);
        var batch = await RecordBatch.ReadAsync(db, texts, ids, rows.Values.SelectMany(s => new[] { s.ActorId, s.ById }), cancellation);

        return [.. ids.Where(id => rows.ContainsKey(id) && batch.HasQuote(id) && batch.Actor(rows[id].ActorId) is not null).Select(id => rows[id]).Select(s => new ExportedStance
        {
            Key = s.Key,
            ArticleKey = s.ArticleKey,
            Actor = batch.Actor(s.ActorId)!,
            Position = s.Position,
            Voice = s.Voice,
            By = batch.Actor(s.ById),
            Ground = s.Ground,
            GroundKind = s.GroundKind,
            Issue = s.IssueId,
            IssueName = s.IssueName,
            Date = s.Date,
            DateBasis = s.DateBasis,
            Earliest = s.Earliest,
            Latest = s.Latest,
            Review = s.Review,
            Rule = s.Rule,
            RuleVersion = s.RuleVersion,
            Confidence = s.Confidence,
            Why = s.Why,
            RecordedAt = s.RecordedFrom,
            RecordedBy = s.RecordedBy,
            Quotes = batch.Quotes(s.RecordId),
            Tags = batch.Tags(s.RecordId),
            Verdict = batch.Verdict(s.RecordId),
        })];
    }
}
