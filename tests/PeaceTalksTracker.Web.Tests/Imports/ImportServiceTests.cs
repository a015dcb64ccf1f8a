using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Imports;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Tests.Exports;

namespace PeaceTalksTracker.Web.Tests.Imports;

public sealed class ImportServiceTests : IAsyncLifetime
{
    private const string Address = "https://example.org/talks";

    private const string Text = "Ann Lee met Bo Ray in Oslo on Monday.\r\n\r\nBo Ray said that a truce\r\nwas near. Ann Lee wants a truce.";

    private ExportSample from = null!;
    private ExportSample to = null!;

    public async ValueTask InitializeAsync()
    {
        (from, to) = (await Imported.StoreAsync(), await Imported.StoreAsync());
        await AddAsync(from, Text);
    }

    public async ValueTask DisposeAsync()
    {
        await from.DisposeAsync();
        await to.DisposeAsync();
    }

    private static Made MadeOf(string text) => new Made(text, new DateOnly(2025, 3, 18), "Talks", "The Gazette").Actor("Ann Lee", role: "Envoy").Actor("Bo Ray")
        .Event("met", EventType.Consult, "Ann Lee met Bo Ray in Oslo on Monday.", "met", ["Ann Lee", "Bo Ray"], date: "2025-03-17", basis: DateBasis.Relative, place: "Oslo")
        .Claim("near", "Bo Ray", "Bo Ray", "said", text.Contains("truce\r\nwas", StringComparison.Ordinal) ? "a truce\r\nwas near" : "a truce\nwas near")
        .Stance("truce", "Ann Lee", "ceasefire", Position.Supports, Voice.Self, "Ann Lee wants a truce.", cue: "wants", ground: "near");

    private static Task<SavedArticle> AddAsync(ExportSample store, string text)
        => store.Store.SaveAsync(MadeOf(text).Article, MadeOf(text).Found, new("Talks", "The Gazette", Address, new(2025, 3, 18), "test"));

    /// <summary>The text without what was read in it.</summary>
    private static async Task AddTextAsync(ExportSample store, string text)
    {
        var made = new Made(text);
        await store.Store.SaveAsync(made.Article, made.Found, new("Talks", "The Gazette", Address, new(2025, 3, 18), "test"));
    }

    private Task<ImportOutcome> ImportAsync() => ImportAsync(from);

    private async Task<ImportOutcome> ImportAsync(ExportSample source) => await to.ImportAsync(await source.LinkedDataAsync());

    private static async Task<string> KeyAsync(ExportSample store, RecordKind kind)
    {
        await using var db = await store.Store.OpenAsync();
        return await db.Records.Where(r => r.Kind == kind).Select(r => r.Key).SingleAsync();
    }

    private static async Task DecideAsync(ExportSample store, ReviewState decision, string? place = null)
    {
        store.Store.Time.Advance(TimeSpan.FromMinutes(1));
        var (records, key) = (store.Store.Get<RecordService>(), await KeyAsync(store, RecordKind.Event));
        if (place is not null && (await records.OpenAsync(key)).ShouldNotBeNull() is var open)
            (await records.SaveAsync(key, open.Base, open.Fields.With(RecordField.Place, place), null, Signers.Ed)).Refusal.ShouldBeNull();
        else
            (await records.DecideAsync([key], decision, null, Signers.Ed)).ShouldBeNull();
    }

    private static async Task<(ReviewState Review, string? Place, string By)> MeetingAsync(ExportSample store)
    {
        await using var db = await store.Store.OpenAsync();
        return await db.Events.Select(e => new ValueTuple<ReviewState, string?, string>(e.Review, e.Place, e.RecordedIn.By)).SingleAsync();
    }

    [Fact]
    public async Task Quotes_are_found_again_beneath_other_line_ends_and_a_new_paragraph_and_say_what_stands_here()
    {
        await AddTextAsync(to, "Updated at noon.\n\n" + Text.ReplaceLineEndings("\n"));
        var outcome = await ImportAsync();
        (outcome.Added, outcome.Articles, outcome.NotFound.Count).ShouldBe((3, 0, 0));
        await using var db = await to.Store.OpenAsync();
        foreach (var quote in await db.Evidence.Include(e => e.Text).ToListAsync())
        {
            quote.Exact.ShouldBe(quote.Text.Content[quote.Start..quote.End]);
            quote.Anchor.ShouldBe(AnchorState.Exact);
        }
        (await db.Evidence.SingleAsync(e => e.Role == EvidenceRole.Content)).ShouldSatisfyAllConditions(e => e.Exact.ShouldBe("a truce\nwas near"), e => e.Paragraph.ShouldBe(3));
    }

    [Theory]
    // Another word; a neighbour that changed; the same words with the same neighbours at two places.
    [InlineData("Ann Lee met Bo Ray in Oslo on Tuesday.\n\nBo Ray said that a truce\nwas near. Ann Lee wants a truce.", "Oslo on Monday")]
    [InlineData("Ann Lee met Bo Ray in Oslo on Monday.\n\nBo Ray said that a truce\nwas near. Ann Lee now wants a truce.", "Ann Lee wants")]
    [InlineData("Ann Lee met Bo Ray in Oslo on Monday.\n\nBo Ray said that a truce\nwas near. Ann Lee wants a truce.\n\nAnn Lee met Bo Ray in Oslo on Monday.\n\nBo Ray said that a truce\nwas near. Ann Lee wants a truce.", "Ann Lee wants")]
    public async Task What_may_be_a_lookalike_is_not_taken_but_listed(string text, string missed)
    {
        await AddTextAsync(to, text);
        var outcome = await ImportAsync();
        outcome.Articles.ShouldBe(0);
        var left = outcome.NotFound.Single(n => n.Quote!.Contains(missed));
        left.What.ShouldMatch("^(Event|Stance) [a-z0-9]{12} of “Talks”$");
        left.Why.ShouldStartWith("Its passage is not found in the text that is here");
        await using var db = await to.Store.OpenAsync();
        (await db.Evidence.AnyAsync(e => e.Exact.Contains(missed))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_record_whose_article_is_neither_here_nor_in_the_file_is_listed_and_one_that_is_withdrawn_too()
    {
        var graph = await from.GraphAsync();
        foreach (var article in graph["@graph"]!.AsArray().Select(n => n!.AsObject()))
            article.Remove("articleBody");
        (await to.ImportAsync(Imported.Read(graph.ToJsonString()))).NotFound.Select(n => n.Why).ShouldBe(Enumerable.Repeat("Its article is not here; add its text, then import again.", 3));

        await ImportAsync();
        await using var db = await to.Store.OpenAsync();
        (await to.Store.Get<ArticleService>().WithdrawAsync(await db.Articles.Select(a => a.Key).SingleAsync(), Signers.Ed, null)).ShouldBeNull();
        var outcome = await ImportAsync();
        outcome.ChangesSomething.ShouldBeFalse();
        outcome.NotFound.ShouldAllBe(n => n.Why == "Its article is withdrawn here; restore it, then import again.");
    }

    [Fact]
    public async Task What_was_read_here_in_the_same_article_under_another_key_is_the_same_record()
    {
        await AddAsync(to, "Updated at noon.\n\n" + Text.ReplaceLineEndings("\n"));
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Same.ShouldBe(3), o => o.ChangesSomething.ShouldBeFalse());
    }

    [Fact]
    public async Task What_was_decided_there_is_taken_over_where_nobody_has_decided_here()
    {
        await AddAsync(to, Text);
        await DecideAsync(from, default, place: "Bergen");
        var outcome = await ImportAsync();
        (outcome.Taken, outcome.Same, outcome.Added).ShouldBe((1, 2, 0));
        (await MeetingAsync(to)).ShouldBe((ReviewState.Accepted, "Bergen", "Ed"));
        await to.ShouldHoldTheSameAsync(from);
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Same.ShouldBe(3), o => o.ChangesSomething.ShouldBeFalse());
    }

    [Fact]
    public async Task What_was_decided_here_stays_and_what_was_decided_there_waits_beside_it_until_somebody_answers()
    {
        await AddAsync(to, Text);
        await DecideAsync(from, default, place: "Bergen");
        await DecideAsync(to, ReviewState.Rejected);
        (await ImportAsync()).Proposed.ShouldBe(1);
        (await MeetingAsync(to)).ShouldBe((ReviewState.Rejected, "Oslo", "Ed"));
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Left.ShouldBe(1), o => o.ChangesSomething.ShouldBeFalse());

        var record = (await to.Store.Get<RecordService>().OpenAsync(await KeyAsync(to, RecordKind.Event))).ShouldNotBeNull();
        var proposal = (await to.Store.Get<RecordContextQueries>().OfAsync(record.Id)).ShouldNotBeNull().Proposal.ShouldNotBeNull();
        (proposal.IsImported, proposal.Why).ShouldBe((true, "imported from records.jsonld"));
        record.Fields.ChangesTo(proposal.Fields!).Select(c => (c.Field, c.After!.Value)).ShouldBe([(RecordField.Review, "Accepted"), (RecordField.Place, "Bergen")]);

        await DecideAsync(to, ReviewState.Rejected);
        await using var db = await to.Store.OpenAsync();
        (await db.Proposals.AnyAsync()).ShouldBeFalse();
        (await ImportAsync()).ChangesSomething.ShouldBeFalse();
    }

    [Fact]
    public async Task A_reading_of_the_text_leaves_an_imported_decision_waiting()
    {
        await AddAsync(to, Text);
        await DecideAsync(from, default, place: "Bergen");
        await DecideAsync(to, ReviewState.Accepted);
        await ImportAsync();
        await using (var db = await to.Store.OpenAsync())
        {
            var (article, text) = (await db.Articles.SingleAsync(), await db.ArticleTexts.SingleAsync());
            await new RecordWriter(db, article, text).WriteAsync(MadeOf(Text).Article, MadeOf(Text).Found, TestContext.Current.CancellationToken);
            await db.RecordAsync("reader 9");
        }
        await using var after = await to.Store.OpenAsync();
        (await after.Proposals.SingleAsync()).Fields!.ShouldContain("Bergen");
    }

    [Fact]
    public async Task One_undo_takes_all_of_it_back_and_it_can_be_imported_again()
    {
        await AddAsync(to, Text);
        await DecideAsync(from, default, place: "Bergen");
        await DecideAsync(to, ReviewState.Rejected);
        await AddAsync(from, Text + " It was late.");
        var before = Imported.Nodes(await to.GraphAsync());
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Proposed.ShouldBe(1), o => o.Added.ShouldBe(3), o => o.Articles.ShouldBe(1));
        await using var db = await to.Store.OpenAsync();
        var change = await db.Changes.OrderByDescending(c => c.Id).FirstAsync();
        (change.By, change.Why).ShouldBe(("Ed", "imported from records.jsonld"));

        to.Store.Time.Advance(TimeSpan.FromMinutes(1));
        (await to.Store.Get<UndoService>().UndoAsync(Signers.Ed)).Problem.ShouldBeNull();
        Imported.Nodes(await to.GraphAsync()).ShouldBe(before);
        (await db.Proposals.AnyAsync()).ShouldBeFalse();
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Proposed.ShouldBe(1), o => o.Added.ShouldBe(3), o => o.Articles.ShouldBe(1));
    }

    [Fact]
    public async Task A_preview_counts_the_same_and_saves_nothing_and_neither_does_one_that_is_cancelled()
    {
        var file = await from.LinkedDataAsync();
        var preview = await to.Store.Get<ImportService>().PreviewAsync(file, Signers.Ed, TestContext.Current.CancellationToken);
        await using var db = await to.Store.OpenAsync();
        var changes = await db.Changes.CountAsync();
        (await db.Articles.AnyAsync()).ShouldBeFalse();
        await Should.ThrowAsync<OperationCanceledException>(() => to.Store.Get<ImportService>().ImportAsync(file, Signers.Ed, new(canceled: true)));
        (await db.Changes.CountAsync()).ShouldBe(changes);
        (await to.ImportAsync(file)).Counts.ShouldBe(preview.Counts);
        (await db.Changes.CountAsync()).ShouldBe(changes + 1);
    }

    [Fact]
    public async Task An_actor_is_known_by_key_then_by_item_then_by_the_name_of_one_and_else_proposed()
    {
        await using (var db = await from.Store.OpenAsync())
        {
            (await db.ActorVersions.SingleAsync(a => a.Name == "Bo Ray")).Qid = "Q7";
            await db.RecordAsync("Ed");
        }
        await using (var db = await to.Store.OpenAsync())
        {
            db.Add(new ActorVersion { Actor = new() { Key = "robert-ray" }, Name = "Robert Ray", Kind = ActorKind.Person, Qid = "Q7" });
            // The same key and name, and surely another.
            db.Add(new ActorVersion { Actor = new() { Key = "bo-ray" }, Name = "Bo Ray", Kind = ActorKind.Person, Qid = "Q8" });
            var envoy = db.Add(new ActorVersion { Actor = new() { Key = "ms-lee" }, Name = "Envoy Lee", Kind = ActorKind.Person }).Entity;
            db.Add(new AliasVersion { Actor = envoy.Actor, Alias = "Ann Lee" });
            await db.RecordAsync("Ed");
        }
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Added.ShouldBe(3), o => o.Actors.ShouldBe(0));
        await using var after = await to.Store.OpenAsync();
        (await after.Participants.Where(p => p.Role == ParticipantRole.Actor).OrderBy(p => p.Ordinal).Select(p => p.Actor.Key).ToListAsync()).ShouldBe(["ms-lee", "robert-ray"]);
        (await after.Stances.Select(s => s.Actor.Key).SingleAsync()).ShouldBe("ms-lee");

        // Two of the name: nobody can say which.
        await using var third = await Imported.StoreAsync();
        await using (var db = await third.Store.OpenAsync())
        {
            db.AddRange(new[] { "a-lee", "b-lee" }.Select(key => new ActorVersion { Actor = new() { Key = key }, Name = "Ann Lee", Kind = ActorKind.Person }));
            await db.RecordAsync("Ed");
        }
        (await third.ImportAsync(await from.LinkedDataAsync())).Actors.ShouldBe(2);
        await using var last = await third.Store.OpenAsync();
        (await last.ActorVersions.Where(a => a.Actor.Key == "ann-lee").Select(a => new { a.Proposed, a.Role }).SingleAsync()).ShouldBe(new { Proposed = true, Role = (string?)"Envoy" });
    }

    [Fact]
    public async Task An_issue_that_is_not_here_comes_with_its_words()
    {
        var graph = (await from.GraphAsync()).ToJsonString().Replace("issue:ceasefire", "issue:safe-corridors", StringComparison.Ordinal);
        (await to.ImportAsync(Imported.Read(graph))).Issues.ShouldBe(1);
        await using var db = await to.Store.OpenAsync();
        (await db.Issues.SingleAsync(i => i.IssueId == "safe-corridors")).ShouldSatisfyAllConditions(i => i.Name.ShouldBe("Ceasefire"), i => i.Proposition.ShouldNotBeEmpty(), i => i.Worded.ShouldBeTrue());
        (await db.Stances.Select(s => s.IssueId).SingleAsync()).ShouldBe("safe-corridors");
    }

    [Fact]
    public async Task A_quote_that_a_correction_has_left_on_the_earlier_text_comes_with_that_text()
    {
        await DecideAsync(from, ReviewState.Accepted);
        await using (var db = await from.Store.OpenAsync())
        {
            var present = await db.ArticleVersions.Include(v => v.Article).SingleAsync();
            present.Text = new Web.Data.ArticleText { Article = present.Article, Content = Text.Replace("on Monday", "on Tuesday"), Sha256 = RecordKeys.Sha256(Text.Replace("on Monday", "on Tuesday")) };
            db.Add(present.Text);
            foreach (var quote in await db.Evidence.ToListAsync())
                if (quote.Role != EvidenceRole.Passage || !quote.Exact.Contains("Monday"))
                    quote.Text = present.Text;
                else
                    quote.Anchor = AnchorState.Kept;
            await db.RecordAsync("Ed");
        }
        (await ImportAsync()).NotFound.ShouldNotBeEmpty();
        await using var after = await to.Store.OpenAsync();
        (await after.ArticleTexts.CountAsync()).ShouldBe(2);
        var kept = await after.Evidence.Include(e => e.Text).SingleAsync(e => e.Anchor == AnchorState.Kept);
        kept.Text.Content.ShouldBe(Text);
    }

    [Fact]
    public async Task Whoever_leads_imports_and_nobody_else()
    {
        var editor = await to.Store.PersonAsync("Ed Ito", PersonRole.Editor);
        var file = await from.LinkedDataAsync();
        (await to.Store.Get<ImportService>().PreviewAsync(file, editor, TestContext.Current.CancellationToken)).Refusal.ShouldNotBeNull().ShouldContain("the rights of a lead");
        (await to.Store.Get<ImportService>().ImportAsync(file, editor, TestContext.Current.CancellationToken)).Refusal.ShouldNotBeNull();
        await using var db = await to.Store.OpenAsync();
        (await db.Records.AnyAsync()).ShouldBeFalse();
    }
}
