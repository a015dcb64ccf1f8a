using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Api;

/// <summary>Atom feeds (RFC 4287) of what is new: events, and positions that changed. They take the filters of the pages' addresses.</summary>
public static class Feeds
{
    public const string MediaType = "application/atom+xml; charset=utf-8";

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet(Urls.EventFeed, EventsAsync).WithMetadata(new ReadByKeyAttribute()).RequireRateLimiting(AccountSetup.ApiLimit).ExcludeFromDescription();
        app.MapGet(Urls.ShiftFeed, ShiftsAsync).WithMetadata(new ReadByKeyAttribute()).RequireRateLimiting(AccountSetup.ApiLimit).ExcludeFromDescription();
    }

    private static Task<IResult> EventsAsync(HttpContext http, ExportReader reader, CancellationToken cancellation) => AnswerAsync(http, reader, async (snapshot, filter) =>
    {
        // The newest in the store, which is what a feed tells of; when they happened, their titles say.
        var ids = await snapshot.Store.Events.Matching(snapshot.Store, filter).OrderByDescending(e => e.RecordId).Take(Limits.FeedEntries)
            .Select(e => e.RecordId).ToListAsync(cancellation);
        var events = await snapshot.EventsAsync(ids, cancellation).ToListAsync(cancellation);
        return FeedOf(http, "New events", snapshot, events.Select(e => Entry(
            http, e.Key, EventPhrases.Sentence(e), $"{Wording.When(e.Date, e.DateBasis, e.Earliest, e.Latest)}. “{e.Quote.Exact}”", e)));
    }, cancellation);

    private static Task<IResult> ShiftsAsync(HttpContext http, ExportReader reader, CancellationToken cancellation) => AnswerAsync(http, reader, async (snapshot, filter) =>
    {
        var brief = await BriefComposer.ComposeAsync(
            snapshot, new(filter, null, [.. Enum.GetValues<SectionKind>().Where(s => s != SectionKind.Shifts)], BriefEdits.None), cancellation);
        var lines = await brief.Sections[0].ReadAsync(cancellation).Take(Limits.FeedEntries).ToListAsync(cancellation);
        var newest = await snapshot.ByKeyAsync([.. lines.Select(l => l.Citations[^1].RecordKey)], cancellation);
        return FeedOf(http, "Positions that changed", snapshot, lines.Zip(newest, (line, record) => Entry(
            http, line.Key, line.Text, string.Join(" → ", line.Citations.Select(c => $"“{c.Quote.Exact}”")), record)));
    }, cancellation);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, ExportReader reader, Func<Snapshot, RecordFilter, Task<SyndicationFeed>> make, CancellationToken cancellation)
    {
        var filter = RecordFilter.Parse(http.Request.QueryString.Value ?? "");
        if (filter.Problems.Count > 0)
            return TypedResults.Problem(string.Join(' ', filter.Problems), statusCode: StatusCodes.Status400BadRequest, title: "The address says something that cannot be meant.");
        await using var snapshot = await reader.OpenAsync(cancellation: cancellation);
        var tag = $"\"{snapshot.Change}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.Headers.IfNoneMatch.Contains(tag))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        var feed = await make(snapshot, filter);
        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new() { Async = true, Indent = true, Encoding = new UTF8Encoding(false) }))
            new Atom10FeedFormatter(feed).WriteTo(xml);
        return TypedResults.Bytes(bytes.ToArray(), MediaType);
    }

    private static SyndicationFeed FeedOf(HttpContext http, string title, Snapshot snapshot, IEnumerable<SyndicationItem> entries)
    {
        // The key is the reader's secret: no link repeats it.
        var query = QueryString.Create(http.Request.Query.Where(p => p.Key != ApiKeyReading.Parameter).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v))));
        var self = new Uri(Base(http), http.Request.Path + query);
        var feed = new SyndicationFeed($"{title} · Peace Talks Tracker", "", Base(http), IdOf(http.Request.Path + query), snapshot.AsOf) { Items = [.. entries], Description = null };
        feed.Links.Add(SyndicationLink.CreateSelfLink(self, MediaType));
        feed.Authors.Add(new() { Name = "Peace Talks Tracker" });
        return feed;
    }

    private static SyndicationItem Entry(HttpContext http, string key, string title, string words, ExportedRecord record)
    {
        var entry = new SyndicationItem(
            Clean(title), new TextSyndicationContent(Clean(words)), new Uri(Base(http), Urls.Article(record.Quote.ArticleKey, record.Key)), IdOf(key), record.RecordedAt);
        entry.Authors.Add(new() { Name = Clean(record.RecordedBy) });
        return entry;
    }

    private static Uri Base(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}");

    /// <summary>The same for the same key, wherever the app is reached: a UUID of version 8 (RFC 9562) from the key's hash.</summary>
    private static string IdOf(string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(key))[..16];
        (bytes[6], bytes[8]) = ((byte)(bytes[6] & 0x0f | 0x80), (byte)(bytes[8] & 0x3f | 0x80));
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    /// <summary>Without what XML 1.0 has no place for.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(IsXml).Select(r => r.ToString()));

    private static bool IsXml(Rune rune) => rune.Value is 9 or 10 or 13 or (>= 0x20 and not (0xfffe or 0xffff));
}
