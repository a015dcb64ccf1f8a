using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>The marks of the timeline, shaped as on the screen (wwwroot/timeline/look.js).</summary>
internal static class EventMark
{
    public const double Radius = 6;

    private const double Fade = 40;

    /// <summary>Filled happened, dashed planned, dotted conditional, crossed out denied; square conflict, circle cooperation; with a tail, as somebody says.</summary>
    public static IEnumerable<Shape> Of(EventStatus status, bool isConflict, bool isReported, double x, double y, string colour, string? name = null, string? link = null)
    {
        const double r = Radius;
        if (isReported)
            yield return new Outline(FormattableString.Invariant($"M{x - r + 1:0.##} {y + 1:0.##}L{x - r - 2:0.##} {y + r + 4:0.##}L{x + 1:0.##} {y + r - 1:0.##}Z"), colour);
        var outline = isConflict ? Outlines.Box(x - r + .5, y - r + .5, 2 * r - 1, 2 * r - 1) : Outlines.Circle(x, y, r);
        yield return status == EventStatus.Happened
            ? new Outline(outline, colour, Name: name, Link: link)
            : new Outline(
                outline, PictureColours.Card, colour, 2,
                status switch { EventStatus.Planned => [4, 2.6], EventStatus.Conditional => [1.6, 2.2], _ => null }, Name: name, Link: link);
        if (status == EventStatus.Denied)
            yield return new Outline(Outlines.Line(x - r - 2, y + r + 2, x + r + 2, y - r - 2), null, colour, 2);
    }

    /// <summary>What is not known of a date: a band between its first and last day, fading where an end is open.</summary>
    public static IEnumerable<Shape> Span(double x, double left, double right, double y, string colour, bool isOpenLeft, bool isOpenRight)
    {
        const int steps = 5;
        if (right - left > 9)
            yield return new Outline(Outlines.Box(left, y - 4, right - left, 8), colour, Opacity: .22);
        for (var step = 0; step < steps; step++)
        {
            var (width, opacity) = (Fade / steps, .3 * (steps - step) / steps);
            if (isOpenLeft)
                yield return new Outline(Outlines.Box(x - (step + 1) * width, y - 4, width, 8), colour, Opacity: opacity);
            if (isOpenRight)
                yield return new Outline(Outlines.Box(x + step * width, y - 4, width, 8), colour, Opacity: opacity);
        }
    }
}
