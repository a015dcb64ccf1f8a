using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>What an article has said so far about its actors: who was met, who holds which office, who was spoken of last.</summary>
/// <param name="lexicon">Who is known.</param>
/// <param name="published">The day whose offices count; null where it is not known.</param>
public sealed class ActorMemory(Lexicon lexicon, DateOnly? published)
{
    /// <summary>How far back a pronoun or description may reach, in persons or states.</summary>
    private const int Reach = 12;

    private readonly List<Actor> met = [];
    private readonly Dictionary<string, Actor> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> proposedByFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> roles = new(StringComparer.Ordinal);
    private readonly List<string> recentPersons = [];
    private readonly List<string> recentStates = [];

    public IReadOnlyList<Actor> Met => met;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<string> RecentPersons => recentPersons;

    /// <summary>Latest first: states and organisations.</summary>
    public IReadOnlyList<string> RecentStates => recentStates;

    /// <summary>Who did or said the main thing of the sentence before.</summary>
    public IReadOnlyList<string> LastSubject { get; set; } = [];

    /// <summary>Who says "I" in the text, where it is one person's statement.</summary>
    public string? Author { get; set; }

    /// <summary>The place of an actor among those met, the first 0; those not met come last.</summary>
    public int OrderOf(string name) => byName.TryGetValue(name, out var actor) && met.IndexOf(actor) is var at and >= 0 ? at : int.MaxValue;

    public bool HasMet(string name) => byName.ContainsKey(name);

    public bool IsPerson(string name) => Known(name)?.Kind == ActorKind.Person;

    /// <param name="reference">Whom a sentence mentions.</param>
    /// <param name="isPlace">The words only say where: nothing refers back to them.</param>
    public void Mention(Reference reference, bool isPlace)
    {
        // "Talks in Vienna" say nothing of Austria.
        if (isPlace && reference.IsCapital)
            return;
        foreach (var name in reference.Actors)
            Meet(name);
        // An adjective alone is no one to refer back to.
        if (isPlace || reference.Form == ReferenceForm.Adjective)
            return;
        foreach (var name in reference.Actors)
        {
            var recent = IsPerson(name) ? recentPersons : recentStates;
            recent.Remove(name);
            recent.Insert(0, name);
            if (recent.Count > Reach)
                recent.RemoveAt(Reach);
        }
    }

    public void Meet(string name)
    {
        if (byName.ContainsKey(name))
            return;
        Enter(Known(name) ?? new Actor { Name = name, Kind = ActorKind.Group, Proposed = true });
    }

    /// <summary>A person whom the text introduces and no lexicon knows.</summary>
    public void Propose(string name, string? role, string? affiliation)
    {
        Enter(new Actor { Name = name, Kind = ActorKind.Person, Role = role, Affiliation = affiliation, Proposed = true });
        Learn(name, role, affiliation);
        var words = Tokeniser.Words(name);
        proposedByFirstWord[words[0]] = name;
        proposedByFirstWord[words[^1]] = name;
    }

    /// <summary>Remembers an office that the text gives a person.</summary>
    public void Learn(string name, string? role, string? affiliation)
    {
        Meet(name);
        if (role is null)
            return;
        if (!roles.TryGetValue(name, out var held))
            roles[name] = held = new HashSet<string>(StringComparer.Ordinal);
        held.Add(role.ToLowerInvariant());
        var actor = byName[name];
        if (actor.Affiliation is null || actor.Role is null)
            Replace(actor with { Role = actor.Role ?? role, Affiliation = actor.Affiliation ?? affiliation });
    }

    /// <summary>A proposed person's full name or surname at a token.</summary>
    public (string Actor, int End)? Proposed(Token[] tokens, int start)
    {
        if (!proposedByFirstWord.TryGetValue(tokens[start].Text, out var name))
            return null;
        var words = Tokeniser.Words(name);
        if (start + words.Length <= tokens.Length && words.Select((w, k) => tokens[start + k].Text == w).All(same => same))
            return (name, start + words.Length);
        return tokens[start].Text == words[^1] ? (name, start + 1) : null;
    }

    /// <summary>
    /// The last-mentioned person who holds an office ("president", "deputy prime minister"), of a state if one is named: then also the one
    /// of whom the lexicon knows that they held it at the time.
    /// </summary>
    public string? Holder(string role, string? affiliation)
        => recentPersons.Find(person => Holds(person, role, affiliation))
            ?? (affiliation is null ? null : recentPersons.Find(person => byName[person].Affiliation == affiliation && IsLeading(role) && IsLeading(RoleOf(person)))
                ?? lexicon.Offices.Holder(role, affiliation, published));

    public string? AffiliationOf(string name) => Known(name)?.Affiliation;

    public string? RoleOf(string name) => roles.TryGetValue(name, out var held) ? held.First() : Known(name)?.Role?.ToLowerInvariant();

    private Actor? Known(string name)
        => byName.TryGetValue(name, out var actor) ? actor : lexicon.ActorsByName.TryGetValue(name, out var known) ? lexicon.Offices.On(known, published) : null;

    private bool Holds(string person, string role, string? affiliation)
        => roles.TryGetValue(person, out var held) && (affiliation is null || byName[person].Affiliation == affiliation) && held.Any(h => lexicon.Offices.AreSame(h, role))
            || lexicon.Offices.Of(person).Any(o => (affiliation is null || o.Of == affiliation) && (published is null || o.MayBeHeldOn(published.Value)) && lexicon.Offices.AreSame(o.Role, role));

    private bool IsLeading(string? role) => role is not null && (role is "head of state" || lexicon.Titles.HeadsOfState.Contains(role));

    private void Enter(Actor actor)
    {
        if (byName.TryAdd(actor.Name, actor))
            met.Add(actor);
    }

    private void Replace(Actor actor)
    {
        met[met.IndexOf(byName[actor.Name])] = actor;
        byName[actor.Name] = actor;
    }
}
