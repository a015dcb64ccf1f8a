using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Articles;

public sealed class CorrectionServiceTests : IAsyncLifetime
{
    private const string Text = "Donald Trump met Vladimir Putin in Moscow yesterday. Marco Rubio met Sergey Lavrov in Riyadh.";

    private readonly TestStore store = new();
    private string key = "";

    private CorrectionService Service => store.Get<CorrectionService>();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        key = (await store.Get<IngestService>().AddAsync(Text, Details(null), Signers.Tester)).Key;
        store.Time.Advance(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static ArticleDetails Details(DateOnly? published, string? title = null) => new(title, null, null, published, "test");

    private async Task<List<string?>> DatesAsync()
    {
        await using var db = await store.OpenAsync();
        return await db.Events.OrderBy(e => e.Record.Evidence.Min(q => q.Start)).Select(e => e.Date).ToListAsync();
    }

    [Fact]
    public async Task A_day_of_publication_dates_yesterday_and_is_shown_before_it_is_saved()
    {
        (await DatesAsync()).ShouldBe([null, null]);
        var preview = (await Service.PreviewAsync(key, Details(new DateOnly(2025, 3, 18))))!;
        var met = preview.Dates.First(d => d.Kind == RecordKind.Event && d.Quote.Contains("yesterday", StringComparison.Ordinal));
        (met.Before, met.After).ShouldBe(("date not stated", "17 Mar 2025 (from the day of publication)"));
        preview.Dates.ShouldContain(d => d.After == "no later than 18 Mar 2025");
        (preview.Added, preview.Superseded).ShouldBe((0, 0));
        (await DatesAsync()).ShouldBe([null, null]);

        var held = (await Service.FindAsync(key))!;
        (await Service.SaveAsync(key, held.Base, Details(new DateOnly(2025, 3, 18), "Two meetings"), Signers.Ed, "from the web page")).ShouldBeNull();
        (await DatesAsync()).ShouldBe(["2025-03-17", null]);

        await using var db = await store.OpenAsync();
        var version = await db.ArticleVersions.Include(v => v.RecordedIn).SingleAsync();
        (version.Title, version.RecordedIn.By, version.RecordedIn.Why).ShouldBe(("Two meetings", "Ed", "from the web page"));
        (await db.Events.Include(e => e.RecordedIn).FirstAsync(e => e.Date != null)).RecordedIn.Why.ShouldBe("from the web page");
    }

    [Fact]
    public async Task A_corrected_title_alone_changes_no_record()
    {
        var preview = (await Service.PreviewAsync(key, Details(null, "A title")))!;
        (preview.Dates.Count, preview.Others, preview.Added, preview.Superseded).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task The_past_keeps_the_old_dates()
    {
        var then = store.Time.GetUtcNow().UtcDateTime;
        store.Time.Advance(TimeSpan.FromMinutes(1));
        var held = (await Service.FindAsync(key))!;
        await Service.SaveAsync(key, held.Base, Details(new DateOnly(2025, 3, 18)), Signers.Ed, null);
        await using var db = await store.OpenAsync();
        db.AsOf = then;
        (await db.Events.Select(e => e.Date).ToListAsync()).ShouldAllBe(d => d == null);
        (await db.ArticleVersions.SingleAsync()).Published.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_started_from_an_older_version_is_told_and_overwrites_nothing()
    {
        var held = (await Service.FindAsync(key))!;
        (await Service.SaveAsync(key, held.Base, Details(new DateOnly(2025, 3, 18), "First"), Signers.Ed, null)).ShouldBeNull();
        (await Service.SaveAsync(key, held.Base, Details(new DateOnly(2025, 1, 1), "Second"), Signer.Program("Flo"), null))
            .ShouldNotBeNull().ShouldContain("Somebody else");
        (await Service.FindAsync(key))!.Details.Title.ShouldBe("First");
    }

    [Fact]
    public async Task A_withdrawn_article_is_not_corrected()
    {
        var held = (await Service.FindAsync(key))!;
        await store.Get<ArticleService>().WithdrawAsync(key, Signers.Ed, null);
        (await Service.SaveAsync(key, held.Base, Details(new DateOnly(2025, 3, 18)), Signers.Ed, null)).ShouldNotBeNull().ShouldContain("withdrawn");
    }

    [Fact]
    public async Task A_decision_stays_when_its_date_reads_otherwise_and_the_new_date_is_announced_and_proposed()
    {
        await using (var db = await store.OpenAsync())
        {
            foreach (var e in await db.Events.ToListAsync())
                e.Review = ReviewState.Accepted;
            await db.RecordAsync("Ed");
        }
        var preview = (await Service.PreviewAsync(key, Details(new DateOnly(2025, 3, 18))))!;
        preview.Dates.Where(d => d.Kind == RecordKind.Event).ShouldAllBe(d => d.WasDecided);
        await Service.SaveAsync(key, (await Service.FindAsync(key))!.Base, Details(new DateOnly(2025, 3, 18)), Signers.Ed, null);
        await using var after = await store.OpenAsync();
        (await after.Events.Select(e => e.Review).ToListAsync()).ShouldAllBe(r => r == ReviewState.Accepted);
        (await after.Events.Select(e => e.Date).ToListAsync()).ShouldAllBe(d => d == null);
        var proposal = await after.Proposals.SingleAsync();
        RecordFields.FromJson(proposal.Fields!)[RecordField.Date]!.Value.ShouldBe("2025-03-17");
        preview.Proposed.ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_article_has_nothing_to_correct()
    {
        (await Service.FindAsync("nothing")).ShouldBeNull();
        (await Service.PreviewAsync("nothing", Details(null))).ShouldBeNull();
    }
}
