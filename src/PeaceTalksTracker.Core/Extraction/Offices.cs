using System.Collections.Frozen;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Who held which office when, and which names of offices mean the same.</summary>
public sealed class Offices
{
    private const int LongestName = 7;

    private readonly OfficeWords words;
    private readonly FrozenDictionary<string, string> sameAs;
    private readonly FrozenDictionary<string, IReadOnlyList<Office>> byPerson;
    private readonly ILookup<(string Of, string Role), (string Person, Office Office)> holders;
    private readonly FrozenSet<string> names;

    internal Offices(OfficeWords words, IReadOnlyList<PersonEntry> persons)
    {
        this.words = words;
        sameAs = words.Same.SelectMany(group => group.Select(name => (name, group[0]))).ToFrozenDictionary(p => p.name, p => p.Item2, StringComparer.Ordinal);
        byPerson = persons.ToFrozenDictionary(p => p.Name, p => (IReadOnlyList<Office>)[.. p.Offices.Select(o => o.ToOffice())], StringComparer.Ordinal);
        holders = byPerson.SelectMany(p => p.Value.Select(o => (Person: p.Key, Office: o))).ToLookup(h => (h.Office.Of, NameOf(h.Office.Role)));
        names = holders.Select(h => h.Key.Role).Concat(sameAs.Keys).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The offices of a person, the one they are best known by first; none of who is not in the lexicon.</summary>
    public IReadOnlyList<Office> Of(string person) => byPerson.GetValueOrDefault(person, []);

    /// <summary>
    /// The person with the office and affiliation of a day; who has left the last one is "Former …". Without a day they have the role that all
    /// their offices have in common, and belong where they are best known.
    /// </summary>
    public Actor On(Actor person, DateOnly? day)
    {
        var all = Of(person.Name);
        var common = person with { Role = TheOne(all.Select(o => o.Role)), Affiliation = all is [var best, ..] ? best.Of : person.Affiliation };
        if (day is not { } on || all.Count == 0)
            return common;
        if (all.FirstOrDefault(o => o.MayBeHeldOn(on)) is { } held)
            return person with { Role = held.Role, Affiliation = held.Of };
        return all.Where(o => o.IsOverOn(on)).MaxBy(o => o.Until!.Latest) is { } last
            ? person with { Role = "Former " + last.Role, Affiliation = last.Of }
            : person with { Role = null, Affiliation = common.Affiliation };
    }

    /// <summary>
    /// The one person who held an office of a state or organisation on a day, or at any time where the day is null; null where none or several may have,
    /// and for what many are at a time ("ambassador"), of whom the lexicon knows a few.
    /// </summary>
    public string? Holder(string role, string of, DateOnly? day)
    {
        var name = NameOf(role);
        if (words.Several.Contains(name) || name == "leader" && words.UnclearLeaders.Contains(of))
            return null;
        if (name == "leader")
            name = words.Leading.FirstOrDefault(office => holders.Contains((of, office)), name);
        return TheOne(holders[(of, name)].Where(h => day is null || h.Office.MayBeHeldOn(day.Value)).Select(h => h.Person));
    }

    /// <summary>Whether two names may mean one office: "defence secretary" and "defence minister", "president" and "federal president", but never "minister" and "prime minister".</summary>
    public bool AreSame(string one, string other)
    {
        (one, other) = (NameOf(one), NameOf(other));
        return one == other || Narrows(one, other) || other.Contains(' ', StringComparison.Ordinal) && Narrows(other, one);
    }

    /// <summary>The end of the longest name of an office that begins at a token; the token itself where none does.</summary>
    public int EndOf(Token[] tokens, int start)
    {
        for (var end = Math.Min(tokens.Length, start + LongestName); end > start + 1; end--)
        {
            if (IsOffice(tokens, start, end))
                return end;
        }
        return start;
    }

    /// <summary>Whether the words from one token up to another are the name of an office.</summary>
    public bool IsOffice(Token[] tokens, int start, int end) => names.Contains(NameOf(TextOf(tokens, start, end)));

    /// <summary>The words of an office, lower case.</summary>
    public static string TextOf(Token[] tokens, int start, int end)
        => string.Join(' ', tokens[start..end].Select(t => t.Lower)).Replace(" - ", "-", StringComparison.Ordinal);

    /// <summary>Whether the longer name is the shorter one with words before it that leave the office what it is.</summary>
    private bool Narrows(string longer, string shorter)
        => longer.Length > shorter.Length + 1 && longer.EndsWith(" " + shorter, StringComparison.Ordinal)
            && !longer[..^(shorter.Length + 1)].Split(' ').Any(words.Other.Contains);

    private string NameOf(string role)
    {
        var name = string.Join(' ', role.ToLowerInvariant().Split(' ').Select(w => words.Words.GetValueOrDefault(w, w)));
        return sameAs.GetValueOrDefault(name, name);
    }

    private static string? TheOne(IEnumerable<string> values) => values.Distinct().Take(2).ToList() is [var only] ? only : null;
}
