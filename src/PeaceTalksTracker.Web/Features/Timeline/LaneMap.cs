namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// The lanes of a timeline: those asked for first, then of whoever acts most, then of whom others act towards. An event stands in the lane of each
/// of its actors, once; where none of them has a lane, or the text names none, in the last; and in its recipients' lanes beside.
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
        var (acts, receives) = (new int[data.Actors.Count], new int[data.Actors.Count]);
        foreach (var row in rows)
        {
            foreach (var participant in data.ParticipantsOf(row))
                (participant >= 0 ? acts : receives)[Lane(participant)]++;
        }

        var pinnedAt = pinned.Select((key, at) => (key, at)).ToDictionary(p => p.key, p => p.at);
        var shown = Enumerable.Range(0, acts.Length).Where(a => acts[a] + receives[a] > 0)
            .OrderBy(a => pinnedAt.GetValueOrDefault(data.Actors[a].Key, int.MaxValue)).ThenByDescending(a => acts[a]).ThenByDescending(a => receives[a]).ThenBy(a => a)
            .Take(Limits.TimelineLanes).ToList();
        others = shown.Count;
        laneOf = new int[acts.Length];
        Array.Fill(laneOf, others);
        for (var lane = 0; lane < shown.Count; lane++)
            laneOf[shown[lane]] = lane;

        Lanes = [.. shown.Select(a => new TimelineLane(data.Actors[a], data.Actors[a].Name, acts[a]))];
        var rest = rows.Count(IsInOthers);
        if (rest > 0)
            Lanes = [.. Lanes, new TimelineLane(null, Enumerable.Range(0, acts.Length).Any(a => acts[a] > 0 && laneOf[a] == others) ? "Others" : "No actor named", rest)];
    }

    public IReadOnlyList<TimelineLane> Lanes { get; }

    /// <summary>The lane, or participant, whether as an actor or, as the complement, as a recipient.</summary>
    public static int Lane(int participant) => participant < 0 ? ~participant : participant;

    /// <summary>Ascending; the complement of a lane that it is in only as its recipient's. The list is used again for the next row.</summary>
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
        foreach (var participant in data.ParticipantsOf(row))
        {
            if (participant < 0 && laneOf[~participant] is var lane && lane < others && !found.Contains(lane) && !found.Contains(~lane))
                found.Add(~lane);
        }
        if (found.Count > 1)
            found.Sort((a, b) => Lane(a).CompareTo(Lane(b)));
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
