using CsCheck;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Exports.Tables;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Tests.Boundaries;
using PeaceTalksTracker.Web.Tests.Exports;

namespace PeaceTalksTracker.Web.Tests.Imports;

/// <summary>What is exported comes back as it was, but for who recorded it and when.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Scraps =
        ["=1+1", "'quoted", "-2", "@x", "a; b", "“well”", "say \"no\"", "🕊 peace", "Глава Кремля", "line\r\nbreak", "tab\there", "</script>", "a\u00a0b", "e\u0301t\u00e9", "12,5", "||", "\\u0041"];

    private static readonly Gen<Made> Texts =
        from sentences in Gen.Select(Gen.OneOf(Scraps), Gen.OneOf("met", "=met", "'met", "мет"), Gen.OneOf(Scraps), Gen.Int[0, 3]).Array[1, 6]
        from dates in Gen.OneOf<string?>(null, "2025-03-17", "2025-03~", "../2025-03-18", "2025-04-01/2025-04-03").Array[6]
        select MadeOf(sentences, dates);

    [Fact]
    public async Task A_store_of_every_kind_comes_back_from_JSON_LD_as_it_was()
    {
        await using var from = await DecidedAsync();
        await using var to = await Imported.StoreAsync();
        var outcome = await to.ImportAsync(await from.LinkedDataAsync());
        (outcome.Added, outcome.NotFound.Count, outcome.Broken.Count).ShouldBe((14, 0, 0));
        await to.ShouldHoldTheSameAsync(from);
        (await to.ImportAsync(await from.LinkedDataAsync())).ShouldSatisfyAllConditions(o => o.Same.ShouldBe(14), o => o.ChangesSomething.ShouldBeFalse());
    }

    [Fact]
    public async Task The_seed_as_it_is_read_comes_back_from_JSON_LD_and_from_tables_as_it_was()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(SourceTests.Root, "seeds", "trump-putin-call.txt"), TestContext.Current.CancellationToken);
        await using var from = await Imported.StoreAsync();
        await from.Store.Get<IngestService>().AddAsync(text, new("Call", "An outlet", "https://example.org/call", new(2025, 3, 18), "seed"), Signers.Tester, cancellation: TestContext.Current.CancellationToken);
        await using var to = await Imported.StoreAsync();
        await to.ImportAsync(await from.LinkedDataAsync());
        await to.ShouldHoldTheSameAsync(from);

        await using var tables = await Imported.StoreAsync();
        await AddArticleAsync(from, tables);
        (await tables.ImportAsync(Imported.Read(await from.TablesAsync()))).ShouldSatisfyAllConditions(o => o.NotFound.ShouldBeEmpty(), o => o.Broken.ShouldBeEmpty());
        await ShouldHaveTheSameTablesAsync(tables, from);
    }

    [Fact]
    public async Task Tables_come_back_into_a_store_that_has_the_articles_apostrophes_and_all()
    {
        await using var from = await DecidedAsync();
        await using var to = await Imported.StoreAsync();
        await AddArticleAsync(from, to);
        var outcome = await to.ImportAsync(Imported.Read(await from.TablesAsync()));
        (outcome.Added, outcome.NotFound.Count, outcome.Broken.Count).ShouldBe((14, 0, 0));
        await ShouldHaveTheSameTablesAsync(to, from);
        (await to.ImportAsync(Imported.Read(await from.TablesAsync()))).ChangesSomething.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_table_of_evidence_the_words_alone_find_their_places()
    {
        await using var from = await DecidedAsync();
        await using var to = await Imported.StoreAsync();
        await AddArticleAsync(from, to);
        var files = (await from.TablesAsync()).Where(f => f.Name != "Evidence.csv").ToArray();
        var outcome = await to.ImportAsync(Imported.Read(files));
        (outcome.Added + outcome.NotFound.Count, outcome.Broken.Count).ShouldBe((14, 0));
        outcome.Added.ShouldBeGreaterThan(10);
        (await to.ImportAsync(Imported.Read(files))).ChangesSomething.ShouldBeFalse();
        (await from.ImportAsync(Imported.Read(files))).Same.ShouldBe(outcome.Added);
    }

    [Fact]
    public Task Whatever_the_words_JSON_LD_and_tables_come_back_as_they_were() => Texts.SampleAsync(async made =>
    {
        await using var from = await Imported.StoreAsync();
        await from.Store.SaveAsync(made.Article, made.Found);
        await using var to = await Imported.StoreAsync();
        await to.ImportAsync(await from.LinkedDataAsync());
        await to.ShouldHoldTheSameAsync(from);

        await using var tables = await Imported.StoreAsync();
        await AddArticleAsync(from, tables);
        await tables.ImportAsync(Imported.Read(await from.TablesAsync()));
        await ShouldHaveTheSameTablesAsync(tables, from);
    }, iter: 12, threads: 1);

    [Fact]
    public async Task An_article_that_no_record_rests_on_is_taken_along_with_the_whole_store()
    {
        await using var from = await Imported.StoreAsync();
        await from.Store.Get<IngestService>().AddAsync("Nothing of note took place.", new("Quiet", null, null, null, null), Signers.Tester, cancellation: TestContext.Current.CancellationToken);
        await using var to = await Imported.StoreAsync();
        (await to.ImportAsync(await from.LinkedDataAsync())).Articles.ShouldBe(1);
        await to.ShouldHoldTheSameAsync(from);
    }

    [Fact]
    public async Task What_was_rejected_comes_along_where_it_is_asked_for_and_all_articles_with_it()
    {
        await using var from = await DecidedAsync();
        await from.Store.Get<IngestService>().AddAsync("Nothing of note took place.", new("Quiet", null, null, null, null), Signers.Tester, cancellation: TestContext.Current.CancellationToken);
        await using (var db = await from.Store.OpenAsync())
        {
            (await db.Claims.FirstAsync()).Review = ReviewState.Rejected;
            await db.RecordAsync("Ed Itor");
        }
        await using var to = await Imported.StoreAsync();
        var all = await from.WriteAsync(ExportFormat.JsonLd, filter: new() { Reviews = Enum.GetValues<ReviewState>() });
        (await to.ImportAsync(Imported.Read(("all.jsonld", all)))).ShouldSatisfyAllConditions(o => o.Added.ShouldBe(14), o => o.Articles.ShouldBe(2));
        await using var after = await to.Store.OpenAsync();
        (await after.Claims.CountAsync(c => c.Review == ReviewState.Rejected)).ShouldBe(1);
        await to.ShouldHoldTheSameAsync(from);
    }

    /// <summary>The sample, with what people add to it; no name of it holds what no text keeps.</summary>
    private static async Task<ExportSample> DecidedAsync()
    {
        var store = await Imported.StoreAsync(isEmpty: false);
        await store.JudgeAsync("Bo Ray attacked Narnia", InformationCredibility.Improbable, "=There is no such place.");
        await using var db = await store.Store.OpenAsync();
        foreach (var actor in await db.ActorVersions.ToListAsync())
            actor.Name = TextCleaner.Clean(actor.Name).Trim();
        var stance = await db.Stances.Include(s => s.Record).FirstAsync();
        db.Add(new VerdictVersion { Record = stance.Record, Reliability = SourceReliability.CannotBeJudged });
        db.AddRange(new TagVersion { Record = stance.Record, Tag = "'kept" }, new TagVersion { Record = stance.Record, Tag = "=sum" });
        foreach (var denied in await db.Events.Where(e => e.Status == EventStatus.Denied).ToListAsync())
            (denied.Review, denied.Rule, denied.RuleVersion, denied.Confidence, denied.Why) = (ReviewState.Accepted, RecordVersion.ByPerson, "", 1, "Seen by Ed.");
        await db.RecordAsync("Ed Itor");
        return store;
    }

    private static async Task AddArticleAsync(ExportSample from, ExportSample to)
    {
        await using var db = await from.Store.OpenAsync();
        foreach (var v in await db.ArticleVersions.Include(v => v.Text).ToListAsync())
        {
            var made = new Made(v.Text.Content, v.Published, v.Title, v.Outlet);
            await to.Store.SaveAsync(made.Article, made.Found, new ArticleDetails(v.Title, v.Outlet, v.Address, v.Published, "test"));
        }
    }

    private static async Task ShouldHaveTheSameTablesAsync(ExportSample store, ExportSample other)
    {
        foreach (var ((name, here), (_, there)) in (await store.TablesAsync()).Zip(await other.TablesAsync()))
        {
            var (rows, expected) = (Rows(here), Rows(there));
            rows.ShouldBe(expected, name);
        }

        static List<string> Rows(byte[] bytes)
        {
            var all = TableTests.Read(bytes);
            var own = all[0].Index().Where(c => c.Item is not ("recorded_at" or "recorded_by" or "verdict_by")).Select(c => c.Index).ToList();
            return [.. all.Select(r => string.Join('|', own.Select(c => all[0][c] == "after" ? string.Join("; ", CellText.Unguard(r[c]).Split("; ").Order(StringComparer.Ordinal)) : r[c]))).Order(StringComparer.Ordinal)];
        }
    }

    private static Made MadeOf((string Before, string Verb, string After, int Kind)[] sentences, string?[] dates)
    {
        var words = sentences.Select((s, i) => $"{s.Before} Ann{i} {s.Verb} Bo, {s.After} said.").ToList();
        var made = new Made(string.Join(" ", words), new DateOnly(2025, 3, 18), "=Title; of 'it'", "The “Gazette”").Actor("Ann Lee").Actor("=Bo, “Ray”").Actor("'Cy");
        foreach (var (i, (before, verb, after, kind)) in sentences.Index())
        {
            var passage = words[i];
            if (kind is 0 or 1)
                made.Event($"e{i}", EventType.Consult, passage, verb, ["Ann Lee", "=Bo, “Ray”"], ["'Cy"], kind == 0 ? EventStatus.Happened : EventStatus.Planned, dates[i], place: before, issue: "ceasefire");
            else if (kind == 2)
                made.Claim($"c{i}", "'Cy", $"Ann{i}", verb, passage, chain: ["Ann Lee", "'Cy"]);
            else
                made.Stance($"s{i}", "=Bo, “Ray”", "ceasefire", Position.Doubts, Voice.Reported, passage, by: "'Cy");
        }
        return made;
    }
}
