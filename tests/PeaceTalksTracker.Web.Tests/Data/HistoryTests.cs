using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Data;

public sealed class HistoryTests(TestStore store) : IClassFixture<TestStore>
{
    private static Made Call() => new Made("Ann Lee met Bob Ray in Oslo on 3 May 2024.", new DateOnly(2024, 5, 4))
        .Actor("Ann Lee").Actor("Bob Ray")
        .Event("e1", EventType.Consult, "Ann Lee met Bob Ray in Oslo on 3 May 2024.", "met", ["Ann Lee", "Bob Ray"], date: "2024-05-03", place: "Oslo");

    [Fact]
    public async Task A_change_closes_the_row_and_adds_another_and_the_past_can_be_seen()
    {
        var made = Call();
        await store.SaveAsync(made.Article, made.Found);
        var before = store.Time.GetUtcNow().UtcDateTime;
        store.Time.Advance(TimeSpan.FromHours(1));

        await using (var db = await store.OpenAsync())
        {
            var held = await db.Events.SingleAsync(e => e.Record.Article.Key == made.Article.Id);
            held.Status = EventStatus.Planned;
            await db.RecordAsync("Ed", "it lies ahead");
        }

        await using (var db = await store.OpenAsync())
        {
            var now = await db.Events.Include(e => e.RecordedIn).SingleAsync(e => e.Record.Article.Key == made.Article.Id);
            (now.Status, now.RecordedIn.By, now.RecordedIn.Why, now.Place).ShouldBe((EventStatus.Planned, "Ed", "it lies ahead", "Oslo"));
            db.AsOf = before;
            (await db.Events.SingleAsync(e => e.Record.Article.Key == made.Article.Id)).Status.ShouldBe(EventStatus.Happened);
        }
    }

    [Fact]
    public async Task Whoever_ends_a_record_is_named_as_whoever_began_it()
    {
        var made = new Made("Lia Moe met Ned Orr.").Actor("Lia Moe").Actor("Ned Orr")
            .Event("e1", EventType.Consult, "Lia Moe met Ned Orr.", "met", ["Lia Moe", "Ned Orr"]);
        await store.SaveAsync(made.Article, made.Found);
        await using (var db = await store.OpenAsync())
        {
            db.Remove(await db.Events.SingleAsync(e => e.Record.Article.Key == made.Article.Id));
            await db.RecordAsync("Ed", "no event at all");
        }

        await using var after = await store.OpenAsync();
        var ended = await after.Events.IgnoreQueryFilters().Include(e => e.RecordedIn).Include(e => e.ClosedIn).SingleAsync(e => e.Record.Article.Key == made.Article.Id);
        (ended.RecordedIn.By, ended.ClosedIn?.By, ended.ClosedIn?.Why).ShouldBe(("tester", "Ed", "no event at all"));
        (await after.Events.AnyAsync(e => e.Record.Article.Key == made.Article.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task Readers_do_not_stop_writers()
    {
        await using var db = await store.OpenAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        (await command.ExecuteScalarAsync()).ShouldBe("wal");
    }

    [Fact]
    public async Task A_versioned_row_is_not_saved_without_a_name()
    {
        await using var db = await store.OpenAsync();
        db.Add(new ActorVersion { Actor = new ActorRow { Key = "nobody" }, Name = "Nobody" });
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Theory]
    [InlineData("UPDATE Events SET Status = 'Denied'")]
    [InlineData("UPDATE Events SET RecordedTo = RecordedFrom WHERE RecordedTo < '9999'")]
    [InlineData("DELETE FROM Events")]
    [InlineData("DELETE FROM Evidence")]
    [InlineData("UPDATE Events SET RecordedTo = '2000-01-01 00:00:00' WHERE RecordedTo > '9999'")]
    [InlineData("UPDATE Events SET ClosedInId = RecordedInId WHERE RecordedTo < '9999'")]
    [InlineData("INSERT OR REPLACE INTO Events SELECT * FROM Events")]
    [InlineData("UPDATE ArticleTexts SET Content = 'other words'")]
    [InlineData("UPDATE Changes SET \"By\" = 'somebody else'")]
    [InlineData("DELETE FROM Changes")]
    [InlineData("UPDATE Records SET \"Key\" = 'another'")]
    [InlineData("DELETE FROM Actors")]
    [InlineData("INSERT OR REPLACE INTO ArticleTexts SELECT * FROM ArticleTexts")]
    public async Task The_database_itself_refuses_to_rewrite_history(string sql)
    {
        var made = new Made("Cy Dow met Di Fox.").Actor("Cy Dow").Actor("Di Fox")
            .Event("e1", EventType.Consult, "Cy Dow met Di Fox.", "met", ["Cy Dow", "Di Fox"]);
        await store.SaveAsync(made.Article, made.Found);
        await using (var db = await store.OpenAsync())
        {
            (await db.Events.FirstAsync(e => e.Record.Article.Key == made.Article.Id)).Place = $"Rome {Guid.NewGuid()}";
            await db.RecordAsync("Ed");
        }

        await using var raw = await store.OpenAsync();
        var refusal = await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => raw.Database.ExecuteSqlRawAsync(sql));
        refusal.Message.ShouldContain("append-only");
    }

    [Fact]
    public async Task Two_who_change_the_same_row_do_not_overwrite_each_other()
    {
        var made = new Made("Eva Gor called Hal Ito.").Actor("Eva Gor").Actor("Hal Ito")
            .Event("e1", EventType.Consult, "Eva Gor called Hal Ito.", "called", ["Eva Gor", "Hal Ito"]);
        await store.SaveAsync(made.Article, made.Found);
        await using var first = await store.OpenAsync();
        await using var second = await store.OpenAsync();
        (await first.Events.SingleAsync(e => e.Record.Article.Key == made.Article.Id)).Place = "Rome";
        (await second.Events.SingleAsync(e => e.Record.Article.Key == made.Article.Id)).Place = "Bern";

        await first.RecordAsync("one");
        await Should.ThrowAsync<DbUpdateException>(() => second.RecordAsync("two"));
    }

    [Fact]
    public async Task Reading_the_same_again_changes_nothing()
    {
        var made = new Made("Ike Jun met Kim Lux in Bonn.", new DateOnly(2024, 1, 2)).Actor("Ike Jun").Actor("Kim Lux")
            .Event("e1", EventType.Consult, "Ike Jun met Kim Lux in Bonn.", "met", ["Ike Jun", "Kim Lux"], place: "Bonn");
        (await store.SaveAsync(made.Article, made.Found)).IsNew.ShouldBeTrue();
        (await store.SaveAsync(made.Article, made.Found)).IsNew.ShouldBeFalse();
        await using var db = await store.OpenAsync();
        (await db.Events.IgnoreQueryFilters().CountAsync(e => e.Record.Article.Key == made.Article.Id)).ShouldBe(1);
    }
}
