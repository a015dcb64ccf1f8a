using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>What a format could not hold.</summary>
/// <param name="Count">How many, from 1.</param>
/// <param name="Thing">"event".</param>
/// <param name="Why">"without a date in the sources".</param>
public sealed record LeftOut(int Count, string Thing, string Why)
{
    /// <summary>"12 events without a date in the sources".</summary>
    public override string ToString() => $"{Wording.Count(Count, Thing)} {Why}";
}

/// <summary>Counts what is left out while a file is written.</summary>
internal sealed class LeftOutCounter
{
    private readonly Dictionary<(string Thing, string Why), int> counts = [];

    /// <summary>In the order in which they first came up.</summary>
    public IReadOnlyList<LeftOut> All => [.. counts.Select(c => new LeftOut(c.Value, c.Key.Thing, c.Key.Why))];

    public void Add(string thing, string why, int count = 1)
    {
        if (count > 0)
            counts[(thing, why)] = counts.GetValueOrDefault((thing, why)) + count;
    }
}
