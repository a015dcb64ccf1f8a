using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Imports;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Tests.Exports;

namespace PeaceTalksTracker.Web.Tests.Imports;

/// <summary>What people have added to records comes along.</summary>
public sealed class ImportedRemarksTests : IAsyncLifetime
{
    private ExportSample from = null!;
    private ExportSample to = null!;
    private string first = "";
    private string second = "";

    public async ValueTask InitializeAsync()
    {
        (from, to) = (await Imported.StoreAsync(isEmpty: false), await Imported.StoreAsync());
        await using var db = await from.Store.OpenAsync();
        var events = await db.Events.OrderBy(e => e.RecordId).Select(e => e.Record.Key).Take(2).ToListAsync();
        (first, second) = (events[0], events[1]);
        (await from.Store.Get<NoteService>().WriteAsync(first, Guid.NewGuid(), "=Ask the envoy.", Signers.Ed)).ShouldBeNull();
        (await from.Store.Get<LinkService>().DrawAsync(first, second, LinkKind.Corroborates, "Both were there.", Signers.Ed)).ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await from.DisposeAsync();
        await to.DisposeAsync();
    }

    private async Task<ImportOutcome> ImportAsync() => await to.ImportAsync(await from.LinkedDataAsync(), Signers.Tester);

    [Fact]
    public async Task A_note_stays_whose_it_was_word_for_word_and_a_link_why_it_was_drawn()
    {
        (await ImportAsync()).ShouldSatisfyAllConditions(o => (o.Notes, o.Links).ShouldBe((1, 1)), o => o.Broken.ShouldBeEmpty());
        var written = (await from.Store.Get<NoteService>().OfAsync(first)).Single().At;
        (await to.Store.Get<NoteService>().OfAsync(first)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(n => n.Text.ShouldBe("=Ask the envoy."), n => (n.By, n.At).ShouldBe(("Ed", written)));
        (await to.Store.Get<LinkService>().OfAsync(first)).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(l => (l.Kind, l.Review, l.Why, l.OtherKey).ShouldBe((LinkKind.Corroborates, ReviewState.Accepted, "Both were there.", second)));
        (await ImportAsync()).ChangesSomething.ShouldBeFalse();
    }

    [Fact]
    public async Task A_note_goes_on_from_store_to_store_as_it_was_written()
    {
        await ImportAsync();
        Note(await to.GraphAsync()).ShouldBe(Note(await from.GraphAsync()));

        static string Note(System.Text.Json.Nodes.JsonObject graph) => graph["@graph"]!.AsArray().Single(n => n!["@id"]!.GetValue<string>().StartsWith("tracker:note:", StringComparison.Ordinal))!.ToJsonString();
    }

    [Fact]
    public async Task Who_has_the_name_of_an_imported_note_s_author_does_not_take_it_away()
    {
        await ImportAsync();
        var ed = await to.Store.PersonAsync("Ed", PersonRole.Editor);
        var note = (await to.Store.Get<NoteService>().OfAsync(first)).Single();
        (await to.Store.Get<NoteService>().RemoveAsync(note.Id, ed)).ShouldNotBeNull().ShouldContain("only Ed or a lead");
    }

    [Fact]
    public async Task Words_that_are_longer_than_this_app_takes_them_are_refused()
    {
        var graph = await from.GraphAsync();
        foreach (var (kind, member, length) in new[] { ("issue", "name", 61), ("link", "why", 501) })
            graph["@graph"]!.AsArray().First(n => n!["@id"]!.GetValue<string>().StartsWith($"tracker:{kind}:", StringComparison.Ordinal))![member] = new string('x', length);
        graph["@graph"]!.AsArray().First(n => n!["@id"]!.GetValue<string>().StartsWith("tracker:note:", StringComparison.Ordinal))!["body"]!["value"] = new string('x', 4_001);
        Imported.Read(graph.ToJsonString()).Broken.Select(b => b.Why).ShouldBe(
            ["Its name has 61 characters; at most 60 fit.", "Its reason has 501 characters; at most 500 fit.", "Its text has 4,001 characters; at most 4,000 fit."], ignoreOrder: true);
    }

    [Fact]
    public async Task What_somebody_has_taken_away_here_is_not_brought_back_and_what_an_undo_took_back_is()
    {
        await ImportAsync();
        to.Store.Time.Advance(TimeSpan.FromMinutes(1));
        (await to.Store.Get<UndoService>().UndoAsync(Signers.Tester)).Problem.ShouldBeNull();
        (await ImportAsync()).ShouldSatisfyAllConditions(o => (o.Notes, o.Links).ShouldBe((1, 1)));

        (await to.Store.Get<NoteService>().RemoveAsync((await to.Store.Get<NoteService>().OfAsync(first)).Single().Id, Signers.Tester)).ShouldBeNull();
        (await to.Store.Get<LinkService>().RemoveAsync((await to.Store.Get<LinkService>().OfAsync(first)).Single().Id, Signers.Tester)).ShouldBeNull();
        (await ImportAsync()).ChangesSomething.ShouldBeFalse();
    }

    [Fact]
    public async Task A_note_without_an_author_and_a_link_of_no_kind_are_named()
    {
        var graph = await from.GraphAsync();
        foreach (var node in graph["@graph"]!.AsArray().Select(n => n!.AsObject()))
        {
            if (node["@id"]!.GetValue<string>().StartsWith("tracker:note:", StringComparison.Ordinal))
                node.Remove("wasAttributedTo");
            else if (node["@id"]!.GetValue<string>().StartsWith("tracker:link:", StringComparison.Ordinal))
                node["kind"] = "adores";
        }
        Imported.Read(graph.ToJsonString()).Broken.Select(b => b.Why).ShouldBe(["Its author is missing.", "“adores” is no kind of link: take contradicts, corroborates, repeats and same."]);
    }
}
