using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using PeaceTalksTracker.Web.Features.Briefs;

namespace PeaceTalksTracker.Web.Tests.Briefs;

public sealed class DocxBriefTests
{
    private static Task<byte[]> WriteAsync(Brief brief, byte[]? png = null) => PrintedSample.BytesAsync(s => DocxBrief.WriteAsync(brief, png, s));

    [Fact]
    public async Task Every_line_heading_and_note_is_there_and_the_validator_has_nothing_to_say()
    {
        using var document = Open(await WriteAsync(PrintedSample.Mixed(), PrintedSample.Png));
        Validate(document);
        var main = document.MainDocumentPart!;
        Texts(main, "Title").ShouldBe(["Brief on the peace talks, 18 Mar 2025"]);
        Texts(main, "Heading1").ShouldBe(["What happened", "In numbers", "Sources", "What is not heard"]);
        Texts(main, "Heading2").ShouldBe(["18 Mar 2025", "19 Mar 2025"]);
        Texts(main, "TOC1").ShouldBe(Texts(main, "Heading1"));
        Texts(main, "ListBullet").ShouldBe(
            ["Ann Lee and Bo Ray held talks.,", "Moscow spoke.", "Kyiv answered.", "3 events. (counted from 3 events)", "The Gazette. https://example.org/a. Accessed 18 Mar 2025."]);

        var notes = main.FootnotesPart!.Footnotes!.Elements<Footnote>().Where(f => f.Id! > 0).ToDictionary(f => f.Id!.Value, f => f.InnerText);
        main.Document!.Descendants<FootnoteReference>().Select(r => r.Id!.Value).ShouldBe([1, 2, 3, 4]);
        notes.Keys.ShouldBe([1, 2, 3, 4]);
        notes[3].ShouldBe(" “Глава Кремля назвал ключевым условием прекращение помощи.” The Gazette, “Talks in Oslo”, 18 Mar 2025, ¶2, 3rd sentence.");
        main.FootnotesPart.HyperlinkRelationships.ShouldHaveSingleItem().Uri.AbsoluteUri.ShouldBe("https://example.org/a?b=1&c=%C3%BC");
        main.HyperlinkRelationships.ShouldHaveSingleItem().Uri.AbsoluteUri.ShouldBe("https://example.org/a");
        main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().ShouldHaveSingleItem().Description!.Value.ShouldStartWith("Timeline");
        document.PackageProperties.Title.ShouldBe("Brief on the peace talks, 18 Mar 2025");
        document.PackageProperties.Created!.Value.ToUniversalTime().ShouldBe(PrintedSample.AsOf);
    }

    [Fact]
    public async Task The_same_brief_gives_the_same_bytes()
        => (await WriteAsync(PrintedSample.Mixed(), PrintedSample.Png)).ShouldBe(await WriteAsync(PrintedSample.Mixed(), PrintedSample.Png));

    [Fact]
    public async Task An_empty_brief_and_hostile_words_are_valid_and_what_is_replaced_can_be_seen()
    {
        using (var empty = Open(await WriteAsync(PrintedSample.Of())))
            Validate(empty);
        using var document = Open(await WriteAsync(PrintedSample.Hostile()));
        Validate(document);
        document.MainDocumentPart!.Document!.InnerText.ShouldNotContain(PrintedSample.RightToLeftOverride);
        Texts(document.MainDocumentPart, "ListBullet")[1].ShouldBe("Safe \uFFFDgnp.exe");
        document.MainDocumentPart.FootnotesPart!.Footnotes!.InnerText.ShouldContain("“a\uFFFDb\uFFFDc \uFFFD d\uFFFD”");
    }

    [Fact]
    public async Task Whoever_stops_in_the_middle_of_fifty_thousand_lines_gets_nothing()
    {
        using var source = new CancellationTokenSource();
        using var target = new MemoryStream();
        var progress = new PrintedSample.StopAfter(2_000, source);
        await Should.ThrowAsync<OperationCanceledException>(() => DocxBrief.WriteAsync(PrintedSample.Long(50_000), null, target, progress, source.Token));
        progress.Heard.ShouldBe(2_000);
        target.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_line_that_nothing_supports_is_named_and_nothing_is_written()
    {
        using var target = new MemoryStream();
        var unsupported = PrintedSample.Of(PrintedSample.Section(PrintedSample.Line("Nobody knows why.")));
        (await Should.ThrowAsync<InvalidOperationException>(() => DocxBrief.WriteAsync(unsupported, null, target))).Message.ShouldContain("Nobody knows why.");
        target.Length.ShouldBe(0);
    }

    [Fact]
    public async Task LibreOffice_opens_it_with_its_notes_at_the_foot()
    {
        var folder = Directory.CreateTempSubdirectory("docx-");
        try
        {
            var file = Path.Combine(folder.FullName, "brief.docx");
            await File.WriteAllBytesAsync(file, await WriteAsync(PrintedSample.Mixed(), PrintedSample.Png));
            await PrintedSample.RunAsync("soffice", $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, file);
            var text = await PrintedSample.RunAsync("pdftotext", "-layout", Path.Combine(folder.FullName, "brief.pdf"), "-");
            text.ShouldContain("Ann Lee and Bo Ray held talks.");
            text.ShouldContain("Глава Кремля назвал ключевым условием прекращение помощи.");
            text.ShouldMatch(@"\b1 of [12]\b");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static void Validate(WordprocessingDocument document)
        => new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").ShouldBeEmpty();

    private static List<string> Texts(MainDocumentPart main, string style)
        => [.. main.Document!.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style)
            .Select(p => string.Concat(p.Descendants<Text>().Select(t => t.Text)))];
}
