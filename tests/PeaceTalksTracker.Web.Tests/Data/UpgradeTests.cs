using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Data;

public sealed class UpgradeTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"tracker-upgrade-{Guid.NewGuid():N}.db");

    [Fact]
    public async Task A_store_of_the_first_shape_keeps_who_recorded_and_closed_each_row()
    {
        await using (var old = Open())
        {
            await old.GetService<IMigrator>().MigrateAsync("20261122211410_Initial");
            await old.Database.ExecuteSqlAsync($"""
                INSERT INTO Actors (Id, "Key") VALUES (1, 'ann-lee');
                INSERT INTO ActorVersions (ActorId, Name, Kind, Proposed, RecordedFrom, RecordedTo, RecordedBy, RecordedWhy, ClosedBy, ClosedWhy) VALUES
                    (1, 'A. Lee', 'Person', 1, '2025-03-01 10:00:00', '2025-03-02 10:00:00', 'reader 1', NULL, 'Ed', 'her full name'),
                    (1, 'Ann Lee', 'Person', 0, '2025-03-02 10:00:00', '9999-12-31 00:00:00', 'Ed', 'her full name', NULL, NULL);
                INSERT INTO Aliases (ActorId, Alias, RecordedFrom, RecordedTo, RecordedBy) VALUES
                    (1, 'Lee', '2025-03-01 10:00:00', '9999-12-31 00:00:00', 'reader 1');
                """);
        }

        await using (var db = Open())
            await Database.MigrateAsync(db);

        // As it was before stands beside it, whole.
        await using (var before = new SqliteConnection($"Data Source={Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + ".before-*_NumberChanges").ShouldHaveSingleItem()};Pooling=False"))
        {
            await before.OpenAsync();
            await using var command = before.CreateCommand();
            command.CommandText = "SELECT group_concat(RecordedBy, ', ') FROM ActorVersions";
            (await command.ExecuteScalarAsync()).ShouldBe("reader 1, Ed");
        }

        await using var now = Open();
        (await now.Changes.Where(c => c.By != "lexicon").OrderBy(c => c.Id).Select(c => new { c.By, c.Why }).ToListAsync())
            .ShouldBe([new { By = "reader 1", Why = (string?)null }, new { By = "Ed", Why = (string?)"her full name" }]);
        var names = await now.ActorVersions.IgnoreQueryFilters().Include(v => v.RecordedIn).Include(v => v.ClosedIn).OrderBy(v => v.Id).ToListAsync();
        names.Select(v => (v.Name, v.RecordedIn.By, v.ClosedIn?.By)).ShouldBe([("A. Lee", "reader 1", "Ed"), ("Ann Lee", "Ed", null)]);
        (await now.Aliases.Include(a => a.RecordedIn).SingleAsync()).RecordedIn.ShouldBeSameAs(names[0].RecordedIn);
    }

    [Fact]
    public async Task Issues_keep_the_wording_they_had_before_wordings_had_a_history_and_looking_back_finds_it()
    {
        await using (var old = Open())
        {
            await old.GetService<IMigrator>().MigrateAsync("20261125191617_ApiKeys");
            await old.Database.ExecuteSqlAsync($"""
                INSERT INTO Changes (Id, At, "By") VALUES (1, '2025-03-01 10:00:00', 'reader 1'), (2, '2025-03-02 10:00:00', 'Ed');
                INSERT INTO Issues (Id, Name, Proposition, Ordinal) VALUES ('ceasefire', 'A truce', 'Fighting ends.', 0), ('of-old', 'Of old', 'As it was.', 1);
                """);
        }

        await using var db = Open();
        await Database.MigrateAsync(db);
        (await db.Issues.Where(i => i.IssueId == "of-old" || i.IssueId == "ceasefire").OrderBy(i => i.IssueId).Select(i => i.Name).ToListAsync()).ShouldBe(["Ceasefire", "Of old"]);
        db.AsOf = new(2025, 3, 1, 10, 0, 0, DateTimeKind.Utc);
        (await db.Issues.OrderBy(i => i.Ordinal).Select(i => new { i.Name, i.Proposition }).ToListAsync())
            .ShouldBe([new { Name = "A truce", Proposition = "Fighting ends." }, new { Name = "Of old", Proposition = "As it was." }]);
    }

    [Fact]
    public async Task Whoever_reads_keeps_nobody_from_writing()
    {
        await using var reader = Open();
        await Database.MigrateAsync(reader);
        await reader.Database.OpenConnectionAsync();
        await using var reading = ((SqliteConnection)reader.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await reader.Database.UseTransactionAsync(reading);
        (await reader.Issues.CountAsync()).ShouldBeGreaterThan(0);

        await using var writer = Open();
        writer.Add(new Person { UserName = "Ann Lee", NormalizedUserName = "ANN LEE" });
        (await writer.SaveChangesAsync()).ShouldBe(1);
        (await reader.Users.CountAsync()).ShouldBe(0);
    }

    private TrackerDbContext Open()
        => new(new DbContextOptionsBuilder<TrackerDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options, TimeProvider.System);

    public void Dispose()
    {
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
            File.Delete(path);
    }
}
