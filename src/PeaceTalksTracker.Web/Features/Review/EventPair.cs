using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>One of two events that may be one.</summary>
/// <param name="Key">What addresses name it by.</param>
/// <param name="Heading">What it says, in a line.</param>
/// <param name="Article">The name of its article.</param>
/// <param name="Outlet">Who published it, and when, as far as it is known.</param>
/// <param name="Quotes">The words that show it.</param>
public sealed record PairedEvent(string Key, string Heading, string Article, string Outlet, RecordFields Fields, IReadOnlyList<QuoteRef> Quotes);

/// <summary>Two events of different articles that may be one, for a person to decide.</summary>
/// <param name="Link">The link that proposes it.</param>
/// <param name="Why">What they have in common.</param>
/// <param name="Newer">Of the article that was read last; it goes into the other.</param>
/// <param name="Older">The one that stands for both once they are one.</param>
public sealed record EventPair(long Link, string Why, PairedEvent Newer, PairedEvent Older)
{
    private const char Separator = '~';

    /// <summary>What addresses name a pair by.</summary>
    public static string Key(string newer, string older) => newer + Separator + older;

    public static bool IsKey(string? key) => key?.Contains(Separator, StringComparison.Ordinal) == true;

    internal static (string, string) KeysOf(string key) => key.Split(Separator, 2) is [var one, var other] ? (one, other) : (key, "");
}

/// <summary>Shows pairs of events and decides on them.</summary>
public sealed class EventPairService(IDbContextFactory<TrackerDbContext> contexts, LinkService links, EventMergeService merges)
{
    /// <param name="key">See <see cref="EventPair.Key"/>; in either order.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where the pair waits no more.</returns>
    public async Task<EventPair?> FindAsync(string key, CancellationToken cancellation = default)
    {
        var (a, b) = EventPair.KeysOf(key);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var link = await db.Links.Where(l => l.Kind == LinkKind.Same && l.Review == ReviewState.Unreviewed && ((l.From.Key == a && l.To.Key == b) || (l.From.Key == b && l.To.Key == a)))
            .Select(l => new { l.Id, l.Why, l.FromId, l.ToId, Newer = l.From.Key, Older = l.To.Key }).SingleOrDefaultAsync(cancellation);
        if (link is null || await EventAsync(db, link.FromId, link.Newer, cancellation) is not { } one || await EventAsync(db, link.ToId, link.Older, cancellation) is not { } other)
            return null;
        return new(link.Id, link.Why, one, other);
    }

    /// <summary>Makes them one, or says that they are two; the latter is never asked again.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public Task<string?> DecideAsync(EventPair pair, bool areOne, Signer by, CancellationToken cancellation = default)
        => areOne
            ? merges.MergeAsync(pair.Newer.Key, pair.Older.Key, null, by, cancellation)
            : links.DecideAsync(pair.Link, ReviewState.Rejected, by, cancellation);

    private static async Task<PairedEvent?> EventAsync(TrackerDbContext db, long id, string key, CancellationToken cancellation)
    {
        var article = await db.Events.Where(e => e.RecordId == id).Join(db.ArticleVersions, e => e.Record.ArticleId, a => a.ArticleId, (e, a) => new
        {
            a.Article.Key,
            Name = ArticleFacts.NameOf(a.Title, a.Text.Content.Substring(0, Limits.FirstWords * 2)),
            a.Outlet,
            a.Published,
        }).SingleOrDefaultAsync(cancellation);
        if (article is null || !(await FieldReader.ReadAsync(db, [id], cancellation)).TryGetValue(id, out var fields))
            return null;
        var outlet = $"{article.Outlet ?? "outlet not given"}, {(article.Published is { } day ? Wording.Day(day) : "date not given")}";
        var quotes = await db.QuotesAsync([id], cancellation);
        return new(key, ReviewWording.Heading(RecordKind.Event, fields), article.Name, outlet, fields, [.. quotes.Values]);
    }
}
