namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>Positions for the axis by order: a frame for each group of events, and in it a stretch for each step.</summary>
internal sealed class OrderAxis
{
    private readonly Dictionary<int, int> positions = [];
    private readonly List<TimelineFrame> frames = [];

    private OrderAxis(IReadOnlyList<(long, long)> arrows) => Arrows = arrows;

    /// <summary>By row.</summary>
    public IReadOnlyDictionary<int, int> Positions => positions;

    public IReadOnlyList<TimelineFrame> Frames => frames;

    public IReadOnlyList<(long Earlier, long Later)> Arrows { get; }

    /// <summary>Steps are those of the whole group, so that a filter hides events and moves none.</summary>
    public static OrderAxis Of(TimelineColumns data, int[] rows, LaneMap lanes)
    {
        var isVisible = new bool[data.Count];
        foreach (var row in rows)
            isVisible[row] = true;
        var arrows = data.Orders.Where(o => isVisible[o.Earlier] && isVisible[o.Later])
            .Select(o => (data.Ids[o.Earlier], data.Ids[o.Later])).ToList();
        var axis = new OrderAxis(arrows);
        var next = 0;
        foreach (var group in data.Groups)
        {
            if (!group.Steps.Any(s => s.Any(row => isVisible[row])))
                continue;
            var article = data.ArticleList[data.Articles[group.Steps[0][0]]];
            var from = next;
            var steps = new List<int>();
            foreach (var step in group.Steps)
            {
                steps.Add(next);
                next += axis.Spread([.. step.Where(row => isVisible[row])], next, group.IsContradiction, lanes);
            }
            axis.frames.Add(new TimelineFrame(from, next, steps, article.Name, group.IsContradiction));
        }
        return axis;
    }

    /// <summary>Gives events of a step the same position where their lanes are apart. Returns how many positions the step takes, at least one.</summary>
    private int Spread(List<int> step, int from, bool isContradiction, LaneMap lanes)
    {
        var taken = new List<List<(int First, int Last)>>();
        foreach (var row in step)
        {
            var stands = lanes.Of(row);
            var (first, last) = (LaneMap.Lane(stands[0]), LaneMap.Lane(stands[^1]));
            var at = isContradiction ? -1 : taken.FindIndex(t => t.TrueForAll(other => last < other.First || first > other.Last));
            if (at < 0)
            {
                at = taken.Count;
                taken.Add([]);
            }
            taken[at].Add((first, last));
            positions[row] = from + at;
        }
        return Math.Max(1, taken.Count);
    }
}
