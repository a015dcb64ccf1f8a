using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Briefs;

public sealed class SavedBriefTests : IAsyncLifetime
{
    private const string Text = "Ann Lee met Bo Ray in Oslo. Ann Lee visited Bergen. “We want a truce,” Ann Lee said.";

    private readonly TestStore store = new();
    private Signer lead = null!;

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        var made = new Made(Text, new DateOnly(2025, 3, 18), "Talks in Oslo", "The Gazette").Actor("Ann Lee").Actor("Bo Ray")
            .Event("e1", EventType.Consult, "Ann Lee met Bo Ray in Oslo.", "met", ["Ann Lee", "Bo Ray"], place: "Oslo")
            .Event("e2", EventType.Consult, "Ann Lee visited Bergen.", "visited", ["Ann Lee"])
            .Stance("s1", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "“We want a truce,” Ann Lee said.");
        await store.SaveAsync(made.Article, made.Found);
        store.Time.Advance(TimeSpan.FromHours(1));
        lead = await store.PersonAsync("Lea", PersonRole.Lead);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task It_shows_its_moment_whatever_is_decided_later()
    {
        var key = await SaveAsync(new() { Actors = ["ann-lee"] });
        await RejectAsync("met");
        var saved = (await Queries.FindAsync(key))!;
        (saved.Entry.Title, saved.Entry.Number, saved.Entry.By).ShouldBe(("Weekly", 1, "Lea"));
        saved.Request.Filter.Actors.ShouldBe(["ann-lee"]);
        (await TextsAsync(saved.Request, SectionKind.Happened)).Count.ShouldBe(2);
        (await TextsAsync(saved.Request with { At = null }, SectionKind.Happened)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_version_can_be_read_as_it_was_and_says_what_has_changed()
    {
        var key = await SaveAsync(new());
        var first = (await Queries.FindAsync(key))!;
        var lines = await LinesAsync(first.Request, SectionKind.Happened);
        await RejectAsync("met");
        var now = (await store.Get<BriefPreviews>().ReadAsync(first.Request with { At = null })).At;
        var met = lines.Single(l => l.Text.Contains("“met”", StringComparison.Ordinal));
        var visited = lines.Single(l => l.Text.Contains("“visited”", StringComparison.Ordinal));
        var work = BriefWork.Of(first).Worded(visited.Key, "She went to Bergen.").With(SectionKind.Happened, "It was her first visit.", [visited.Citations[0].RecordKey]);
        (await Service.SaveAsync(key, 1, work.On(first.Request) with { At = now }, lead)).ShouldBe(new(null, key, 2));

        (await Queries.VersionsAsync(key)).Select(v => v.Number).ShouldBe([2, 1]);
        (await TextsAsync((await Queries.FindAsync(key, 1))!.Request, SectionKind.Happened)).ShouldContain(met.Text);
        var second = (await Queries.FindAsync(key))!;
        (await TextsAsync(second.Request, SectionKind.Happened)).ShouldBe(["It was her first visit.", "She went to Bergen."]);
        var changes = await store.Get<BriefComparisons>().ReadAsync(first.Request, second.Request);
        var happened = changes.Single(c => c.Kind == SectionKind.Happened);
        happened.Added.Select(l => l.Text).ShouldBe(["It was her first visit."]);
        happened.Gone.Select(g => (g.Line.Key, g.Why)).ShouldBe([(met.Key, "rejected")]);
        happened.Reworded.Select(r => (r.Before.Text, r.After.Text)).ShouldBe([(visited.Text, "She went to Bergen.")]);
        changes.ShouldNotContain(c => c.Kind == SectionKind.Positions);
        (await store.Get<BriefComparisons>().ReadAsync(second.Request, second.Request)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_both_stay_as_versions()
    {
        var key = await SaveAsync(new());
        var opened = (await Queries.FindAsync(key))!;
        await Service.SaveAsync(key, 1, opened.Request with { Title = "Theirs" }, await store.PersonAsync("Uma Orr", PersonRole.Lead));
        var refused = await Service.SaveAsync(key, 1, opened.Request with { Title = "Mine" }, lead);
        refused.Problem!.ShouldContain("Uma Orr has saved version 2 meanwhile");
        (await Queries.FindAsync(key))!.Entry.Title.ShouldBe("Theirs");
        (await Service.SaveAsync(key, refused.Number, opened.Request with { Title = "Mine" }, lead)).Problem.ShouldBeNull();
        (await Queries.VersionsAsync(key)).Select(v => v.Title).ShouldBe(["Mine", "Theirs", "Weekly"]);
    }

    [Theory]
    [InlineData(ExportFormat.Md)]
    [InlineData(ExportFormat.Html)]
    [InlineData(ExportFormat.Docx)]
    [InlineData(ExportFormat.Pdf)]
    [InlineData(ExportFormat.Zip)]
    public async Task A_line_that_nothing_supports_is_named_before_a_byte_is_written_and_tables_are_not_held_up(ExportFormat format)
    {
        var request = BriefWork.Of((await Queries.FindAsync(await SaveAsync(new())))!).With(SectionKind.Watch, "Talks will go on.", []).On(new(new(), "Weekly", [], BriefEdits.None));
        var opened = false;
        var refused = await Should.ThrowAsync<UnsupportedLineException>(
            store.Get<ExportService>().WriteAsync(new(format, request), _ => { opened = true; return new MemoryStream(); }));
        refused.Message.ShouldContain("“Talks will go on.”");
        opened.ShouldBeFalse();
        await store.Get<ExportService>().WriteAsync(new(ExportFormat.Csv, request), _ => new MemoryStream());
    }

    [Fact]
    public async Task What_a_rejected_record_supported_is_no_longer_supported()
    {
        var request = new BriefRequest(new(), "Weekly", [], BriefEdits.None);
        var met = (await LinesAsync(request, SectionKind.Happened)).Single(l => l.Text.Contains("“met”", StringComparison.Ordinal));
        request = request with { Edits = new(new Dictionary<string, string>(), [], [new("added/1", SectionKind.Happened, "It went well.", [met.Citations[0].RecordKey])], new Dictionary<SectionKind, IReadOnlyList<string>>()) };
        var added = (await LinesAsync(request, SectionKind.Happened))[0];
        (added.IsSupported, added.Group).ShouldBe((true, "Added by hand"));
        await RejectAsync("met");
        (await LinesAsync(request, SectionKind.Happened))[0].IsSupported.ShouldBeFalse();
    }

    [Fact]
    public async Task A_saved_brief_tells_how_many_of_its_records_have_fallen_since()
    {
        var saved = (await Queries.FindAsync(await SaveAsync(new())))!;
        (await Queries.FallenAsync(saved)).ShouldBe(0);
        store.Time.Advance(TimeSpan.FromMinutes(1));
        await RejectAsync("met");
        (await Queries.FallenAsync(saved)).ShouldBe(1);
        await using var db = await store.OpenAsync();
        var article = await db.Articles.Select(a => a.Key).SingleAsync();
        (await store.Get<Features.Articles.ArticleService>().WithdrawAsync(article, lead, "retracted")).ShouldBeNull();
        (await Queries.FallenAsync(saved)).ShouldBe(3);
    }

    [Fact]
    public async Task What_had_been_rejected_before_has_not_fallen_since()
    {
        await RejectAsync("met");
        var saved = (await Queries.FindAsync(await SaveAsync(new() { Reviews = Enum.GetValues<ReviewState>() })))!;
        await RejectAsync("visited");
        await using (var db = await store.OpenAsync())
        {
            (await db.Events.FirstAsync(e => e.Place == "Oslo")).Place = "Bergen";
            await db.RecordAsync("Ed");
        }
        (await Queries.FallenAsync(saved)).ShouldBe(1);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_meant_is_refused_and_what_turns_words_around_is_not_kept()
    {
        var now = store.Time.GetUtcNow().UtcDateTime;
        (await Service.AddAsync(new(RecordFilter.Parse("?from=2022-04-30&to=2022-03-01"), "Upside down", [], BriefEdits.None, now), lead)).Problem!.ShouldContain("Nothing was saved");
        var key = (await Service.AddAsync(new(new(), "March \u202Egnitset", [], BriefEdits.None, now), lead)).Key!;
        (await Queries.FindAsync(key))!.Entry.Title.ShouldBe("March gnitset");
    }

    [Fact]
    public async Task Another_order_is_a_change_too_and_lines_added_by_hand_stand_as_they_were_added()
    {
        var key = await SaveAsync(new());
        var first = (await Queries.FindAsync(key))!;
        var lines = (await LinesAsync(first.Request, SectionKind.Happened)).Select(l => l.Key).ToList();
        var record = (await LinesAsync(first.Request, SectionKind.Happened))[0].Citations[0].RecordKey;
        var work = BriefWork.Of(first).Moved(SectionKind.Happened, lines, lines[1], -1)
            .With(SectionKind.Happened, "First.", [record]).With(SectionKind.Happened, "Second.", [record]);
        var second = work.On(first.Request);
        (await TextsAsync(second, SectionKind.Happened)).Take(2).ShouldBe(["First.", "Second."]);
        var change = (await store.Get<BriefComparisons>().ReadAsync(first.Request, second)).Single(c => c.Kind == SectionKind.Happened);
        (change.IsReordered, change.Gone.Count, change.Reworded.Count).ShouldBe((true, 0, 0));
    }

    [Theory]
    [InlineData("", "Give the brief a title")]
    [InlineData("  ", "Give the brief a title")]
    public async Task A_brief_needs_a_title(string title, string problem)
        => (await Service.AddAsync(new(new(), title, [], BriefEdits.None, store.Time.GetUtcNow().UtcDateTime), lead)).Problem!.ShouldContain(problem);

    [Fact]
    public async Task Lines_without_words_or_with_too_many_are_refused_by_name()
    {
        var key = await SaveAsync(new());
        var saved = (await Queries.FindAsync(key))!;
        (await Service.SaveAsync(key, 1, BriefWork.Of(saved).Worded("Happened/x", " ").On(saved.Request), lead)).Problem!.ShouldContain("has no words");
        (await Service.SaveAsync(key, 1, BriefWork.Of(saved).With(SectionKind.Watch, new string('a', 1_001), []).On(saved.Request), lead)).Problem!.ShouldContain("1,001 characters");
        (await Queries.VersionsAsync(key)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_removed_is_gone_from_the_list_and_an_undo_brings_it_back_with_its_versions()
    {
        var key = await SaveAsync(new());
        await Service.SaveAsync(key, 1, (await Queries.FindAsync(key))!.Request with { Title = "Second" }, lead);
        (await Service.RemoveAsync(key, lead)).ShouldBeNull();
        (await Queries.ListAsync()).ShouldBeEmpty();
        (await Queries.FindAsync(key, 1)).ShouldBeNull();
        await store.PersonAsync("Lea", PersonRole.Editor);
        (await store.Get<UndoService>().UndoAsync(lead)).Problem.ShouldNotBeNull();
        await store.PersonAsync("Lea", PersonRole.Lead);
        var undone = await store.Get<UndoService>().UndoAsync(lead);
        (undone.Problem, undone.What?.Name).ShouldBe((null, "Second"));
        (await Queries.VersionsAsync(key)).Select(v => (v.Number, v.Title)).ShouldBe([(2, "Second"), (1, "Weekly")]);
    }

    [Fact]
    public async Task The_same_version_gives_the_same_bytes_after_the_store_has_changed()
    {
        var request = (await Queries.FindAsync(await SaveAsync(new())))!.Request;
        var before = await MarkdownAsync(request);
        await RejectAsync("met");
        (await MarkdownAsync(request)).ShouldBe(before);
    }

    [Fact]
    public async Task A_passage_is_found_once_and_not_where_it_was_rejected()
    {
        var at = store.Time.GetUtcNow().UtcDateTime;
        (await Queries.PassagesAsync("BERGEN", at)).Select(q => q.Exact).ShouldBe(["Ann Lee visited Bergen."]);
        await RejectAsync("visited");
        (await Queries.PassagesAsync("Bergen", store.Time.GetUtcNow().UtcDateTime)).ShouldBeEmpty();
        (await Queries.PassagesAsync("Bergen", at)).Count.ShouldBe(1);
        (await Queries.PassagesAsync(" ", at)).ShouldBeEmpty();
    }

    [Fact]
    public void Work_in_progress_is_the_same_after_it_was_kept()
    {
        var step = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5], Gen.String);
        step.Array[0, 12].Sample(steps =>
        {
            string[] lines = ["Happened/0", "Happened/1", "Happened/2", "Happened/3", "Happened/4", "Happened/5"];
            var work = steps.Aggregate(new BriefWork("Weekly", [], BriefEdits.None), (all, s) => s switch
            {
                (0, var line, var words) => all.Worded(lines[line], words),
                (1, var line, _) => all.Without(lines[line], line % 2 == 0),
                (2, var line, _) => all.Moved(SectionKind.Happened, lines, lines[line], line % 2 == 0 ? 1 : -1),
                (3, _, var words) => all.With(SectionKind.Happened, words, ["r1"]),
                (_, var line, _) => all.WithSection((SectionKind)line, line % 2 == 0),
            });
            var again = BriefWork.FromJson(work.ToJson())!;
            again.ToJson().ShouldBe(work.ToJson());
            again.Edits.Wording.ShouldBe(work.Edits.Wording, ignoreOrder: true);
        });
        BriefWork.FromJson("{not json").ShouldBeNull();
    }

    [Fact]
    public void A_line_moves_past_its_neighbour_and_stays_at_either_end()
    {
        var work = new BriefWork("Weekly", [], BriefEdits.None);
        work.Moved(SectionKind.Watch, ["a", "b", "c"], "b", -1).Edits.Order[SectionKind.Watch].ShouldBe(["b", "a", "c"]);
        work.Moved(SectionKind.Watch, ["a", "b", "c"], "b", 1).Edits.Order[SectionKind.Watch].ShouldBe(["a", "c", "b"]);
        work.Moved(SectionKind.Watch, ["a", "b", "c"], "b", 1).With(SectionKind.Watch, "New.", []).Edits.Order[SectionKind.Watch].Skip(1).ShouldBe(["a", "c", "b"]);
        work.Moved(SectionKind.Watch, ["a", "b", "c"], "a", -1).ShouldBe(work);
        work.Moved(SectionKind.Watch, ["a", "b", "c"], "c", 1).ShouldBe(work);
    }

    private BriefService Service => store.Get<BriefService>();

    private BriefQueries Queries => store.Get<BriefQueries>();

    private async Task<string> SaveAsync(RecordFilter filter)
    {
        var at = (await store.Get<BriefPreviews>().ReadAsync(new(filter, null, [], BriefEdits.None))).At;
        return (await Service.AddAsync(new(filter, " Weekly ", [], BriefEdits.None, at), lead)).Key!;
    }

    private async Task RejectAsync(string trigger)
    {
        store.Time.Advance(TimeSpan.FromMinutes(1));
        await using var db = await store.OpenAsync();
        var key = await db.Evidence.Where(e => e.Role == EvidenceRole.Cue && e.Exact == trigger).Select(e => e.Record.Key).SingleAsync();
        (await store.Get<RecordService>().DecideAsync([key], ReviewState.Rejected, null, await store.PersonAsync("Ed Ito", PersonRole.Editor))).ShouldBeNull();
        store.Time.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task<List<string>> TextsAsync(BriefRequest request, SectionKind kind) => [.. (await LinesAsync(request, kind)).Select(l => l.Text)];

    private async Task<IReadOnlyList<BriefLine>> LinesAsync(BriefRequest request, SectionKind kind)
        => (await store.Get<BriefPreviews>().ReadAsync(request)).Sections.Single(s => s.Kind == kind).Lines;

    private async Task<string> MarkdownAsync(BriefRequest request)
    {
        var file = new MemoryStream();
        await store.Get<ExportService>().WriteAsync(new(ExportFormat.Md, request), _ => file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
