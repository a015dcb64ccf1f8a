using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>Loads the records whose quotes lie in a stretch of a text, in its order; of an event that is one with another article's, those that lie here.</summary>
internal static class ArticleRecords
{
    public static async Task<IReadOnlyList<ArticleRecord>> LoadAsync(TrackerDbContext db, int textId, Span window, CancellationToken cancellation)
    {
        var within = db.Evidence.Where(e => e.TextId == textId && e.Start < window.End && e.End > window.Start).Select(e => e.RecordId);
        var events = await db.Events.Where(v => within.Contains(v.RecordId))
            .Select(v => new { Version = v, v.Record.Key, Issue = v.Issue!.Versions.First().Name, ReportedBy = v.ReportedBy!.Key }).AsNoTracking().ToListAsync(cancellation);
        var claims = await db.Claims.Where(v => within.Contains(v.RecordId))
            .Select(v => new { Version = v, v.Record.Key, Issue = v.Issue!.Versions.First().Name }).AsNoTracking().ToListAsync(cancellation);
        var stances = await db.Stances.Where(v => within.Contains(v.RecordId))
            .Select(v => new { Version = v, v.Record.Key, Issue = v.Issue!.Versions.First().Name, Ground = v.Ground!.Key }).AsNoTracking().ToListAsync(cancellation);

        var quotes = (await db.Evidence.Where(e => e.TextId == textId && within.Contains(e.RecordId)).AsNoTracking().ToListAsync(cancellation))
            .ToLookup(e => e.RecordId, e => new RecordQuote(e.Role, new Span(e.Start, e.End), e.Exact, e.Paragraph, e.Sentence));
        var participants = (await db.Participants.Where(p => within.Contains(p.RecordId)).OrderBy(p => p.Ordinal)
            .Select(p => new { p.RecordId, p.Role, p.ActorId }).ToListAsync(cancellation)).ToLookup(p => (p.RecordId, p.Role), p => p.ActorId);
        var actors = await db.ActorRefsAsync(
            participants.SelectMany(p => p)
                .Concat(claims.Select(c => c.Version.SpeakerId).Concat(stances.Select(s => s.Version.ById)).OfType<int>())
                .Concat(stances.Select(s => s.Version.ActorId)),
            cancellation);

        IReadOnlyList<RecordQuote> Quotes(RecordVersion v) => [.. quotes[v.RecordId].OrderBy(q => q.Span)];
        IReadOnlyList<ActorRef> Participants(RecordVersion v, ParticipantRole role) => [.. participants[(v.RecordId, role)].Select(id => actors[id])];
        string When(RecordVersion v) => Wording.When(v.Date, v.DateBasis, v.Earliest, v.Latest);

        List<ArticleRecord> records =
        [
            .. events.Select(e => new EventRecord
            {
                Key = e.Key,
                Evidence = Quotes(e.Version),
                Review = e.Version.Review,
                Issue = e.Issue,
                When = When(e.Version),
                Rule = e.Version.Rule,
                RuleVersion = e.Version.RuleVersion,
                Confidence = e.Version.Confidence,
                Why = e.Version.Why,
                Type = e.Version.Type,
                Status = e.Version.Status,
                Place = e.Version.Place,
                Actors = Participants(e.Version, ParticipantRole.Actor),
                Recipients = Participants(e.Version, ParticipantRole.Recipient),
                ReportedBy = e.ReportedBy,
            }),
            .. claims.Select(c => new ClaimRecord
            {
                Key = c.Key,
                Evidence = Quotes(c.Version),
                Review = c.Version.Review,
                Issue = c.Issue,
                When = When(c.Version),
                Rule = c.Version.Rule,
                RuleVersion = c.Version.RuleVersion,
                Confidence = c.Version.Confidence,
                Why = c.Version.Why,
                Kind = c.Version.Kind,
                Speaker = c.Version.SpeakerId is { } speaker ? actors[speaker] : null,
                Chain = Participants(c.Version, ParticipantRole.Hop),
            }),
            .. stances.Select(s => new StanceRecord
            {
                Key = s.Key,
                Evidence = Quotes(s.Version),
                Review = s.Version.Review,
                Issue = s.Issue,
                When = When(s.Version),
                Rule = s.Version.Rule,
                RuleVersion = s.Version.RuleVersion,
                Confidence = s.Version.Confidence,
                Why = s.Version.Why,
                Actor = actors[s.Version.ActorId],
                IssueId = s.Version.IssueId!,
                Position = s.Version.Position,
                Voice = s.Version.Voice,
                By = s.Version.ById is { } by ? actors[by] : null,
                Ground = s.Ground,
            }),
        ];
        return [.. records.OrderBy(r => r.Quote.Span)];
    }

    /// <summary>Records of the article with no words in its present text.</summary>
    public static async Task<IReadOnlyList<EarlierRecord>> EarlierAsync(TrackerDbContext db, int articleId, int textId, CancellationToken cancellation)
        => (await db.Evidence.Where(e => e.Record.ArticleId == articleId && e.TextId != textId && e.Text.ArticleId == articleId
                    && (e.Role == EvidenceRole.Passage || e.Role == EvidenceRole.Content)
                    && !e.Record.Evidence.Any(other => other.TextId == textId)
                    && (db.Events.Any(v => v.RecordId == e.RecordId) || db.Claims.Any(v => v.RecordId == e.RecordId) || db.Stances.Any(v => v.RecordId == e.RecordId)))
                .OrderBy(e => e.TextId).ThenBy(e => e.Start)
                .Select(e => new EarlierRecord(e.Record.Key, e.Record.Kind, e.Exact, e.Anchor)).ToListAsync(cancellation))
            .DistinctBy(r => r.Key).ToList();
}
