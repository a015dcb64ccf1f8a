using System.Text.Json;

namespace PeaceTalksTracker.Web.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private const string Text = "Donald Trump met Vladimir Putin in Moscow yesterday. Zelensky said that Russia had broken the truce. Marco Rubio will meet Sergey Lavrov in Riyadh on 2 April. Donald Trump called Keir Starmer.";

    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_file_is_written_what_it_cannot_hold_is_counted_and_the_same_moment_gives_the_same_bytes()
    {
        shell.Write("a.txt", Text);
        (await shell.RunAsync("ingest", "a.txt", "--published", "2025-03-18")).ExitCode.ShouldBe(0);
        foreach (var name in new[] { "first", "second" })
        {
            var ran = await shell.RunAsync("export", "--format", "jsonld", "--out", $"{name}.jsonld");
            ran.ExitCode.ShouldBe(0, ran.Error);
            ran.Output.ShouldBeEmpty();
        }
        var bytes = await File.ReadAllBytesAsync(shell.In("first.jsonld"));
        bytes.ShouldBe(await File.ReadAllBytesAsync(shell.In("second.jsonld")));
        using (var read = JsonDocument.Parse(bytes))
            read.RootElement.GetProperty("@graph").GetArrayLength().ShouldBeGreaterThan(5);

        var places = await shell.RunAsync("export", "--format", "geojson", "--out", "places.geojson");
        places.ExitCode.ShouldBe(0, places.Error);
        places.Error.ShouldContain("Left out: 1 event of which no place is named.");
        File.Exists(shell.In("places.geojson.part")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("There is no csv of matrix: take claims, events, stances and evidence.", "--format", "csv", "--of", "matrix")]
    [InlineData("A file of the format ics is of everything: leave “of” out.", "--format", "ics", "--of", "events")]
    [InlineData("There is no actor “nobody” in these sources", "--format", "csv", "--actor", "nobody")]
    [InlineData("There is no review “maybe”", "--format", "jsonld", "--review", "maybe")]
    [InlineData("There is no saved brief “nosuchbrief”", "--format", "pdf", "--brief", "nosuchbrief")]
    [InlineData("A saved brief has a filter and a moment of its own", "--format", "pdf", "--brief", "nosuchbrief", "--from", "2025-03-18")]
    public async Task What_cannot_be_is_said_in_a_sentence_and_nothing_is_written(string sentence, params string[] arguments)
    {
        var ran = await shell.RunAsync(["export", .. arguments, "--out", "out.file"]);
        ran.ExitCode.ShouldBe(2);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldContain(sentence);
        File.Exists(shell.In("out.file")).ShouldBeFalse();
    }
}
