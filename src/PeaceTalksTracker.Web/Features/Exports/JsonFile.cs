using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>Writes a JSON object whose last member is a long list, item by item, so that memory does not grow with it.</summary>
internal static class JsonFile
{
    /// <summary>Letters of every script stay readable; what ends a script element is escaped, so that the file may stand within a page.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private static readonly JsonSerializerOptions Options = new() { Encoder = Encoder };

    /// <summary>Bytes that are held before they are written on.</summary>
    private const int Buffer = 64 * 1024;

    /// <param name="target">Stays open.</param>
    /// <param name="head">Members before the list.</param>
    /// <param name="list">Its name.</param>
    /// <param name="items">What it holds.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteAsync(Stream target, JsonObject head, string list, IAsyncEnumerable<JsonObject> items, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(target, new() { Encoder = Encoder });
        writer.WriteStartObject();
        foreach (var (name, value) in head)
        {
            writer.WritePropertyName(name);
            value!.WriteTo(writer, Options);
        }
        writer.WriteStartArray(list);
        await foreach (var item in items.WithCancellation(cancellation))
        {
            item.WriteTo(writer, Options);
            if (writer.BytesPending > Buffer)
                await writer.FlushAsync(cancellation);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellation);
    }

    /// <summary>An object of the members that have a value.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var all = new JsonObject();
        foreach (var (name, value) in members)
            if (value is not null)
                all.Add(name, value);
        return all;
    }

    /// <summary>A list; null where it is empty.</summary>
    public static JsonArray? ListOf(IEnumerable<JsonNode?> items) => items.ToArray() is { Length: > 0 } all ? new(all) : null;
}
