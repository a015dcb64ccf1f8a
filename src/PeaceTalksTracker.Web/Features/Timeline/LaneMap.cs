namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// The lanes of a timeline: those asked for first, then the most frequent. An event stands in the lane of each of its actors,
/// once; where none of them has a lane, or the text names none, in the last.
/// </summary>
internal sealed class LaneMap
{
    private readonly TimelineColumns data;
    private readonly int[] laneOf;
    private readonly int others;
    private readonly List<int> found = [];

    public LaneMap(TimelineColumns data, int[] rows, IReadOnlyList<string> pinned)
    {
        this.data = data;
        var counts = new int[data.Actors.Count];
        foreach (var row in rows)
        {
            foreach (var participant in data.ParticipantsOf(row))
            {
                if (participant >= 0)
                    counts[participant]++;
            }
        }

        var pinnedAt = pinned.Select((key, at) => (key, at)).ToDictionary(p => p.key, p => p.at);
        var shown = Enumerable.Range(0, counts.Length).Where(a => counts[a] > 0)
            .OrderBy(a => pinnedAt.GetValueOrDefault(data.Actors[a].Key, int.MaxValue)).ThenByDescending(a => counts[a]).ThenBy(a => a)
            .Take(Limits.TimelineLanes).ToList();
        others = shown.Count;
        laneOf = new int[counts.Length];
        Array.Fill(laneOf, others);
        for (var lane = 0; lane < shown.Count; lane++)
            laneOf[shown[lane]] = lane;

        Lanes = [.. shown.Select(a => new TimelineLane(data.Actors[a], data.Actors[a].Name, counts[a]))];
        var rest = rows.Count(IsInOthers);
        if (rest > 0)
            Lanes = [.. Lanes, new TimelineLane(null, counts.Count(c => c > 0) > others ? "Others" : "No actor named", rest)];
    }

    public IReadOnlyList<TimelineLane> Lanes { get; }

    /// <summary>Ascending. The list is used again for the next row.</summary>
    public List<int> Of(int row)
    {
        found.Clear();
        foreach (var participant in data.ParticipantsOf(row))
        {
            if (participant >= 0 && !found.Contains(laneOf[participant]))
                found.Add(laneOf[participant]);
        }
        if (found.Count == 0)
            found.Add(others);
        if (found.Count > 1)
            found.Sort();
        return found;
    }

    private bool IsInOthers(int row)
    {
        var isNamed = false;
        foreach (var participant in data.ParticipantsOf(row))
        {
            if (participant >= 0 && laneOf[participant] == others)
                return true;
            isNamed |= participant >= 0;
        }
        return !isNamed;
    }
}
