using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Imports;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Imports;

public sealed class ImportServiceTests : ImportTest
{
    [Fact]
    public async Task Quotes_are_found_again_beneath_other_line_ends_and_a_new_paragraph_and_say_what_stands_here()
    {
        await AddTextAsync(To, "Updated at noon.\n\n" + Text.ReplaceLineEndings("\n"));
        var outcome = await ImportAsync();
        (outcome.Added, outcome.Articles, outcome.NotFound.Count).ShouldBe((3, 0, 0));
        await using var db = await To.Store.OpenAsync();
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
        await AddTextAsync(To, text);
        var outcome = await ImportAsync();
        outcome.Articles.ShouldBe(0);
        var left = outcome.NotFound.Single(n => n.Quote!.Contains(missed));
        left.What.ShouldMatch("^(Event|Stance) [a-z0-9]{12} of “Talks”$");
        left.Why.ShouldStartWith("Its passage is not found in the text that is here");
        await using var db = await To.Store.OpenAsync();
        (await db.Evidence.AnyAsync(e => e.Exact.Contains(missed))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_record_whose_article_is_neither_here_nor_in_the_file_is_listed_and_one_that_is_withdrawn_too()
    {
        var graph = await From.GraphAsync();
        foreach (var article in graph["@graph"]!.AsArray().Select(n => n!.AsObject()))
            article.Remove("articleBody");
        (await To.ImportAsync(Imported.Read(graph.ToJsonString()))).NotFound.Select(n => n.Why).ShouldBe(Enumerable.Repeat("Its article is not here; add its text, then import again.", 3));

        await ImportAsync();
        await using var db = await To.Store.OpenAsync();
        (await To.Store.Get<ArticleService>().WithdrawAsync(await db.Articles.Select(a => a.Key).SingleAsync(), Signers.Ed, null)).ShouldBeNull();
        var outcome = await ImportAsync();
        outcome.ChangesSomething.ShouldBeFalse();
        outcome.NotFound.ShouldAllBe(n => n.Why == "Its article is withdrawn here; restore it, then import again.");
    }

    [Fact]
    public async Task What_was_read_here_in_the_same_article_under_another_key_is_the_same_record()
    {
        await AddAsync(To, "Updated at noon.\n\n" + Text.ReplaceLineEndings("\n"));
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Same.ShouldBe(3), o => o.ChangesSomething.ShouldBeFalse());
    }

    [Fact]
    public async Task A_key_that_is_another_article_s_here_changes_nothing_there()
    {
        await AddTextAsync(To, "Ann Lee met Cy in Rome.");
        var graph = (await From.GraphAsync()).ToJsonString().Replace("example.org/talks", "example.org/else", StringComparison.Ordinal);
        var key = await KeyAsync(From, RecordKind.Event);
        await using (var db = await To.Store.OpenAsync())
        {
            db.Add(new EventVersion { Record = new() { Key = key, Kind = RecordKind.Event, ArticleId = await db.Articles.Select(a => a.Id).SingleAsync() }, Rule = "r", RuleVersion = "1", Why = "w" });
            await db.RecordAsync("Ed");
        }
        (await To.ImportAsync(Imported.Read(graph))).NotFound.ShouldHaveSingleItem().Why.ShouldBe("A record of another article has its key here.");
    }

    [Fact]
    public async Task One_undo_takes_all_of_it_back_and_it_can_be_imported_again()
    {
        await AddAsync(To, Text);
        await DecideAsync(From, default, place: "Bergen");
        await DecideAsync(To, ReviewState.Rejected);
        await AddAsync(From, Text + " It was late.");
        var before = Imported.Nodes(await To.GraphAsync());
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Proposed.ShouldBe(1), o => o.Added.ShouldBe(3), o => o.Articles.ShouldBe(1));
        await using var db = await To.Store.OpenAsync();
        var change = await db.Changes.OrderByDescending(c => c.Id).FirstAsync();
        (change.By, change.Why).ShouldBe(("Ed", "imported from records.jsonld"));

        To.Store.Time.Advance(TimeSpan.FromMinutes(1));
        (await To.Store.Get<UndoService>().UndoAsync(Signers.Ed)).Problem.ShouldBeNull();
        Imported.Nodes(await To.GraphAsync()).ShouldBe(before);
        (await db.Proposals.AnyAsync()).ShouldBeFalse();
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Proposed.ShouldBe(1), o => o.Added.ShouldBe(3), o => o.Articles.ShouldBe(1));
    }

    [Fact]
    public async Task A_preview_counts_the_same_and_saves_nothing_and_neither_does_one_that_is_cancelled()
    {
        var file = await From.LinkedDataAsync();
        var preview = await To.Store.Get<ImportService>().PreviewAsync(file, Signers.Ed, TestContext.Current.CancellationToken);
        await using var db = await To.Store.OpenAsync();
        var changes = await db.Changes.CountAsync();
        (await db.Articles.AnyAsync()).ShouldBeFalse();
        await Should.ThrowAsync<OperationCanceledException>(() => To.Store.Get<ImportService>().ImportAsync(file, Signers.Ed, new(canceled: true)));
        (await db.Changes.CountAsync()).ShouldBe(changes);
        (await To.ImportAsync(file)).Counts.ShouldBe(preview.Counts);
        (await db.Changes.CountAsync()).ShouldBe(changes + 1);
    }

    [Fact]
    public async Task An_actor_is_known_by_key_then_by_item_then_by_the_name_of_one_and_else_proposed()
    {
        await using (var db = await From.Store.OpenAsync())
        {
            (await db.ActorVersions.SingleAsync(a => a.Name == "Bo Ray")).Qid = "Q7";
            await db.RecordAsync("Ed");
        }
        await using (var db = await To.Store.OpenAsync())
        {
            db.Add(new ActorVersion { Actor = new() { Key = "robert-ray" }, Name = "Robert Ray", Kind = ActorKind.Person, Qid = "Q7" });
            // The same key and name, and surely another.
            db.Add(new ActorVersion { Actor = new() { Key = "bo-ray" }, Name = "Bo Ray", Kind = ActorKind.Person, Qid = "Q8" });
            var envoy = db.Add(new ActorVersion { Actor = new() { Key = "ms-lee" }, Name = "Envoy Lee", Kind = ActorKind.Person }).Entity;
            db.Add(new AliasVersion { Actor = envoy.Actor, Alias = "Ann Lee" });
            await db.RecordAsync("Ed");
        }
        (await ImportAsync()).ShouldSatisfyAllConditions(o => o.Added.ShouldBe(3), o => o.Actors.ShouldBe(0));
        await using var after = await To.Store.OpenAsync();
        (await after.Participants.Where(p => p.Role == ParticipantRole.Actor).OrderBy(p => p.Ordinal).Select(p => p.Actor.Key).ToListAsync()).ShouldBe(["ms-lee", "robert-ray"]);
        (await after.Stances.Select(s => s.Actor.Key).SingleAsync()).ShouldBe("ms-lee");

        // Two of the name: nobody can say which.
        await using var third = await Imported.StoreAsync();
        await using (var db = await third.Store.OpenAsync())
        {
            db.AddRange(new[] { "a-lee", "b-lee" }.Select(key => new ActorVersion { Actor = new() { Key = key }, Name = "Ann Lee", Kind = ActorKind.Person }));
            await db.RecordAsync("Ed");
        }
        (await third.ImportAsync(await From.LinkedDataAsync())).Actors.ShouldBe(2);
        await using var last = await third.Store.OpenAsync();
        (await last.ActorVersions.Where(a => a.Actor.Key == "ann-lee").Select(a => new { a.Proposed, a.Role }).SingleAsync()).ShouldBe(new { Proposed = true, Role = (string?)"Envoy" });
    }

    [Fact]
    public async Task An_issue_that_is_not_here_comes_with_its_words()
    {
        var graph = (await From.GraphAsync()).ToJsonString().Replace("issue:ceasefire", "issue:safe-corridors", StringComparison.Ordinal);
        (await To.ImportAsync(Imported.Read(graph))).Issues.ShouldBe(1);
        await using var db = await To.Store.OpenAsync();
        (await db.Issues.SingleAsync(i => i.IssueId == "safe-corridors")).ShouldSatisfyAllConditions(i => i.Name.ShouldBe("Ceasefire"), i => i.Proposition.ShouldNotBeEmpty(), i => i.Worded.ShouldBeTrue());
        (await db.Stances.Select(s => s.IssueId).SingleAsync()).ShouldBe("safe-corridors");
    }

    [Fact]
    public async Task A_quote_that_a_correction_has_left_on_the_earlier_text_comes_with_that_text()
    {
        await DecideAsync(From, ReviewState.Accepted);
        await using (var db = await From.Store.OpenAsync())
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
        await using var after = await To.Store.OpenAsync();
        (await after.ArticleTexts.CountAsync()).ShouldBe(2);
        var kept = await after.Evidence.Include(e => e.Text).SingleAsync(e => e.Anchor == AnchorState.Kept);
        kept.Text.Content.ShouldBe(Text);
    }

    [Fact]
    public async Task Whoever_leads_imports_and_nobody_else()
    {
        var editor = await To.Store.PersonAsync("Ed Ito", PersonRole.Editor);
        var file = await From.LinkedDataAsync();
        (await To.Store.Get<ImportService>().PreviewAsync(file, editor, TestContext.Current.CancellationToken)).Refusal.ShouldNotBeNull().ShouldContain("the rights of a lead");
        (await To.Store.Get<ImportService>().ImportAsync(file, editor, TestContext.Current.CancellationToken)).Refusal.ShouldNotBeNull();
        await using var db = await To.Store.OpenAsync();
        (await db.Records.AnyAsync()).ShouldBeFalse();
    }
}
