using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Web.Features.Stances;

/// <summary>A stance as far as it matters to shifts.</summary>
/// <param name="ById">Who reports it; null in the other voices.</param>
/// <param name="Earliest">Null where undated or open to the left.</param>
/// <param name="Latest">Null where undated or open to the right.</param>
public sealed record DatedStance(
    long RecordId, int ActorId, string IssueId, Voice Voice, int? ById, Position Position, DateOnly? Earliest, DateOnly? Latest);

/// <summary>
/// Finds where an actor's position on an issue changed. Only like is compared with like: own words with own words, one reporter's with the same
/// reporter's. The old stance must certainly lie before the new one, so an undated stance never forms a shift, and a day with
/// two positions is a contradiction, not a shift.
/// </summary>
public static class ShiftFinder
{
    /// <returns>Pairs of old and new, the newest first.</returns>
    public static IReadOnlyList<(DatedStance Old, DatedStance New)> Find(IEnumerable<DatedStance> stances)
        => [.. stances
            .Where(s => s.Earliest is not null || s.Latest is not null)
            .GroupBy(s => (s.ActorId, s.IssueId, s.Voice, s.ById))
            .SelectMany(FindInOneVoice)
            .OrderByDescending(s => s.New.Earliest).ThenByDescending(s => s.Old.Latest).ThenBy(s => s.New.RecordId)];

    private static IEnumerable<(DatedStance Old, DatedStance New)> FindInOneVoice(IEnumerable<DatedStance> stances)
    {
        // What was said at one time counts once, and only where it says one thing.
        var clear = stances.GroupBy(s => (s.Earliest, s.Latest))
            .Where(time => time.Select(s => s.Position).Distinct().Count() == 1)
            .Select(time => time.MinBy(s => s.RecordId)!)
            .ToList();
        var endings = clear.Where(s => s.Latest is not null).OrderBy(s => s.Latest).ThenBy(s => s.Earliest).ToList();
        var ended = 0;
        DatedStance? last = null;
        DatedStance? shiftedFrom = null;
        foreach (var stance in clear.Where(s => s.Earliest is not null).OrderBy(s => s.Earliest).ThenBy(s => s.Latest ?? DateOnly.MaxValue))
        {
            while (ended < endings.Count && endings[ended].Latest < stance.Earliest)
                last = endings[ended++];
            if (last is null || last.Position == stance.Position || ReferenceEquals(last, shiftedFrom))
                continue;
            shiftedFrom = last;
            yield return (last, stance);
        }
    }
}
