using System.Buffers.Binary;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>The elements that a brief in DOCX is made of.</summary>
internal static class DocxParts
{
    /// <summary>The picture's relationship in the document.</summary>
    public const string PictureId = "timeline";

    /// <summary>The text's width on an A4 page, in English metric units.</summary>
    private const long TextWidth = (11906L - (2 * Margin)) * 635;

    /// <summary>What a picture may take of a page, in the same units.</summary>
    private const long PictureHeight = 5_400_000;

    /// <summary>In twentieths of a point.</summary>
    private const int Margin = 1247;

    public static RunProperties Style(string style) => new(new RunStyle { Val = style });

    public static Run Run(string words, string? style = null)
    {
        var run = new Run(new Text(words) { Space = SpaceProcessingModeValues.Preserve });
        if (style is not null)
            run.PrependChild(Style(style));
        return run;
    }

    public static Paragraph Paragraph(string style, string? words = null)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (words is not null)
            paragraph.Append(Run(words));
        return paragraph;
    }

    /// <summary>A section's heading, which the table of contents leads to.</summary>
    public static Paragraph Heading(string words, int number)
    {
        var paragraph = Paragraph("Heading1");
        paragraph.Append(
            new BookmarkStart { Id = $"{number}", Name = Bookmark(number) }, Run(words), new BookmarkEnd { Id = $"{number}" });
        return paragraph;
    }

    /// <summary>
    /// The table of contents: a field, which a word processor can make anew, filled with the sections. It has no page numbers, which nobody knows
    /// before the pages are set; its entries lead to their sections instead, and nothing needs to be updated when the file is opened.
    /// </summary>
    public static IEnumerable<Paragraph> Contents(IReadOnlyList<string> headings)
    {
        for (var i = 0; i < headings.Count; i++)
        {
            var paragraph = Paragraph("TOC1");
            if (i == 0)
                paragraph.Append(Field(FieldCharValues.Begin), Code(" TOC \\o \"1-1\" \\n \\h \\z "), Field(FieldCharValues.Separate));
            paragraph.Append(new Hyperlink(Run(headings[i])) { Anchor = Bookmark(i), History = true });
            if (i == headings.Count - 1)
                paragraph.Append(Field(FieldCharValues.End));
            yield return paragraph;
        }
    }

    /// <summary>A field with what it shows until it is made anew.</summary>
    public static IEnumerable<Run> Field(string code, string shown)
        => [Field(FieldCharValues.Begin), Code($" {code} "), Field(FieldCharValues.Separate), Run(shown), Field(FieldCharValues.End)];

    public static Footnote NoteSeparator(FootnoteEndnoteValues kind, int id)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "0" }));
        paragraph.Append(new Run(kind == FootnoteEndnoteValues.Separator ? new SeparatorMark() : new ContinuationSeparatorMark()));
        return new(paragraph) { Type = kind, Id = id };
    }

    /// <summary>The page and what stands at its head and foot: A4.</summary>
    public static SectionProperties Page()
        => new(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" },
            new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1418, Bottom = 1418, Left = Margin, Right = Margin, Header = 709, Footer = 709, Gutter = 0 });

    /// <param name="png">As wide as the text, unless that made it too high.</param>
    public static Paragraph Picture(byte[] png)
    {
        // A PNG's first chunk holds its width and height.
        var (pixelsWide, pixelsHigh) = (BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(20)));
        var scale = Math.Min((double)TextWidth / pixelsWide, (double)PictureHeight / pixelsHigh);
        var (width, height) = ((long)(pixelsWide * scale), (long)(pixelsHigh * scale));
        var paragraph = Paragraph("Picture");
        paragraph.Append(new Run(new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.DocProperties { Id = 1, Name = "Timeline", Description = PrintedText.PictureWords },
            new Wp.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(
                    new Pic.NonVisualDrawingProperties { Id = 1, Name = "timeline.png", Description = PrintedText.PictureWords },
                    new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = PictureId }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
        return paragraph;
    }

    private static string Bookmark(int number) => $"section{number}";

    private static Run Field(FieldCharValues kind) => new(new FieldChar { FieldCharType = kind });

    private static Run Code(string code) => new(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve });
}
