using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

public static class QuoteQuery
{
    /// <summary>The words each record rests on, by its id: an event's or stance's passage, a claim's content, with the deciding words marked.</summary>
    public static async Task<IReadOnlyDictionary<long, QuoteRef>> QuotesAsync(
        this TrackerDbContext db, IReadOnlyCollection<long> records, CancellationToken cancellation = default)
    {
        if (records.Count == 0)
            return new Dictionary<long, QuoteRef>();
        var rows = await db.Evidence.Where(e => records.Contains(e.RecordId) && e.Role != EvidenceRole.Source)
            .Select(e => new
            {
                e.RecordId,
                e.Record.Key,
                e.TextId,
                Article = e.Text.Article.Key,
                IsHome = e.Text.ArticleId == e.Record.ArticleId,
                e.Role,
                e.Exact,
                e.Start,
                e.End,
                e.Paragraph,
                e.Sentence,
            })
            .ToListAsync(cancellation);

        var quotes = new Dictionary<long, QuoteRef>();
        foreach (var record in rows.GroupBy(r => r.RecordId))
        {
            // An event may be shown by several articles: its own and the newest text come first, and offsets compare within one text.
            var cues = record.Where(r => r.Role == EvidenceRole.Cue).ToLookup(r => r.TextId, r => new Span(r.Start, r.End));
            var passages = record.Where(r => r.Role != EvidenceRole.Cue).OrderByDescending(r => r.IsHome).ThenByDescending(r => r.TextId).ThenBy(r => r.Start).ToList();
            // Of several passages the one with the deciding words.
            var passage = passages.Find(p => cues[p.TextId].Any(new Span(p.Start, p.End).Contains)) ?? passages.FirstOrDefault();
            if (passage is null)
                continue;
            var marks = cues[passage.TextId].Where(new Span(passage.Start, passage.End).Contains)
                .Select(c => new Span(c.Start - passage.Start, c.End - passage.Start)).ToList();
            quotes[record.Key] = new QuoteRef(
                passage.Key, passage.Article, passage.Exact, passage.Start, passage.Paragraph, passage.Sentence, marks);
        }
        return quotes;
    }
}
