using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Stances;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Stances;

public sealed class StanceQueriesTests : IAsyncLifetime
{
    private readonly TestStore store = new();

    private StanceQueries Queries => store.Get<StanceQueries>();

    public async ValueTask InitializeAsync() => await store.InitializeAsync();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private Task<Web.Features.Intake.SavedArticle> SaveAsync(Made made) => store.SaveAsync(made.Article, made.Found);

    private async Task<StancePanel> PanelAsync(string actor, string filter = "", int passages = 6)
        => (await Queries.BoardAsync([actor], RecordFilter.Parse("/stances" + filter), passages)).Panels.ShouldHaveSingleItem();

    private static Made Mixed() => new Made(
            "Ann Lee backed a truce. Doubts linger about Ann Lee and the truce. Bob Ray said Ann Lee rejects any truce. Ann Lee welcomed the truce again.", null, outlet: "The Post")
        .Actor("Ann Lee", role: "Minister", affiliation: "Utopia").Actor("Bob Ray")
        .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee backed a truce.", "backed")
        .Stance("s2", "Ann Lee", "ceasefire", Position.Doubts, Voice.Outlet, "Doubts linger about Ann Lee and the truce.", "Doubts linger")
        .Stance("s3", "Ann Lee", "ceasefire", Position.Opposes, Voice.Reported, "Bob Ray said Ann Lee rejects any truce.", "rejects", by: "Bob Ray")
        .Stance("s4", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee welcomed the truce again.", "welcomed");

    [Fact]
    public async Task Positions_and_voices_are_kept_apart_and_repeated_ones_are_counted()
    {
        await SaveAsync(Mixed());
        var ceasefire = (await PanelAsync("ann-lee")).Issues.ShouldHaveSingleItem();
        ceasefire.Conflict.ShouldBeTrue();
        ceasefire.Groups.Select(g => (g.Position, g.Voice, g.By?.Name, g.Count)).ShouldBe(
        [
            (Position.Supports, Voice.Self, null, 2),
            (Position.Opposes, Voice.Reported, "Bob Ray", 1),
            (Position.Doubts, Voice.Outlet, null, 1),
        ]);
        var quote = ceasefire.Groups[0].Entries[0].Quote;
        quote.Exact.ShouldBe("Ann Lee backed a truce.");
        quote.Marks.Select(m => quote.Exact[m.Start..m.End]).ShouldBe(["backed"]);
        ceasefire.Groups[0].Entries[0].Outlet.ShouldBe("The Post");
    }

    [Fact]
    public async Task Only_as_many_passages_are_fetched_as_asked_for_but_all_are_counted()
    {
        await SaveAsync(Mixed());
        var own = (await PanelAsync("ann-lee", passages: 1)).Issues[0].Groups[0];
        (own.Entries.Count, own.Count).ShouldBe((1, 2));
    }

    [Fact]
    public async Task What_is_silent_does_not_depend_on_the_filter()
    {
        await SaveAsync(Mixed());
        var panel = await PanelAsync("ann-lee", "?position=conditional");
        panel.Issues.ShouldBeEmpty();
        panel.Silent.ShouldNotContain(i => i.Id == "ceasefire");
        panel.Silent.ShouldContain(i => i.Id == "sanctions");
        (panel.Role, panel.Affiliation).ShouldBe(("Minister", "Utopia"));
    }

    [Fact]
    public async Task Words_of_their_own_are_a_stance_in_their_voice_or_a_claim()
    {
        await SaveAsync(Mixed());
        await SaveAsync(new Made("Doubts linger about Cy Dow. Di Fox said rain fell. Hopes rest on Di Fox.").Actor("Cy Dow").Actor("Di Fox")
            .Stance("s1", "Cy Dow", "ceasefire", Position.Doubts, Voice.Outlet, "Doubts linger about Cy Dow.")
            .Stance("s2", "Di Fox", "ceasefire", Position.Supports, Voice.Outlet, "Hopes rest on Di Fox.")
            .Claim("c1", "Di Fox", "Di Fox", "said", "rain fell"));
        (await PanelAsync("ann-lee")).HasOwnWords.ShouldBeTrue();
        (await PanelAsync("cy-dow")).HasOwnWords.ShouldBeFalse();
        (await PanelAsync("di-fox")).HasOwnWords.ShouldBeTrue();
    }

    [Fact]
    public async Task An_actor_nobody_knows_gets_an_empty_panel_with_the_name_of_the_default()
    {
        (await PanelAsync("donald-trump")).ShouldSatisfyAllConditions(
            p => p.Actor.ShouldBeNull(), p => p.Name.ShouldBe("Donald Trump"), p => p.Issues.ShouldBeEmpty());
        (await PanelAsync("who-ever")).Name.ShouldBe("who-ever");
    }

    [Fact]
    public async Task Filters_narrow_the_passages()
    {
        await SaveAsync(Mixed());
        (await PanelAsync("ann-lee", "?voice=outlet")).Issues[0].Groups.ShouldHaveSingleItem().Voice.ShouldBe(Voice.Outlet);
        (await PanelAsync("ann-lee", "?q=REJECTS")).Issues[0].Groups.ShouldHaveSingleItem().Position.ShouldBe(Position.Opposes);
        (await PanelAsync("ann-lee", "?issue=sanctions")).Silent.ShouldHaveSingleItem().Id.ShouldBe("sanctions");
        (await PanelAsync("ann-lee", "?from=2025-01-01")).Issues.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_article_says_nothing()
    {
        var saved = await SaveAsync(Mixed());
        await store.Get<ArticleService>().WithdrawAsync(saved.Key, Signers.Ed, null);
        var board = await Queries.BoardAsync(["ann-lee"], new RecordFilter(), 1);
        board.Searched.ShouldBe(0);
        board.Panels[0].Issues.ShouldBeEmpty();
        (await Queries.CountAsync(new RecordFilter())).ShouldBe((0, 0));
    }

    [Fact]
    public async Task What_an_editor_rejected_is_seen_only_on_request()
    {
        await SaveAsync(Mixed());
        await using (var db = await store.OpenAsync())
        {
            db.Stances.Single(s => s.Voice == Voice.Reported).Review = ReviewState.Rejected;
            await db.RecordAsync("Ed");
        }
        (await PanelAsync("ann-lee")).Issues[0].Groups.ShouldNotContain(g => g.Voice == Voice.Reported);
        (await PanelAsync("ann-lee", "?review=rejected")).Issues[0].Groups.ShouldHaveSingleItem().Voice.ShouldBe(Voice.Reported);
    }

    [Fact]
    public async Task A_shift_shows_the_old_and_the_new_quote()
    {
        await SaveAsync(new Made("Eva Gor backs the truce.", new DateOnly(2025, 3, 1)).Actor("Eva Gor")
            .Stance("s1", "Eva Gor", "ceasefire", Position.Supports, Voice.Self, "Eva Gor backs the truce."));
        await SaveAsync(new Made("Eva Gor rejects the truce.", new DateOnly(2025, 3, 9)).Actor("Eva Gor")
            .Stance("s1", "Eva Gor", "ceasefire", Position.Opposes, Voice.Self, "Eva Gor rejects the truce."));
        await SaveAsync(Mixed());

        var shift = (await Queries.ShiftsAsync(new RecordFilter(), 10)).ShouldHaveSingleItem();
        (shift.Actor.Name, shift.Issue.Name).ShouldBe(("Eva Gor", "Ceasefire"));
        (shift.Old.Quote.Exact, shift.New.Quote.Exact).ShouldBe(("Eva Gor backs the truce.", "Eva Gor rejects the truce."));
        (await Queries.ShiftsAsync(RecordFilter.Parse("?position=supports"), 10)).ShouldBeEmpty();
        (await Queries.ShiftsAsync(RecordFilter.Parse("?actor=ann-lee"), 10)).ShouldBeEmpty();
        (await Queries.CountAsync(new RecordFilter())).ShouldBe((6, 2));
    }
}
