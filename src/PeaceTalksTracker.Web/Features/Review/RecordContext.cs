using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>The stretch of text around a record's words, in which an editor selects.</summary>
/// <param name="TextId">The text it is part of.</param>
/// <param name="Start">UTF-16 offset of <paramref name="Words"/> into it.</param>
/// <param name="Words">Whole lines.</param>
/// <param name="Marks">The record's own words, as offsets into the whole text.</param>
public sealed record TextAround(int TextId, int Start, string Words, IReadOnlyList<Span> Marks);

/// <summary>What an editor sees beside a record's fields.</summary>
/// <param name="ArticleName">Its article's title or first words.</param>
/// <param name="Around">Its words in their text.</param>
/// <param name="Rule">What found it, in words; null where a person entered it.</param>
/// <param name="Why">The words that led to it.</param>
/// <param name="Proposal">What the reader would now make of it, or people elsewhere have; null where nothing has changed beneath the decision.</param>
public sealed record RecordContext(string ArticleName, TextAround Around, string? Rule, string Why, Proposal? Proposal);

/// <summary>What changed beneath a decision.</summary>
/// <param name="Fields">As the reader reads them now, or as people elsewhere have decided them; null where the reader finds the record no more.</param>
/// <param name="At">When it was read or imported, in UTC.</param>
/// <param name="Why">Of an import, what from ("imported from records.jsonld").</param>
public sealed record Proposal(RecordFields? Fields, DateTime At, string? Why = null)
{
    public bool IsImported => IsFromPeople(Fields);

    /// <summary>Whether an import has brought it: a reading judges nothing.</summary>
    public static bool IsFromPeople(RecordFields? fields) => fields?[RecordField.Review]?.Value is nameof(ReviewState.Accepted) or nameof(ReviewState.Rejected);
}

public sealed class RecordContextQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    private const int Reach = 240;

    /// <summary>Null where the record is not there at present.</summary>
    public async Task<RecordContext?> OfAsync(long record, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var evidence = await db.Evidence.Where(e => e.RecordId == record).AsNoTracking().OrderBy(e => e.TextId).ThenBy(e => e.Start).ToListAsync(cancellation);
        var version = (RecordVersion?)await db.Events.AsNoTracking().SingleOrDefaultAsync(v => v.RecordId == record, cancellation)
            ?? (RecordVersion?)await db.Claims.AsNoTracking().SingleOrDefaultAsync(v => v.RecordId == record, cancellation)
            ?? await db.Stances.AsNoTracking().SingleOrDefaultAsync(v => v.RecordId == record, cancellation);
        if (version is null || evidence.Count == 0)
            return null;

        var text = await db.ArticleTexts.AsNoTracking().SingleAsync(t => t.Id == evidence[0].TextId, cancellation);
        var title = await db.ArticleVersions.Where(v => v.ArticleId == text.ArticleId).Select(v => v.Title).SingleOrDefaultAsync(cancellation);
        var proposal = await db.Proposals.Where(p => p.RecordId == record).Select(p => new { p.Fields, p.RecordedFrom, p.RecordedIn.Why }).SingleOrDefaultAsync(cancellation);
        var reading = new Dictionary<long, RecordFields>();
        if (proposal?.Fields is { } json)
            reading[record] = RecordFields.FromJson(json);
        await FieldReader.NameAsync(db, reading, cancellation);
        var spans = evidence.Where(e => e.TextId == text.Id).Select(e => new Span(e.Start, e.End)).ToList();
        return new(
            ArticleFacts.NameOf(title, text.Content),
            Cut(text.Id, text.Content, spans),
            version.Rule == RecordVersion.ByPerson ? null : $"the rule “{version.Rule}”, {Wording.Sure(version.Confidence)}",
            version.Why,
            proposal is null ? null : new(reading.GetValueOrDefault(record), proposal.RecordedFrom, proposal.Why));
    }

    /// <summary>The stretch around a place of a text, for a record that is still to be entered; null where there is no such text or place.</summary>
    public async Task<TextAround?> AroundAsync(int text, int start, int end, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var content = await db.ArticleTexts.Where(t => t.Id == text).Select(t => t.Content).SingleOrDefaultAsync(cancellation);
        return content is null || start < 0 || start >= end || end > content.Length ? null : Cut(text, content, [new(start, end)]);
    }

    /// <summary>Key of the article a text belongs to; null where there is no such text.</summary>
    public async Task<string?> ArticleOfAsync(int text, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ArticleTexts.Where(t => t.Id == text).Select(t => t.Article.Key).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The words of a span; null where there is no such text or place.</summary>
    public async Task<string?> WordsAsync(int text, int start, int end, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var content = await db.ArticleTexts.Where(t => t.Id == text).Select(t => t.Content).SingleOrDefaultAsync(cancellation);
        return content is null || start < 0 || start >= end || end > content.Length ? null : content[start..end];
    }

    /// <summary>A span with either edge moved by one word; null where that leaves nothing, or the text.</summary>
    /// <param name="span">As <see cref="FieldValue"/> writes it.</param>
    /// <param name="start">-1 one word earlier, 1 one later, 0 as it is.</param>
    /// <param name="end">Likewise.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(int Text, int Start, int End)?> MovedAsync(string span, int start, int end, CancellationToken cancellation = default)
    {
        var numbers = span.Split(':', '-');
        if (numbers.Length != 3 || !int.TryParse(numbers[0], out var text) || !int.TryParse(numbers[1], out var from) || !int.TryParse(numbers[2], out var to))
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.ArticleTexts.Where(t => t.Id == text).Select(t => t.Content).SingleOrDefaultAsync(cancellation) is not { } content || to > content.Length)
            return null;
        (from, to) = (WordEdge.Moved(content, from, start, true), WordEdge.Moved(content, to, end, false));
        return from < to ? (text, from, to) : null;
    }

    private static TextAround Cut(int id, string content, IReadOnlyList<Span> marks)
    {
        var first = Math.Clamp(marks.Min(m => m.Start) - Reach, 0, content.Length);
        var last = Math.Clamp(marks.Max(m => m.End) + Reach, 0, content.Length);
        var from = first == 0 ? 0 : content.LastIndexOf('\n', first) + 1;
        var to = content.IndexOf('\n', last) is var line and >= 0 ? line : content.Length;
        return new(id, from, content[from..to], marks);
    }
}
