using System.Text;
using System.Text.Json;

namespace PeaceTalksTracker.Web.Tests.Commands;

public sealed class ExtractCommandTests : IDisposable
{
    private const string Text = "Donald Trump met Vladimir Putin in Moscow yesterday. Zelensky said that Russia had broken the truce.";

    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    private static List<JsonElement> Lines(string output)
        => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static IEnumerable<JsonElement> Quotes(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("exact", out _) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Quotes(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Quotes),
        _ => [],
    };

    private static void EveryQuoteStandsIn(string text, JsonElement document)
    {
        var quotes = Quotes(document).ToList();
        quotes.ShouldNotBeEmpty();
        quotes.ShouldAllBe(q => text.Substring(q.GetProperty("start").GetInt32(), q.GetProperty("end").GetInt32() - q.GetProperty("start").GetInt32())
            == q.GetProperty("exact").GetString());
    }

    [Fact]
    public async Task A_relative_path_counts_from_the_callers_folder_and_offsets_from_after_the_mark()
    {
        Directory.CreateDirectory(shell.In("inbox"));
        File.WriteAllText(shell.In("inbox/the call.txt"), Text, new UTF8Encoding(true));
        var ran = await shell.RunAsync("extract", "inbox/the call.txt", "--published", "2025-03-18");

        ran.ExitCode.ShouldBe(0, ran.Error);
        ran.Error.ShouldBeEmpty();
        var document = Lines(ran.Output).ShouldHaveSingleItem();
        document.GetProperty("id").GetString().ShouldBe("the call");
        EveryQuoteStandsIn(Text, document);
        document.GetProperty("events")[0].GetProperty("date").GetString().ShouldBe("2025-03-17");
        File.Exists(shell.Database).ShouldBeFalse();
    }

    [Fact]
    public async Task Documents_come_with_their_own_ids_and_dates_and_their_text_counts_exactly_as_given()
    {
        var odd = "\uFEFF \0" + Text + " 😀\r\n";
        shell.Write("docs.json", JsonSerializer.Serialize(new object[]
        {
            new { id = "a/1", date = "2025-03-18", title = (string?)null, text = odd },
            new { id = "b", date = (string?)null, title = "T", text = "" },
        }));
        var ran = await shell.RunAsync("extract", "--docs", "docs.json");

        ran.ExitCode.ShouldBe(0, ran.Error);
        var documents = Lines(ran.Output);
        documents.Select(d => d.GetProperty("id").GetString()).ShouldBe(["a/1", "b"]);
        EveryQuoteStandsIn(odd, documents[0]);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_the_rest_is_done()
    {
        shell.Write("good.txt", Text);
        shell.Write("empty.txt", " \n");
        File.WriteAllBytes(shell.In("binary.txt"), [.. Enumerable.Range(0, 4000).Select(i => (byte)(i % 7))]);
        File.WriteAllBytes(shell.In("large.txt"), new byte[Limits.ArticleBytes + 1]);
        var ran = await shell.RunAsync("extract", "missing.txt", "empty.txt", "binary.txt", "large.txt", ".", "good.txt");

        ran.ExitCode.ShouldBe(1);
        Lines(ran.Output).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("good");
        ran.Error.ShouldContain("missing.txt: There is no such file.");
        ran.Error.ShouldContain("empty.txt: It is empty");
        ran.Error.ShouldContain("binary.txt: This is not a text file");
        ran.Error.ShouldContain("large.txt: It is larger than 5 MB");
        ran.Error.ShouldContain(".: It is a folder");
    }

    [Theory]
    [InlineData("{\"id\": \"a\"}", "not a JSON array")]
    [InlineData("no json", "not a JSON array")]
    [InlineData("[{\"id\": \"a\", \"text\": null}, {\"text\": \"b\"}, {\"id\": \"c\", \"date\": \"soon\", \"text\": \"d\"}]", "document 3")]
    public async Task Documents_that_are_none_are_named(string json, string said)
    {
        shell.Write("docs.json", json);
        var ran = await shell.RunAsync("extract", "--docs", "docs.json");
        ran.ExitCode.ShouldBe(1);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldContain(said);
    }

    [Theory]
    [InlineData("extract")]
    [InlineData("extract", "a.txt", "--published", "2025-02-30")]
    [InlineData("extract", "a.txt", "--frobnicate")]
    [InlineData("extrat", "a.txt")]
    [InlineData("ingest")]
    [InlineData("ingest", "a.txt", "b.txt", "--title", "Both")]
    [InlineData("ingest", "a.txt", "--address", "javascript:alert(1)")]
    public async Task Wrong_use_is_explained_and_does_nothing(params string[] arguments)
    {
        shell.Write("a.txt", Text);
        var ran = await shell.RunAsync(arguments);
        ran.ExitCode.ShouldBe(2);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldContain("Usage:");
        File.Exists(shell.Database).ShouldBeFalse();
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        var ran = await shell.RunAsync("--help");
        ran.ExitCode.ShouldBe(0);
        foreach (var command in new[] { "extract", "ingest", "migrate", "--urls" })
            ran.Output.ShouldContain(command);
        File.Exists(shell.Database).ShouldBeFalse();
    }
}
