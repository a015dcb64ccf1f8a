using System.Text.Json;

namespace PeaceTalksTracker.Web.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private const string Text = "Donald Trump met Vladimir Putin in Moscow yesterday. Zelensky said that Russia had broken the truce.";

    private readonly Shell shell = new();
    private readonly Shell other = new();

    public void Dispose()
    {
        shell.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task What_one_store_exports_another_imports_and_says_what_is_not_found()
    {
        shell.Write("a.txt", Text);
        (await shell.RunAsync("ingest", "a.txt", "--published", "2025-03-18")).ExitCode.ShouldBe(0);
        (await shell.RunAsync("export", "--format", "jsonld", "--out", "records.jsonld")).ExitCode.ShouldBe(0);
        (await shell.RunAsync("export", "--format", "csv", "--of", "claims", "--out", "claims.csv")).ExitCode.ShouldBe(0);

        var tables = await other.RunAsync("import", shell.In("claims.csv"));
        tables.ExitCode.ShouldBe(1);
        tables.Error.ShouldContain("Its article is not here; add its text, then import again.");
        JsonDocument.Parse(tables.Output).RootElement.GetProperty("notFound").GetInt32().ShouldBe(1);

        var dry = await other.RunAsync("import", "--dry-run", shell.In("records.jsonld"));
        var real = await other.RunAsync("import", shell.In("records.jsonld"));
        var again = await other.RunAsync("import", shell.In("records.jsonld"));
        new[] { dry, real, again }.ShouldAllBe(r => r.ExitCode == 0);
        var (planned, done, twice) = (JsonDocument.Parse(dry.Output).RootElement, JsonDocument.Parse(real.Output).RootElement, JsonDocument.Parse(again.Output).RootElement);
        (planned.GetProperty("saved").GetBoolean(), done.GetProperty("saved").GetBoolean()).ShouldBe((false, true));
        done.GetProperty("added").GetInt32().ShouldBeGreaterThan(1);
        planned.GetProperty("added").GetInt32().ShouldBe(done.GetProperty("added").GetInt32());
        (twice.GetProperty("added").GetInt32(), twice.GetProperty("same").GetInt32()).ShouldBe((0, done.GetProperty("added").GetInt32()));
    }

    [Fact]
    public async Task More_files_than_are_taken_at_a_time_are_refused_before_any_is_read()
    {
        var ran = await shell.RunAsync(["import", .. Enumerable.Range(0, Limits.ImportFiles + 1).Select(i => $"gone-{i}.jsonld")]);
        (ran.ExitCode, ran.Output).ShouldBe((1, ""));
        ran.Error.ShouldContain("These are 11 files; at most 10 are imported at a time.");
    }

    [Theory]
    [InlineData(1, "gone.jsonld: There is no such file.", "gone.jsonld")]
    [InlineData(1, "mine.csv: It is neither JSON-LD nor a table of this app", "mine.csv")]
    [InlineData(2, "There is no option “--force”.", "--force")]
    public async Task What_cannot_be_is_said_in_a_sentence(int code, string sentence, string file)
    {
        shell.Write("mine.csv", "a,b\n1,2\n");
        var ran = await shell.RunAsync("import", file);
        (ran.ExitCode, ran.Output).ShouldBe((code, ""), ran.Error);
        ran.Error.ShouldContain(sentence);
    }
}
