using System.Net;
using Microsoft.Data.Sqlite;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>The app as a process: how it starts, where it puts its data, how it ends.</summary>
public sealed class StartUpTests(Chromium chromium, PublishedApp published) : IClassFixture<PublishedApp>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Database => folder.File("store.db");

    [Fact]
    public async Task A_second_start_loads_nothing_twice()
    {
        await using (var first = await RunningApp.StartAsync(new() { Database = Database }))
            (await first.StopAsync()).ShouldBe(0, first.Log);
        var before = await RowsAsync();
        before["Articles"].ShouldBe(1);

        await using (var second = await RunningApp.StartAsync(new() { Database = Database }))
            (await second.StopAsync()).ShouldBe(0, second.Log);
        (await RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task It_serves_pages_and_assets_from_build_output()
    {
        await using var app = await RunningApp.StartAsync(new() { Database = Database });
        await ServesEverythingAsync(app.Address);
    }

    [Fact]
    public async Task It_serves_pages_and_assets_from_published_output()
    {
        await using var app = await RunningApp.StartAsync(new() { Output = published.Output, Database = Database });
        await ServesEverythingAsync(app.Address);
    }

    [Fact]
    public async Task The_address_and_the_database_are_those_it_is_given()
    {
        var port = FreePort();
        await using var app = await RunningApp.StartAsync(new() { Database = Database, Arguments = ["--urls", $"http://127.0.0.1:{port}"] });
        app.Address.ShouldBe(new Uri($"http://127.0.0.1:{port}"));
        File.Exists(Database).ShouldBeTrue();
    }

    [Fact]
    public async Task In_a_checkout_the_data_stands_at_its_root_wherever_it_was_started_from()
    {
        var root = folder.File("checkout");
        var output = Path.Combine(root, "src", "bin");
        published.CopyTo(output);
        await File.WriteAllTextAsync(Path.Combine(root, "PeaceTalksTracker.sln"), "");
        Directory.CreateDirectory(folder.File("elsewhere"));

        await using var app = await RunningApp.StartAsync(new() { Output = output, WorkingDirectory = folder.File("elsewhere") });
        File.Exists(Path.Combine(root, "data", "tracker.db")).ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(folder.File("elsewhere")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Outside_a_checkout_the_data_stands_beside_the_app()
    {
        var output = folder.File("installed");
        published.CopyTo(output);
        await using var app = await RunningApp.StartAsync(new() { Output = output });
        File.Exists(Path.Combine(output, "data", "tracker.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task It_stops_when_asked_to_although_a_page_is_open()
    {
        await using var app = await RunningApp.StartAsync(new() { Database = Database });
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(app.Address.AbsoluteUri);
        await page.Locator("h1").WaitForAsync();
        (await app.StopAsync()).ShouldBe(0, app.Log);
    }

    public void Dispose() => folder.Dispose();

    private static async Task ServesEverythingAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var page = await client.GetAsync(Urls.Overview);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await page.Content.ReadAsStringAsync();
        var assets = System.Text.RegularExpressions.Regex.Matches(html, """(?:src|href)="((?:[^"/#:]+/)*[^"/#:]+\.(?:js|css|svg|woff2))" """.TrimEnd())
            .Select(match => match.Groups[1].Value).ToList();
        assets.ShouldContain(name => name.Contains("blazor.web"));
        assets.ShouldContain("_content/MudBlazor/MudBlazor.min.css");
        foreach (var asset in assets)
        {
            var answer = await client.GetAsync("/" + asset);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, asset);
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(0, asset);
        }
        (await client.GetStringAsync(Urls.Health)).ShouldBe("Healthy");
    }

    private async Task<Dictionary<string, long>> RowsAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var rows = new Dictionary<string, long>();
        foreach (var table in await TablesAsync(connection))
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
            rows[table] = (long)(await count.ExecuteScalarAsync())!;
        }
        return rows;
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        await using var list = connection.CreateCommand();
        list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        await using var reader = await list.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
