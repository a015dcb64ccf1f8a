using System.Globalization;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>A drawing that is written as SVG or PNG, in pixels, y downwards.</summary>
/// <param name="Summary">What it shows, in a sentence.</param>
public sealed record Picture(double Width, double Height, string Title, string Summary, IReadOnlyList<Shape> Shapes);

/// <summary>A part of a picture.</summary>
public abstract record Shape;

/// <summary>A filled or drawn outline.</summary>
/// <param name="Path">SVG path data.</param>
/// <param name="Dash">Lengths of strokes and gaps; null for a whole line.</param>
/// <param name="Name">What it stands for, for whoever points at it; null where it is only decoration.</param>
/// <param name="Link">An address of this app; null for none.</param>
public sealed record Outline(
    string Path, string? Fill, string? Stroke = null, double Width = 1, double[]? Dash = null, double Opacity = 1, string? Name = null, string? Link = null) : Shape;

/// <summary>A line of text.</summary>
/// <param name="Y">Of its baseline.</param>
public sealed record Words(double X, double Y, string Text, double Size, string Colour, bool IsBold = false, bool IsCentred = false) : Shape;

/// <summary>Path data of common outlines.</summary>
internal static class Outlines
{
    public static string Circle(double x, double y, double r) => Text($"M{x - r:0.##} {y:0.##}A{r:0.##} {r:0.##} 0 1 0 {x + r:0.##} {y:0.##}A{r:0.##} {r:0.##} 0 1 0 {x - r:0.##} {y:0.##}Z");

    public static string Box(double x, double y, double width, double height) => Text($"M{x:0.##} {y:0.##}H{x + width:0.##}V{y + height:0.##}H{x:0.##}Z");

    public static string Line(double x1, double y1, double x2, double y2) => Text($"M{x1:0.##} {y1:0.##}L{x2:0.##} {y2:0.##}");

    public static string Diamond(double x, double y, double r) => Text($"M{x:0.##} {y - r:0.##}L{x + r:0.##} {y:0.##}L{x:0.##} {y + r:0.##}L{x - r:0.##} {y:0.##}Z");

    private static string Text(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
