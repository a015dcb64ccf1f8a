using System.Globalization;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>Puts marks into lanes so that none covers another: three above one another, what has no room counted beside; labels only where nothing else stands.</summary>
internal sealed class LaneMarks(IReadOnlyList<string> colours, double top, double laneHeight)
{
    private const double LabelSize = 11;

    private static readonly double[] Slots = [0, -14, 14];

    private readonly List<Shape> spans = [], marks = [];
    private readonly List<(double X, double Y, double Limit, string Text)> labels = [];
    private readonly List<(double Left, double Top, double Right, double Bottom)> taken = [];
    private readonly Dictionary<(int Lane, double X), int> piles = [];

    public void Add(
        IReadOnlyList<int> lanes, double x, double left, double right, bool isOpenLeft, bool isOpenRight, double limit,
        Func<int, double, double, IEnumerable<Shape>> mark, string label)
    {
        const double r = EventMark.Radius + 1.5;
        foreach (var lane in lanes)
        {
            var middle = top + (lane + .5) * laneHeight;
            var slot = Array.FindIndex(Slots, s => IsFree(x - r, middle + s - r + 1, x + r, middle + s + r - 1));
            if (slot < 0)
            {
                Count([lane], x + 2 * r);
                continue;
            }
            var y = middle + Slots[slot];
            taken.Add((x - r, y - r + 1, x + r, y + r - 1));
            spans.AddRange(EventMark.Span(x, left, right, y, colours[lane], isOpenLeft, isOpenRight));
            marks.AddRange(mark(lane, x, y));
            labels.Add((x + r + 3, y, limit, label));
        }
    }

    /// <summary>One more event of the lanes that only a number stands for.</summary>
    public void Count(IReadOnlyList<int> lanes, double x)
    {
        foreach (var lane in lanes)
        {
            var near = piles.Keys.Where(p => p.Lane == lane && Math.Abs(p.X - x) < 26).Select(p => ((int, double X)?)p).FirstOrDefault();
            var at = (lane, near?.X ?? x);
            piles[at] = piles.GetValueOrDefault(at) + 1;
        }
    }

    public IEnumerable<Shape> Draw()
    {
        var numbers = new List<Shape>();
        foreach (var ((lane, x), count) in piles)
        {
            var words = (marks.Count > 0 ? "+" : "") + count.ToString(CultureInfo.InvariantCulture);
            var y = top + (lane + .5) * laneHeight;
            var half = PictureFonts.WidthOf(words, 12, isBold: true) / 2;
            taken.Add((x - half, y - 7, x + half, y + 7));
            numbers.Add(new Outline(Outlines.Box(x - half - 2, y - 8, 2 * half + 4, 16), PictureColours.Card));
            numbers.Add(new Words(x, y + 4, words, 12, colours[lane], IsBold: true, IsCentred: true));
        }
        foreach (var (x, y, limit, text) in labels)
        {
            var width = PictureFonts.WidthOf(text, LabelSize);
            if (text == "" || x + width > limit || !IsFree(x, y - 6, x + width + 4, y + 6))
                continue;
            taken.Add((x, y - 6, x + width + 4, y + 6));
            numbers.Add(new Words(x, y + 4, text, LabelSize, PictureColours.Ink));
        }
        return [.. spans, .. marks, .. numbers];
    }

    private bool IsFree(double left, double up, double right, double down)
        => !taken.Exists(t => t.Left < right && t.Right > left && t.Top < down && t.Bottom > up);
}
