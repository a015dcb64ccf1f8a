using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>Gives quotes the words around them. The texts of one batch are in memory at a time.</summary>
internal sealed class TextContext(TrackerDbContext db)
{
    /// <summary>Characters on either side, as selectors have them here (docs/decisions/0007).</summary>
    private const int Around = 32;

    public async Task<ILookup<long, ExportedQuote>> QuotesAsync(long[] records, CancellationToken cancellation)
    {
        var rows = await db.Evidence.Where(e => records.Contains(e.RecordId))
            .Select(e => new
            {
                e.RecordId,
                e.Role,
                e.Exact,
                e.Start,
                e.End,
                e.Paragraph,
                e.Sentence,
                e.Anchor,
                e.TextId,
                IsHome = e.Text.ArticleId == e.Record.ArticleId,
                ArticleKey = e.Text.Article.Key,
                e.Text.Sha256,
            })
            .ToListAsync(cancellation);
        var ids = rows.Select(r => r.TextId).Distinct().ToList();
        var texts = await db.ArticleTexts.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Content }).ToDictionaryAsync(t => t.Id, t => t.Content, cancellation);
        var pairs = texts.ToDictionary(t => t.Key, t => PairsOf(t.Value));
        return rows
            // What shows the record comes first, from its own article's newest text on: as the screen quotes it.
            .OrderBy(r => r.Role is EvidenceRole.Cue or EvidenceRole.Source).ThenByDescending(r => r.Role == EvidenceRole.Content)
            .ThenByDescending(r => HoldsCue(r.RecordId, r.TextId, r.Start, r.End)).ThenByDescending(r => r.IsHome).ThenByDescending(r => r.TextId).ThenBy(r => r.Start).ThenBy(r => r.Role)
            .ToLookup(r => r.RecordId, r => new ExportedQuote(
                r.Role, r.Exact, r.Start, r.End, Before(texts[r.TextId], r.Start), After(texts[r.TextId], r.End), r.Paragraph, r.Sentence, r.ArticleKey, r.Sha256, r.Anchor)
            {
                CodePoints = new(CodePoint(pairs[r.TextId], r.Start), CodePoint(pairs[r.TextId], r.End)),
            });

        bool HoldsCue(long record, int text, int start, int end)
            => rows.Exists(c => c.Role == EvidenceRole.Cue && c.RecordId == record && c.TextId == text && c.Start >= start && c.End <= end);
    }

    private static string Before(string text, int start)
    {
        var from = Math.Max(0, start - Around);
        return text[(from > 0 && char.IsLowSurrogate(text[from]) ? from + 1 : from)..start];
    }

    private static string After(string text, int end)
    {
        var to = Math.Min(text.Length, end + Around);
        return text[end..(to < text.Length && char.IsLowSurrogate(text[to]) ? to - 1 : to)];
    }

    /// <summary>Where a text's characters of two units have their second.</summary>
    private static List<int> PairsOf(string text)
    {
        var pairs = new List<int>();
        for (var at = text.AsSpan().IndexOfAnyInRange('\uDC00', '\uDFFF'); at >= 0 && at < text.Length; at++)
            if (at > 0 && char.IsSurrogatePair(text[at - 1], text[at]))
                pairs.Add(at);
        return pairs;
    }

    /// <param name="pairs">Of the text.</param>
    /// <param name="at">Units before the place.</param>
    /// <returns>Characters before it.</returns>
    private static int CodePoint(List<int> pairs, int at)
    {
        var found = pairs.BinarySearch(at);
        return at - (found < 0 ? ~found : found);
    }
}
