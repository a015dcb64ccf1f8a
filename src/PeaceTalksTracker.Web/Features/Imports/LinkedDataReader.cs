using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Exports.Linked;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>
/// Reads JSON-LD as <see cref="LinkedData"/> writes it. It is no processor of JSON-LD: it knows our context, and fetches nothing. Another context means
/// other things by the same words, and is refused.
/// </summary>
internal sealed class LinkedDataReader
{
    /// <summary>Ours are three deep beneath the list of nodes.</summary>
    private const int Deepest = 16;

    private const string HalfPair = "It holds letters that are none (half a surrogate pair).";

    private const string Wikidata = "http://www.wikidata.org/entity/";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    private readonly ImportedRecords into;
    private readonly Dictionary<string, List<(LinkedNode Node, string Name)>> evidence = [];
    private readonly List<(RecordKind Kind, LinkedNode Node, string Name)> records = [];

    private LinkedDataReader(ImportedRecords into) => this.into = into;

    /// <exception cref="UnreadableException">The file is none of ours as a whole; of single nodes, <see cref="ImportedRecords.Broken"/> says so.</exception>
    public static void Read(string text, ImportedRecords into)
    {
        using var file = Parse(text);
        if (file.RootElement.ValueKind != JsonValueKind.Object || !file.RootElement.TryGetProperty("@graph", out var graph) || graph.ValueKind != JsonValueKind.Array
            || !file.RootElement.TryGetProperty("@context", out var context))
            throw new UnreadableException("It is no JSON-LD of this app: that has “@context” and “@graph”. Export it in the format jsonld.");
        try
        {
            RequireOurs(context);
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            throw new UnreadableException($"Its “@context”: {HalfPair}");
        }
        into.Count(graph.GetArrayLength());
        new LinkedDataReader(into).Read(graph);
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new UnreadableException($"It is no JSON that can be read: {e.Message}");
        }
    }

    private static void RequireOurs(JsonElement context)
    {
        var ours = LinkedData.Context().AsObject();
        // An earlier version has fewer terms; one that it has means what it means here.
        var isOurs = context.ValueKind == JsonValueKind.Object && context.TryGetProperty("@vocab", out _) && context.TryGetProperty("tracker", out _)
            && context.EnumerateObject().All(term => ours.TryGetPropertyValue(term.Name, out var own) && JsonNode.DeepEquals(own, JsonSerializer.SerializeToNode(term.Value)));
        if (!isOurs)
            throw new UnreadableException("Its “@context” is not the one that this app writes, so that its words may mean something else. Take a file that this app has exported, of this version or an earlier one.");
    }

    private void Read(JsonElement graph)
    {
        // Things first: records refer to them, wherever in the file they stand.
        var at = 0;
        foreach (var element in graph.EnumerateArray())
        {
            at++;
            var name = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String ? Wording.Shortened(TextOf(id)) : $"Node {at}";
            Try(name, () => Sort(element.ValueKind == JsonValueKind.Object ? new(element, into.Actors) : throw new UnreadableException("It is no object."), name));
        }
        foreach (var (kind, node, name) in records)
            Try(name, () => into.Add(node.Read(kind, evidence.GetValueOrDefault(node.Text("key") ?? "", []).ConvertAll(q => Quote(q.Node, q.Name)))));
        foreach (var (_, name) in evidence.ExceptBy(records.Select(r => r.Node.Text("key")), e => e.Key).SelectMany(e => e.Value))
            into.Leave(name, null, "It is a quote of a record that is not in the file.");
    }

    private void Sort(LinkedNode node, string name)
    {
        if (LinkedNode.Named(node.Member("@id")) is not ({ } kind, { } key))
            throw new UnreadableException("It has no “@id” of ours.");
        switch (kind)
        {
            case "event": records.Add((RecordKind.Event, node, name)); break;
            case "claim": records.Add((RecordKind.Claim, node, name)); break;
            case "stance": records.Add((RecordKind.Stance, node, name)); break;
            case "evidence":
                // Its name holds the record's key, so that one that is broken breaks its record.
                var record = key.Split(':')[0];
                (evidence.TryGetValue(record, out var all) ? all : evidence[record] = []).Add((node, name));
                break;
            case "actor": into.Actors[Checked.Slug(key)] = Actor(key, node); break;
            case "issue": into.Issues[Checked.Slug(key)] = new(Checked.Needed("name", node.Member("name"), Limits.IssueName), Checked.Words("proposition", node.Member("description"), Limits.DetailText)); break;
            case "article": Enter(into, Checked.Key(key), Article(key, node, name)); break;
            case "note": into.Notes.Add(Note(key, node)); break;
            case "link": into.Links.Add(Link(node)); break;
            case "store" or "recorder" or "verdict": break;
            default: throw new UnreadableException("This app knows nothing of the kind.");
        }
    }

    /// <summary>Another part of the same export may bring another of its texts.</summary>
    private static void Enter(ImportedRecords into, string key, ImportedArticle article)
        => into.Articles[key] = into.Articles.TryGetValue(key, out var before)
            ? article with { Texts = before.Texts.Where(t => !article.Texts.ContainsKey(t.Key)).Concat(article.Texts).ToDictionary() }
            : article;

    private static ExportedNote Note(string id, LinkedNode node) => new(
        Guid.TryParseExact(id, "D", out var known) ? known : throw new UnreadableException("It has no identity of a note."),
        default, Checked.Key(LinkedNode.Named(node.Member("target"))?.Key), Checked.Needed("text", node.Inner("body")?.Member("value"), Limits.Note),
        Checked.Needed("author", LinkedNode.Named(node.Member("wasAttributedTo"))?.Key, Limits.PersonName),
        DateTime.TryParse(node.Member("generatedAtTime"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) ? at : throw new UnreadableException("It does not say when it was written."));

    private static ExportedLink Link(LinkedNode node) => new(
        default, Checked.Key(LinkedNode.Named(node.Member("from"))?.Key), Checked.Key(LinkedNode.Named(node.Member("to"))?.Key),
        Checked.Kind<LinkKind>("kind of link", node.Member("kind")), Checked.Kind<ReviewState>("state of review", node.Text("review")), Checked.Words("reason", node.Member("why"), Limits.Reason) ?? "");

    private static ExportedActor Actor(string key, LinkedNode node) => new(
        key,
        Checked.Needed("name", node.Member("name")).Trim(),
        node.ActorKind,
        Checked.Words("role", node.Member(node.ActorKind == ActorKind.Person ? "jobTitle" : "description")),
        Checked.Words("affiliation", node.Inner("affiliation")?.Member("name")),
        node.Member("sameAs") is { } item ? item.StartsWith(Wikidata + "Q", StringComparison.Ordinal) && ulong.TryParse(item[(Wikidata.Length + 1)..], out var number) ? $"Q{number}" : throw new UnreadableException("What it is the same as is no Wikidata item.") : null,
        [.. node.Values("alternateName").Select(a => Checked.Words("other name", a)).OfType<string>().Distinct().Take(Limits.Aliases)]);

    private ImportedArticle Article(string key, LinkedNode node, string name)
    {
        var texts = new OrderedDictionary<string, string>();
        foreach (var text in node.Inners("earlierText").Append(node))
            if (text.Member("articleBody") is { } words)
                texts[Checked.Sha256(text.Member("sha256"))] = Words(words, text.Member("sha256")!);
        var address = node.Member("url");
        if (address is not null && (address.Length > Limits.Address || !WebAddress.TryParse(address, out _)))
        {
            into.Leave(name, null, "Its address begins with neither http:// nor https://, or is too long, and was left out.");
            address = null;
        }
        return new(
            new(key, Detail("title", node.Member("headline")), Detail("outlet", node.Inner("publisher")?.Member("name")), address, Checked.Day("day of publication", node.Member("datePublished")), default, Checked.Sha256(node.Member("sha256"))),
            texts);
    }

    internal static string? Detail(string what, string? value)
        => Checked.Words(what, value) is var words && words?.Length > Limits.DetailText ? throw new UnreadableException($"Its {what} is too long: {Limits.DetailText:N0} characters are the most.") : words;

    private static string Words(string words, string hash)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(words) > Limits.ArticleBytes)
            throw new UnreadableException("Its text is longer than an article may be.");
        if (RecordKeys.Sha256(words) != hash)
            throw new UnreadableException("Its text is not the one that its SHA-256 names: somebody has changed it.");
        return TextCleaner.Clean(words) == words && !string.IsNullOrWhiteSpace(words)
            ? words : throw new UnreadableException("Its text holds characters that cannot be seen, or nothing else: no text is kept with them.");
    }

    private static ExportedQuote Quote(LinkedNode node, string name)
    {
        if (LinkedNode.Named(node.Member("@id")) is var (_, key) && LinkedNode.Named(node.Member("body"))?.Key != key.Split(':')[0])
            throw new UnreadableException($"Its quote {name} does not say in “body” that it is this record’s.");
        var target = node.Inner("target") ?? throw new UnreadableException("A quote of it has no target.");
        var selectors = target.Inners("selector").ToList();
        var quote = selectors.Find(s => s.Member("exact") is not null) ?? throw new UnreadableException("A quote of it has no words.");
        var place = selectors.Find(s => s.Member("start") is not null) ?? throw new UnreadableException("A quote of it has no place.");
        var (start, end) = (Checked.Place("beginning", place.Member("start")), Checked.Place("end", place.Member("end")));
        if (start >= end)
            throw new UnreadableException("A quote of it ends before it begins.");
        return new(
            Checked.Kind<EvidenceRole>("role of a quote", node.Member("role")), quote.Member("exact")!, ExportedQuote.Uncounted, ExportedQuote.Uncounted, quote.Member("prefix") ?? "", quote.Member("suffix") ?? "", 0, 0,
            Checked.Key(LinkedNode.Named(target.Member("source"))?.Key), Checked.Sha256(target.Member("textSha256")), Checked.Kind<AnchorState>("anchor", node.Member("anchor")))
        {
            CodePoints = new(start, end),
        };
    }

    private void Try(string name, Action read)
    {
        try
        {
            read();
        }
        catch (UnreadableException e)
        {
            into.Leave(name, null, e.Message);
        }
        catch (InvalidOperationException)
        {
            into.Leave(name, null, HalfPair);
        }
    }

    private static string TextOf(JsonElement text)
    {
        try
        {
            return TextCleaner.Clean(text.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return "Node without a name";
        }
    }
}
