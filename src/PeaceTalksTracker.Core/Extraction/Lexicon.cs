using System.Text.Json;
using System.Text.Json.Serialization;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>The words and names the reader knows: the data files under <c>Lexicons/</c>.</summary>
public sealed class Lexicon
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The lexicons that ship with the reader.</summary>
    public static Lexicon Default { get; } = new();

    public IReadOnlyList<Actor> Actors { get; } = Load<Actor>("actors.json");

    public IReadOnlyList<Issue> Issues { get; } = Load<Issue>("issues.json");

    private static List<T> Load<T>(string file)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The lexicon {file} is not embedded in the assembly.");
        return JsonSerializer.Deserialize<List<T>>(stream, Options) ?? throw new InvalidOperationException($"The lexicon {file} is empty.");
    }
}
