using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Tests.Exports;

namespace PeaceTalksTracker.Web.Tests.Imports;

/// <summary>What records of a file say of each other.</summary>
public sealed class ImportedReferencesTests(ExportSample sample) : IClassFixture<ExportSample>
{
    [Fact]
    public async Task A_record_that_rests_on_one_of_a_wrong_kind_is_listed_and_not_taken()
    {
        var (graph, to) = (await sample.GraphAsync(), await Imported.StoreAsync());
        await using var _ = to;
        var (day, stance) = (Node(graph, "event", n => n["plover"]!.GetValue<string>() == "AGREE"), Node(graph, "stance", n => true));
        day["reportedBy"] = Node(graph, "event", n => n != day)["@id"]!.GetValue<string>();
        stance["ground"] = Node(graph, "stance", n => n != stance)["@id"]!.GetValue<string>();
        var outcome = await to.ImportAsync(Imported.Read(graph.ToJsonString()));
        outcome.Added.ShouldBe(12);
        outcome.NotFound.ShouldSatisfyAllConditions(
            n => n.Count.ShouldBe(2), n => n.ShouldContain(l => l.Why.EndsWith("which is no claim.")), n => n.ShouldContain(l => l.Why.EndsWith("which is neither a claim nor an event.")));
    }

    [Fact]
    public async Task An_order_that_contradicts_the_one_that_stands_is_listed_and_not_added()
    {
        await using var to = await Imported.StoreAsync();
        await to.ImportAsync(await sample.LinkedDataAsync());
        var graph = await sample.GraphAsync();
        var later = Node(graph, "event", n => n["after"] is not null);
        var earlier = Node(graph, "event", n => n["@id"]!.GetValue<string>() == later["after"]![0]!.GetValue<string>());
        earlier["after"] = new JsonArray(later["@id"]!.GetValue<string>());
        // It is taken over, as nobody has decided on it here; only its order is not.
        earlier["review"] = "Accepted";
        var outcome = await to.ImportAsync(Imported.Read(graph.ToJsonString()));
        outcome.Taken.ShouldBe(1);
        outcome.NotFound.ShouldHaveSingleItem().Why.ShouldEndWith("which stands after it: that was left out, and the record taken.");
        await using var db = await to.Store.OpenAsync();
        (await db.Orders.CountAsync()).ShouldBe(1);

        // Nor do both come in where neither is here.
        await using var empty = await Imported.StoreAsync();
        (await empty.ImportAsync(Imported.Read(graph.ToJsonString()))).NotFound.Count.ShouldBe(1);
        await using var other = await empty.Store.OpenAsync();
        (await other.Orders.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("claim", "chain")]
    [InlineData("event", "reportedBy")]
    [InlineData("event", "dateBasis")]
    [InlineData("stance", "ground")]
    public async Task Another_chain_reporter_ground_or_basis_is_a_difference(string kind, string member)
    {
        await using var to = await Imported.StoreAsync();
        await to.ImportAsync(await sample.LinkedDataAsync());
        var graph = await sample.GraphAsync();
        if (member == "ground")
            Node(graph, kind, n => true)[member] = Node(graph, "claim", n => true)["@id"]!.GetValue<string>();
        else if (member == "dateBasis")
            Node(graph, kind, n => n[member]?.GetValue<string>() == "relative")[member] = "explicit";
        else
            Node(graph, kind, n => n[member] is not null).Remove(member);
        (await to.ImportAsync(Imported.Read(graph.ToJsonString()))).ShouldSatisfyAllConditions(o => (o.Same, o.Left).ShouldBe((13, 1)), o => o.ChangesSomething.ShouldBeFalse());
    }

    [Fact]
    public async Task An_actor_whose_key_is_taken_here_gets_the_next_that_is_free()
    {
        await using var to = await Imported.StoreAsync();
        await using (var db = await to.Store.OpenAsync())
        {
            db.AddRange(new[] { "ann-lee", "ann-lee-2" }.Select((key, i) => new ActorVersion { Actor = new() { Key = key }, Name = $"Other {i}", Kind = ActorKind.Person, Qid = $"Q{i + 1}" }));
            await db.RecordAsync("Ed");
        }
        var graph = await sample.GraphAsync();
        Node(graph, "actor", n => n["name"]!.GetValue<string>() == "Ann Lee")["sameAs"] = "http://www.wikidata.org/entity/Q9";
        await to.ImportAsync(Imported.Read(graph.ToJsonString()));
        await using var after = await to.Store.OpenAsync();
        (await after.ActorVersions.Where(a => a.Name == "Ann Lee").Select(a => a.Actor.Key).SingleAsync()).ShouldBe("ann-lee-3");
        (await after.Stances.Select(s => s.Actor.Key).ToListAsync()).ShouldContain("ann-lee-3");
    }

    private static JsonObject Node(JsonObject graph, string kind, Func<JsonObject, bool> chosen)
        => graph["@graph"]!.AsArray().Select(n => n!.AsObject()).First(n => n["@id"]!.GetValue<string>().StartsWith($"tracker:{kind}:", StringComparison.Ordinal) && chosen(n));
}
