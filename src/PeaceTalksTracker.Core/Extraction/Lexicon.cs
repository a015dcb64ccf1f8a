using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>The words and names the reader knows: the data files under <c>Lexicons/</c>.</summary>
public sealed class Lexicon
{
    public Lexicon()
    {
        var persons = Embedded.Load<List<PersonEntry>>("persons.json");
        Offices = new Offices(Embedded.Load<OfficeWords>("offices.json"), persons);
        Actors = [.. persons.Select(p => Offices.On(p.ToActor(), null)), .. Embedded.Load<List<OrganisationEntry>>("organisations.json").Select(o => o.ToActor()), .. States.Select(s => s.ToActor())];
        ActorsByName = Actors.ToDictionary(a => a.Name, StringComparer.Ordinal);
        Issues = IssueWords.Select(i => new Issue(i.Id, i.Name, i.Proposition)).ToList();
        CueVerbs = Cues.Where(c => c.Says).SelectMany(c => c.Verbs).ToHashSet(StringComparer.Ordinal);
        English = new EnglishWords(Embedded.Load<EnglishWords.WordLists>("english.json"));
    }

    /// <summary>The lexicons that ship with the reader.</summary>
    public static Lexicon Default { get; } = new();

    /// <summary>Persons, organisations and states. A person has the role that all their offices have in common.</summary>
    public IReadOnlyList<Actor> Actors { get; }

    public IReadOnlyDictionary<string, Actor> ActorsByName { get; }

    public Offices Offices { get; }

    public Spelling Spelling { get; } = new(Embedded.Load<string[][]>("first-names.json"));

    public IReadOnlyList<Issue> Issues { get; }

    public EnglishWords English { get; }

    internal IReadOnlyList<StateEntry> States { get; } = Embedded.Load<List<StateEntry>>("states.json");

    internal IReadOnlyList<IssueEntry> IssueWords { get; } = Embedded.Load<List<IssueEntry>>("issues.json");

    internal TitleWords Titles { get; } = Embedded.Load<TitleWords>("titles.json");

    internal PlaceWords Places { get; } = Embedded.Load<PlaceWords>("places.json");

    internal IReadOnlyList<CueEntry> Cues { get; } = Embedded.Load<List<CueEntry>>("cues.json");

    /// <summary>The dictionary forms of all verbs that attribute.</summary>
    internal HashSet<string> CueVerbs { get; }

    internal IReadOnlyList<EventEntry> Events { get; } = Embedded.Load<List<EventEntry>>("events.json");

    internal StatusWords Status { get; } = Embedded.Load<StatusWords>("status.json");

    internal WordGroups Groups { get; } = Embedded.Load<WordGroups>("groups.json");

    internal StanceWords Stances { get; } = Embedded.Load<StanceWords>("stances.json");
}
