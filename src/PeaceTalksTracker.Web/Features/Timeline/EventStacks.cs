namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>Which events stand together while nobody has said whether they are one.</summary>
internal static class EventStacks
{
    /// <summary>
    /// What stands on what. Each stands on another that it is itself paired with, the strongest pair first: what two have in common with a third they need not have in common with each other.
    /// </summary>
    /// <param name="pairs">The strongest first.</param>
    /// <param name="better">Which of two is the better dated one: it lies below.</param>
    public static Dictionary<T, T> Of<T>(IEnumerable<(T One, T Other)> pairs, IComparer<T> better) where T : notnull
    {
        var stacked = new Dictionary<T, T>();
        var bases = new HashSet<T>();
        foreach (var (one, other) in pairs)
        {
            var (below, above) = better.Compare(one, other) <= 0 ? (one, other) : (other, one);
            if (!stacked.ContainsKey(below) && !bases.Contains(above) && stacked.TryAdd(above, below))
                bases.Add(below);
        }
        return stacked;
    }
}
