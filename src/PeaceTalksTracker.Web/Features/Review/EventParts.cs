using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>One passage that shows an event.</summary>
/// <param name="Span">Its place, as <see cref="FieldValue"/> writes it.</param>
/// <param name="Exact">Its words.</param>
/// <param name="Cues">The words in it that decide.</param>
/// <param name="Article">Title or first words of the article it stands in.</param>
public sealed record EventPiece(string Span, string Exact, IReadOnlyList<string> Cues, string Article);

/// <summary>An event that has been merged into another.</summary>
/// <param name="Change">The merge, which can be taken back.</param>
public sealed record MergedEvent(string Key, string Heading, long Change, string By, string? Why);

/// <summary>What an event is made of.</summary>
public sealed record EventParts(IReadOnlyList<EventPiece> Pieces, IReadOnlyList<MergedEvent> Merged);

public sealed class EventPartsQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <summary>Its passages, by article and place, and the events merged into it, the latest first.</summary>
    public async Task<EventParts> OfAsync(long record, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var evidence = await db.Evidence.Where(e => e.RecordId == record && (e.Role == EvidenceRole.Passage || e.Role == EvidenceRole.Cue))
            .OrderBy(e => e.TextId).ThenBy(e => e.Start).AsNoTracking().ToListAsync(cancellation);
        var texts = evidence.Select(e => e.TextId).Distinct().ToList();
        var articles = await db.ArticleTexts.Where(t => texts.Contains(t.Id))
            .Select(t => new
            {
                t.Id,
                Title = db.ArticleVersions.Where(v => v.ArticleId == t.ArticleId).Select(v => v.Title).FirstOrDefault(),
                First = t.Content.Substring(0, Limits.FirstWords * 2),
            }).ToDictionaryAsync(t => t.Id, t => ArticleFacts.NameOf(t.Title, t.First), cancellation);
        var pieces = evidence.Where(e => e.Role == EvidenceRole.Passage).Select(p => new EventPiece(
            FieldReader.SpanOf(p), p.Exact,
            [.. evidence.Where(c => c.Role == EvidenceRole.Cue && c.TextId == p.TextId && p.Start <= c.Start && c.End <= p.End).Select(c => c.Exact)],
            articles[p.TextId])).ToList();

        var merged = await db.Events.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.MergedIntoId == record).OrderByDescending(v => v.RecordedInId)
            .Select(v => new { v.RecordId, v.Record.Key, v.RecordedInId, v.RecordedIn.By, v.RecordedIn.Why }).ToListAsync(cancellation);
        var fields = await FieldReader.ReadAsync(db, [.. merged.Select(m => m.RecordId)], cancellation);
        return new(pieces, [.. merged.Select(m => new MergedEvent(m.Key, ReviewWording.Heading(RecordKind.Event, fields[m.RecordId]), m.RecordedInId, m.By, m.Why))]);
    }
}
