using Bunit;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Review;

public sealed class LinkServiceTests : PageTest
{
    private const string Long = "“We will sign nothing in Oslo before the last prisoner is home”";

    private LinkService Links => Store.Get<LinkService>();

    private static Made Article(string first, Position position, string place = "Oslo")
    {
        var met = $"{first} Ann Lee met Bob Ray in {place}.";
        var said = $"Ann Lee said: {Long}.";
        return new Made($"{met} {said}", new DateOnly(2024, 5, 4)).Actor("Ann Lee").Actor("Bob Ray")
            .Event("e1", EventType.Consult, met, "met", ["Ann Lee", "Bob Ray"], place: place, date: "2024-05-03")
            .Claim("c1", "Ann Lee", "Ann Lee", "said", Long, "ceasefire", kind: ClaimKind.Direct)
            .Stance("s1", "Ann Lee", "ceasefire", position, Voice.Self, said, "said", ground: "c1");
    }

    private async Task<List<LinkVersion>> AllAsync()
    {
        await using var db = await Store.OpenAsync();
        return await db.Links.OrderBy(l => l.Kind).ToListAsync();
    }

    private async Task<(string A, string B)> ClaimsAsync()
    {
        await using var db = await Store.OpenAsync();
        var keys = await db.Claims.OrderBy(c => c.RecordId).Select(c => c.Record.Key).ToListAsync();
        return (keys[0], keys[1]);
    }

    private async Task TwoAsync()
    {
        var one = Article("On Friday", Position.Supports);
        var two = Article("Late on Friday", Position.Opposes);
        await Store.SaveAsync(one.Article, one.Found);
        await Store.SaveAsync(two.Article, two.Found);
    }

    [Fact]
    public async Task A_second_article_s_contradiction_repeated_quote_and_same_event_are_proposed_once()
    {
        await TwoAsync();
        (await AllAsync()).Select(l => (l.Kind, l.Review)).Order().ShouldBe([
            (LinkKind.Contradicts, ReviewState.Unreviewed), (LinkKind.Repeats, ReviewState.Unreviewed), (LinkKind.Same, ReviewState.Unreviewed)]);
        var queue = await Store.Get<QueueQueries>().PageAsync(RecordFilter.Parse(""), null, null, 1);
        (queue.Counts[ReviewReason.Contradiction], queue.Counts[ReviewReason.Merge]).ShouldBe((2, 1));

        var ed = await Store.PersonAsync("Ed", PersonRole.Editor);
        foreach (var link in await AllAsync())
            (await Links.DecideAsync(link.Id, ReviewState.Rejected, ed)).ShouldBeNull();
        await using var db = await Store.OpenAsync();
        foreach (var article in await db.Articles.Select(a => a.Key).ToListAsync())
            (await Store.Get<LinkProposer>().ProposeAsync(article)).ShouldBe(0);
    }

    [Fact]
    public async Task A_drawn_link_shows_both_quotes_and_can_be_taken_away_and_undone()
    {
        await TwoAsync();
        var ed = await Store.PersonAsync("Ed", PersonRole.Editor);
        var (a, b) = await ClaimsAsync();
        (await Links.DrawAsync(a, b, LinkKind.Corroborates, "two outlets", ed)).ShouldBeNull();
        (await Links.DrawAsync(b, a, LinkKind.Corroborates, null, ed)).ShouldNotBeNull();
        (await Links.DrawAsync(a, a, LinkKind.Corroborates, null, ed)).ShouldNotBeNull();
        var link = (await Links.OfAsync(a)).Single(l => l.Kind == LinkKind.Corroborates);
        (link.OtherKey, link.Why, link.By, link.Own.RecordKey, link.Others.RecordKey).ShouldBe((b, "two outlets", "Ed", a, b));

        (await Links.RemoveAsync(link.Id, ed)).ShouldBeNull();
        (await Links.OfAsync(a)).ShouldNotContain(l => l.Kind == LinkKind.Corroborates);
        (await Store.Get<UndoService>().UndoAsync(ed)).Problem.ShouldBeNull();
        (await Links.OfAsync(b)).ShouldContain(l => l.Kind == LinkKind.Corroborates);
    }

    [Fact]
    public async Task Only_editors_draw_links()
    {
        await TwoAsync();
        var (a, b) = await ClaimsAsync();
        var analyst = await Store.PersonAsync("Ana", PersonRole.Analyst);
        (await Links.DrawAsync(a, b, LinkKind.Corroborates, null, analyst)).ShouldNotBeNull().ShouldContain("editor");
        (await AllAsync()).ShouldNotContain(l => l.Kind == LinkKind.Corroborates);
    }

    [Fact]
    public async Task The_other_record_is_found_by_its_words()
    {
        await TwoAsync();
        var (a, b) = await ClaimsAsync();
        (await Links.SearchAsync(a, "last prisoner")).Select(t => t.Key).ShouldBe([b]);
        (await Links.SearchAsync(a, "no such words")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_shows_two_quotes_side_by_side_each_leading_to_its_sentence()
    {
        await TwoAsync();
        var (a, _) = await ClaimsAsync();
        var list = Bunit.Render<LinkList>(p => p.Add(l => l.Record, a).Add(l => l.Kind, RecordKind.Claim));
        list.WaitForState(() => list.FindAll(".link-pair").Count == 2);
        var pair = list.FindAll(".link-pair")[0];
        pair.QuerySelectorAll("blockquote").Length.ShouldBe(2);
        pair.QuerySelectorAll("figcaption a").Select(l => l.GetAttribute("href")).Distinct().Count().ShouldBe(2);
        list.FindAll("button:not(.cite)").ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_events_become_one_with_the_words_of_both_articles_and_come_apart_again()
    {
        await TwoAsync();
        var ed = await Store.PersonAsync("Ed", PersonRole.Editor);
        await using var db = await Store.OpenAsync();
        var keys = await db.Events.OrderBy(e => e.RecordId).Select(e => e.Record.Key).ToListAsync();
        var before = await FieldReader.ReadAsync(db, await db.Records.Select(r => r.Id).ToListAsync());

        (await Store.Get<EventMergeService>().MergeAsync(keys[1], keys[0], null, ed)).ShouldBeNull();
        (await db.Events.Select(e => e.Record.Key).ToListAsync()).ShouldBe([keys[0]]);
        var details = (await Store.Get<Features.Timeline.EventQueries>().FindAsync(keys[0]))!;
        details.Quotes.Select(q => q.ArticleKey).Distinct().Count().ShouldBe(2);
        foreach (var article in await db.Articles.Select(a => a.Key).ToListAsync())
        {
            var view = (await Store.Get<Features.Articles.ArticleQueries>().FindAsync(article, keys[1], null))!;
            (view.Selected, view.Problem).ShouldBe((keys[0], null));
        }

        // Edited in between: the edit stays, the merge goes.
        var open = (await Store.Get<RecordService>().OpenAsync(keys[0]))!;
        (await Store.Get<RecordService>().SaveAsync(keys[0], open.Base, open.Fields.With(RecordField.Place, "Bergen"), null, ed)).Problem.ShouldBeNull();
        var merge = await db.Changes.Where(c => c.Why == "They are one event.").Select(c => c.Id).SingleAsync();
        (await Store.Get<UndoService>().TakeBackAsync(merge, PersonRole.Editor, ed)).Problem.ShouldBeNull();
        var after = await FieldReader.ReadAsync(db, [.. before.Keys]);
        var changes = before.SelectMany(r => r.Value.ChangesTo(after[r.Key])).Select(c => c.Field).ToList();
        changes.ShouldBeSubsetOf([RecordField.Place, RecordField.Review]);
        (await db.Events.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_planned_and_what_happened_are_never_made_one()
    {
        await TwoAsync();
        var ed = await Store.PersonAsync("Ed", PersonRole.Editor);
        await using var db = await Store.OpenAsync();
        var keys = await db.Events.OrderBy(e => e.RecordId).Select(e => e.Record.Key).ToListAsync();
        var open = (await Store.Get<RecordService>().OpenAsync(keys[1]))!;
        (await Store.Get<RecordService>().SaveAsync(keys[1], open.Base, open.Fields.With(RecordField.Status, nameof(EventStatus.Planned)), null, ed)).Problem.ShouldBeNull();
        (await Store.Get<EventMergeService>().MergeAsync(keys[1], keys[0], null, ed)).ShouldNotBeNull().ShouldContain("One of them is marked “happened”, the other “planned”");
        (await db.Events.CountAsync()).ShouldBe(2);
    }
}
