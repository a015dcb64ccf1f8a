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
    public async Task A_note_says_whose_it_is_and_a_link_why_it_was_drawn()
    {
        (await ImportAsync()).ShouldSatisfyAllConditions(o => (o.Notes, o.Links).ShouldBe((1, 1)), o => o.Broken.ShouldBeEmpty());
        (await to.Store.Get<NoteService>().OfAsync(first)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(n => n.Text.ShouldBe("Ed, 20 Mar 2025: =Ask the envoy."), n => n.By.ShouldBe("tester"));
        (await to.Store.Get<LinkService>().OfAsync(first)).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(l => (l.Kind, l.Review, l.Why, l.OtherKey).ShouldBe((LinkKind.Corroborates, ReviewState.Accepted, "Both were there.", second)));
        (await ImportAsync()).ChangesSomething.ShouldBeFalse();
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
