using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Intake;

public sealed class AddArticlePageTests : PageTest
{
    private const string Text = "Ruritanian President Rudolf Elphberg said that a ceasefire was close. Donald Trump met Vladimir Putin in Moscow yesterday.";

    private BunitJSModuleInterop script = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        script = Bunit.JSInterop.SetupModule("./long-text.js");
        script.Mode = JSRuntimeMode.Loose;
    }

    private string Address => new Uri(Bunit.Services.GetRequiredService<NavigationManager>().Uri).AbsolutePath;

    /// <summary>The page with the text in its field, as the browser would hand it over.</summary>
    private IRenderedComponent<AddArticlePage> Pasted(string text)
    {
        script.Setup<IJSStreamReference>("textOf", _ => true).SetResult(new PastedText(text));
        return Bunit.Render<AddArticlePage>();
    }

    private static void Read(IRenderedComponent<AddArticlePage> page)
    {
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll(".working").Count == 0 && page.FindAll("#preview-title, .problem").Count > 0, TimeSpan.FromSeconds(20));
    }

    private static void Click(IRenderedComponent<AddArticlePage> page, string button)
        => page.FindAll("button").Single(b => b.TextContent == button).Click();

    [Fact]
    public async Task What_was_found_is_shown_before_it_is_saved()
    {
        var page = Pasted(Text);
        page.Find("#details-title").Input("Talks");
        page.Find("#details-published").Input("2025-03-18");
        Read(page);
        page.Find(".counts").TextContent.ShouldContain("1 claim");
        page.Find(".counts").TextContent.ShouldContain("(1 proposed)");
        page.FindAll(".actors li").Select(a => a.TextContent).ShouldContain("Rudolf Elphberg · proposed, in no lexicon");
        await using (var db = await Store.OpenAsync())
            db.Articles.Count().ShouldBe(0);

        Click(page, "Save the article");
        page.WaitForAssertion(() => Address.ShouldStartWith("/articles/"), TimeSpan.FromSeconds(10));
        await using var saved = await Store.OpenAsync();
        var version = saved.ArticleVersions.Include(v => v.RecordedIn).Single();
        (version.Title, version.Published, version.Origin, version.RecordedIn.By).ShouldBe(("Talks", new DateOnly(2025, 3, 18), "pasted", "Ed Ito"));
    }

    [Fact]
    public void One_can_go_back_to_the_text_from_the_preview()
    {
        var page = Pasted(Text);
        Read(page);
        page.Find("form").HasAttribute("hidden").ShouldBeTrue();
        Click(page, "Change the text or its details");
        page.WaitForAssertion(() => page.Find("form").HasAttribute("hidden").ShouldBeFalse());
        page.FindAll("#preview-title").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "There is no text in it")]
    [InlineData("   \n", "There is no text in it")]
    [InlineData("<html><script>1</script></html>", "HTML without running text")]
    public void Text_that_cannot_be_read_is_refused_with_a_sentence(string text, string said)
    {
        var page = Pasted(text);
        Read(page);
        page.Find(".problem").TextContent.ShouldContain(said);
        page.FindAll("#preview-title").ShouldBeEmpty();
    }

    [Fact]
    public void More_than_the_limit_is_refused_before_it_is_sent()
    {
        var page = Pasted(new string('x', Limits.ArticleBytes + 1));
        Read(page);
        page.Find(".problem").TextContent.ShouldContain("larger than 5 MB");
    }

    [Fact]
    public void Html_is_said_and_its_text_put_into_the_field()
    {
        var page = Pasted("<p>Donald Trump met Vladimir Putin.</p><p>They spoke for an hour.</p><p>Nothing was agreed.</p>");
        Read(page);
        page.FindAll(".problem").Select(p => p.TextContent).ShouldContain(p => p.StartsWith("This was HTML"));
        page.Find(".kept").TextContent.ShouldBe("Donald Trump met Vladimir Putin.\n\nThey spoke for an hour.\n\nNothing was agreed.");
        script.VerifyInvoke("showText");
    }

    [Fact]
    public void A_text_in_another_language_can_still_be_saved()
    {
        var page = Pasted("Der Kanzler sagte am Montag, dass die Gespräche über einen Waffenstillstand in der kommenden Woche weitergehen sollen und niemand den Raum verlassen werde.");
        Read(page);
        page.FindAll(".problem").Select(p => p.TextContent).ShouldContain(p => p.Contains("does not look like English"));
        page.FindAll("button").Select(b => b.TextContent).ShouldContain("Save the article");
    }

    [Fact]
    public async Task The_same_article_twice_leads_to_the_one_that_is_there()
    {
        var key = (await Store.Get<IngestService>().AddAsync(Text, new ArticleDetails(null, null, null, null, null), Signers.Tester)).Key;
        var page = Pasted(Text + "\r\n");
        Read(page);
        page.Find(".problem").TextContent.ShouldContain("here already");
        page.Find(".problem a").GetAttribute("href").ShouldBe(Urls.Article(key));
    }

    [Fact]
    public async Task The_same_article_withdrawn_can_be_restored_from_here()
    {
        var key = (await Store.Get<IngestService>().AddAsync(Text, new ArticleDetails(null, null, null, null, null), Signers.Tester)).Key;
        await Store.Get<ArticleService>().WithdrawAsync(key, Signers.Ed, null);
        var page = Pasted(Text);
        Read(page);
        Click(page, "restore it");
        page.WaitForAssertion(() => Address.ShouldBe($"/articles/{key}"));
        (await Store.Get<IngestService>().StandingOfAsync(key))!.Value.Withdrawn.ShouldBeFalse();
    }

    [Fact]
    public void Bad_details_are_said_at_their_fields_and_nothing_typed_is_lost()
    {
        var page = Pasted(Text);
        page.Find("#details-outlet").Input("The Gazette");
        page.Find("#details-published").Input("18/03/2025");
        Read(page);
        page.Find("#details-published-problem").TextContent.ShouldContain("2025-03-18");
        page.Find("#details-outlet").GetAttribute("value").ShouldBe("The Gazette");
        page.Find("#details-published").GetAttribute("value").ShouldBe("18/03/2025");
    }

    [Fact]
    public async Task A_save_that_fails_leaves_all_as_it_is_and_can_be_tried_again()
    {
        var page = Pasted(Text);
        Read(page);
        await using var db = await Store.OpenAsync();
        await db.Database.ExecuteSqlAsync($"ALTER TABLE \"ArticleVersions\" RENAME TO \"Away\"");
        Click(page, "Save the article");
        page.WaitForAssertion(() => page.Find(".problem").TextContent.ShouldContain("could not be saved"));
        page.FindAll("#preview-title").ShouldNotBeEmpty();

        await db.Database.ExecuteSqlAsync($"ALTER TABLE \"Away\" RENAME TO \"ArticleVersions\"");
        Click(page, "Save the article");
        page.WaitForAssertion(() => Address.ShouldStartWith("/articles/"));
    }

    [Fact]
    public void A_chosen_file_comes_into_the_field()
    {
        var page = Pasted(Text);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(Text, "talks.txt"));
        page.WaitForAssertion(() => script.VerifyInvoke("showText"));
        page.FindAll(".problem").ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused_by_name()
    {
        var page = Pasted("");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([.. "%PDF-1.7 and so on"u8], "talks.txt"));
        page.WaitForAssertion(() => page.Find(".problem").TextContent.ShouldContain("talks.txt: This is a PDF document"));
        script.VerifyNotInvoke("showText");
    }
}
