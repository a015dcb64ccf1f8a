using Bunit;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Briefs;

public sealed class CiteButtonTests : PageTest
{
    [Fact]
    public async Task It_gives_the_words_and_where_they_stand_and_takes_them_away_again()
    {
        var made = new Made("Ann Lee met Bo Ray in Oslo.", new DateOnly(2025, 3, 18), "Talks in Oslo", "The Gazette").Actor("Ann Lee").Actor("Bo Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bo Ray in Oslo.", "met", ["Ann Lee", "Bo Ray"]);
        await Store.SaveAsync(made.Article, made.Found);
        await using var db = await Store.OpenAsync();
        var id = await db.Records.Select(r => r.Id).SingleAsync();
        var quote = (await db.QuotesAsync([id]))[id];

        var shown = Bunit.Render<EvidenceQuote>(p => p.Add(q => q.Quote, quote));
        shown.Find("button").Click();
        shown.WaitForElement("textarea").TextContent.ShouldBe(
            "“Ann Lee met Bo Ray in Oslo.” (The Gazette, “Talks in Oslo”, 18 Mar 2025, ¶1, 1st sentence, accessed 20 Mar 2025)");
        shown.Find("button").GetAttribute("aria-expanded").ShouldBe("true");
        shown.Find("button").Click();
        shown.WaitForAssertion(() => shown.FindAll("textarea").ShouldBeEmpty());
    }
}
