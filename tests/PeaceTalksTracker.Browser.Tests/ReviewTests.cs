using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>Each test signs in people of its own names and takes back what it decided, because they share a store.</summary>
public sealed class ReviewTests(Chromium chromium, SeededApp seeded) : BrowserTest(chromium, seeded.App)
{
    private ILocator Queue => Page.GetByRole(AriaRole.Region, new() { Name = "Queue" });

    private ILocator Desk => Page.Locator(".desk");

    [Fact]
    public async Task A_queue_is_worked_by_keyboard_alone()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Kay Board");
        await OpenAsync(Urls.Review);
        var entries = Queue.Locator("a[data-row]");
        var first = Queue.Locator($"a[data-row][href='{await entries.First.GetAttributeAsync("href")}']");
        await Expect(first).ToHaveAttributeAsync("aria-current", "true");

        await Page.Keyboard.PressAsync("j");
        await Expect(entries.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await Page.Keyboard.PressAsync("k");
        await Expect(first).ToHaveAttributeAsync("aria-current", "true");
        await Page.Keyboard.PressAsync("a");
        await Expect(Page.GetByText("Accepted: ")).ToBeVisibleAsync();
        await Expect(first).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("u");
        await Expect(Page.GetByText("Taken back: what you did")).ToBeVisibleAsync();
        await Expect(first).ToBeVisibleAsync();

        // On the way to the field keys decide nothing.
        await Page.Keyboard.PressAsync("n");
        await Page.Keyboard.TypeAsync("ax");
        var note = Page.GetByLabel("Note", new() { Exact = true });
        await Expect(note).ToBeFocusedAsync();
        await Expect(Page.GetByText("Taken back: what you did")).ToBeVisibleAsync();
        await note.FillAsync("seen on the radio too");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Desk.GetByText("seen on the radio too")).ToBeVisibleAsync();
        await Page.Locator("body").PressAsync("u");
        await Expect(Desk.GetByText("seen on the radio too")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keys_pressed_faster_than_the_page_answers_are_meant_for_the_record_gone_on_to()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Quick Sil");
        await OpenAsync(Urls.Review + "?kind=Stance");
        await Expect(Desk).ToBeVisibleAsync();
        var named = await Queue.Locator(".heading").AllInnerTextsAsync();
        foreach (var key in "mjmjjm")
            await Page.Keyboard.PressAsync(key.ToString());
        await Expect(Queue.GetByText("3 records marked")).ToBeVisibleAsync();
        await Queue.GetByRole(AriaRole.Button, new() { Name = "Accept…" }).ClickAsync();
        await Expect(Queue.Locator(".bulk li")).ToHaveTextAsync([named[0], named[1], named[3]]);
        await Queue.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
    }

    [Fact]
    public async Task After_an_undo_the_record_that_is_to_be_decided_anew_is_in_hand()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Bac Kagain");
        await OpenAsync(Urls.Review + "?kind=Stance");
        await Expect(Desk).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("j");
        await Expect(Queue.Locator("a[data-row]").Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        var heading = await Queue.Locator("li.chosen .heading").InnerTextAsync();
        await Page.Keyboard.PressAsync("a");
        await Expect(Page.GetByText("Accepted: ")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("u");
        await Expect(Page.GetByText("Taken back: what you did")).ToBeVisibleAsync();
        await Expect(Queue.Locator("li.chosen .heading")).ToHaveTextAsync(heading);
        await Expect(Desk.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 2 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_are_marked_and_decided_at_once_and_a_key_can_be_another_but_not_one_that_is_taken()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Remy Key");
        await OpenAsync(Urls.Review);
        var entries = Queue.Locator("a[data-row]");
        await Expect(entries.Nth(1)).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("m");
        await Expect(Queue.GetByText("1 record marked")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("j");
        await Expect(entries.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await Page.Keyboard.PressAsync("m");
        await Expect(Queue.GetByText("2 records marked")).ToBeVisibleAsync();
        var named = await Queue.Locator(".heading").AllInnerTextsAsync();
        await Queue.GetByRole(AriaRole.Button, new() { Name = "Reject…" }).PressAsync("Enter");
        await Expect(Queue.Locator(".bulk li")).ToHaveTextAsync([named[0], named[1]]);
        await Queue.GetByRole(AriaRole.Button, new() { Name = "Reject them" }).PressAsync("Enter");
        await Expect(Page.GetByText("2 records rejected.")).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("?");
        var undo = Page.Locator("[data-key-of=undo]");
        await undo.FillAsync("a");
        await undo.BlurAsync();
        await Expect(Page.Locator("[data-key-problem]")).ToHaveTextAsync("“a” already means accept: take another key, or change that one first.");
        await Expect(undo).ToHaveValueAsync("u");
        await undo.FillAsync("z");
        await undo.BlurAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("[data-action=undo] kbd")).ToHaveTextAsync("z");
        await Page.Keyboard.PressAsync("z");
        await Expect(Page.GetByText("Taken back: what you did")).ToBeVisibleAsync();
        await Expect(Queue.Locator(".heading").First).ToHaveTextAsync(named[0]);

        await Page.Keyboard.PressAsync("?");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Back to the usual keys" }).ClickAsync();
        await Expect(undo).ToHaveValueAsync("u");
    }

    [Fact]
    public async Task Another_editors_change_shows_at_once_on_every_open_page()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Ada First");
        await OpenAsync(Urls.Review);
        var address = (await Queue.Locator("a[data-row]").First.GetAttributeAsync("href"))!;
        var entry = Queue.Locator($"a[data-row][href='{address}']");

        await using var other = await Context.Browser!.NewContextAsync(new() { BaseURL = App.Address.AbsoluteUri });
        var second = await other.NewPageAsync();
        await second.AsAsync(App, PersonRole.Editor, "Bea Second");
        await second.GotoAsync(address);
        await Expect(second.Locator(".desk")).ToContainTextAsync(new Regex("Ada First.* looking at this too"));
        await Expect(Desk).ToContainTextAsync(new Regex("Bea Second.* looking at this too"));

        await second.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Expect(entry).ToHaveCountAsync(0, new() { Timeout = 1_000 });
        await second.Locator("[data-action=undo]").ClickAsync();
        await Expect(entry).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_reads_corrects_and_decides_is_told_to_the_others_at_once()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Una Here");
        await OpenAsync(Urls.Review);
        var entry = Queue.Locator("li").Last;
        var address = (await entry.Locator("a[data-row]").GetAttributeAsync("href"))!;
        await using var elsewhere = await Context.Browser!.NewContextAsync(new() { BaseURL = App.Address.AbsoluteUri });
        var other = await elsewhere.NewPageAsync();
        await other.AsAsync(App, PersonRole.Editor, "Vic There");
        var atOnce = new LocatorAssertionsToContainTextOptions { Timeout = 1_000 };

        await other.GotoAsync(address);
        await Expect(other.Locator(".desk")).ToBeVisibleAsync();
        await Expect(entry.GetByRole(AriaRole.Link)).ToContainTextAsync("Vic There is looking at this.", atOnce);
        await other.GotoAsync(Urls.Article(SeedKey));
        await Expect(other.Locator("[data-paragraph]").First).ToBeVisibleAsync();
        await Expect(entry).Not.ToContainTextAsync("Vic There", atOnce);

        await OpenAsync(Urls.Article(SeedKey));
        await Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Vic There" })).ToContainTextAsync("reading this article too.", atOnce);
        await Expect(other.GetByRole(AriaRole.Status).Filter(new() { HasText = "Una Here" })).ToContainTextAsync("reading this article too.", atOnce);
        await other.GetByRole(AriaRole.Link, new() { Name = "Correct these details" }).ClickAsync();
        await Expect(other.GetByLabel("Title")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Vic There" })).ToContainTextAsync("correcting its details or text.", atOnce);
        await other.CloseAsync();
        await Expect(Page.GetByText("Vic There")).ToHaveCountAsync(0, new() { Timeout = 1_000 });
    }

    [Fact]
    public async Task A_record_of_a_records_words_is_begun_by_key()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Key Anew");
        await OpenAsync(Urls.Review + "?kind=Claim");
        var words = Desk.Locator(".context mark").First;
        await Expect(words).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("c");
        await Expect(Heading("New record")).ToBeVisibleAsync();
        await Expect(Page.Locator("#field-content blockquote")).Not.ToHaveTextAsync("no words chosen");
        await Page.GetByLabel("End one word later").First.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("li.record").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 700)]
    public async Task Where_the_queue_stands_above_its_record_a_tapped_entry_brings_that_into_view_and_nothing_else_does(int width, int height)
    {
        await UseAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await Page.AsAsync(App, PersonRole.Editor, "Tap Ito " + width);
        await OpenAsync(Urls.Review);
        await Expect(Desk).ToBeVisibleAsync();
        (await ScrolledAsync()).ShouldBe(0);
        await Page.Keyboard.PressAsync("j");
        await Expect(Queue.Locator("a[data-row]").Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        (await ScrolledAsync()).ShouldBe(0);

        var entry = Queue.Locator("a[data-row]").Nth(2);
        var heading = await entry.Locator(".heading").InnerTextAsync();
        await entry.ClickAsync();
        await Expect(Desk.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeInViewportAsync();
        if (width > 1000)
            (await ScrolledAsync()).ShouldBe(0);
        else
            await Expect(entry).Not.ToBeInViewportAsync();
    }

    private Task<int> ScrolledAsync() => Page.EvaluateAsync<int>("Math.round(scrollY)");

    [Fact]
    public async Task What_is_wrong_with_one_field_moves_no_other_of_its_row()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Rag Ged");
        await OpenAsync(Urls.Review + "?kind=Event");
        await PressAsync("edit", "e");
        await Page.GetByLabel("Date").FillAsync("last week");
        await Button("Save").ClickAsync();
        await Expect(Page.Locator("#field-date-problem")).ToBeVisibleAsync();
        var tops = await Page.Locator(".field:has(#field-date)").EvaluateAsync<double[]>("""
            date => [...document.querySelectorAll('form.form .inputs > .field')].filter(field => field.offsetTop === date.offsetTop)
                .map(field => field.querySelector('input, select').getBoundingClientRect().top)
            """);
        tops.Length.ShouldBeGreaterThan(1);
        tops.ShouldAllBe(top => top == tops[0]);
        await Button("Cancel").ClickAsync();
    }

    [Fact]
    public async Task Words_selected_in_an_article_become_a_record_that_quotes_them()
    {
        await Page.AsAsync(App, PersonRole.Editor, "Sel Ector");
        await OpenAsync(Urls.Article(SeedKey));
        var paragraph = Page.Locator("[data-paragraph]").Nth(1);
        await paragraph.EvaluateAsync("p => { const r = document.createRange(); r.selectNodeContents(p); getSelection().removeAllRanges(); getSelection().addRange(r) }");
        var words = (await paragraph.TextContentAsync())!.Trim();
        await paragraph.DispatchEventAsync("pointerup");
        await Link("New record from these words").ClickAsync();
        await Expect(Heading("New record")).ToBeVisibleAsync();
        await Expect(Page.Locator("#field-content blockquote")).ToHaveTextAsync(words);

        await Button("Save").ClickAsync();
        await Expect(Page.Locator("#field-kind-problem")).ToHaveTextAsync("Choose one of the list.");
        await Page.GetByLabel("Wording", new() { Exact = true }).SelectOptionAsync("Indirect");
        await Button("Save").ClickAsync();
        await Expect(Page.Locator("li.record.chosen")).ToContainTextAsync("Nobody named");
        await Page.GotoAsync(Urls.Review);
        await Page.Locator("[data-action=undo]").ClickAsync();
        await Expect(Page.GetByText("Taken back: what you did")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_while_deciding_correcting_and_entering(ColorScheme scheme)
    {
        await UseAsync(new() { ColorScheme = scheme });
        await Page.AsAsync(App, PersonRole.Editor, "Axe Ito");
        await OpenAsync(Urls.Review);
        await Page.AxeFindsNothingAsync();
        await Page.Locator("summary").First.ClickAsync();
        await PressAsync("edit", "e");
        await Expect(Page.Locator("form.form")).ToBeVisibleAsync();
        await Page.AxeFindsNothingAsync();
        await OpenAsync(Urls.NewRecord + "?text=1&start=0&end=40");
        await Page.AxeFindsNothingAsync();
    }
}
