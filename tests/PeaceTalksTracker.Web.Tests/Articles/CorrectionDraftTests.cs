using Bunit;
using Microsoft.JSInterop;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Tests.Intake;

namespace PeaceTalksTracker.Web.Tests.Articles;

public sealed class CorrectionDraftTests : PageTest
{
    private const string Text = "Donald Trump met Vladimir Putin in Moscow.";
    private const string Mine = "Donald Trump met Vladimir Putin in Moscow, twice.";
    private const string Theirs = "Donald Trump met Vladimir Putin in Minsk.";

    private BunitJSModuleInterop script = null!;
    private Signer ed = null!;
    private string key = "";

    private CorrectionService Corrections => Store.Get<CorrectionService>();

    private DraftService Drafts => Store.Get<DraftService>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        script = Bunit.JSInterop.SetupModule("./long-text.js");
        script.Mode = JSRuntimeMode.Loose;
        ed = await SignInAsync("Ed Ito", PersonRole.Editor);
        key = (await Store.Get<IngestService>().AddAsync(Text, new("A title", "The Gazette", null, null, "test"), Signers.Tester)).Key;
        Store.Time.Advance(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Details_are_kept_a_second_after_the_last_key_come_back_and_go_once_they_are_saved()
    {
        var page = Show();
        page.Find("#details-title").Input("Another ti");
        page.Find("#details-published").Input("soon");
        page.Find("#why").Input("as the outlet has it now");
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Markup.ShouldContain("Draft kept."));

        var again = Show();
        again.Find("#details-title").GetAttribute("value").ShouldBe("Another ti");
        again.Find("#details-published").GetAttribute("value").ShouldBe("soon");
        again.Find("#why").GetAttribute("value").ShouldBe("as the outlet has it now");
        again.Find(".problem").TextContent.ShouldContain("Your unsaved work of 20 Mar, 09:01 UTC is back.");
        var listed = (await Drafts.ListAsync(ed)).ShouldHaveSingleItem();
        (listed.Address, listed.Name).ShouldBe((Urls.ArticleDetails(key), "Article’s details of 20 Mar, 09:01 UTC"));

        again.Find("#details-published").Input("2025-03-18");
        Save(again);
        (await Drafts.ListAsync(ed)).ShouldBeEmpty();
        (await Corrections.FindAsync(key))!.Details.Title.ShouldBe("Another ti");
    }

    [Fact]
    public async Task Starting_from_what_is_saved_drops_the_draft()
    {
        await Drafts.KeepAsync(Draft.OfDetails(key), RecordFields.Empty.With(RecordField.Title, "Mine"), null, await BaseAsync(), ed);
        var page = Show();
        Click(page, "Start from what is saved");
        page.WaitForAssertion(() => page.Find("#details-title").GetAttribute("value").ShouldBe("A title"));
        page.FindAll(".problem").ShouldBeEmpty();
        (await Drafts.ListAsync(ed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_is_kept_when_its_field_is_left_comes_back_and_goes_once_it_is_saved()
    {
        var page = Show();
        Click(page, "Correct the text too");
        page.WaitForAssertion(() => Shown().ShouldBe([Text]));
        await TypeAsync(page, Mine);
        await page.Find("#new-text").TriggerEventAsync("onfocusout", new Microsoft.AspNetCore.Components.Web.FocusEventArgs());
        page.WaitForAssertion(() => page.Markup.ShouldContain("Draft of the text kept."));
        var listed = (await Drafts.ListAsync(ed)).ShouldHaveSingleItem();
        (listed.Address, listed.Name).ShouldBe((Urls.ArticleDetails(key), "Article’s text of 20 Mar, 09:01 UTC"));

        var again = Show();
        again.WaitForAssertion(() => Shown().ShouldBe([Text, Mine]));
        again.Find(".problem").TextContent.ShouldContain("Your unsaved text of 20 Mar, 09:01 UTC is back.");
        Save(again);
        (await Corrections.TextAsync(key)).ShouldBe(Mine);
        (await Drafts.ListAsync(ed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_key_of_a_text_puts_off_that_it_is_sent_and_nothing_is_sent_unchanged()
    {
        var page = Show();
        Click(page, "Correct the text too");
        page.WaitForAssertion(() => Shown().ShouldBe([Text]));
        for (var n = 0; n < 20; n++)
        {
            await TypeAsync(page, Mine);
            Store.Time.Advance(TimeSpan.FromMilliseconds(900));
        }
        Sent().ShouldBe(0);
        Store.Time.Advance(TimeSpan.FromMilliseconds(100));
        page.WaitForAssertion(() => page.Markup.ShouldContain("Draft of the text kept."));
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        await page.Find("#new-text").TriggerEventAsync("onfocusout", new Microsoft.AspNetCore.Components.Web.FocusEventArgs());
        page.Find("#details-title").Input("Another");
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Markup.ShouldContain(">Draft kept."));
        Sent().ShouldBe(1);
    }

    [Fact]
    public async Task A_text_draft_beneath_which_the_text_was_corrected_stands_beside_it_until_somebody_chooses()
    {
        await Drafts.KeepAsync(Draft.OfText(key), RecordFields.Empty, Mine, await BaseAsync(), ed);
        await CorrectAsync(Theirs);
        var page = Show();
        page.WaitForAssertion(() => Shown().ShouldBe([Mine, Theirs]));
        page.Find("#text-conflict").TextContent.ShouldContain("Flo has corrected the text meanwhile");
        page.Find("#their-text").HasAttribute("readonly").ShouldBeTrue();
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("Choose below first"));

        script.Setup<IJSStreamReference>("textOf", _ => true).SetResult(new PastedText(Mine));
        Click(page, "Go on with mine");
        page.WaitForAssertion(() => page.FindAll("#their-text").ShouldBeEmpty());
        Save(page);
        (await Corrections.TextAsync(key)).ShouldBe(Mine);
    }

    [Fact]
    public async Task Taking_the_other_text_drops_the_draft()
    {
        await Drafts.KeepAsync(Draft.OfText(key), RecordFields.Empty, Mine, await BaseAsync(), ed);
        await CorrectAsync(Theirs);
        var page = Show();
        Click(page, "Drop mine, take theirs");
        page.WaitForAssertion(() => Shown().ShouldBe([Mine, Theirs, Theirs]));
        page.FindAll("#their-text, #text-conflict").ShouldBeEmpty();
        (await Drafts.ListAsync(ed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_draft_is_not_held_up_by_a_change_to_something_else()
    {
        await Drafts.KeepAsync(Draft.OfText(key), RecordFields.Empty, Mine, await BaseAsync(), ed);
        await CorrectAsync(null, new("Their title", "The Gazette", null, null, null));
        script.Setup<IJSStreamReference>("textOf", _ => true).SetResult(new PastedText(Mine));
        var page = Show();
        page.FindAll("#text-conflict").ShouldBeEmpty();
        page.Find("#details-title").GetAttribute("value").ShouldBe("Their title");
        Save(page);
        (await Corrections.FindAsync(key))!.Details.Title.ShouldBe("Their title");
        (await Corrections.TextAsync(key)).ShouldBe(Mine);
    }

    [Fact]
    public async Task A_draft_of_details_takes_over_what_others_changed_elsewhere_and_asks_where_both_did()
    {
        await Drafts.KeepAsync(Draft.OfDetails(key), RecordFields.Empty.With(RecordField.Title, "Mine").With(RecordField.Outlet, "The Gazette"), null, await BaseAsync(), ed);
        await CorrectAsync(null, new("Theirs", "The Herald", null, null, null));
        var page = Show();
        page.FindAll(".conflict td").Select(c => c.TextContent.Trim()).ShouldBe(["Theirs", "Mine"]);
        // What is typed before the choice is made is not lost by it.
        page.Find("#details-address").Input("https://example.org/1");
        page.FindAll(".conflict input")[0].Change(true);
        page.Find(".conflict button").Click();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);
        page.Find("#details-title").GetAttribute("value").ShouldBe("Theirs");
        page.Find("#details-outlet").GetAttribute("value").ShouldBe("The Herald");
        page.Find("#details-address").GetAttribute("value").ShouldBe("https://example.org/1");
    }

    [Fact]
    public async Task A_draft_beyond_the_limit_is_refused_with_a_sentence_and_the_last_one_stays()
    {
        var largest = new string('é', Limits.ArticleBytes / 2);
        (await Drafts.KeepAsync(Draft.OfText(key), RecordFields.Empty, largest, await BaseAsync(), ed)).ShouldBeNull();
        (await Drafts.KeepAsync(Draft.OfText(key), RecordFields.Empty, largest + "!", await BaseAsync(), ed)).ShouldBe(DraftService.TooLarge);
        (await Drafts.FindAsync(Draft.OfText(key), ed))!.Words.ShouldBe(largest);

        await Drafts.DropAsync(Draft.OfText(key), ed);
        var page = Show();
        Click(page, "Correct the text too");
        page.WaitForAssertion(() => Shown().ShouldBe([Text]));
        await TypeAsync(page, largest + "!");
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Find(".problem").TextContent.ShouldBe("This is larger than 5 MB, so it is not kept as a draft: until you shorten it, it stands on this page alone."));
    }

    [Fact]
    public async Task What_was_typed_earlier_is_never_kept_over_what_was_typed_later()
    {
        var (first, order) = (new TaskCompletionSource(), new List<string>());
        var typed = "";
        using var keeper = new DraftKeeper(Store.Time, run => run(), async () =>
        {
            var now = typed;
            if (now == "a")
                await first.Task;
            order.Add(now);
        });
        typed = "a";
        var earlier = Touched();
        typed = "ab";
        var later = Touched();
        later.IsCompleted.ShouldBeFalse();
        first.SetResult();
        await Task.WhenAll(earlier, later);
        order.ShouldBe(["a", "ab"]);

        Task Touched()
        {
            keeper.Touch();
            return keeper.FlushAsync();
        }
    }

    private IRenderedComponent<DetailsPage> Show()
    {
        var page = Bunit.Render<DetailsPage>(p => p.Add(d => d.Key, key));
        page.WaitForState(() => page.FindAll("#why").Count > 0);
        return page;
    }

    private static void Click(IRenderedComponent<DetailsPage> page, string button)
        => page.FindAll("button").Single(b => b.TextContent == button).Click();

    private static void Save(IRenderedComponent<DetailsPage> page)
    {
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll("#changes-title").Count > 0);
        Click(page, "Save the correction");
        page.WaitForState(() => page.FindAll("progress").Count == 0);
        page.FindAll("[role=alert]").ShouldBeEmpty();
    }

    private async Task TypeAsync(IRenderedComponent<DetailsPage> page, string text)
    {
        script.Setup<IJSStreamReference>("textOf", _ => true).SetResult(new PastedText(text));
        await page.InvokeAsync(page.FindComponent<TextCorrection>().Instance.TypedAsync);
    }

    /// <summary>The texts that fields were filled with, in that order.</summary>
    private IEnumerable<string> Shown()
        => script.Invocations["showText"].Select(i => System.Text.Encoding.UTF8.GetString(((MemoryStream)((DotNetStreamReference)i.Arguments[1]!).Stream).ToArray()));

    private int Sent() => script.Invocations["textOf"].Count;

    private async Task<long> BaseAsync() => (await Corrections.FindAsync(key))!.Base;

    private async Task CorrectAsync(string? text, ArticleDetails? details = null)
    {
        var held = (await Corrections.FindAsync(key))!;
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        (await Corrections.SaveAsync(key, held.Base, details ?? held.Details, Signer.Program("Flo"), null, text)).ShouldBeNull();
    }
}
