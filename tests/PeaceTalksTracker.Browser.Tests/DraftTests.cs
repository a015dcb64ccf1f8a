using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>What an editor typed and did not save. Each test signs in people of its own names and takes back what it decided, because they share a store.</summary>
public sealed class DraftTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    [Fact]
    public async Task Unsaved_work_survives_a_closed_tab()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Dee Draft");
        await OpenAsync(Urls.Review + "?kind=Event");
        var record = await Page.Locator(".queue a[data-row]").First.GetAttributeAsync("href");
        await PressAsync("edit", "e");
        await Page.GetByLabel("Place").FillAsync("Atlantis");
        await Expect(Page.GetByText("Draft kept.")).ToBeVisibleAsync();
        await Page.CloseAsync();

        var tab = await Context.NewPageAsync();
        await tab.GotoAsync(record!);
        await tab.GetByRole(AriaRole.Button, new() { Name = "Restore draft" }).ClickAsync();
        await Expect(tab.GetByLabel("Place")).ToHaveValueAsync("Atlantis");
        await tab.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(tab.GetByRole(AriaRole.Button, new() { Name = "Correct" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_being_typed_stays_when_somebody_else_decides_on_that_record()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Ty Ping");
        await OpenAsync(Urls.Review + "?kind=Event");
        var address = (await Page.Locator(".queue a[data-row]").First.GetAttributeAsync("href"))!;
        await PressAsync("edit", "e");
        var why = Page.GetByLabel("Why", new() { Exact = true });
        await why.FillAsync("half a sent");

        await using var other = await Context.Browser!.NewContextAsync(new() { BaseURL = App.Address.AbsoluteUri });
        var second = await other.NewPageAsync();
        await second.AsAsync(App, PersonRole.Editor, "De Cider");
        await second.GotoAsync(address);
        await second.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Expect(Page.Locator($".queue a[data-row][href='{address}']")).ToHaveCountAsync(0);
        await Expect(why).ToHaveValueAsync("half a sent");
        await Expect(Page.Locator(".desk header")).ToContainTextAsync("rejected");
        await second.Locator("[data-action=undo]").ClickAsync();
        await Expect(Page.Locator($".queue a[data-row][href='{address}']")).ToHaveCountAsync(1);
        await Button("Cancel").ClickAsync();
    }

    [Fact]
    public async Task Escape_leaves_a_form_whose_draft_waits_and_a_reason_typed_beside_the_decision_waits_too()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Esc Ape");
        await OpenAsync(Urls.Review + "?kind=Event");
        await PressAsync("edit", "e");
        await Page.GetByLabel("Place").FillAsync("Atlantis");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByLabel("Place")).ToHaveCountAsync(0);
        await Expect(Button("Restore draft")).ToBeVisibleAsync();
        await Page.Locator("body").PressAsync("n");
        await Page.GetByLabel("Note", new() { Exact = true }).FillAsync("to be said better");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByLabel("Note", new() { Exact = true })).ToHaveCountAsync(0);
        await Page.Locator("body").PressAsync("n");
        await Expect(Page.GetByLabel("Note", new() { Exact = true })).ToHaveValueAsync("to be said better");
        await Button("Cancel").ClickAsync();

        await Page.Locator("body").PressAsync("j");
        await Expect(Button("Correct")).ToBeVisibleAsync();
        var reason = Page.GetByLabel("Why (goes with the decision)");
        await reason.FillAsync("the transcript says otherwise");
        await Expect(Page.GetByText("Draft kept.")).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Expect(reason).ToHaveValueAsync("the transcript says otherwise");
        await Expect(Button("Correct")).ToBeVisibleAsync();
        await Button("Accept").ClickAsync();
        await Expect(Page.GetByText("Accepted: ")).ToBeVisibleAsync();
        await using (var db = App.OpenStore())
            (await db.Drafts.Where(d => d.Person.UserName == "Esc Ape").Select(d => d.Words).ToListAsync()).ShouldBe([null]);
        await Page.Locator("[data-action=undo]").ClickAsync();
        await Expect(Page.GetByText("Taken back: what you did")).ToBeVisibleAsync();
        await Page.Locator(".queue a[data-row]").First.ClickAsync();
        await Button("Restore draft").ClickAsync();
        await Button("Cancel").ClickAsync();
    }

    [Theory]
    [InlineData("Place")]
    [InlineData("Why")]
    public async Task A_fast_typist_loses_no_letter(string field)
    {
        // Spaces too, and more than a page repaints in between: each key is a message to the server and a picture back.
        var words = string.Join(' ', Enumerable.Range(1, 60).Select(n => $"word{n}"));
        var name = "Fay St" + field;
        await Page.AsAsync(App, PersonRole.Editor, name);
        await OpenAsync(Urls.Review + "?kind=Event");
        await PressAsync("edit", "e");
        await Page.GetByLabel(field, new() { Exact = true }).FillAsync("");
        await Page.Keyboard.TypeAsync(words);
        await Expect(Page.GetByText("Draft kept.")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel(field, new() { Exact = true })).ToHaveValueAsync(words);
        await using var db = App.OpenStore();
        var draft = await db.Drafts.SingleAsync(d => d.Person.UserName == name);
        (field == "Why" ? draft.Words : RecordFields.FromJson(draft.Fields)[RecordField.Place]?.Value).ShouldBe(words);
        await Button("Cancel").ClickAsync();
    }
}
