using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Imports;
using PeaceTalksTracker.Web.Tests.Exports;

namespace PeaceTalksTracker.Web.Tests.Imports;

/// <summary>What tests of imports share: files from one store into another, and exports without who recorded something and when.</summary>
internal static class Imported
{
    private static readonly ExportOf[] Tables = [ExportOf.Events, ExportOf.Claims, ExportOf.Stances, ExportOf.Evidence];

    public static async Task<ExportSample> StoreAsync(bool isEmpty = true)
    {
        var store = new ExportSample { IsEmpty = isEmpty };
        await store.InitializeAsync();
        return store;
    }

    public static ImportedRecords Read(params (string Name, byte[] Bytes)[] files)
    {
        var (records, problem) = ImportFiles.Read([.. files.Select(f => (f.Name, (ReadOnlyMemory<byte>)f.Bytes))]);
        problem.ShouldBeNull();
        return records.ShouldNotBeNull();
    }

    public static ImportedRecords Read(string text) => Read(("records.jsonld", Encoding.UTF8.GetBytes(text)));

    /// <summary>Why files are refused as a whole.</summary>
    public static string Refused(string text) => Refused(Encoding.UTF8.GetBytes(text));

    public static string Refused(byte[] bytes) => ImportFiles.Read([("a file", bytes)]).Problem.ShouldNotBeNull();

    public static async Task<ImportOutcome> ImportAsync(this ExportSample store, ImportedRecords file, Signer? by = null)
    {
        // Later than what is there, so that a change never seems to be of the same moment.
        store.Store.Time.Advance(TimeSpan.FromMinutes(1));
        var outcome = await store.Store.Get<ImportService>().ImportAsync(file, by ?? Signers.Ed);
        outcome.Refusal.ShouldBeNull();
        return outcome;
    }

    public static async Task<ImportedRecords> LinkedDataAsync(this ExportSample store) => Read(("records.jsonld", await store.WriteAsync(ExportFormat.JsonLd)));

    public static async Task<(string Name, byte[] Bytes)[]> TablesAsync(this ExportSample store)
    {
        var files = new List<(string, byte[])>();
        foreach (var of in Tables)
            files.Add(($"{of}.csv", await store.WriteAsync(ExportFormat.Csv, of)));
        return [.. files];
    }

    public static async Task<JsonObject> GraphAsync(this ExportSample store) => JsonNode.Parse(await store.WriteAsync(ExportFormat.JsonLd))!.AsObject();

    /// <summary>The nodes by name, without who recorded what, and when.</summary>
    public static SortedDictionary<string, string> Nodes(JsonObject graph)
    {
        var nodes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in graph["@graph"]!.AsArray().Select(n => n!.DeepClone().AsObject()))
        {
            var name = node["@id"]!.GetValue<string>();
            if (name.StartsWith("tracker:store:", StringComparison.Ordinal) || name.StartsWith("tracker:recorder:", StringComparison.Ordinal))
                continue;
            node.Remove("generatedAtTime");
            node.Remove("wasAttributedTo");
            if (name.StartsWith("tracker:verdict:", StringComparison.Ordinal))
            {
                node.Remove("author");
                node.Remove("datePublished");
            }
            if (node["after"] is JsonArray after)
                node["after"] = new JsonArray([.. after.Select(a => a!.GetValue<string>()).Order(StringComparer.Ordinal).Select(a => (JsonNode?)a)]);
            nodes.Add(name, node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        }
        return nodes;
    }

    public static async Task ShouldHoldTheSameAsync(this ExportSample store, ExportSample other)
    {
        var (here, there) = (Nodes(await store.GraphAsync()), Nodes(await other.GraphAsync()));
        here.Count.ShouldBeGreaterThan(0);
        here.Keys.ShouldBe(there.Keys);
        foreach (var (name, node) in here)
            node.ShouldBe(there[name]);
    }
}
