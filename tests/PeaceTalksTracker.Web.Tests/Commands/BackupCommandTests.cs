using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PeaceTalksTracker.Web.Tests.Commands;

/// <summary>The drill of docs/operating.md, with the built app.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly Shell shell = new();
    private readonly Shell elsewhere = new();

    public void Dispose()
    {
        shell.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task What_was_backed_up_while_articles_came_in_is_restored_elsewhere_row_by_row_and_served()
    {
        (await shell.RunAsync("migrate")).ExitCode.ShouldBe(0);
        Execute(shell.Database, "INSERT INTO People (Id, UserName, Role, Disabled, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount, JoinedAt) "
            + "VALUES ('p1', 'Ann Lee', 'Lead', 0, 0, 0, 0, 0, 0, '2025-03-18 10:00:00')");
        Execute(shell.Database, "INSERT INTO DataProtectionKeys (FriendlyName, Xml) VALUES ('k1', '<key/>')");
        var files = Enumerable.Range(1, 60).Select(n => $"{n}.txt").ToArray();
        foreach (var file in files)
            shell.Write(file, $"Donald Trump met Vladimir Putin in Moscow on {file.Split('.')[0]} occasions. Zelensky said that Russia had broken the truce.");
        using var writing = shell.Start(["ingest", .. files]);
        var error = writing.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await writing.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        var backup = await shell.RunAsync("backup", "copy.db");
        backup.ExitCode.ShouldBe(0, backup.Error);
        var said = JsonDocument.Parse(backup.Output).RootElement;
        said.GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(shell.In("copy.db")).Length);
        var articles = said.GetProperty("rows").GetProperty("Articles").GetInt64();
        articles.ShouldBeInRange(1, 60);
        (said.GetProperty("rows").GetProperty("People").GetInt64(), said.GetProperty("rows").GetProperty("DataProtectionKeys").GetInt64()).ShouldBe((1, 1));
        Directory.GetFiles(shell.Folder, "copy.db*").ShouldBe([shell.In("copy.db")]);
        await writing.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await writing.WaitForExitAsync(TestContext.Current.CancellationToken);
        writing.ExitCode.ShouldBe(0, await error);

        var restored = await elsewhere.RunAsync("restore", shell.In("copy.db"));
        restored.ExitCode.ShouldBe(0, restored.Error);
        foreach (var table in said.GetProperty("rows").EnumerateObject().Where(t => t.Name is "Articles" or "ArticleTexts" or "Records" or "Evidence" or "Events" or "Claims" or "Stances" or "People" or "DataProtectionKeys"))
        {
            var rows = Rows(elsewhere.Database, table.Name);
            rows.ShouldBe(Rows(shell.In("copy.db"), table.Name));
            rows.Count.ShouldBe((int)table.Value.GetInt64());
        }

        using var app = elsewhere.Start("--urls", "http://127.0.0.1:0");
        try
        {
            string? line;
            do
                line = await app.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            while (line?.Contains("Tracker is at ", StringComparison.Ordinal) == false);
            var address = new Uri(line.ShouldNotBeNull().Split(" is at ")[1]);
            using var http = new HttpClient();
            (await http.GetStringAsync(new Uri(address, Urls.Health), TestContext.Current.CancellationToken)).ShouldBe("Healthy");
            (await http.GetStringAsync(new Uri(address, Urls.Claims), TestContext.Current.CancellationToken)).ShouldContain("Peace Talks Tracker");

            // While the app has the store, it is not taken from under it.
            var refused = await elsewhere.RunAsync("restore", shell.In("copy.db"));
            refused.ExitCode.ShouldBe(1);
            refused.Error.ShouldContain("is in use. Stop the app");
        }
        finally
        {
            app.Kill(true);
            await app.WaitForExitAsync(CancellationToken.None);
        }

        var again = await elsewhere.RunAsync("restore", shell.In("copy.db"));
        again.ExitCode.ShouldBe(0, again.Error);
        Rows(Directory.GetFiles(elsewhere.Folder, "tracker.db.replaced-*").ShouldHaveSingleItem(), "Articles").Count.ShouldBeGreaterThanOrEqualTo((int)articles);
    }

    [Fact]
    public async Task A_backup_overwrites_nothing_and_needs_a_store()
    {
        var none = await shell.RunAsync("backup", "copy.db");
        none.ExitCode.ShouldBe(1);
        none.Error.ShouldContain("There is no store at");
        Directory.GetFiles(shell.Folder).ShouldBeEmpty();

        (await shell.RunAsync("migrate")).ExitCode.ShouldBe(0);
        shell.Write("copy.db", "mine");
        var taken = await shell.RunAsync("backup", "copy.db");
        taken.ExitCode.ShouldBe(1);
        taken.Error.ShouldContain("overwrites nothing. Give it another name.");
        (await File.ReadAllTextAsync(shell.In("copy.db"), TestContext.Current.CancellationToken)).ShouldBe("mine");
        (await shell.RunAsync("backup")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_damaged_foreign_or_of_a_later_version_is_not_restored()
    {
        (await shell.RunAsync("migrate")).ExitCode.ShouldBe(0);
        (await shell.RunAsync("backup", "later.db")).ExitCode.ShouldBe(0);
        (await shell.RunAsync("backup", "damaged.db")).ExitCode.ShouldBe(0);
        Execute(shell.In("later.db"), "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99')");
        await using (var damaged = File.OpenWrite(shell.In("damaged.db")))
        {
            damaged.Position = damaged.Length / 2;
            await damaged.WriteAsync(Enumerable.Repeat((byte)0xA5, 64 * 1024).ToArray(), TestContext.Current.CancellationToken);
        }
        shell.Write("letter.db", "Dear Ann, nothing here is a database.");
        var before = await File.ReadAllBytesAsync(shell.Database, TestContext.Current.CancellationToken);

        foreach (var (file, words) in new[]
        {
            ("later.db", "made by a later version of the app (it has 29990101000000_Later)"),
            ("damaged.db", "damaged"),
            ("letter.db", "is no backup of a store"),
            ("gone.db", "There is no file"),
        })
        {
            var ran = await shell.RunAsync("restore", file);
            ran.ExitCode.ShouldBe(1, file);
            ran.Error.ShouldContain(words);
            ran.Output.ShouldBeEmpty();
        }
        (await File.ReadAllBytesAsync(shell.Database, TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Rows(string database, string table)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1";
        using var row = command.ExecuteReader();
        var rows = new List<string>();
        while (row.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "null" : row.GetString(i))));
        return rows;
    }
}
