using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Actors;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Claims;
using PeaceTalksTracker.Web.Features.Overview;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Features.Timeline;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Shared;

/// <summary>20 March: an article is added. 21 March: an editor rejects its claim. 22 March: the article is withdrawn.</summary>
public sealed class ViewpointTests : IAsyncLifetime
{
    private static readonly RecordFilter All = new();
    private readonly TestStore store = new();
    private string article = "";
    private string claim = "";
    private long eventId;

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        var made = new Made("Ann Lee met Bob Ray. Ann Lee said she wants a truce.").Actor("Ann Lee").Actor("Bob Ray").Mention("Ann Lee", "Ann Lee")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray.", "met", ["Ann Lee", "Bob Ray"])
            .Claim("c1", "Ann Lee", null, "said", "she wants a truce")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee said she wants a truce.", ground: "c1");
        article = (await store.SaveAsync(made.Article, made.Found)).Key;
        store.Time.Advance(TimeSpan.FromDays(1));
        await using (var db = await store.OpenAsync())
        {
            claim = await db.Claims.Select(c => c.Record.Key).SingleAsync();
            eventId = await db.Events.Select(e => e.RecordId).SingleAsync();
        }
        (await store.Get<RecordService>().DecideAsync([claim], ReviewState.Rejected, "she denies it", Signers.Ed)).ShouldBeNull();
        store.Time.Advance(TimeSpan.FromDays(1));
        (await store.Get<ArticleService>().WithdrawAsync(article, Signers.Ed, "a hoax")).ShouldBeNull();
        store.Time.Advance(TimeSpan.FromDays(1));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData("", false, false)]
    [InlineData("?asof=2025-03-23", false, false)]
    [InlineData("?asof=2025-03-21", true, true)]
    [InlineData("?asof=2025-03-20", true, false)]
    [InlineData("?asof=2025-03-20T08:59Z", false, false)]
    [InlineData("?asof=2025-03-19", false, false)]
    public async Task Every_query_sees_what_stood_then(string address, bool stood, bool rejected)
    {
        store.Get<Viewpoint>().Address = address;
        var one = stood ? 1 : 0;
        var said = stood && !rejected ? 1 : 0;

        (await store.Get<StoreCounts>().CountAsync()).ShouldBe(new StoreCounts.Numbers(one, stood ? 2 : 0, one, said, one));
        (await store.Get<OverviewQueries>().FindAsync(Clock.Occurred) is not null).ShouldBe(stood);
        (await store.Get<ClaimQueries>().PageAsync(All, ClaimOrder.Newest, 1, 10)).Rows.Count.ShouldBe(said);
        (await store.Get<StanceQueries>().CountAsync(All)).All.ShouldBe(one);
        (await store.Get<TimelineQueries>().PlaceAsync(All, null, eventId) is not null).ShouldBe(stood);
        (await store.Get<EventListQueries>().PageAsync(All, TimelineAxis.Order, 1)).Total.ShouldBe(one);
        (await store.Get<ActorQueries>().FindAsync("ann-lee") is not null).ShouldBe(stood);
        (await store.Get<ArticleListQueries>().ListAsync(null, false, ArticleOrder.Added, 1)).InUse.ShouldBe(one);
        (await store.Get<FilterChoices>().FindActorsAsync("ann", 5)).Count.ShouldBe(one);
        (await store.Get<RecordService>().OpenAsync(claim))?.Fields[RecordField.Review]?.Value
            .ShouldBe((rejected ? ReviewState.Rejected : ReviewState.Unreviewed).ToString());
        (await store.Get<RecordHistory>().OfAsync(claim)).Count.ShouldBe(
            address switch { "?asof=2025-03-21" => 2, "?asof=2025-03-20" => 1, "" or "?asof=2025-03-23" => 3, _ => 0 });
    }

    [Fact]
    public async Task An_article_that_was_not_there_yet_is_unknown()
    {
        var articles = store.Get<ArticleQueries>();
        (await articles.FindAsync(article, null, null)).ShouldNotBeNull().Facts.Withdrawal.ShouldNotBeNull();
        store.Get<Viewpoint>().Address = "?asof=2025-03-21";
        (await articles.FindAsync(article, null, null)).ShouldNotBeNull().Facts.Withdrawal.ShouldBeNull();
        store.Get<Viewpoint>().Address = "?asof=2025-03-19";
        (await articles.FindAsync(article, null, null)).ShouldBeNull();
    }

    [Fact]
    public async Task A_day_that_is_not_over_shows_what_is_recorded_meanwhile()
    {
        store.Get<Viewpoint>().Address = "?asof=2025-03-23";
        var timeline = store.Get<TimelineQueries>();
        (await timeline.PlaceAsync(All, null, eventId)).ShouldBeNull();
        (await store.Get<ArticleService>().RestoreAsync(article, Signers.Ed, null)).ShouldBeNull();
        (await timeline.PlaceAsync(All, null, eventId)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_is_saved_into_the_past()
    {
        store.Get<Viewpoint>().Address = "?asof=2025-03-21";
        await Should.ThrowAsync<InvalidOperationException>(() => store.Get<RecordService>().DecideAsync([claim], ReviewState.Accepted, null, Signers.Ed));
        await using var db = await store.OpenAsync();
        (await db.Changes.CountAsync(c => c.By == "Ed")).ShouldBe(2);
    }
}
