using System.Globalization;
using System.Xml.Linq;
using PeaceTalksTracker.Web.Features.Briefs;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>Writes a picture as SVG that needs nothing else.</summary>
public static class PictureSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <param name="picture">Its texts may hold anything.</param>
    /// <param name="linkBase">What stands before this app's addresses, so that marks lead to their events: "" within the app; null for a picture without links.</param>
    public static string Write(Picture picture, string? linkBase = null)
        => new XElement(
            Svg + "svg",
            new XAttribute("viewBox", Text($"0 0 {picture.Width:0.##} {picture.Height:0.##}")),
            new XAttribute("width", Text($"{picture.Width:0.##}")),
            new XAttribute("height", Text($"{picture.Height:0.##}")),
            new XAttribute("role", linkBase is null ? "img" : "group"),
            new XAttribute("aria-label", PlainText.Of($"{picture.Title}. {picture.Summary}")),
            new XAttribute("font-family", PictureFonts.Family),
            new XElement(Svg + "title", PlainText.Of(picture.Title)),
            new XElement(Svg + "desc", PlainText.Of(picture.Summary)),
            new XElement(Svg + "path", new XAttribute("d", Outlines.Box(0, 0, picture.Width, picture.Height)), new XAttribute("fill", PictureColours.Card)),
            picture.Shapes.Select(s => Of(s, linkBase))).ToString(SaveOptions.DisableFormatting);

    private static XElement Of(Shape shape, string? linkBase) => shape switch
    {
        Words words => new(
            Svg + "text", new XAttribute("x", Text($"{words.X:0.##}")), new XAttribute("y", Text($"{words.Y:0.##}")),
            new XAttribute("font-size", Text($"{words.Size:0.##}")), new XAttribute("fill", words.Colour),
            words.IsBold ? new XAttribute("font-weight", "700") : null, words.IsCentred ? new XAttribute("text-anchor", "middle") : null,
            PlainText.Of(words.Text)),
        Outline { Link: { } link } outline when linkBase is not null
            => new(Svg + "a", new XAttribute("href", linkBase.TrimEnd('/') + link), Of(outline)),
        Outline outline => Of(outline),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static XElement Of(Outline outline) => new(
        Svg + "path", new XAttribute("d", outline.Path), new XAttribute("fill", outline.Fill ?? "none"),
        outline.Stroke is null ? null : new XAttribute("stroke", outline.Stroke),
        outline.Stroke is null ? null : new XAttribute("stroke-width", Text($"{outline.Width:0.##}")),
        outline.Dash is null ? null : new XAttribute("stroke-dasharray", string.Join(' ', outline.Dash.Select(d => Text($"{d:0.##}")))),
        outline.Opacity < 1 ? new XAttribute("opacity", Text($"{outline.Opacity:0.##}")) : null,
        outline.Name is null ? null : new XElement(Svg + "title", PlainText.Of(outline.Name)));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
