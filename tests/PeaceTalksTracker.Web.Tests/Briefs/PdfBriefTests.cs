using System.Text.RegularExpressions;
using PeaceTalksTracker.Web.Features.Briefs;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace PeaceTalksTracker.Web.Tests.Briefs;

public sealed class PdfBriefTests
{
    private static Task<byte[]> WriteAsync(Brief brief, byte[]? png = null) => PrintedSample.BytesAsync(s => PdfBrief.WriteAsync(brief, png, s));

    [Fact]
    public async Task Every_line_and_quote_can_be_read_out_of_it()
    {
        using var document = PdfDocument.Open(await WriteAsync(PrintedSample.Mixed(), PrintedSample.Png));
        var text = Text(document);
        foreach (var words in (string[])[
            "Ann Lee and Bo Ray held talks.", "“Ann Lee met Bo Ray.”", "“Officials affirmed the efficient final flow.”",
            "“Глава Кремля назвал ключевым условием прекращение помощи.”", "“Перемир’я ґрунтується на довірі.”",
            "The Gazette, “Talks in Oslo”, 18 Mar 2025, ¶2, 3rd sentence.", "3 events. (counted from 3 events)", "1 of 2"])
            text.ShouldContain(words);
        document.GetPage(1).GetImages().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Sections_and_groups_are_bookmarks_and_citations_lead_to_their_notes_and_on_to_the_web()
    {
        using var document = PdfDocument.Open(await WriteAsync(PrintedSample.Mixed()));
        document.TryGetBookmarks(out var bookmarks).ShouldBeTrue();
        bookmarks.GetNodes().Select(n => (n.Level, n.Title)).ShouldBe(
            [(0, "What happened"), (1, "18 Mar 2025"), (1, "19 Mar 2025"), (0, "In numbers"), (0, "Sources"), (0, "What is not heard")], ignoreOrder: true);
        var links = document.GetPages().SelectMany(p => p.GetAnnotations()).ToList();
        links.Count(l => l.Action is GoToAction).ShouldBe(4);
        links.Select(l => l.Action).OfType<UriAction>().Select(a => a.Uri).Distinct().ShouldBe(
            ["https://example.org/a", "https://example.org/a?b=1&c=%C3%BC"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_names_its_title_and_language_and_its_moment_and_numbers_its_pages()
    {
        var bytes = await WriteAsync(PrintedSample.Mixed());
        System.Text.Encoding.Latin1.GetString(bytes).ShouldContain("/DisplayDocTitle true");
        using var document = PdfDocument.Open(bytes);
        document.Information.Title.ShouldBe("Brief on the peace talks, 18 Mar 2025");
        document.Information.CreationDate.ShouldBe("D:20250319083015+00'00'");
        var catalog = document.Structure.Catalog.CatalogDictionary.ToString()!;
        foreach (var words in (string[])["en-GB", "PageLabels", "UseOutlines"])
            catalog.ShouldContain(words);
    }

    [Fact]
    public async Task The_same_brief_gives_the_same_bytes()
        => (await WriteAsync(PrintedSample.Mixed(), PrintedSample.Png)).ShouldBe(await WriteAsync(PrintedSample.Mixed(), PrintedSample.Png));

    [Fact]
    public async Task Characters_that_the_fonts_lack_are_squares_and_counted_and_long_words_break()
    {
        using (var empty = PdfDocument.Open(await WriteAsync(PrintedSample.Of())))
            Text(empty).ShouldContain("All dates; all actors; all issues.");
        using var stream = new MemoryStream();
        var missing = await PdfBrief.WriteAsync(PrintedSample.Hostile(), null, stream);
        using var document = PdfDocument.Open(stream.ToArray());
        var text = Text(document);
        text.Count(c => c == '■').ShouldBe(missing + 1);
        text.ShouldContain($"{missing} characters that the fonts of this file lack are shown as ■.");
        text.Count(c => c == 'W').ShouldBe(300 + 2, "the name, “What happened” and “Words in Arabic”");
        foreach (var letter in document.GetPages().SelectMany(p => p.Letters))
            letter.BoundingBox.Right.ShouldBeLessThan(595 - 60);
    }

    [Fact]
    public async Task Whoever_stops_in_the_middle_of_fifty_thousand_lines_gets_nothing()
    {
        using var source = new CancellationTokenSource();
        using var target = new MemoryStream();
        var progress = new PrintedSample.StopAfter(2_000, source);
        await Should.ThrowAsync<OperationCanceledException>(() => PdfBrief.WriteAsync(PrintedSample.Long(50_000), null, target, progress, source.Token));
        progress.Heard.ShouldBe(2_000);
        target.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Over_many_pages_each_note_stands_on_the_page_that_cites_it()
    {
        using var document = PdfDocument.Open(await WriteAsync(PrintedSample.Long(300)));
        document.NumberOfPages.ShouldBeGreaterThan(10);
        var read = 0;
        foreach (var page in document.GetPages())
        {
            var text = Spaces(ContentOrderTextExtractor.GetText(page));
            text.ShouldContain($"{page.Number} of {document.NumberOfPages}");
            var lines = Regex.Matches(text, @"Event (\d+) took place").Select(m => m.Groups[1].Value).ToList();
            Regex.Matches(text, @"numbered (\d+) took place").Select(m => m.Groups[1].Value).ShouldBe(lines);
            read += lines.Count;
        }
        read.ShouldBe(300);
    }

    [Fact]
    public async Task Popplers_tools_read_its_text_and_its_title()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await WriteAsync(PrintedSample.Mixed(), PrintedSample.Png));
            var text = Spaces(await PrintedSample.RunAsync("pdftotext", file, "-"));
            text.ShouldContain("“Глава Кремля назвал ключевым условием прекращение помощи.”");
            text.ShouldContain("“Officials affirmed the efficient final flow.”");
            var info = await PrintedSample.RunAsync("pdfinfo", file);
            info.ShouldMatch(@"Title:\s+Brief on the peace talks, 18 Mar 2025");
            info.ShouldMatch(@"Pages:\s+2\b");
            info.ShouldContain("A4");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Text(PdfDocument document) => Spaces(string.Join(' ', document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))));

    private static string Spaces(string text) => Regex.Replace(text, @"\s+", " ");
}
