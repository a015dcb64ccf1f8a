using DocumentFormat.OpenXml.Wordprocessing;
using PeaceTalksTracker.Web.Shared;
using static PeaceTalksTracker.Web.Shared.OfficePackage;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Puts the parts of a DOCX together, always in the same order and with no time but the brief's.</summary>
internal static class DocxPackage
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    public static async Task WriteAsync(
        DirectoryInfo folder, Brief brief, byte[]? timelinePng, DocxLinks links, DocxLinks noteLinks, Stream target, CancellationToken cancellation)
    {
        List<(string Name, Func<Stream> Open)> parts =
        [
            Text("[Content_Types].xml", ContentTypes([
                ("/word/document.xml", $"{Word}.document.main+xml"), ("/word/styles.xml", $"{Word}.styles+xml"), ("/word/settings.xml", $"{Word}.settings+xml"),
                ("/word/numbering.xml", $"{Word}.numbering+xml"), ("/word/footnotes.xml", $"{Word}.footnotes+xml"), ("/word/header.xml", $"{Word}.header+xml"),
                ("/word/footer.xml", $"{Word}.footer+xml")])),
            Text("_rels/.rels", Relationships([
                ("document", $"{Office}/officeDocument", "word/document.xml", false),
                ("core", CoreRelationship, "docProps/core.xml", false)])),
            Text("docProps/core.xml", Properties(PrintedText.Clean(brief.Title), PrintedText.Creator, PrintedText.Language, brief.AsOf)),
            ("word/document.xml", () => File.OpenRead(Path.Combine(folder.FullName, "document.xml"))),
            Text("word/_rels/document.xml.rels", Relationships([
                ("styles", $"{Office}/styles", "styles.xml", false),
                ("settings", $"{Office}/settings", "settings.xml", false),
                ("numbering", $"{Office}/numbering", "numbering.xml", false),
                ("footnotes", $"{Office}/footnotes", "footnotes.xml", false),
                ("header", $"{Office}/header", "header.xml", false),
                ("footer", $"{Office}/footer", "footer.xml", false),
                .. timelinePng is null ? [] : new[] { (DocxParts.PictureId, $"{Office}/image", "media/timeline.png", false) },
                .. links.All.Select(l => (l.Id, $"{Office}/hyperlink", l.Address, true))])),
            Part("word/styles.xml", DocxStyles.All()),
            Part("word/settings.xml", new Settings(
                new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }),
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
                new ThemeFontLanguages { Val = PrintedText.Language })),
            Part("word/numbering.xml", DocxStyles.Bullets()),
            ("word/footnotes.xml", () => File.OpenRead(Path.Combine(folder.FullName, "footnotes.xml"))),
            Text("word/_rels/footnotes.xml.rels", Relationships(noteLinks.All.Select(l => (l.Id, $"{Office}/hyperlink", l.Address, true)))),
            Part("word/header.xml", new Header(DocxParts.Paragraph("Header", PrintedText.Clean(brief.Title)))),
            Part("word/footer.xml", new Footer(Footer())),
        ];
        if (timelinePng is not null)
            parts.Add(("word/media/timeline.png", () => new MemoryStream(timelinePng, writable: false)));

        await using var whole = File.Create(Path.Combine(folder.FullName, "brief.docx"));
        await FixedZip.WriteAsync(whole, parts, cancellation);
        whole.Position = 0;
        await whole.CopyToAsync(target, cancellation);
    }

    private static Paragraph Footer()
    {
        var paragraph = DocxParts.Paragraph("Footer");
        paragraph.Append(DocxParts.Field("PAGE", "1"));
        paragraph.Append(DocxParts.Run(" of "));
        paragraph.Append(DocxParts.Field("NUMPAGES", "1"));
        return paragraph;
    }
}
