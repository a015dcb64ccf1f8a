using System.Text.Json;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>A place of the lexicon.</summary>
/// <param name="Name">As maps write it.</param>
/// <param name="Names">Other ways in which texts write it.</param>
/// <param name="State">The state that texts name after a comma; null where there is none.</param>
/// <param name="Latitude">Degrees north, right to a tenth.</param>
/// <param name="Longitude">Degrees east, right to a tenth.</param>
public sealed record KnownPlace(string Name, IReadOnlyList<string> Names, string? State, double Latitude, double Longitude);

/// <summary>
/// Where places are that texts name. Towns and sites alone, of the conflict and of its talks: a point for a country or a region would say more than
/// its text does. The list is data, in <c>Places.json</c>, and checked by hand.
/// </summary>
public static class Places
{
    private static readonly string[] Articles = ["the ", "downtown ", "central ", "the city of ", "the town of ", "the village of "];

    public static IReadOnlyList<KnownPlace> All { get; } = Load();

    private static readonly Dictionary<string, KnownPlace> ByName =
        All.SelectMany(p => p.Names.Append(p.Name).Select(n => (Name: n, Place: p))).ToDictionary(p => p.Name, p => p.Place, StringComparer.OrdinalIgnoreCase);

    /// <param name="place">As a text names it: "Jeddah", "Jeddah, Saudi Arabia".</param>
    /// <returns>Null where the lexicon does not have it.</returns>
    public static KnownPlace? Find(string? place)
    {
        if (place is null)
            return null;
        if (ByName.GetValueOrDefault(place.Trim()) is { } whole)
            return whole;
        // "Odessa, Texas" is not the one that everybody knows.
        var parts = place.Split(',', 2, StringSplitOptions.TrimEntries);
        var found = Named(parts[0]);
        return parts.Length == 1 || string.Equals(found?.State, parts[1], StringComparison.OrdinalIgnoreCase) ? found : null;
    }

    private static KnownPlace? Named(string name)
        => ByName.GetValueOrDefault(name)
            ?? Articles.Where(a => name.StartsWith(a, StringComparison.OrdinalIgnoreCase)).Select(a => ByName.GetValueOrDefault(name[a.Length..])).FirstOrDefault(p => p is not null);

    private static List<KnownPlace> Load()
    {
        using var file = typeof(Places).Assembly.GetManifestResourceStream("Places.json")!;
        return JsonSerializer.Deserialize<List<KnownPlace>>(file, JsonSerializerOptions.Web)!;
    }
}
