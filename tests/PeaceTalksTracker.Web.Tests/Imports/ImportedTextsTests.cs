using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Tests.Imports;

/// <summary>The texts that imported quotes rest on: which enter the store, and how long quotes are sought in them.</summary>
public sealed class ImportedTextsTests : ImportTest
{
    private static readonly string Corrected = Text.Replace("on Monday", "on Tuesday", StringComparison.Ordinal);

    [Fact]
    public async Task A_decision_on_an_earlier_text_that_is_not_here_is_laid_beside_the_words_that_are_here_and_brings_no_text()
    {
        await CorrectFromAsync("Bergen");
        // The same record here rests on the present text alone.
        await AddTextAsync(To, Corrected);
        await using (var db = await To.Store.OpenAsync())
        {
            var article = await db.ArticleVersions.Include(v => v.Text).Include(v => v.Article).SingleAsync();
            var row = new RecordRow { Key = RecordKeys.OfRecord(article.Article.Key, RecordKind.Event, "Ann Lee met Bo Ray in Oslo on Monday.\u001fmet", null, 0), Kind = RecordKind.Event, Article = article.Article };
            db.Add(new EventVersion { Record = row, Rule = RecordVersion.ByPerson, RuleVersion = "", Why = "w", Confidence = 1, Review = ReviewState.Rejected });
            db.Add(new EvidenceVersion { Record = row, Text = article.Text, Role = EvidenceRole.Passage, Exact = Corrected[..12], Start = 0, End = 12, Paragraph = 1, Sentence = 1, Anchor = AnchorState.Exact });
            await db.RecordAsync("Ed");
        }
        (await ImportAsync()).Proposed.ShouldBe(1);
        await using var after = await To.Store.OpenAsync();
        (await after.Proposals.SingleAsync()).Fields!.ShouldSatisfyAllConditions(f => f.ShouldContain("Bergen"), f => f.ShouldNotContain("0:"));
        (await after.ArticleTexts.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_record_of_which_one_quote_is_not_found_brings_no_text()
    {
        await CorrectFromAsync(null);
        await AddTextAsync(To, Corrected);
        var graph = await From.GraphAsync();
        var cue = graph["@graph"]!.AsArray().Select(n => n!.AsObject()).Single(n => n["role"]?.GetValue<string>() == "cue" && n.ToJsonString().Contains("\"met\"", StringComparison.Ordinal));
        cue["target"]!["selector"]![0]!["exact"] = "nowhere";
        (await To.ImportAsync(Imported.Read(graph.ToJsonString()))).NotFound.ShouldNotBeEmpty();
        await using var db = await To.Store.OpenAsync();
        (await db.ArticleTexts.CountAsync()).ShouldBe(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task Thousands_of_quotes_that_may_stand_anywhere_in_a_huge_text_do_not_hold_the_store_up()
    {
        var text = string.Concat(Enumerable.Repeat("a ", Limits.ArticleBytes / 2 - 10));
        await AddTextAsync(To, text);
        await using var db = await To.Store.OpenAsync();
        var article = await db.Articles.Select(a => a.Key).SingleAsync(TestContext.Current.CancellationToken);
        var rows = new StringBuilder("key,type,status,actors,recipients,trigger,quote,article,review,rule,confidence,date,date_basis\r\n");
        for (var i = 0; i < 10_000; i++)
            rows.Append(CultureInfo.InvariantCulture, $"{i:000000000000},Consult,Happened,,,,a,{article},Accepted,r,1,,\r\n");
        var outcome = await To.ImportAsync(Imported.Read(("events.csv", Encoding.UTF8.GetBytes(rows.ToString()))));
        (outcome.NotFound.Count, outcome.Added).ShouldBe((10_000, 0));
    }

    [Fact]
    public async Task Parts_of_an_export_bring_their_article_texts_together()
    {
        await CorrectFromAsync(null);
        var whole = await From.GraphAsync();
        var (first, second) = (whole.DeepClone(), whole.DeepClone());
        // One part has the present text alone, the other the earlier one too.
        first["@graph"]!.AsArray().Single(n => n!["articleBody"] is not null)!.AsObject().Remove("earlierText");
        foreach (var (part, kept) in new[] { (first, "stance"), (second, "event") })
            foreach (var node in part["@graph"]!.AsArray().Where(n => n!["@id"]!.GetValue<string>().Split(':')[1] is "event" or "claim" or "stance" or "evidence").ToList())
                if (Kind(node!["body"]?.GetValue<string>() ?? node["@id"]!.GetValue<string>()) != kept)
                    part["@graph"]!.AsArray().Remove(node);
        foreach (var parts in new[] { new[] { first, second }, [second, first] })
        {
            await using var store = await Imported.StoreAsync();
            (await store.ImportAsync(Imported.Read([.. parts.Select((p, i) => ($"{i}.jsonld", Encoding.UTF8.GetBytes(p.ToJsonString())))])))
                .ShouldSatisfyAllConditions(o => (o.Added, o.Articles).ShouldBe((2, 1)), o => o.NotFound.ShouldBeEmpty(), o => o.Broken.ShouldBeEmpty());
            await using var db = await store.Store.OpenAsync();
            (await db.ArticleTexts.OrderBy(t => t.Id).Select(t => t.Content).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe([Text, Corrected], ignoreOrder: true);
        }

        static string Kind(string name) => name.Split(':')[1];
    }

    [Fact]
    public async Task A_table_of_records_alone_takes_a_decision_over_and_keeps_the_quotes_that_are_here()
    {
        await AddAsync(To, Text);
        await DecideAsync(From, default, place: "Bergen");
        await using var db = await To.Store.OpenAsync();
        var before = await db.Evidence.Select(e => new { e.Role, e.Exact, e.Start }).OrderBy(e => e.Start).ThenBy(e => e.Role).ToListAsync(TestContext.Current.CancellationToken);
        (await To.ImportAsync(Imported.Read(("events.csv", await From.WriteAsync(ExportFormat.Csv, ExportOf.Events))))).Taken.ShouldBe(1);
        (await MeetingAsync(To)).ShouldBe((ReviewState.Accepted, "Bergen", "Ed"));
        (await db.Evidence.Select(e => new { e.Role, e.Exact, e.Start }).OrderBy(e => e.Start).ThenBy(e => e.Role).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task A_title_that_nobody_can_see_is_none()
    {
        var graph = await From.GraphAsync();
        graph["@graph"]!.AsArray().Single(n => n!["articleBody"] is not null)!["headline"] = "\u202E\u200F";
        (await To.ImportAsync(Imported.Read(graph.ToJsonString()))).Articles.ShouldBe(1);
        await using var db = await To.Store.OpenAsync();
        (await db.ArticleVersions.SingleAsync(TestContext.Current.CancellationToken)).Title.ShouldBeNull();
    }

    /// <summary>The meeting is decided, and its words stay on the text that was corrected; all else moves.</summary>
    private async Task CorrectFromAsync(string? place)
    {
        await DecideAsync(From, ReviewState.Accepted, place);
        await using var db = await From.Store.OpenAsync();
        var present = await db.ArticleVersions.Include(v => v.Article).SingleAsync();
        present.Text = new Web.Data.ArticleText { Article = present.Article, Content = Corrected, Sha256 = RecordKeys.Sha256(Corrected) };
        db.Add(present.Text);
        foreach (var quote in await db.Evidence.Include(e => e.Record).ToListAsync())
            if (quote.Record.Kind != RecordKind.Event)
                (quote.Text, quote.Start, quote.End) = (present.Text, quote.Start + 1, quote.End + 1);
            else
                quote.Anchor = AnchorState.Kept;
        await db.RecordAsync("Ed");
    }
}
