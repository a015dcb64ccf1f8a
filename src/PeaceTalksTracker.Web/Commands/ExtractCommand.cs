using System.CommandLine;
using System.Text.Json;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Commands;

/// <summary>Prints what the reader finds in texts, one JSON object a line. Opens no database.</summary>
internal static class ExtractCommand
{
    private sealed record Document(string? Id, string? Date, string? Title, string? Text);

    public static Command Create()
    {
        var files = CommandLine.FilesArgument("Text files; the id of each is its name without the extension.", ArgumentArity.ZeroOrMore);
        var published = CommandLine.PublishedOption();
        var docs = new Option<string?>("--docs")
        {
            Description = "A JSON array of {id, date, title, text}; date and title may be null.",
            HelpName = "DOCS.json",
        };
        var command = new Command("extract", "Print what is found in texts as JSON, one object a line; the database is not touched.") { files, published, docs };
        CommandLine.RefuseUnknownOptions(command, files);
        command.Validators.Add(result =>
        {
            if (result.GetValue(files) is null or [] && result.GetValue(docs) is null)
                result.AddError("Say what to read: one FILE or more, or --docs DOCS.json.");
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(files) ?? [], parsed.GetValue(published), parsed.GetValue(docs), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, DateOnly? published, string? docs, CancellationToken cancellation)
    {
        await using var output = Console.OpenStandardOutput();
        var extractor = new Extractor(Lexicon.Default);
        var failures = 0;
        try
        {
            foreach (var path in files)
            {
                var file = await TextFile.ReadAsync(path, cancellation);
                if (file.IsRead)
                    await PrintAsync(ArticleReader.Read(Path.GetFileNameWithoutExtension(path), file.Text, published));
                else
                    failures += Refuse(path, file.Problem);
            }
            if (docs is not null)
                failures += await ExtractDocsAsync(docs);
        }
        catch (OperationCanceledException)
        {
            failures += Refuse("extract", "Cancelled; what is printed is complete up to here.");
        }
        return failures == 0 ? CommandLine.Done : CommandLine.Failed;

        async Task PrintAsync(Article article)
        {
            await output.WriteAsync(ExtractionJson.Write(extractor.Extract(article, cancellation: cancellation)), cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
        }

        async Task<int> ExtractDocsAsync(string path)
        {
            try
            {
                await using var stream = File.OpenRead(path);
                var refused = 0;
                var number = 0;
                await foreach (var doc in JsonSerializer.DeserializeAsyncEnumerable<Document>(stream, JsonSerializerOptions.Web, cancellation))
                {
                    number++;
                    if (doc is { Id: { } id, Text: { } text } && TryDay(doc.Date, out var day))
                        await PrintAsync(ArticleReader.Read(id, text, day ?? published, doc.Title));
                    else
                        refused += Refuse($"{path}, document {number}", "It needs an id and a text, and a date as 2025-03-18 or null.");
                }
                return refused;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                return Refuse(path, "There is no such file.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Refuse(path, $"It cannot be read: {e.Message}");
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return Refuse(path, $"It is not a JSON array of documents: {e.Message}");
            }
        }
    }

    private static bool TryDay(string? date, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrEmpty(date))
            return true;
        var isDay = DateOnly.TryParseExact(
            date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var parsed);
        day = isDay ? parsed : null;
        return isDay;
    }

    private static int Refuse(string what, string why)
    {
        Console.Error.WriteLine($"{what}: {why}");
        return 1;
    }
}
