using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Data;

public sealed class StoreStampTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private readonly string seeds = Directory.CreateTempSubdirectory("tracker-seeds-").FullName;
    private string connection = "";

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        await using var db = await store.OpenAsync();
        connection = db.Database.GetConnectionString()!;
    }

    private Task<bool> IsPresentAsync() => StoreStamp.IsPresentAsync(connection, seeds);

    private Task WriteAsync() => StoreStamp.WriteAsync(connection, seeds);

    [Fact]
    public async Task A_store_is_prepared_once_it_says_so()
    {
        (await IsPresentAsync()).ShouldBeFalse();
        await WriteAsync();
        (await IsPresentAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_trigger_that_somebody_dropped_makes_it_unprepared()
    {
        await WriteAsync();
        await using (var db = await store.OpenAsync())
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER Articles_kept");
        (await IsPresentAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_seed_that_is_new_or_different_makes_it_unprepared()
    {
        await WriteAsync();
        await File.WriteAllTextAsync(Path.Combine(seeds, "a.txt"), "Ann met Bob.");
        (await IsPresentAsync()).ShouldBeFalse();
        await WriteAsync();
        await File.WriteAllTextAsync(Path.Combine(seeds, "a.txt"), "Ann met Cy.");
        (await IsPresentAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_neither_prepared_nor_made()
    {
        var file = Path.Combine(seeds, "gone.db");
        (await StoreStamp.IsPresentAsync(new SqliteConnectionStringBuilder { DataSource = file }.ToString(), seeds)).ShouldBeFalse();
        File.Exists(file).ShouldBeFalse();
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(seeds, recursive: true);
    }
}
