namespace PeaceTalksTracker.Web.Features.Stances;

/// <summary>Whose panels the stances page shows: its <c>pin</c> parameters, or the five of the talks where it has none.</summary>
public static class PinnedActors
{
    public const string Parameter = "pin";

    /// <summary>The parameter's value when every panel has been taken off.</summary>
    private const string Nobody = "-";

    /// <summary>Key and name of those the first reader looks for, whether or not any text has named them yet.</summary>
    public static readonly IReadOnlyList<(string Key, string Name)> Defaults =
    [
        ("donald-trump", "Donald Trump"),
        ("vladimir-putin", "Vladimir Putin"),
        ("volodymyr-zelensky", "Volodymyr Zelensky"),
        ("steve-witkoff", "Steve Witkoff"),
        ("marco-rubio", "Marco Rubio"),
    ];

    public static IReadOnlyList<string> DefaultKeys { get; } = [.. Defaults.Select(d => d.Key)];

    /// <summary>Keys of the pinned actors, in the order they were pinned.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string?> values)
    {
        var keys = values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim()).Distinct().Take(Limits.PinnedActors).ToList();
        return keys.Count == 0 ? DefaultKeys : [.. keys.Where(k => k != Nobody)];
    }

    /// <summary>The stances page with these pinned.</summary>
    public static string AddressOf(IReadOnlyList<string> keys)
        => ToParameter(keys).Aggregate(Urls.Stances, (address, key) => Urls.With(address, Parameter, key));

    /// <summary>The name to show for a key that the store does not know.</summary>
    public static string NameOf(string key) => Defaults.FirstOrDefault(d => d.Key == key).Name ?? key;

    /// <summary>The values of the parameter that pin these; none where they are the defaults.</summary>
    public static IReadOnlyList<string> ToParameter(IReadOnlyList<string> keys)
        => keys.SequenceEqual(DefaultKeys) ? [] : keys.Count == 0 ? [Nobody] : keys;
}
