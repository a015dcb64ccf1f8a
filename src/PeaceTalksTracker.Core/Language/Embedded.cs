using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeaceTalksTracker.Core.Language;

/// <summary>Reads the data files that ship within the assembly.</summary>
internal static class Embedded
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static T Load<T>(string file)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The lexicon {file} is not embedded in the assembly.");
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidOperationException($"The lexicon {file} is empty.");
    }
}
