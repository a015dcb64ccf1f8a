using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>What the pages of one article show.</summary>
public sealed class ArticleQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <summary>One part of an article, or null where there is no such article.</summary>
    /// <param name="key">The article.</param>
    /// <param name="record">The record to open it at: in the part asked for where it is quoted there, else where it is quoted first.</param>
    /// <param name="part">The part to show, from 1; anything else means the nearest there is, null the first.</param>
    public async Task<ArticleView?> FindAsync(string key, string? record, int? part, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var article = await db.ArticleVersions.Where(v => v.Article.Key == key)
            .Select(v => new { Version = v, Recorded = v.RecordedIn, v.Article.AddedAt, v.Text.Content }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (article is null)
            return null;

        var text = article.Content;
        var parts = TextParts.Of(text);
        record = record is null ? null : await KeptAsync(db, record, cancellation);
        var place = record is null ? null : await PlaceOfAsync(db, record, article.Version.TextId, cancellation);
        var isHere = place is { IsCurrent: true, Quotes.Count: > 0 };
        var number = Math.Clamp(part ?? 1, 1, parts.Count);
        if (isHere && (part is null || !place!.Quotes.Any(q => q.Overlaps(parts[number - 1]))))
            number = TextParts.NumberAt(parts, place!.Quotes.Min(q => q.Start));
        var window = parts[number - 1];

        var records = await ArticleRecords.LoadAsync(db, article.Version.TextId, window, cancellation);
        var mentions = await MentionsAsync(db, article.Version.ArticleId, window, cancellation);
        var marked = new MarkedText(text, window, mentions, records, isHere ? record : null);
        return new ArticleView
        {
            Facts = FactsOf(article.Version, article.Recorded, key, article.AddedAt, text),
            Paragraphs = [.. ParagraphsIn(text, window).Select(p => (p.Number, p.Span.Start, marked.Split(p.Span)))],
            TextId = article.Version.TextId,
            Records = records,
            Earlier = await ArticleRecords.EarlierAsync(db, article.Version.ArticleId, article.Version.TextId, cancellation),
            Actors = [.. mentions.GroupBy(m => m.Actor).Select(g => new MentionedActor(g.Key, g.Count())).OrderByDescending(a => a.Times)],
            Part = number,
            Parts = parts.Count,
            Selected = isHere ? record : null,
            Problem = record is null || isHere ? null : ProblemOf(place, key, article.Version.Withdrawn),
            Elsewhere = place is { IsCurrent: true } && !isHere && place.ArticleKey != key ? place.ArticleKey : null,
        };
    }

    /// <summary>What is known of the article besides its records, or null where there is none.</summary>
    public async Task<ArticleFacts?> FactsAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var article = await db.ArticleVersions.Where(v => v.Article.Key == key)
            .Select(v => new { Version = v, Recorded = v.RecordedIn, v.Article.AddedAt, Start = v.Text.Content.Substring(0, Limits.FirstWords * 2) })
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
        return article is null ? null : FactsOf(article.Version, article.Recorded, key, article.AddedAt, article.Start);
    }

    private static ArticleFacts FactsOf(ArticleVersion v, Change recorded, string key, DateTime addedAt, string text)
        => new(
            key, ArticleFacts.NameOf(v.Title, text), !string.IsNullOrWhiteSpace(v.Title), v.Outlet, v.Address, v.Published, v.Origin, addedAt,
            v.Withdrawn ? new Withdrawal(recorded.By, recorded.At, recorded.Why) : null);

    private sealed record RecordPlace(string ArticleKey, IReadOnlyList<Span> Quotes, bool IsCurrent);

    /// <summary>The event that an event has been merged into, else the record itself.</summary>
    private static async Task<string> KeptAsync(TrackerDbContext db, string record, CancellationToken cancellation)
        => await db.Events.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.Record.Key == record && v.MergedIntoId != null)
            .Select(v => v.MergedInto!.Key).SingleOrDefaultAsync(cancellation) ?? record;

    private static async Task<RecordPlace?> PlaceOfAsync(TrackerDbContext db, string record, int textId, CancellationToken cancellation)
    {
        var row = await db.Records.Where(r => r.Key == record).Select(r => new
        {
            r.Article.Key,
            Quotes = r.Evidence.Where(e => e.TextId == textId && (e.Role == EvidenceRole.Passage || e.Role == EvidenceRole.Content)).Select(e => new { e.Start, e.End }).ToList(),
            IsCurrent = db.Events.Any(v => v.RecordId == r.Id) || db.Claims.Any(v => v.RecordId == r.Id) || db.Stances.Any(v => v.RecordId == r.Id),
        }).SingleOrDefaultAsync(cancellation);
        return row is null ? null : new RecordPlace(row.Key, [.. row.Quotes.Select(q => new Span(q.Start, q.End))], row.IsCurrent);
    }

    private static string ProblemOf(RecordPlace? place, string key, bool withdrawn) => place switch
    {
        null => "The address names a record that does not exist; it may be mistyped. Choose one from the list.",
        { IsCurrent: true } when place.ArticleKey == key => "The text was corrected, and the words of the record that the address names are not in it as they were: see “On an earlier text”.",
        { IsCurrent: true } => "The record that the address names stands in another article.",
        _ when place.ArticleKey == key && withdrawn => "The record that the address names was taken out of every view when this article was withdrawn.",
        _ => "The record that the address names is no longer read out of this text: a newer reading replaced it. Choose one from the list.",
    };

    private static async Task<List<MarkedMention>> MentionsAsync(TrackerDbContext db, int articleId, Span window, CancellationToken cancellation)
    {
        var rows = await db.Mentions.Where(m => m.ArticleId == articleId && m.Start < window.End && m.End > window.Start)
            .OrderBy(m => m.Start).ThenByDescending(m => m.End)
            .Select(m => new { m.Start, m.End, m.ActorId, m.Why }).ToListAsync(cancellation);
        var actors = await db.ActorRefsAsync(rows.Select(m => m.ActorId), cancellation);
        return [.. rows.Where(m => actors.ContainsKey(m.ActorId)).Select(m => new MarkedMention(new Span(m.Start, m.End), actors[m.ActorId], m.Why))];
    }

    private static IEnumerable<(int Number, Span Span)> ParagraphsIn(string text, Span window)
    {
        var number = 0;
        foreach (var paragraph in ParagraphSplitter.Split(text))
        {
            number++;
            if (paragraph.Start >= window.End)
                yield break;
            if (paragraph.Overlaps(window))
                yield return (number, new Span(Math.Max(paragraph.Start, window.Start), Math.Min(paragraph.End, window.End)));
        }
    }
}
