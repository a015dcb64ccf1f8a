using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>The styles of a brief in DOCX, under the names that word processors know, so that a house's own template can take over.</summary>
internal static class DocxStyles
{
    private const string Grey = "55606E";

    public static Styles All() => new([
        Defaults(),
        Paragraph("Normal", "Normal", null, 21, after: 120, isDefault: true),
        Paragraph("Title", "Title", "Normal", 48, after: 120, bold: true),
        Paragraph("Subtitle", "Subtitle", "Normal", 20, after: 360, colour: Grey),
        Paragraph("Heading1", "heading 1", "Normal", 30, before: 480, after: 120, bold: true, level: 0),
        Paragraph("Heading2", "heading 2", "Normal", 22, before: 240, after: 80, bold: true, level: 1),
        Paragraph("Lead", "Lead", "Normal", 20, after: 160, colour: Grey, keepNext: true),
        Paragraph("ListBullet", "List Bullet", "Normal", 21, after: 80, bullet: true),
        Paragraph("Quote", "Quote", "Normal", 21, after: 120, italic: true),
        Paragraph("Picture", "Picture", "Normal", 21, before: 360, after: 120),
        Paragraph("FootnoteText", "footnote text", "Normal", 17, after: 40),
        Paragraph("Header", "header", "Normal", 16, colour: Grey),
        Paragraph("Footer", "footer", "Normal", 16, colour: Grey, centred: true),
        Paragraph("TOC1", "toc 1", "Normal", 21, after: 40),
        new Style(new StyleName { Val = "Default Paragraph Font" }) { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true },
        Character("FootnoteReference", "footnote reference", new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }),
        Character("Hyperlink", "Hyperlink", new Color { Val = "0B57A4" }, new Underline { Val = UnderlineValues.Single }),
        Character("QuoteChar", "Quote Char", new Italic()),
        Character("Basis", "Basis", new Color { Val = Grey }),
    ]);

    public static Numbering Bullets()
        => new(
            new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.SingleLevel },
                new Level(
                    new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(new Indentation { Left = "284", Hanging = "284" }))
                { LevelIndex = 0 })
            { AbstractNumberId = 0 },
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });

    private static DocDefaults Defaults()
        => new(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Georgia", HighAnsi = "Georgia", ComplexScript = "Times New Roman" },
                new FontSize { Val = "21" }, new FontSizeComplexScript { Val = "21" },
                new Languages { Val = PrintedText.Language, EastAsia = PrintedText.Language, Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "0", Line = "276", LineRule = LineSpacingRuleValues.Auto })));

    /// <param name="halfPoints">The size.</param>
    /// <param name="level">Of a heading, from 0; null for anything else.</param>
    private static Style Paragraph(
        string id, string name, string? basedOn, int halfPoints, int before = 0, int after = 0, bool bold = false, bool italic = false, string? colour = null,
        int? level = null, bool bullet = false, bool keepNext = false, bool centred = false, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (basedOn is not null)
            style.Append(new BasedOn { Val = basedOn });
        style.Append(new PrimaryStyle());

        var paragraph = new StyleParagraphProperties();
        if (level is not null || keepNext)
            paragraph.Append(new KeepNext());
        if (level is not null)
            paragraph.Append(new KeepLines());
        paragraph.Append(new WidowControl());
        if (bullet)
            paragraph.Append(new NumberingProperties(new NumberingId { Val = 1 }));
        paragraph.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (centred)
            paragraph.Append(new Justification { Val = JustificationValues.Center });
        if (level is not null)
            paragraph.Append(new OutlineLevel { Val = level });

        var run = new StyleRunProperties();
        if (bold)
            run.Append(new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" }, new Bold(), new BoldComplexScript());
        if (italic)
            run.Append(new Italic(), new ItalicComplexScript());
        if (colour is not null)
            run.Append(new Color { Val = colour });
        run.Append(new FontSize { Val = $"{halfPoints}" }, new FontSizeComplexScript { Val = $"{halfPoints}" });

        style.Append(paragraph, run);
        return style;
    }

    private static Style Character(string id, string name, params OpenXmlElement[] properties)
        => new(new StyleName { Val = name }, new BasedOn { Val = "DefaultParagraphFont" }, new StyleRunProperties(properties)) { Type = StyleValues.Character, StyleId = id };
}
