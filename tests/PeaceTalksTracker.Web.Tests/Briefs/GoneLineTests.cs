using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Briefs;

namespace PeaceTalksTracker.Web.Tests.Briefs;

/// <summary>Why a line of an earlier brief is there no more.</summary>
public sealed class GoneLineTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private BriefRequest before = null!;
    private BriefLine line = null!;

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        var made = new Made("Ann Lee met Bo Ray in Oslo.", new DateOnly(2025, 3, 18), "Talks", "The Gazette").Actor("Ann Lee").Actor("Bo Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bo Ray in Oslo.", "met", ["Ann Lee", "Bo Ray"], place: "Oslo", date: "2025-03-17");
        await store.SaveAsync(made.Article, made.Found);
        store.Time.Advance(TimeSpan.FromMinutes(1));
        before = new(new() { From = new(2025, 3, 1) }, "Weekly", [], BriefEdits.None, store.Time.GetUtcNow().UtcDateTime);
        line = (await store.Get<BriefPreviews>().ReadAsync(before)).Sections.Single(s => s.Kind == SectionKind.Happened).Lines.ShouldHaveSingleItem();
        store.Time.Advance(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_lead_took_it_out_or_left_its_section_out()
    {
        (await WhyAsync(before with { Edits = BriefEdits.None with { Removed = [line.Key] } })).ShouldBe("taken out");
        (await WhyAsync(before with { LeftOut = [SectionKind.Happened] })).ShouldBe("its section is left out");
    }

    [Fact]
    public async Task The_filter_no_longer_asks_for_it()
        => (await WhyAsync(before with { Filter = new() { From = new(2025, 3, 18) } })).ShouldBe("outside the filter or the section");

    [Fact]
    public async Task Its_record_was_corrected()
    {
        await using var db = await store.OpenAsync();
        var met = await db.Events.SingleAsync();
        (met.Date, met.Earliest, met.Latest) = ("2025-02-17", new(2025, 2, 17), new(2025, 2, 17));
        await db.RecordAsync("Ed");
        (await WhyAsync(before with { At = null })).ShouldBe("corrected");
    }

    [Fact]
    public async Task Its_article_was_withdrawn()
    {
        await using var db = await store.OpenAsync();
        (await store.Get<ArticleService>().WithdrawAsync(await db.Articles.Select(a => a.Key).SingleAsync(), Signers.Ed, null)).ShouldBeNull();
        (await WhyAsync(before with { At = null })).ShouldBe("its article is withdrawn");
    }

    private async Task<string?> WhyAsync(BriefRequest after)
        => (await store.Get<BriefComparisons>().ReadAsync(before, after)).Single(c => c.Kind == SectionKind.Happened).Gone.ShouldHaveSingleItem().Why;
}
