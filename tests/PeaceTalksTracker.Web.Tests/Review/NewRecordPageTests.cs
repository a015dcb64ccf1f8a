using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Review;

public sealed class NewRecordPageTests : PageTest
{
    [Fact]
    public async Task Cancel_drops_the_draft_and_goes_back_to_the_article()
    {
        var made = new Made("Ann Lee met Bob Ray in Oslo.", new DateOnly(2024, 5, 4)).Actor("Ann Lee");
        var key = (await Store.SaveAsync(made.Article, made.Found)).Key;
        var ed = await SignInAsync("Ed Ito", PersonRole.Editor);
        await using var db = await Store.OpenAsync();
        var page = Open<NewRecordPage>($"{Urls.NewRecord}?text={(await db.ArticleTexts.SingleAsync()).Id}&start=0&end=7");
        page.WaitForElement("#form-why").Input("seen on the radio");
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Find("form").TextContent.ShouldContain("Draft kept."));
        (await Store.Get<DraftService>().ListAsync(ed)).ShouldHaveSingleItem();

        page.FindAll("button").Single(b => b.TextContent == "Cancel").Click();
        page.WaitForAssertion(() => new Uri(Bunit.Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery.ShouldBe(Urls.Article(key)));
        (await Store.Get<DraftService>().ListAsync(ed)).ShouldBeEmpty();
        (await db.Records.CountAsync()).ShouldBe(0);
    }
}
