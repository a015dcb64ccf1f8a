using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Briefs;

public sealed class BriefComposerTests : IAsyncLifetime
{
    private const string Text =
        "Ann Lee met Bo Ray in Oslo on Monday. Ann Lee will visit Bergen next week. Cy Fox says Bo Ray attacked Bergen. "
        + "“We want a truce,” Ann Lee said. Ann Lee is against a truce. Writers doubt that Bo Ray wants a truce.";

    private readonly TestStore store = new();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        var made = new Made(Text, new DateOnly(2025, 3, 18), "Talks in Oslo", "The Gazette")
            .Actor("Ann Lee").Actor("Bo Ray").Actor("Cy Fox").Actor("Bergen", ActorKind.Organisation)
            .Event("e1", EventType.Consult, "Ann Lee met Bo Ray in Oslo on Monday.", "met", ["Ann Lee", "Bo Ray"], date: "2025-03-17", basis: DateBasis.Relative, place: "Oslo")
            .Event("e2", EventType.Agree, "Ann Lee will visit Bergen next week.", "visit", ["Ann Lee"], ["Bergen"], EventStatus.Planned)
            .Claim("c1", "Cy Fox", "Cy Fox", "says", "Bo Ray attacked Bergen")
            .Event("e3", EventType.Assault, "Cy Fox says Bo Ray attacked Bergen.", "attacked", ["Bo Ray"], ["Bergen"], reportedBy: "c1")
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "“We want a truce,” Ann Lee said.")
            .Stance("s2", "Bo Ray", "ceasefire", Position.Doubts, Voice.Outlet, "Writers doubt that Bo Ray wants a truce.");
        await store.SaveAsync(made.Article, made.Found);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task What_happened_gets_a_verb_and_what_is_planned_is_only_named()
    {
        var lines = await LinesAsync(new());
        lines[SectionKind.Happened].Select(l => l.Text).ShouldBe(
            ["Ann Lee and Bo Ray held talks (“met”, Oslo).", "As Cy Fox says, Bo Ray attacked Bergen (“attacked”)."], ignoreOrder: true);
        lines[SectionKind.Watch].ShouldHaveSingleItem().Text.ShouldBe("Planned: agreement of Ann Lee with Bergen (“visit”).");
    }

    [Fact]
    public async Task A_doubt_about_somebody_is_not_worded_as_theirs()
        => (await LinesAsync(new()))[SectionKind.Positions].Select(l => l.Text)
            .ShouldBe(["Ceasefire: Ann Lee supports it (own words or acts).", "Ceasefire: Bo Ray is doubted (the outlet says so)."]);

    [Fact]
    public async Task Every_line_is_supported_and_every_quote_stands_in_its_article_at_its_place()
    {
        var lines = (await LinesAsync(new())).Values.SelectMany(l => l).ToList();
        lines.ShouldAllBe(l => l.IsSupported);
        foreach (var quote in lines.SelectMany(l => l.Citations).Select(c => c.Quote))
        {
            Text[quote.Start..quote.End].ShouldBe(quote.Exact);
            (quote.Prefix + quote.Exact + quote.Suffix).ShouldBe(Text[(quote.Start - quote.Prefix.Length)..(quote.End + quote.Suffix.Length)]);
        }
    }

    [Fact]
    public async Task Who_says_nothing_of_their_own_is_named_with_what_was_searched()
    {
        var lines = (await LinesAsync(new() { Actors = ["bo-ray"], Issues = ["ceasefire", "sanctions"] }))[SectionKind.Silences];
        var line = lines.ShouldHaveSingleItem();
        line.Text.ShouldBe("Bo Ray: nothing of their own on ceasefire and sanctions.");
        line.Basis!.Words.ShouldBe("1 article searched");
    }

    [Fact]
    public async Task Whoever_is_heard_is_not_silent_because_nobody_has_reviewed_it_or_a_word_is_asked_for()
    {
        foreach (var filter in new RecordFilter[] { new() { Reviews = [ReviewState.Accepted] }, new() { Text = "no such words" }, new() { Statuses = [EventStatus.Planned] } })
            (await LinesAsync(filter with { Actors = ["ann-lee"], Issues = ["ceasefire"] }))[SectionKind.Silences].ShouldBeEmpty();
        (await LinesAsync(new() { Actors = ["no-body"] }))[SectionKind.Silences].ShouldBeEmpty();
    }

    [Theory]
    [InlineData(EventStatus.Happened, "As Cy Fox says, talks were held (“talks”).")]
    [InlineData(EventStatus.Planned, "Planned, as Cy Fox says: talks (“talks”).")]
    [InlineData(EventStatus.Conditional, "Conditional, as Cy Fox says: talks (“talks”).")]
    [InlineData(EventStatus.Denied, "Denied or refused, as Cy Fox says: talks (“talks”).")]
    public void What_one_actor_reports_is_one_sentence_with_its_reporter_first(EventStatus status, string sentence)
    {
        var quote = new ExportedQuote(EvidenceRole.Passage, "talks", 0, 5, "", "", 1, 1, "a", "", default);
        EventPhrases.Sentence(new()
        {
            Key = "k",
            ArticleKey = "a",
            Rule = "r",
            RuleVersion = "1",
            Why = "w",
            RecordedBy = "reader 1",
            Quotes = [quote],
            Type = EventType.Consult,
            Status = status,
            Actors = [],
            Recipients = [],
            Trigger = "talks",
            ReportedBy = "c",
            Reporter = new(1, "cy-fox", "Cy Fox", ActorKind.Person),
        }).ShouldBe(sentence);
    }

    [Fact]
    public async Task A_later_period_holds_only_what_may_still_come()
    {
        var lines = await LinesAsync(new() { From = new(2026, 1, 1) });
        lines[SectionKind.Figures].Select(l => l.Text).ShouldBe(["1 event: 1 planned.", "0 claims by 0 speakers.", "0 stances of 0 actors on 0 issues."]);
        lines[SectionKind.Happened].ShouldBeEmpty();
        lines[SectionKind.Positions].ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_rejected_while_a_brief_is_read_still_stands_in_it_and_not_in_the_next()
    {
        await using var snapshot = await store.Get<ExportReader>().OpenAsync();
        var brief = await BriefComposer.ComposeAsync(snapshot, new(new RecordFilter(), null, [], BriefEdits.None));
        await RejectAllAsync();
        (await ReadAsync(brief))[SectionKind.Happened].Count.ShouldBe(2);
        (await LinesAsync(new()))[SectionKind.Happened].ShouldBeEmpty();
    }

    [Fact]
    public async Task Edits_reword_remove_order_and_add_and_an_added_line_without_records_is_not_supported()
    {
        var before = (await LinesAsync(new()))[SectionKind.Happened];
        var edits = new BriefEdits(
            new Dictionary<string, string> { [before[0].Key] = "They met." },
            [before[1].Key],
            [
                new("added/1", SectionKind.Happened, "It was the first meeting.", [before[0].Citations[0].RecordKey]),
                new("added/2", SectionKind.Happened, "Nobody knows why.", []),
            ],
            new Dictionary<SectionKind, IReadOnlyList<string>> { [SectionKind.Happened] = ["added/2", "added/1"] });
        var after = (await LinesAsync(new(), edits))[SectionKind.Happened];
        after.Select(l => (l.Text, l.IsSupported, l.IsEdited)).ShouldBe(
            [("Nobody knows why.", false, true), ("It was the first meeting.", true, true), ("They met.", true, true)]);
        BriefEdits.FromJson(edits.ToJson()).ToJson().ShouldBe(edits.ToJson());
    }

    private async Task RejectAllAsync()
    {
        await using var db = await store.OpenAsync();
        var keys = await db.Records.Select(r => r.Key).ToListAsync();
        var editor = await store.PersonAsync("Ed Itor", PersonRole.Editor);
        (await store.Get<RecordService>().DecideAsync(keys, ReviewState.Rejected, null, editor)).ShouldBeNull();
    }

    private async Task<Dictionary<SectionKind, List<BriefLine>>> LinesAsync(RecordFilter filter, BriefEdits? edits = null)
    {
        await using var snapshot = await store.Get<ExportReader>().OpenAsync();
        return await ReadAsync(await BriefComposer.ComposeAsync(snapshot, new(filter, null, [], edits ?? BriefEdits.None)));
    }

    private static async Task<Dictionary<SectionKind, List<BriefLine>>> ReadAsync(Brief brief)
    {
        var read = new Dictionary<SectionKind, List<BriefLine>>();
        foreach (var section in brief.Sections)
            read[section.Kind] = await section.ReadAsync(default).ToListAsync();
        return read;
    }
}
