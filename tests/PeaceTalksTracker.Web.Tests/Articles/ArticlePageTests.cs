using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Articles;

public sealed class ArticlePageTests : PageTest
{
    private const string Text = """
        Ann Lee met Bob Ray in Oslo.

        Ann Lee said she doubts that Bob Ray wants a truce. Both agreed to meet again.
        """;

    private static Made Meeting(string text = Text) => new Made(text, new DateOnly(2024, 5, 4), "A meeting", "The Gazette")
        .Actor("Ann Lee").Actor("Bob Ray").Mention("Ann Lee", "Ann Lee").Mention("Bob Ray", "Bob Ray")
        .Event("e1", EventType.Consult, "Ann Lee met Bob Ray in Oslo.", "met", ["Ann Lee", "Bob Ray"], place: "Oslo")
        .Claim("c1", "Ann Lee", "Ann Lee", "said", "she doubts that Bob Ray wants a truce")
        .Stance("s1", "Bob Ray", "ceasefire", Position.Doubts, Voice.Reported, "Ann Lee said she doubts that Bob Ray wants a truce.", "doubts", "Ann Lee", "c1");

    private IRenderedComponent<ArticlePage> Open(string key, string query = "")
    {
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/articles/{Uri.EscapeDataString(key)}{query}");
        var page = Bunit.Render<ArticlePage>(p => p.Add(a => a.Key, key));
        page.WaitForState(() => page.FindAll("h1").Any(h => h.TextContent != "Article"));
        return page;
    }

    private async Task<string> SaveAsync(Made made, ArticleDetails? details = null)
        => (await Store.SaveAsync(made.Article, made.Found, details)).Key;

    [Fact]
    public async Task The_text_is_shown_word_for_word_beside_its_records()
    {
        var page = Open(await SaveAsync(Meeting()));
        page.FindAll("p[data-paragraph]").Select(p => p.TextContent).ShouldBe(
            ["Ann Lee met Bob Ray in Oslo.", "Ann Lee said she doubts that Bob Ray wants a truce. Both agreed to meet again."]);
        page.FindAll("[data-record] h3").Select(h => h.TextContent).ShouldBe(
            ["Ann Lee, Bob Ray · “met” · Oslo", "Ann Lee: she doubts that Bob Ray wants a truce", "Bob Ray"]);
        page.Find("h1").TextContent.ShouldBe("A meeting");
        page.Find("p.facts").TextContent.ShouldContain("The Gazette");
        page.Find(".mention").TextContent.ShouldBe("Ann Lee");
    }

    [Fact]
    public async Task Every_record_has_one_link_in_the_text_and_every_quote_knows_its_record()
    {
        var page = Open(await SaveAsync(Meeting()));
        var keys = page.FindAll("[data-record]").Select(r => r.GetAttribute("data-record")!).ToList();
        page.FindAll("a[data-link]").Select(a => a.GetAttribute("data-link")!).Order().ShouldBe(keys.Order());
        foreach (var key in keys)
            page.FindAll($"[data-quotes~='{key}']").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_link_to_a_record_opens_the_article_at_its_quote()
    {
        var key = await SaveAsync(Meeting());
        var record = Open(key).FindAll("[data-record]")[2].GetAttribute("data-record");

        var page = Open(key, $"?record={record}");
        string.Concat(page.FindAll("p[data-paragraph] .chosen").Select(q => q.TextContent))
            .ShouldBe("Ann Lee said she doubts that Bob Ray wants a truce.");
        page.Find(".decides").TextContent.ShouldBe("doubts");
        var card = page.Find(".record.chosen");
        card.TextContent.ShouldContain("made by a test");
        card.TextContent.ShouldContain("as Ann Lee says");
        card.TextContent.ShouldContain("doubted");
        card.TextContent.ShouldContain("reader sure");
    }

    [Fact]
    public async Task What_a_person_has_set_is_no_rules_finding()
    {
        var key = await SaveAsync(Meeting());
        var record = Open(key).FindAll("[data-record]")[0].GetAttribute("data-record")!;
        var ed = await SignInAsync("Ed Ito", PersonRole.Editor);
        var open = (await Store.Get<RecordService>().OpenAsync(record))!;
        await Store.Get<RecordService>().SaveAsync(record, open.Base, open.Fields.With(RecordField.Place, "Bergen"), "as the envoy said", ed);
        var card = Open(key, $"?record={record}").Find(".record.chosen");
        card.TextContent.ShouldContain("Entered or corrected by a person");
        card.TextContent.ShouldContain("as the envoy said");
        card.TextContent.ShouldNotContain("reader");
    }

    [Fact]
    public async Task Another_record_of_the_same_article_is_shown_when_the_address_asks_for_it()
    {
        var key = await SaveAsync(Meeting());
        var page = Open(key);
        var record = page.FindAll("[data-record]")[0].GetAttribute("data-record");
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.Article(key, record));
        page.WaitForAssertion(() => page.Find(".record.chosen").GetAttribute("data-record").ShouldBe(record));
    }

    [Fact]
    public void An_unknown_article_says_where_to_go()
    {
        var page = Open("no-such-thing");
        page.Find("h1").TextContent.ShouldBe("There is no such article");
        page.FindAll(".empty a").Select(a => a.GetAttribute("href")).ShouldBe(["/articles", "/articles/add"]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%00%27%22<script>")]
    public async Task An_unknown_record_is_said_and_the_article_shown(string record)
    {
        var page = Open(await SaveAsync(Meeting()), $"?record={record}");
        page.Find(".problem").TextContent.ShouldContain("a record that does not exist");
        page.FindAll("p[data-paragraph]").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_record_of_another_article_leads_there()
    {
        var other = await SaveAsync(Meeting("Ann Lee met Bob Ray in Oslo. Ann Lee said she doubts that Bob Ray wants a truce. The end."));
        var record = Open(other).Find("[data-record]").GetAttribute("data-record");
        var page = Open(await SaveAsync(Meeting()), $"?record={record}");
        page.Find(".problem a").GetAttribute("href").ShouldBe(Urls.Article(other, record));
    }

    [Fact]
    public async Task A_text_in_which_nothing_was_found_says_so()
    {
        var page = Open(await SaveAsync(new Made("The weather stays mild.")));
        page.Find(".records .empty").TextContent.ShouldContain("Nothing was found");
        page.Find("h1").TextContent.ShouldBe("The weather stays mild.");
    }

    [Fact]
    public async Task What_looks_like_markup_is_shown_as_text()
    {
        const string evil = "<img src=x onerror=alert(1)> met Bob Ray.";
        var made = new Made(evil, null, "<script>alert(2)</script>", "<b>Outlet</b>").Actor("<img src=x onerror=alert(1)>").Actor("Bob Ray")
            .Mention("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>")
            .Event("e1", EventType.Consult, evil, "met", ["<img src=x onerror=alert(1)>", "Bob Ray"], place: "<i>Oslo</i>");
        var page = Open(await SaveAsync(made, new ArticleDetails("<script>alert(2)</script>", "<b>Outlet</b>", "javascript:alert(3)", null, "<u>file</u>")));
        page.Find("p[data-paragraph]").TextContent.ShouldBe(evil);
        page.Find("h1").TextContent.ShouldBe("<script>alert(2)</script>");
        page.FindAll("img, script, b, i, u").ShouldBeEmpty();
        page.FindAll("a").ShouldAllBe(a => a.GetAttribute("href")!.StartsWith('/'));
    }

    [Fact]
    public async Task A_web_address_is_a_link_that_tells_nothing_to_the_other_side()
    {
        var page = Open(await SaveAsync(Meeting(), new ArticleDetails("A", null, "https://news.example/a?b=c", null, null)));
        var link = page.Find(".facts a");
        link.GetAttribute("href").ShouldBe("https://news.example/a?b=c");
        link.GetAttribute("rel").ShouldBe("noopener noreferrer");
    }

    [Fact]
    public async Task A_long_text_is_shown_in_parts_and_a_record_opens_its_own()
    {
        var filler = string.Concat(Enumerable.Repeat("Nothing of note was reported on that day.\n", 1500));
        var key = await SaveAsync(Meeting(filler + Text));

        var page = Open(key, "?part=2");
        page.Find("nav[aria-label='Parts of the article']").TextContent.ShouldContain("of 4");
        page.Find("a[rel=prev]").GetAttribute("href").ShouldBe(Urls.ArticlePart(key, 1));
        page.FindAll("[data-record]").ShouldBeEmpty();
        page.FindAll("p[data-paragraph]").Sum(p => p.TextContent.Length).ShouldBeLessThanOrEqualTo(Limits.TextPart);

        await using var db = await Store.OpenAsync();
        var record = db.Records.First(r => r.Article.Key == key).Key;
        var there = Open(key, $"?record={record}");
        there.Find("input[type=number]").GetAttribute("value").ShouldBe("4");
        there.Find(".record.chosen").GetAttribute("data-record").ShouldBe(record);
    }

    [Theory]
    [InlineData("?part=999", "4")]
    [InlineData("?part=-1", "1")]
    [InlineData("?part=two", "1")]
    public async Task A_part_that_does_not_exist_means_the_nearest(string query, string shown)
    {
        var filler = string.Concat(Enumerable.Repeat("Nothing of note was reported on that day.\n", 1500));
        Open(await SaveAsync(Meeting(filler + Text)), query).Find("input[type=number]").GetAttribute("value").ShouldBe(shown);
    }
}
