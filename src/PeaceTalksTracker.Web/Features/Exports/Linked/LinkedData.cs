using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Shared;
using static PeaceTalksTracker.Web.Features.Exports.JsonFile;

namespace PeaceTalksTracker.Web.Features.Exports.Linked;

/// <summary>
/// Writes records as JSON-LD: what they say in the terms of schema.org, where they come from in those of PROV-O, the words they rest on as W3C Web
/// Annotations. The file holds its context, so that nothing has to be fetched to read it. docs/decisions/0012 says what is called what, and why.
/// </summary>
internal static class LinkedData
{
    public static async Task WriteAsync(ExportSource source, Stream target, CancellationToken cancellation)
        => await JsonFile.WriteAsync(target, Of(("@context", Context())), "@graph", new Graph(source).ReadAsync(cancellation), cancellation);

    public static JsonNode Context()
    {
        using var file = typeof(LinkedData).Assembly.GetManifestResourceStream("JsonLdContext.json")!;
        return JsonNode.Parse(file)!;
    }

    private sealed class Graph(ExportSource source)
    {
        private readonly HashSet<string> records = [];
        private readonly HashSet<string> actors = [];
        private readonly Dictionary<string, ExportedArticle> articles = [];
        private readonly Dictionary<string, HashSet<string>> texts = [];
        private readonly HashSet<string> issues = [];
        private readonly SortedSet<string> recorders = new(StringComparer.Ordinal);

        public async IAsyncEnumerable<JsonObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            yield return Of(
                ("@id", LinkedNames.Of("store", source.Snapshot.Change.ToString(CultureInfo.InvariantCulture))), ("@type", "Collection"),
                ("name", "Records of the peace talks"),
                ("description", await BriefComposer.ScopeAsync(source.Snapshot, source.Filter, cancellation)), ("generatedAtTime", LinkedNames.Moment(source.Snapshot.AsOf)));
            await foreach (var e in source.EventsAsync(cancellation))
                foreach (var node in Nodes(e, LinkedRecords.Of(e.Record), [.. e.Record.Actors, .. e.Record.Recipients]))
                    yield return node;
            await foreach (var claim in source.ClaimsAsync(cancellation))
                foreach (var node in Nodes(claim, LinkedRecords.Of(claim.Record), [claim.Record.Speaker, .. claim.Record.Chain]))
                    yield return node;
            await foreach (var stance in source.StancesAsync(cancellation))
                foreach (var node in Nodes(stance, LinkedRecords.Of(stance.Record), [stance.Record.Actor, stance.Record.By]))
                    yield return node;
            foreach (var note in (await source.Snapshot.NotesAsync(cancellation)).Where(n => records.Contains(n.Record)))
            {
                recorders.Add(note.By);
                yield return LinkedRemarks.Of(note);
            }
            foreach (var link in (await source.Snapshot.LinksAsync(cancellation)).Where(l => records.Contains(l.From) && records.Contains(l.To)))
                yield return LinkedRemarks.Of(link);
            foreach (var actor in (await source.Snapshot.ActorsAsync(cancellation)).Where(a => actors.Contains(a.Key)))
                yield return LinkedThings.Of(actor);
            // The whole store takes along what no record rests on, too.
            if ((source.Filter with { Reviews = [] }).IsEmpty)
                await foreach (var article in source.Snapshot.ArticlesAsync(withText: false, cancellation))
                    articles.TryAdd(article.Key, article);
            foreach (var article in articles.Values.OrderBy(a => a.Key, StringComparer.Ordinal))
                yield return LinkedThings.Of(article, await source.Snapshot.TextsAsync(article.Key, [article.Sha256, .. texts.GetValueOrDefault(article.Key, [])], cancellation));
            foreach (var issue in (await source.Snapshot.Store.Issues.ToListAsync(cancellation)).Where(i => issues.Contains(i.IssueId)).OrderBy(i => i.IssueId, StringComparer.Ordinal))
                yield return LinkedThings.OfIssue(issue.IssueId, issue.Name, issue.Proposition);
            foreach (var recorder in recorders)
                yield return LinkedThings.OfRecorder(recorder);
        }

        /// <summary>The record, its review where a person has given a verdict, and the words it rests on.</summary>
        private IEnumerable<JsonObject> Nodes<T>(Sourced<T> sourced, JsonObject node, IEnumerable<ActorRef?> named) where T : ExportedRecord
        {
            var record = sourced.Record;
            actors.UnionWith(named.OfType<ActorRef>().Select(a => a.Key));
            records.Add(record.Key);
            recorders.Add(record.RecordedBy);
            if (record.Issue is { } issue)
                issues.Add(issue);
            foreach (var quote in record.Quotes)
                (texts.TryGetValue(quote.ArticleKey, out var hashes) ? hashes : texts[quote.ArticleKey] = []).Add(quote.Sha256);
            foreach (var (key, article) in sourced.Articles.Where(a => record.Quotes.Any(q => q.ArticleKey == a.Key)))
                articles[key] = article;
            if (source.AddressOf(record) is { } address)
                node.Add("url", address);
            yield return node;
            if (record is ExportedClaim claim && LinkedThings.ReviewOf(claim) is { } review)
                yield return review;
            for (var i = 0; i < record.Quotes.Count; i++)
                yield return LinkedThings.AnnotationOf(record, i);
        }
    }
}
