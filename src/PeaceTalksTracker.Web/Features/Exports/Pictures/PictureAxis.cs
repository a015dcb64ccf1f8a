using System.Globalization;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>Days from left to right, with ticks whose words have room.</summary>
internal sealed class PictureAxis
{
    private const double Apart = 78;

    private readonly DateOnly first;
    private readonly double left, right;
    private readonly int days;

    private PictureAxis(DateOnly first, int days, double left, double right) => (this.first, this.days, this.left, this.right) = (first, days, left, right);

    public static PictureAxis OfDays(IEnumerable<DateOnly> shown, double left, double right)
    {
        var all = shown.ToList();
        var (min, max) = (all.DefaultIfEmpty().Min(), all.DefaultIfEmpty().Max());
        var margin = Math.Max(1, (max.DayNumber - min.DayNumber) / 30);
        var from = Math.Max(0, min.DayNumber - margin);
        return new(DateOnly.FromDayNumber(from), max.DayNumber + 1 + margin - from, left, right);
    }

    public double At(DateOnly day) => left + (right - left) * (day.DayNumber - first.DayNumber) / days;

    public IEnumerable<Shape> Draw(double top, double bottom)
    {
        foreach (var (day, words) in Ticks())
        {
            var x = At(day);
            if (x < left || x + PictureFonts.WidthOf(words, 11) + 4 > right)
                continue;
            yield return new Outline(Outlines.Line(x, top - 22, x, bottom), null, PictureColours.Line);
            yield return new Words(x + 4, top - 10, words, 11, PictureColours.Soft);
        }
    }

    private IEnumerable<(DateOnly Day, string Words)> Ticks()
    {
        var dayWidth = (right - left) / days;
        var last = Math.Min(first.DayNumber + days, DateOnly.MaxValue.DayNumber);
        foreach (var step in (int[])[1, 2, 7, 14])
        {
            if (step * dayWidth < Apart)
                continue;
            // Day number 0 was a Monday, and weeks start on one.
            for (var at = (first.DayNumber + step - 1) / step * step; at < last; at += step)
                yield return (DateOnly.FromDayNumber(at), DateOnly.FromDayNumber(at).ToString("d MMM yyyy", CultureInfo.InvariantCulture));
            yield break;
        }
        var months = ((int[])[1, 3, 6, 12, 24, 60, 120, 600, 1200]).FirstOrDefault(m => m * 30 * dayWidth >= Apart, 12_000);
        for (var index = ((first.Year - 1) * 12 + first.Month - 1 + months - 1) / months * months; index / 12 < 9999; index += months)
        {
            var day = new DateOnly(index / 12 + 1, index % 12 + 1, 1);
            if (day.DayNumber >= last)
                yield break;
            yield return (day, day.ToString(months < 12 ? "MMM yyyy" : "yyyy", CultureInfo.InvariantCulture));
        }
    }
}
