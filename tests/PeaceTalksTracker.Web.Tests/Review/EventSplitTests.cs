using Bunit;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Review;

public sealed class EventSplitTests : PageTest
{
    private const string First = "On Friday Ann Lee met Bob Ray in Oslo.";
    private const string Second = "Late on Friday Ann Lee saw Bob Ray in Bergen.";

    private EventSplitService Splits => Store.Get<EventSplitService>();

    private UndoService Undo => Store.Get<UndoService>();

    /// <summary>Two articles' events that somebody has merged: one event with two passages.</summary>
    private async Task<(string Key, Signer Ed)> MergedAsync()
    {
        var one = new Made(First, new DateOnly(2024, 5, 4)).Actor("Ann Lee").Actor("Bob Ray")
            .Event("e1", EventType.Consult, First, "met", ["Ann Lee", "Bob Ray"], place: "Oslo", date: "2024-05-03");
        var two = new Made(Second, new DateOnly(2024, 5, 4)).Actor("Ann Lee").Actor("Bob Ray")
            .Event("e1", EventType.Consult, Second, "saw", ["Ann Lee", "Bob Ray"], place: "Bergen")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, Second, "saw", ground: "e1");
        await Store.SaveAsync(one.Article, one.Found);
        await Store.SaveAsync(two.Article, two.Found);
        await using var db = await Store.OpenAsync();
        var keys = await db.Events.OrderBy(e => e.RecordId).Select(e => e.Record.Key).ToListAsync();
        var ed = await Store.PersonAsync("Ed", PersonRole.Editor);
        (await Store.Get<EventMergeService>().MergeAsync(keys[1], keys[0], null, ed)).ShouldBeNull();
        return (keys[0], ed);
    }

    private async Task<string[]> PiecesAsync(string key) => [.. (await PartsAsync(key)).Select(p => p.Exact)];

    private async Task<IReadOnlyList<EventPiece>> PartsAsync(string key)
    {
        await using var db = await Store.OpenAsync();
        var id = await db.Records.Where(r => r.Key == key).Select(r => r.Id).SingleAsync();
        return (await Store.Get<EventPartsQueries>().OfAsync(id)).Pieces;
    }

    private async Task<string> SpanAsync(string key, string words) => (await PartsAsync(key)).Single(p => p.Exact == words).Span;

    /// <summary>All that stands of both events, in words: what an undo has to bring back.</summary>
    private async Task<string> StandingAsync()
    {
        await using var db = await Store.OpenAsync();
        var ids = await db.Events.OrderBy(e => e.RecordId).Select(e => e.RecordId).ToListAsync();
        var fields = await FieldReader.ReadAsync(db, ids);
        var grounds = await db.Stances.Select(s => s.GroundId).ToListAsync();
        return string.Join('\n', ids.Select(id => fields[id].ToJson()).Append(string.Join(',', grounds)));
    }

    [Fact]
    public async Task A_passage_becomes_an_event_of_its_own_with_its_words_parties_and_stance()
    {
        var (key, ed) = await MergedAsync();
        var made = await Splits.SplitAsync(key, [await SpanAsync(key, Second)], "another evening", ed);
        made.Problem.ShouldBeNull();
        (await PiecesAsync(key)).ShouldBe([First]);
        (await PiecesAsync(made.Key!)).ShouldBe([Second]);

        await using var db = await Store.OpenAsync();
        var entered = await db.Events.Include(e => e.Record).ThenInclude(r => r.Article).ThenInclude(a => a.Texts).SingleAsync(e => e.Record.Key == made.Key);
        entered.Record.Article.Texts.Single().Content.ShouldBe(Second);
        (entered.Type, entered.Review, entered.Rule, entered.Date, entered.Place).ShouldBe((EventType.Consult, ReviewState.Accepted, RecordVersion.ByPerson, null, null));
        (await db.Participants.CountAsync(p => p.RecordId == entered.RecordId)).ShouldBe(2);
        (await db.Stances.SingleAsync()).GroundId.ShouldBe(entered.RecordId);
        (await db.Evidence.Where(e => e.RecordId == entered.RecordId && e.Role == EvidenceRole.Cue).Select(e => e.Exact).SingleAsync()).ShouldBe("saw");
    }

    [Fact]
    public async Task Undone_it_is_as_it_was_and_redone_as_it_had_become()
    {
        var (key, ed) = await MergedAsync();
        var before = await StandingAsync();
        (await Splits.SplitAsync(key, [await SpanAsync(key, Second)], null, ed)).Problem.ShouldBeNull();
        var after = await StandingAsync();
        (await Undo.UndoAsync(ed) with { What = null }).ShouldBe(new UndoOutcome(null));
        (await StandingAsync()).ShouldBe(before);
        (await Undo.RedoAsync(ed) with { What = null }).ShouldBe(new UndoOutcome(null));
        (await StandingAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task What_somebody_has_changed_since_stays_when_a_split_is_taken_back()
    {
        var (key, ed) = await MergedAsync();
        var made = (await Splits.SplitAsync(key, [await SpanAsync(key, Second)], null, ed)).Key!;
        await using var db = await Store.OpenAsync();
        var split = await db.Changes.MaxAsync(c => c.Id);
        var mia = await Store.PersonAsync("Mia", PersonRole.Editor);
        var records = Store.Get<RecordService>();
        foreach (var (record, place) in new[] { (key, "Drammen"), (made, "Bergen") })
        {
            var open = (await records.OpenAsync(record))!;
            (await records.SaveAsync(record, open.Base, open.Fields.With(RecordField.Place, place), null, mia)).Problem.ShouldBeNull();
        }

        (await Undo.TakeBackAsync(split, PersonRole.Editor, ed)).Kept.ShouldBeGreaterThan(0);
        (await records.OpenAsync(key))!.Fields[RecordField.Place]!.Value.ShouldBe("Drammen");
        (await records.OpenAsync(made))!.Fields[RecordField.Place]!.Value.ShouldBe("Bergen");
        // Both keep words to stand on.
        (await PiecesAsync(key)).ShouldContain(First);
        (await PiecesAsync(made)).ShouldBe([Second]);
    }

    [Fact]
    public async Task No_event_is_left_without_words_and_none_is_made_of_two_articles()
    {
        var (key, ed) = await MergedAsync();
        var before = await StandingAsync();
        var both = (await PartsAsync(key)).Select(p => p.Span).ToList();
        (await Splits.SplitAsync(key, both, null, ed)).Problem.ShouldNotBeNull().ShouldContain("leave this event one passage");
        (await Splits.SplitAsync(key, [], null, ed)).Problem.ShouldNotBeNull().ShouldContain("Choose the passages");
        (await Splits.SplitAsync(key, ["999:0-5"], null, ed)).Problem.ShouldNotBeNull().ShouldContain("Somebody else");
        (await Splits.SplitAsync("none", both, null, ed)).Problem.ShouldNotBeNull().ShouldContain("no longer there");
        (await StandingAsync()).ShouldBe(before);

        await Splits.SplitAsync(key, [both[1]], null, ed);
        (await Splits.SplitAsync(key, [both[0]], null, ed)).Problem.ShouldNotBeNull().ShouldContain("nothing to split off");
    }

    [Fact]
    public async Task The_desk_offers_to_split_what_has_two_passages_and_leads_to_what_was_made()
    {
        var (key, _) = await MergedAsync();
        var record = (await Store.Get<RecordService>().OpenAsync(key))!;
        var desk = Bunit.Render<EventMerges>(p => p.Add(d => d.Record, record));
        desk.WaitForElement("button[aria-expanded]").Click();
        desk.WaitForElements("form input[type=checkbox]").Count.ShouldBe(2);
        desk.Find("button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
        desk.FindAll("form input[type=checkbox]")[1].Change(true);
        desk.Find("form").Submit();
        desk.WaitForElement(".said a").GetAttribute("href")!.ShouldStartWith(Urls.Review);
        desk.FindAll("button[aria-expanded]").ShouldBeEmpty();
    }
}
