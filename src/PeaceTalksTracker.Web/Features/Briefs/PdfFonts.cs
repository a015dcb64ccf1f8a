using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>The fonts that come with the app; a PDF asks the machine for none.</summary>
internal sealed class PdfFonts : IFontResolver
{
    private const string Sans = "Inter";
    private const string Serif = "SourceSerif4";

    // PDFsharp knows one resolver for the whole process.
    static PdfFonts() => GlobalFontSettings.FontResolver = new PdfFonts();

    public static PdfFont Text(double size) => new(new XFont(Serif, size));

    public static PdfFont Italic(double size) => new(new XFont(Serif, size, XFontStyleEx.Italic));

    public static PdfFont Plain(double size) => new(new XFont(Sans, size));

    public static PdfFont Bold(double size) => new(new XFont(Sans, size, XFontStyleEx.Bold));

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic)
        => new($"{familyName}-{(isBold ? "Bold" : isItalic ? "Italic" : "Regular")}.ttf");

    public byte[]? GetFont(string faceName)
    {
        using var file = typeof(PdfFonts).Assembly.GetManifestResourceStream(faceName)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A font in one size, with the widths of its characters, each measured once.</summary>
internal sealed class PdfFont(XFont font)
{
    private static readonly XGraphics Ruler = XGraphics.CreateMeasureContext(new(1000, 1000), XGraphicsUnit.Point, XPageDirection.Downwards);

    private readonly Dictionary<int, double?> widths = [];

    public XFont Font => font;

    public double Size => font.Size;

    /// <summary>What can be printed of the words: what the font lacks is a square instead, of which it says how many.</summary>
    public (string Words, int Missing) Printable(string words)
    {
        if (words.EnumerateRunes().All(r => WidthOf(r) is not null))
            return (words, 0);
        var missing = 0;
        return (string.Concat(words.EnumerateRunes().Select(r => WidthOf(r) is not null ? r.ToString() : Square(ref missing))), missing);
    }

    /// <summary>In points.</summary>
    public double WidthOf(string words)
    {
        var width = 0.0;
        foreach (var rune in words.EnumerateRunes())
            width += WidthOf(rune) ?? 0;
        return width;
    }

    private static string Square(ref int missing)
    {
        missing++;
        return "■";
    }

    private double? WidthOf(System.Text.Rune rune)
    {
        if (widths.TryGetValue(rune.Value, out var width))
            return width;
        lock (Ruler)
            width = GlyphHelper.GlyphIndexFromCodePoint(rune.Value, font) == 0 ? null : Ruler.MeasureString(rune.ToString(), font).Width;
        return widths[rune.Value] = width;
    }
}
