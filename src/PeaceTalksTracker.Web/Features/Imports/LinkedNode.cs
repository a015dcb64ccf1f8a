using System.Text.Json;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>A node of our JSON-LD.</summary>
/// <param name="node">An object.</param>
/// <param name="actors">Those that the file describes, by key.</param>
internal sealed class LinkedNode(JsonElement node, IReadOnlyDictionary<string, ExportedActor> actors) : WrittenRecord
{
    private const string Ours = "tracker:";

    /// <summary>What the tables' columns are called here, where that is something else.</summary>
    private static readonly Dictionary<string, string> Members = new()
    {
        ["type"] = "plover",
        ["actors"] = "actor",
        ["recipients"] = "recipient",
        ["actor"] = "holder",
        ["issue"] = "about",
        ["date_basis"] = "dateBasis",
        ["rule_version"] = "ruleVersion",
        ["reported_by"] = "reportedBy",
        ["tags"] = "keywords",
    };

    /// <summary>What a name of ours names: its kind and its key; null where it is none.</summary>
    public static (string Kind, string Key)? Named(string? name)
    {
        if (name?.StartsWith(Ours, StringComparison.Ordinal) != true)
            return null;
        var end = name.IndexOf(':', Ours.Length);
        return end < 0 ? null : (name[Ours.Length..end], Uri.UnescapeDataString(name[(end + 1)..]));
    }

    public override string? Text(string name) => name switch
    {
        "key" => Named(Member("@id"))?.Key,
        "review" => Member("review") is var review && review == Wording.Of(Data.ReviewState.Unreviewed) ? nameof(Data.ReviewState.Unreviewed) : review,
        "place" => Inner("location")?.Member("name"),
        "issue" or "reported_by" or "ground" => Member(Members.GetValueOrDefault(name, name)) is { } reference ? KeyOf(reference) : null,
        _ => Member(Members.GetValueOrDefault(name, name)),
    };

    /// <summary>A text, or a number as it is written; null where there is none.</summary>
    public string? Member(string name)
    {
        if (!node.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => throw new UnreadableException($"Its “{name}” is neither a text nor a number."),
        };
    }

    /// <summary>An object within; null where there is none.</summary>
    public LinkedNode? Inner(string name) => node.TryGetProperty(name, out var value)
        ? value.ValueKind == JsonValueKind.Object ? new(value, actors) : throw new UnreadableException($"Its “{name}” is no object.") : null;

    public IEnumerable<LinkedNode> Inners(string name)
    {
        if (!node.TryGetProperty(name, out var value))
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.Object))
            throw new UnreadableException($"Its “{name}” is no list of objects.");
        return value.EnumerateArray().Select(i => new LinkedNode(i, actors));
    }

    /// <summary>Texts; one alone may stand without its list.</summary>
    public IReadOnlyList<string> Values(string name)
    {
        if (!node.TryGetProperty(name, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.String))
            throw new UnreadableException($"Its “{name}” is no list of texts.");
        return [.. value.EnumerateArray().Select(i => i.GetString()!)];
    }

    public ActorKind ActorKind => Values("@type") switch
    {
        var types when types.Contains("Person") => ActorKind.Person,
        var types when types.Contains("GovernmentOrganization") => ActorKind.State,
        var types when types.Contains("Organization") => ActorKind.Organisation,
        _ => ActorKind.Group,
    };

    protected override IReadOnlyList<string> List(string name)
        => name == "after" ? [.. Values(name).Select(KeyOf)] : Values(Members.GetValueOrDefault(name, name));

    // Whoever denies something is not its author.
    protected override IReadOnlyList<ActorRef> Actors(string name)
        => [.. (name == "speaker" ? Values("author").Concat(Values("deniedBy")) : Values(Members.GetValueOrDefault(name, name))).Select(ActorOf)];

    private ActorRef ActorOf(string reference)
    {
        var key = Checked.Slug(KeyOf(reference));
        return actors.TryGetValue(key, out var actor) ? new(0, key, actor.Name, actor.Kind) : throw new UnreadableException($"The file does not say who “{Wording.Shortened(key)}” is.");
    }

    private static string KeyOf(string reference) => Named(reference)?.Key ?? throw new UnreadableException($"“{Wording.Shortened(reference)}” is no name of this app’s files.");
}
