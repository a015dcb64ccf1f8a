using System.Text.Json;
using System.Text.Json.Serialization;
using PeaceTalksTracker.Core.Language;
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

    public Lexicon()
    {
        Actors = [.. Load<List<Actor>>("actors.json"), .. States.Select(s => s.ToActor())];
        ActorsByName = Actors.ToDictionary(a => a.Name, StringComparer.Ordinal);
        Issues = IssueWords.Select(i => new Issue(i.Id, i.Name, i.Proposition)).ToList();
        CueVerbs = Cues.SelectMany(c => c.Verbs).ToHashSet(StringComparer.Ordinal);
        English = new EnglishWords(Load<EnglishWords.WordLists>("english.json"));
    }

    /// <summary>The lexicons that ship with the reader.</summary>
    public static Lexicon Default { get; } = new();

    /// <summary>Persons, organisations and states.</summary>
    public IReadOnlyList<Actor> Actors { get; }

    public IReadOnlyDictionary<string, Actor> ActorsByName { get; }

    public IReadOnlyList<Issue> Issues { get; }

    public EnglishWords English { get; }

    internal IReadOnlyList<StateEntry> States { get; } = Load<List<StateEntry>>("states.json");

    internal IReadOnlyList<IssueEntry> IssueWords { get; } = Load<List<IssueEntry>>("issues.json");

    internal TitleWords Titles { get; } = Load<TitleWords>("titles.json");

    internal PlaceWords Places { get; } = Load<PlaceWords>("places.json");

    internal IReadOnlyList<CueEntry> Cues { get; } = Load<List<CueEntry>>("cues.json");

    /// <summary>The dictionary forms of all verbs that attribute.</summary>
    internal HashSet<string> CueVerbs { get; }

    internal IReadOnlyList<EventEntry> Events { get; } = Load<List<EventEntry>>("events.json");

    internal StatusWords Status { get; } = Load<StatusWords>("status.json");

    internal WordGroups Groups { get; } = Load<WordGroups>("groups.json");

    internal StanceWords Stances { get; } = Load<StanceWords>("stances.json");

    private static T Load<T>(string file)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The lexicon {file} is not embedded in the assembly.");
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidOperationException($"The lexicon {file} is empty.");
    }
}
