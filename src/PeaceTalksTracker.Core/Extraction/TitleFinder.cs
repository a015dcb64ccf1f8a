using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Joins titles to the names they introduce ("Finnish President Alexander Stubb", "Secretary to the Board of the Council of
/// Northern Ports Aino Laine") and proposes persons whom no lexicon lists but a title or an act of speaking gives away.
/// </summary>
public sealed class TitleFinder(Lexicon lexicon)
{
    private const int LongestTitle = 24, LongestName = 4;

    private readonly TitleWords words = lexicon.Titles;

    public List<Reference> Extend(Token[] tokens, List<Reference> named, ActorMemory memory)
    {
        var at = new Reference?[tokens.Length];
        foreach (var reference in named)
            Array.Fill(at, reference, reference.First, reference.End - reference.First);

        var found = new List<Reference>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (at[i] is { } reference)
            {
                found.Add(IsPerson(reference) ? WithTitle(tokens, at, reference, memory) : reference);
                i = reference.End - 1;
            }
            else if (NameRun(tokens, at, i) is { } end)
            {
                if (Proposed(tokens, at, i, end, memory) is { } person)
                    found.Add(person);
                i = end - 1;
            }
        }
        // A title covers the states and organisations within it.
        return found.Where(r => !found.Exists(o => o != r && o.First <= r.First && r.End <= o.End)).OrderBy(r => r.First).ToList();
    }

    private bool IsPerson(Reference reference)
        => lexicon.ActorsByName.TryGetValue(reference.Actors[0], out var actor) ? actor.Kind == ActorKind.Person : reference.Reason.StartsWith("name of", StringComparison.Ordinal);

    private Reference WithTitle(Token[] tokens, Reference?[] at, Reference person, ActorMemory memory)
    {
        var title = TitleBefore(tokens, at, person.First);
        var affiliation = title?.Affiliation ?? AffiliationAfter(tokens, at, person.End);
        memory.Learn(person.Actors[0], title?.Role, affiliation);
        return title is null ? person : person with { First = title.First, Reason = person.Reason + ", with the title " + title.Role };
    }

    private Reference? Proposed(Token[] tokens, Reference?[] at, int start, int end, ActorMemory memory)
    {
        var title = TitleBefore(tokens, at, start) ?? (IsSetApart(tokens, start, end) ? TitleBefore(tokens, at, start - 1) : null);
        // Words of an office may run on into the name: "… Northern Ports Aino Laine".
        if (title is { IsAdjacent: false } && end - start > 2)
            start = end - 2;
        var words = end - start;
        if (title is null && (words is < 2 or > 3 || !SpeaksOrIsDescribed(tokens, at, start, end)) || words == 1 && !title!.IsAdjacent)
            return null;

        var name = string.Join(' ', tokens[start..end].Select(t => t.Text)).Replace(" - ", "-", StringComparison.Ordinal);
        if (words == 1 && title!.Role.Length < 4)
            return null;
        var affiliation = title?.Affiliation ?? AffiliationAfter(tokens, at, end);
        var role = title?.Role ?? RoleAfter(tokens, end);
        memory.Propose(name, role, affiliation);
        return new Reference(title?.First ?? start, end, [name], ReferenceForm.Name, title is null ? "full name of a person who speaks" : "person with the title " + title.Role);
    }

    /// <summary>"The mayor of Narva, Aino Tamm, said …": the name stands between commas behind the title.</summary>
    private static bool IsSetApart(Token[] tokens, int start, int end) => start > 1 && end - start == 2 && end < tokens.Length && tokens[start - 1].Is(",") && tokens[end].Is(",");

    /// <summary>The end of a run of capitalised words that could be a person's name.</summary>
    private int? NameRun(Token[] tokens, Reference?[] at, int start)
    {
        if (!CouldBeName(tokens, start) || words.IsTitleWord(tokens[start].Lower))
            return null;
        var end = start + 1;
        while (end < tokens.Length && end - start < 2 * LongestName && at[end] is null && (CouldBeName(tokens, end) && !words.IsTitleWord(tokens[end].Lower)
            || IsInitial(tokens[end]) || end + 1 < tokens.Length && CouldBeName(tokens, end + 1) && at[end + 1] is null && (tokens[end].Is("-") || words.NameParticles.Contains(tokens[end].Lower))))
            end++;
        return end;
    }

    private bool CouldBeName(Token[] tokens, int at) => CouldBeName(tokens[at]) && !words.IsPrefixed(tokens, at) && !words.IsPrefixed(tokens, at + 2);

    private bool CouldBeName(Token token)
        => token.Tag == Tag.Name && token.Text.Length > 1 && char.IsLower(token.Text[^1]) && !words.NotNames.Contains(token.Lower)
            && !words.InstitutionWords.Contains(token.Lower) && !words.OrganisationWords.Contains(token.Lower) && !words.GroupNouns.Contains(token.Lower);

    private static bool IsInitial(Token token) => token.Text.Length == 2 && token.Text[1] == '.' && char.IsUpper(token.Text[0]);

    private bool SpeaksOrIsDescribed(Token[] tokens, Reference?[] at, int start, int end)
    {
        // A word that merely opens the sentence is no first name.
        if (start == 0 && lexicon.English.ClosedClass(tokens[0].Lower) is not null)
            return false;
        if (end < tokens.Length && tokens[end] is { Tag: Tag.Verb } verb && lexicon.CueVerbs.Contains(verb.Lemma) && at[end] is null)
            return start == 0 || tokens[start - 1].Tag is not (Tag.Name or Tag.Determiner or Tag.Preposition);
        if (start > 1 && (tokens[start - 1].Is("to") && tokens[start - 2].Is("according") || IsInverted(tokens, start, end)))
            return true;
        if (end + 1 < tokens.Length && tokens[end].Is(",") && tokens[end + 1].Is("who"))
            return true;
        return RoleAfter(tokens, end) is not null && tokens[end].Is(",");
    }

    /// <summary>"…, said Aino Tamm.": the verb stands before its subject, which ends the clause.</summary>
    private bool IsInverted(Token[] tokens, int start, int end)
        => tokens[start - 1] is { Tag: Tag.Verb } verb && lexicon.CueVerbs.Contains(verb.Lemma) && (tokens[start - 2].Is(",") || tokens[start - 2].Tag == Tag.Quote)
            && (end == tokens.Length || tokens[end].Lower is "." or "," or ";");

    /// <summary>", the spokesman of …," or ", a senior adviser," after a name.</summary>
    private string? RoleAfter(Token[] tokens, int end)
    {
        if (end + 1 >= tokens.Length || !tokens[end].Is(","))
            return null;
        for (var i = end + 1; i < tokens.Length && i < end + 8 && !tokens[i].Is(","); i++)
        {
            var last = i;
            while (last < tokens.Length && words.IsTitleWord(tokens[last].Lower))
                last++;
            if (tokens[i..last].Any(t => words.Titles.Contains(t.Lower)))
                return char.ToUpperInvariant(tokens[i].Text[0]) + string.Join(' ', tokens[i..last].Select(t => t.Text))[1..];
            if (tokens[i].Tag == Tag.Verb)
                return null;
        }
        return null;
    }

    private static string? AffiliationAfter(Token[] tokens, Reference?[] at, int end)
    {
        if (end + 1 < tokens.Length && tokens[end].Is("of") && at[end + 1] is { MayBePlace: true } state)
            return state.Actors[0];
        if (end < tokens.Length && tokens[end].Is(","))
        {
            for (var i = end + 1; i < tokens.Length && i < end + 10 && !tokens[i].Is(","); i++)
            {
                if (at[i] is { } reference)
                    return reference.Actors[0];
            }
        }
        return null;
    }

    private sealed record Title(int First, string Role, string? Affiliation, bool IsAdjacent);

    private Title? TitleBefore(Token[] tokens, Reference?[] at, int name)
    {
        var first = -1;
        string? affiliation = null;
        var hasTitle = false;
        for (var k = name - 1; k >= 0 && name - k <= LongestTitle; k--)
        {
            var token = tokens[k];
            if (at[k] is { } reference)
            {
                if (reference.Form != ReferenceForm.Adjective && !reference.MayBePlace && lexicon.ActorsByName.TryGetValue(reference.Actors[0], out var actor) && actor.Kind == ActorKind.Person)
                    break;
                // "in Moscow President …" would be two phrases, but a state right before a title belongs to it.
                affiliation = reference.Actors[0];
                if (hasTitle)
                    first = reference.First;
                k = reference.First;
            }
            else if (words.IsTitleWord(token.Lower) && token.Tag != Tag.Verb)
            {
                hasTitle |= words.Titles.Contains(token.Lower) || words.Honorifics.Contains(token.Lower);
                first = k;
            }
            else if (!(token.Lower is "of" or "for" or "to" or "the" or "-" or "–" or "&" || token.Tag == Tag.Genitive || token.Lower == "and" && token.Span.Start > 0 && !hasTitle || IsOfficeWord(token)))
            {
                break;
            }
        }
        if (!hasTitle || first < 0)
            return null;
        var role = RoleOf(tokens, first, name);
        if (role is null)
            return null;
        if (first > 0 && tokens[first - 1].Lower == "the")
            first--;
        return new Title(first, role, affiliation, words.IsTitleWord(tokens[name - 1].Lower) || at[name - 1] is not null);
    }

    /// <summary>A capitalised word within an office: "… of the Northern Ports". It needs a title before it to count.</summary>
    private static bool IsOfficeWord(Token token) => token.Tag == Tag.Name;

    /// <summary>The words of the office next to the name, else the first ones of the phrase: "President" of "President of the Senate of Finland".</summary>
    private string? RoleOf(Token[] tokens, int first, int name)
    {
        var start = name;
        while (start > first && words.IsTitleWord(tokens[start - 1].Lower) && !words.Honorifics.Contains(tokens[start - 1].Lower))
            start--;
        var end = name;
        // "Secretary of State": an office of more than title words.
        for (var k = first; k < start; k++)
        {
            if (words.IsTitleWord(tokens[k].Lower) && lexicon.Offices.IsOffice(tokens, k, name))
                return string.Join(' ', tokens[k..name].Select(t => t.Text));
        }
        if (!tokens[start..name].Any(t => words.Titles.Contains(t.Lower)))
        {
            start = first;
            while (start < name && !words.IsTitleWord(tokens[start].Lower))
                start++;
            end = start;
            while (end < name && words.IsTitleWord(tokens[end].Lower))
                end++;
        }
        return start == end ? null : string.Join(' ', tokens[start..end].Select(t => t.Text));
    }
}
