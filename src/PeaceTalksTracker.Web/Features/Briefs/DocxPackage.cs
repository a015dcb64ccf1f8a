using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Puts the parts of a DOCX together, always in the same order and with no time but the brief's.</summary>
internal static class DocxPackage
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    public static async Task WriteAsync(
        DirectoryInfo folder, Brief brief, byte[]? timelinePng, DocxLinks links, DocxLinks noteLinks, Stream target, CancellationToken cancellation)
    {
        List<(string Name, Func<Stream> Open)> parts =
        [
            Text("[Content_Types].xml", ContentTypes),
            Text("_rels/.rels", Relationships([
                ("document", $"{Office}/officeDocument", "word/document.xml", false),
                ("core", $"{Package}/relationships/metadata/core-properties", "docProps/core.xml", false)])),
            Text("docProps/core.xml", Properties(brief)),
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

    private const string ContentTypes =
        $"""
        {Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/word/document.xml" ContentType="{Word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{Word}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="{Word}.settings+xml"/><Override PartName="/word/numbering.xml" ContentType="{Word}.numbering+xml"/><Override PartName="/word/footnotes.xml" ContentType="{Word}.footnotes+xml"/><Override PartName="/word/header.xml" ContentType="{Word}.header+xml"/><Override PartName="/word/footer.xml" ContentType="{Word}.footer+xml"/></Types>
        """;

    private static Paragraph Footer()
    {
        var paragraph = DocxParts.Paragraph("Footer");
        paragraph.Append(DocxParts.Field("PAGE", "1"));
        paragraph.Append(DocxParts.Run(" of "));
        paragraph.Append(DocxParts.Field("NUMPAGES", "1"));
        return paragraph;
    }

    private static string Properties(Brief brief)
    {
        var asOf = brief.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""{Head}<cp:coreProperties xmlns:cp="{Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{SecurityElement.Escape(PrintedText.Clean(brief.Title))}</dc:title><dc:creator>{PrintedText.Creator}</dc:creator><dc:language>{PrintedText.Language}</dc:language><cp:lastModifiedBy>{PrintedText.Creator}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">{asOf}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{asOf}</dcterms:modified></cp:coreProperties>""";
    }

    private static string Relationships(IEnumerable<(string Id, string Type, string Target, bool IsExternal)> all)
    {
        var xml = new StringBuilder($"""{Head}<Relationships xmlns="{Package}/relationships">""");
        foreach (var (id, type, to, isExternal) in all)
            xml.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="{id}" Type="{type}" Target="{SecurityElement.Escape(to)}"{(isExternal ? " TargetMode=\"External\"" : "")}/>""");
        return xml.Append("</Relationships>").ToString();
    }

    private static (string Name, Func<Stream> Open) Text(string name, string xml) => (name, () => new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    private static (string Name, Func<Stream> Open) Part(string name, OpenXmlPartRootElement root) => Text(name, Head + root.OuterXml);
}
