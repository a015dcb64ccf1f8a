using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Imports;

/// <summary>What people have decided here, and elsewhere.</summary>
public sealed class DecidedElsewhereTests : ImportTest
{
    [Fact]
    public async Task What_was_decided_there_is_taken_over_where_nobody_has_decided_here()
    {
        await AddAsync(To, Text);
        await DecideAsync(From, default, place: "Bergen");
        var outcome = await ImportAsync();
        (outcome.Taken, outcome.Same, outcome.Added).ShouldBe((1, 2, 0));
        (await MeetingAsync(To)).ShouldBe((ReviewState.Accepted, "Bergen", "Ed"));
        await To.ShouldHoldTheSameAsync(From);
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Same.ShouldBe(3), o => o.ChangesSomething.ShouldBeFalse());
    }

    [Fact]
    public async Task What_was_decided_here_stays_and_what_was_decided_there_waits_beside_it_until_somebody_answers()
    {
        await AddAsync(To, Text);
        await DecideAsync(From, default, place: "Bergen");
        await DecideAsync(To, ReviewState.Rejected);
        (await ImportAsync()).Proposed.ShouldBe(1);
        (await MeetingAsync(To)).ShouldBe((ReviewState.Rejected, "Oslo", "Ed"));
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Left.ShouldBe(1), o => o.ChangesSomething.ShouldBeFalse());

        var record = (await To.Store.Get<RecordService>().OpenAsync(await KeyAsync(To, RecordKind.Event))).ShouldNotBeNull();
        var proposal = (await To.Store.Get<RecordContextQueries>().OfAsync(record.Id)).ShouldNotBeNull().Proposal.ShouldNotBeNull();
        (proposal.IsImported, proposal.Why).ShouldBe((true, "imported from records.jsonld"));
        record.Fields.ChangesTo(proposal.Fields!).Select(c => (c.Field, c.After!.Value)).ShouldBe([(RecordField.Review, "Accepted"), (RecordField.Place, "Bergen")]);

        await DecideAsync(To, ReviewState.Rejected);
        await using var db = await To.Store.OpenAsync();
        (await db.Proposals.AnyAsync()).ShouldBeFalse();
        (await ImportAsync()).ChangesSomething.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_has_answered_two_other_decisions_is_asked_about_neither_again()
    {
        await AddAsync(To, Text);
        await DecideAsync(To, ReviewState.Rejected);
        await using var third = await Imported.StoreAsync();
        await AddAsync(third, Text);
        await DecideAsync(From, default, place: "Bergen");
        await DecideAsync(third, default, place: "Tromso");
        foreach (var (source, proposed) in new[] { (From, 1), (third, 1), (From, 0), (third, 0) })
        {
            (await ImportAsync(source)).Proposed.ShouldBe(proposed);
            await DecideAsync(To, ReviewState.Rejected);
        }
    }

    [Fact]
    public async Task What_waits_is_not_replaced_by_another_decision_which_comes_when_it_is_answered()
    {
        await AddAsync(To, Text);
        await DecideAsync(To, ReviewState.Rejected);
        await DecideAsync(From, default, place: "Bergen");
        await ImportAsync();
        await DecideAsync(From, default, place: "Tromso");
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Proposed.ShouldBe(0), o => o.Left.ShouldBe(1));
        await using var db = await To.Store.OpenAsync();
        (await db.Proposals.SingleAsync()).Fields!.ShouldContain("Bergen");

        await DecideAsync(To, ReviewState.Rejected);
        (await ImportAsync()).Proposed.ShouldBe(1);
        (await db.Proposals.AsNoTracking().SingleAsync()).Fields!.ShouldContain("Tromso");
    }

    [Fact]
    public async Task Tags_of_either_side_decide_nothing_and_are_lost_on_neither()
    {
        await AddAsync(To, Text);
        await DecideAsync(From, ReviewState.Accepted);
        foreach (var (store, tag) in new[] { (From, "there"), (To, "here") })
        {
            await using var db = await store.Store.OpenAsync();
            db.Add(new TagVersion { RecordId = await db.Events.Select(e => e.RecordId).SingleAsync(), Tag = tag });
            await db.RecordAsync("Ed");
        }
        (await ImportAsync()).Taken.ShouldBe(1);
        await using var after = await To.Store.OpenAsync();
        (await after.Tags.Select(t => t.Tag).Order().ToListAsync()).ShouldBe(["here", "there"]);
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Left.ShouldBe(1), o => o.ChangesSomething.ShouldBeFalse());
    }

    [Fact]
    public async Task A_reading_of_the_text_leaves_an_imported_decision_waiting()
    {
        await AddAsync(To, Text);
        await DecideAsync(From, default, place: "Bergen");
        await DecideAsync(To, ReviewState.Accepted);
        await ImportAsync();
        await using (var db = await To.Store.OpenAsync())
        {
            var (article, text) = (await db.Articles.SingleAsync(), await db.ArticleTexts.SingleAsync());
            await new RecordWriter(db, article, text).WriteAsync(MadeOf(Text).Article, MadeOf(Text).Found, TestContext.Current.CancellationToken);
            await db.RecordAsync("reader 9");
        }
        await using var after = await To.Store.OpenAsync();
        (await after.Proposals.SingleAsync()).Fields!.ShouldContain("Bergen");
    }
}
