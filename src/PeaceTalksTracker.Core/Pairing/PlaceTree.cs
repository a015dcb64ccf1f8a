using PeaceTalksTracker.Core.Extraction;

namespace PeaceTalksTracker.Core.Pairing;

/// <summary>Which place lies in which: the Kremlin in Moscow, Moscow in Russia.</summary>
internal sealed class PlaceTree
{
    private readonly Dictionary<string, string> within = new(StringComparer.OrdinalIgnoreCase);

    public PlaceTree(Lexicon lexicon)
    {
        foreach (var (state, cities) in lexicon.Places.States)
            foreach (var city in cities)
                within.TryAdd(Plain(city), state);
        foreach (var (place, larger) in lexicon.Places.Within)
            within[Plain(place)] = larger;
    }

    /// <summary>Whether one is the other, or lies in it.</summary>
    public bool IsCompatible(string one, string other) => Outwards(one).Contains(Plain(other), StringComparer.OrdinalIgnoreCase) || Outwards(other).Contains(Plain(one), StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> Outwards(string place)
    {
        // The lexicon has no circle, and a test says so.
        for (var at = Plain(place); at is not null; at = within.GetValueOrDefault(at))
            yield return at;
    }

    private static string Plain(string place) => place.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? place[4..] : place;
}
