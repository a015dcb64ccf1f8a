using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Articles;

public sealed class ArticleServiceTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private string key = "";

    private ArticleService Service => store.Get<ArticleService>();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        var made = new Made("Ann Lee met Bob Ray. Ann Lee said she wants a truce.").Actor("Ann Lee").Actor("Bob Ray").Mention("Ann Lee", "Ann Lee")
            .Event("e1", EventType.Consult, "Ann Lee met Bob Ray.", "met", ["Ann Lee", "Bob Ray"])
            .Event("e2", EventType.Request, "Ann Lee said she wants a truce.", "wants", ["Ann Lee"], after: ["e1"], reportedBy: "c1")
            .Claim("c1", "Ann Lee", null, "said", "she wants a truce")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee said she wants a truce.", ground: "c1");
        key = (await store.SaveAsync(made.Article, made.Found)).Key;
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task<List<string>> HeldAsync(DateTime? asOf = null)
    {
        await using var db = await store.OpenAsync();
        db.AsOf = asOf ?? db.AsOf;
        return
        [
            .. (await db.Events.Select(v => new { v.RecordId, v.ReportedById, v.Review }).ToListAsync()).Select(v => v.ToString()!),
            .. (await db.Claims.Select(v => new { v.RecordId, v.SpeakerId }).ToListAsync()).Select(v => v.ToString()!),
            .. (await db.Stances.Select(v => new { v.RecordId, v.ActorId, v.GroundId }).ToListAsync()).Select(v => v.ToString()!),
            .. (await db.Mentions.Select(v => new { v.ActorId, v.Start, v.End }).ToListAsync()).Select(v => v.ToString()!),
            .. (await db.Orders.Select(v => new { v.EarlierId, v.LaterId }).ToListAsync()).Select(v => v.ToString()!),
        ];
    }

    [Fact]
    public async Task A_withdrawn_article_leaves_every_query_and_comes_back_as_it_was()
    {
        var before = await HeldAsync();
        before.Count.ShouldBe(6);
        var then = store.Time.GetUtcNow().UtcDateTime;
        store.Time.Advance(TimeSpan.FromMinutes(1));

        (await Service.WithdrawAsync(key, Signers.Ed, " it was a hoax ")).ShouldBeNull();
        (await HeldAsync()).ShouldBeEmpty();
        (await HeldAsync(then)).ShouldBe(before);
        await using (var db = await store.OpenAsync())
        {
            var version = await db.ArticleVersions.Include(v => v.RecordedIn).SingleAsync();
            (version.Withdrawn, version.RecordedIn.By, version.RecordedIn.Why).ShouldBe((true, "Ed", "it was a hoax"));
        }

        store.Time.Advance(TimeSpan.FromMinutes(1));
        (await Service.RestoreAsync(key, Signer.Program("Flo"), null)).ShouldBeNull();
        (await HeldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task It_can_be_withdrawn_and_restored_many_times_with_the_clock_standing_still()
    {
        var before = await HeldAsync();
        for (var i = 0; i < 3; i++)
        {
            (await Service.WithdrawAsync(key, Signers.Ed, null)).ShouldBeNull();
            (await HeldAsync()).ShouldBeEmpty();
            (await Service.RestoreAsync(key, Signers.Ed, null)).ShouldBeNull();
            (await HeldAsync()).ShouldBe(before);
        }
    }

    [Fact]
    public async Task Decisions_survive_a_withdrawal()
    {
        await using (var db = await store.OpenAsync())
        {
            (await db.Events.FirstAsync()).Review = ReviewState.Rejected;
            await db.RecordAsync("Ed");
        }
        var before = await HeldAsync();
        await Service.WithdrawAsync(key, Signers.Ed, null);
        await Service.RestoreAsync(key, Signers.Ed, null);
        (await HeldAsync()).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_and_changes_nothing()
    {
        (await Service.RestoreAsync(key, Signers.Ed, null)).ShouldNotBeNull().ShouldContain("not withdrawn");
        (await Service.WithdrawAsync("nothing", Signers.Ed, null)).ShouldNotBeNull().ShouldContain("no such article");
        await Service.WithdrawAsync(key, Signers.Ed, null);
        (await Service.WithdrawAsync(key, Signers.Ed, null)).ShouldNotBeNull().ShouldContain("already");
    }

    [Fact]
    public async Task The_same_text_added_again_is_known_as_withdrawn()
    {
        await Service.WithdrawAsync(key, Signers.Ed, null);
        var again = await store.Get<IngestService>().AddAsync(
            "Ann Lee met Bob Ray. Ann Lee said she wants a truce.", new ArticleDetails(null, null, null, null, null), Signers.Tester);
        (again.Key, again.IsNew, again.IsWithdrawn).ShouldBe((key, false, true));
        (await HeldAsync()).ShouldBeEmpty();
    }
}
