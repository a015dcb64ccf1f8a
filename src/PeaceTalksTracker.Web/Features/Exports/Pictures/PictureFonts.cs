using SkiaSharp;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>The typeface that pictures are measured and drawn in; it comes with the app, since a bare machine has none.</summary>
public static class PictureFonts
{
    public const string Family = "Inter, system-ui, \"Segoe UI\", \"DejaVu Sans\", sans-serif";

    private static readonly SKTypeface Regular = Load("Inter-Regular.ttf");
    private static readonly SKTypeface Bold = Load("Inter-Bold.ttf");

    public static SKFont Of(double size, bool isBold) => new(isBold ? Bold : Regular, (float)size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = true };

    public static double WidthOf(string text, double size, bool isBold = false)
    {
        using var font = Of(size, isBold);
        return font.MeasureText(text);
    }

    /// <summary>The words, cut to a width.</summary>
    public static string Fit(string text, double size, double width, bool isBold = false)
    {
        using var font = Of(size, isBold);
        if (font.MeasureText(text) <= width)
            return text;
        var (low, high) = (0, text.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (font.MeasureText(text[..middle] + "…") <= width)
                low = middle;
            else
                high = middle - 1;
        }
        return low == 0 ? "" : text[..(char.IsHighSurrogate(text[low - 1]) ? low - 1 : low)].TrimEnd() + "…";
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(PictureFonts).Assembly.GetManifestResourceStream(name)!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
