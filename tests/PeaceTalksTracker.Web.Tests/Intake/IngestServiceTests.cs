using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Tests.Intake;

public sealed class IngestServiceTests(TestStore store) : IClassFixture<TestStore>
{
    private static readonly ArticleDetails Unknown = new(null, null, null, null, "test");

    private IngestService Ingest => store.Get<IngestService>();

    private static string Text(string place)
        => $"Finnish President Antti Salo met Donald Trump in {place}. Salo said that a ceasefire in Ukraine was close. Trump said he would call Vladimir Putin.";

    private async Task<int> CountAsync(string key)
    {
        await using var db = await store.OpenAsync();
        return await db.ArticleVersions.CountAsync(v => v.Article.Key == key);
    }

    [Theory]
    [InlineData("Ann Lee met Bob Ray.\n \t\nThey spoke.")]
    [InlineData("Ann Lee met Bob Ray.\r\n\r\n\r\n\r\nThey spoke.\r\n")]
    [InlineData("\n\u00A0\nAnn Lee met Bob Ray. \n  \n\t\nThey spoke.")]
    public void Blank_lines_make_no_other_article(string text)
        => RecordKeys.OfArticle(text).ShouldBe(RecordKeys.OfArticle("Ann Lee met Bob Ray.\n\nThey spoke."));

    [Fact]
    public void Another_break_or_word_makes_another_article()
    {
        RecordKeys.OfArticle("Ann Lee met.\nThey spoke.").ShouldNotBe(RecordKeys.OfArticle("Ann Lee met.\n\nThey spoke."));
        RecordKeys.OfArticle("Ann Lee met.").ShouldNotBe(RecordKeys.OfArticle("Ann Lee meets."));
    }

    [Fact]
    public async Task The_same_text_is_kept_once_whatever_its_line_ends()
    {
        var first = await Ingest.AddAsync(Text("Oslo") + "\n", Unknown, Signers.Tester);
        var second = await Ingest.AddAsync("\r\n" + Text("Oslo") + "\r\n\r\n", Unknown, Signers.Tester);
        (first.IsNew, second.IsNew, second.Key).ShouldBe((true, false, first.Key));
        second.Reading.ShouldBeNull("what is there is not read again");
        (await CountAsync(first.Key)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_added_and_taken_back_can_be_added_again_with_the_records_that_it_had()
    {
        var ed = await store.PersonAsync("Ed Again", PersonRole.Editor);
        var first = await Ingest.AddAsync(Text("Vaasa"), Unknown, ed);
        var keys = await KeysAsync(first.Key);
        keys.ShouldNotBeEmpty();
        (await store.Get<UndoService>().UndoAsync(ed)).Problem.ShouldBeNull();
        (await KeysAsync(first.Key)).ShouldBeEmpty();

        var second = await Ingest.AddAsync(Text("Vaasa"), Unknown, ed);
        (second.IsNew, second.Key).ShouldBe((true, first.Key));
        (await KeysAsync(first.Key)).ShouldBe(keys);
    }

    private async Task<List<string>> KeysAsync(string article)
    {
        await using var db = await store.OpenAsync();
        return await db.Events.Select(v => v.Record).Concat(db.Claims.Select(v => v.Record)).Concat(db.Stances.Select(v => v.Record))
            .Where(r => r.Article.Key == article).Select(r => r.Key).Order().ToListAsync();
    }

    [Fact]
    public async Task Every_quote_that_is_saved_stands_in_the_text_that_is_saved()
    {
        var saved = await Ingest.AddAsync("\uFEFFRTL\u202E and\0 more. " + Text("Bergen"), Unknown, Signers.Tester);
        await using var db = await store.OpenAsync();
        var evidence = await db.Evidence.Where(e => e.Record.Article.Key == saved.Key).Select(e => new { e.Exact, e.Start, e.End, e.Text.Content }).ToListAsync();
        evidence.ShouldNotBeEmpty();
        evidence.ShouldAllBe(e => e.Content.Substring(e.Start, e.End - e.Start) == e.Exact);
        evidence[0].Content.ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task A_cancelled_reading_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        var progress = new Cancelling(cancelled);
        await Should.ThrowAsync<OperationCanceledException>(() => Ingest.AddAsync(Text("Turku"), Unknown, Signers.Tester, progress, cancelled.Token));
        var key = Ingest.Read(Text("Turku"), Unknown).Article.Id;
        (await CountAsync(key)).ShouldBe(0);
        await using var db = await store.OpenAsync();
        (await db.Articles.CountAsync(a => a.Key == key)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_who_add_the_same_at_once_one_adds_it()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Ingest.AddAsync(Text("Espoo"), Unknown, Signers.Tester))));
        saved.Count(s => s.IsNew).ShouldBe(1);
        saved.Select(s => s.Key).Distinct().ShouldHaveSingleItem();
        (await CountAsync(saved[0].Key)).ShouldBe(1);
    }

    [Fact]
    public async Task Many_articles_at_once_that_name_the_same_new_actor_share_it()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Ingest.AddAsync(
            $"Ruritanian President Rudolf Elphberg said on day {i} that a ceasefire was close.", Unknown, Signers.Tester))));
        saved.ShouldAllBe(s => s.IsNew);
        await using var db = await store.OpenAsync();
        (await db.ActorVersions.CountAsync(a => a.Name == "Rudolf Elphberg")).ShouldBe(1);
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
