using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Finds states and organisations by their people and institutions ("Russian forces", "Poland's foreign ministry", "the
/// Ukrainian Air Force") and groups that have no name ("traditional American allies").
/// </summary>
public sealed class GroupFinder(Lexicon lexicon)
{
    /// <summary>Words between the adjective and the noun: "Ukrainian government delegation".</summary>
    private const int LongestGap = 4;

    private readonly TitleWords words = lexicon.Titles;

    public List<Reference> Extend(Token[] tokens, List<Reference> named)
    {
        var at = new Reference?[tokens.Length];
        foreach (var reference in named)
            Array.Fill(at, reference, reference.First, reference.End - reference.First);

        var found = new List<Reference>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (at[i] is not { } reference)
            {
                if (Unnamed(tokens, at, i) is { } group)
                {
                    found.RemoveAll(r => r.End > group.First);
                    found.Add(group);
                }
                continue;
            }
            var extended = Institution(tokens, at, reference) ?? reference;
            // "Kyiv School of Economics", "Moscow Times": a name of its own, and no word of the state's.
            if (extended == reference && reference is { MayBePlace: true, Form: ReferenceForm.Name } && OpensOrganisation(tokens, at, reference.End))
                continue;
            if (extended.End < tokens.Length && tokens[extended.End].Tag == Tag.Genitive)
                extended = extended with { IsPossessor = true };
            found.Add(extended);
            i = extended.End - 1;
        }
        return found;
    }

    /// <summary>The state or organisation by the noun that follows its name or adjective.</summary>
    private Reference? Institution(Token[] tokens, Reference?[] at, Reference reference)
    {
        if (IsPerson(reference.Actors[0]))
            return null;
        var start = reference.End;
        if (start < tokens.Length && tokens[start].Tag == Tag.Genitive && reference.Form == ReferenceForm.Name)
            start++;
        var end = -1;
        for (var k = start; k < tokens.Length && k - start <= LongestGap && at[k] is null; k++)
        {
            var token = tokens[k];
            // "Russian military drills": the noun qualifies another.
            if (k + 1 < tokens.Length && at[k + 1] is null && tokens[k + 1].Tag == Tag.Noun && token.Tag != Tag.Name && !words.StateNouns.Contains(tokens[k + 1].Lower))
                continue;
            var qualifies = k + 1 < tokens.Length && tokens[k + 1].Tag is Tag.Noun or Tag.Name or Tag.Adjective;
            if (words.StateNouns.Contains(token.Lower) && (token.Tag is Tag.Noun or Tag.Name || token.Tag is Tag.Adjective && !qualifies)
                || token.Tag == Tag.Name && words.InstitutionWords.Contains(token.Lower))
                end = k + 1;
            else if (!(token.Tag is Tag.Adjective or Tag.Noun or Tag.Name || token.Is("-")) || words.GroupNouns.Contains(token.Lower) && end < 0)
                break;
            else if (end > 0 && !(token.Tag == Tag.Name))
                break;
        }
        // "Russian and Ukrainian forces": the noun serves both adjectives.
        if (end < 0 && (reference.Form == ReferenceForm.Adjective || start > reference.End) && start + 1 < tokens.Length && tokens[start].Lower is "and" or "," or "-" or "–"
            && at[start + 1] is { } second && second.Form == reference.Form && Institution(tokens, at, second) is not null)
            return reference with { End = start, Form = ReferenceForm.Group, Reason = $"people or institution of {reference.Actors[0]}" };
        // A title's own holder ("Ukraine's foreign minister") is no institution.
        if (end < 0 || end < tokens.Length && words.Titles.Contains(tokens[end].Lower))
            return null;
        return reference with { End = end, Form = ReferenceForm.Group, MayBePlace = false, Reason = $"people or institution of {reference.Actors[0]}" };
    }

    private bool OpensOrganisation(Token[] tokens, Reference?[] at, int start)
    {
        for (var k = start; k < tokens.Length && k - start < 5 && at[k] is null && tokens[k].Tag is Tag.Name or Tag.Adjective && tokens[k].IsCapitalised; k++)
        {
            if (words.OrganisationWords.Contains(tokens[k].Lower))
                return true;
        }
        return false;
    }

    /// <summary>A group noun that no state owns, with the adjectives before it.</summary>
    private Reference? Unnamed(Token[] tokens, Reference?[] at, int noun)
    {
        if (!words.GroupNouns.Contains(tokens[noun].Lower) || tokens[noun].Tag is not (Tag.Noun or Tag.Name))
            return null;
        // "the foreign ministers of Turkey and Qatar" are named by their states.
        var of = noun + 2 < tokens.Length && tokens[noun + 1].Is("of") ? tokens[noun + 2].Is("the") ? noun + 3 : noun + 2 : tokens.Length;
        if (of < tokens.Length && at[of] is not null && words.PairNouns.Persons.Contains(tokens[noun].Lower))
            return null;
        var first = noun;
        while (first > 0 && noun - first < LongestGap && (at[first - 1] is { Form: ReferenceForm.Adjective } || at[first - 1] is null && tokens[first - 1].Tag is Tag.Adjective or Tag.Name && !tokens[first - 1].Is("-")
            || at[first - 1] is null && tokens[first - 1].Tag == Tag.Noun && !lexicon.English.IsNounLike(tokens[first - 1].Lower)))
            first--;
        while (first < noun && tokens[first].Tag is Tag.Noun)
            first++;
        if (first == noun)
            return null;
        var name = string.Join(' ', tokens[first..(noun + 1)].Select(t => t.Text)).Replace(" - ", "-", StringComparison.Ordinal);
        return new Reference(first, noun + 1, [name], ReferenceForm.Group, "group without a name");
    }

    private bool IsPerson(string actor) => !lexicon.ActorsByName.TryGetValue(actor, out var known) || known.Kind == Model.ActorKind.Person;
}
