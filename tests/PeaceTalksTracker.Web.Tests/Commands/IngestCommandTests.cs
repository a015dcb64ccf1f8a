using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PeaceTalksTracker.Web.Tests.Commands;

public sealed class IngestCommandTests : IDisposable
{
    private const string Text = "Donald Trump met Vladimir Putin in Moscow yesterday. Zelensky said that Russia had broken the truce.";

    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    private T Ask<T>(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={shell.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    [Fact]
    public async Task Files_are_added_once_with_their_details_and_a_line_of_data_each()
    {
        shell.Write("a.txt", Text);
        shell.Write("page.html", "<html><body><p>Marco Rubio met Sergey Lavrov in Riyadh.</p></body></html>");
        var ran = await shell.RunAsync("ingest", "a.txt", "page.html", "a.txt", "gone.txt", "--outlet", "The Gazette", "--published", "2025-03-18");

        ran.ExitCode.ShouldBe(1);
        var lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(l => (l.GetProperty("file").GetString(), l.GetProperty("added").GetBoolean())).ShouldBe([("a.txt", true), ("page.html", true), ("a.txt", false)]);
        lines[0].GetProperty("events").GetInt32().ShouldBeGreaterThan(0);
        ran.Error.ShouldContain("page.html: This was HTML");
        ran.Error.ShouldContain("a.txt: It was there already");
        ran.Error.ShouldContain("gone.txt: There is no such file.");
        Ask<long>("SELECT COUNT(*) FROM ArticleVersions WHERE Outlet = 'The Gazette' AND Published = '2025-03-18'").ShouldBe(2);
        Ask<string>("SELECT Origin FROM ArticleVersions WHERE Origin LIKE 'a%'").ShouldBe("a.txt");
    }

    [Fact]
    public async Task Migrate_creates_the_database_and_says_where_without_data()
    {
        var ran = await shell.RunAsync("migrate");
        ran.ExitCode.ShouldBe(0, ran.Error);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldContain("tracker.db");
        Ask<long>("SELECT COUNT(*) FROM Articles").ShouldBe(0);
        Ask<long>("SELECT COUNT(*) FROM Issues").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_said_in_a_sentence()
    {
        shell.Write("tracker.db", "This is no database, however long one looks at it. " + new string('x', 5000));
        var ran = await shell.RunAsync("migrate");
        ran.ExitCode.ShouldBe(1);
        ran.Output.ShouldBeEmpty();
        ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].ShouldBe("It failed: SQLite Error 26: 'file is not a database'.");
    }

    [Fact]
    public async Task Ctrl_C_ends_it_with_whole_articles_only()
    {
        shell.Write("first.txt", Text);
        shell.Write("long.txt", string.Concat(Enumerable.Range(0, 8000).Select(i => $"Donald Trump met Vladimir Putin in Moscow on day {i}, and said that talks would go on.\n")));
        using var process = shell.Start("ingest", "first.txt", "long.txt");
        (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
        using (var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await interrupt.WaitForExitAsync();
        var ran = await Shell.EndAsync(process);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("Cancelled");
        Ask<long>("SELECT COUNT(*) FROM Articles").ShouldBe(1);
    }
}
