using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Settles whom pronouns and descriptions refer to, where the sentences before it or the offices named so far do so: "he",
/// "the Kremlin leader", "the Deputy Prime Minister", "his Ukrainian counterpart", "the two leaders", "both sides".
/// </summary>
public sealed class CoreferenceFinder(Lexicon lexicon, ActorMemory memory)
{
    private readonly TitleWords words = lexicon.Titles;
    private readonly Offices offices = lexicon.Offices;

    public List<Reference> Extend(Token[] tokens, List<Reference> named)
    {
        var at = new Reference?[tokens.Length];
        foreach (var reference in named)
            Array.Fill(at, reference, reference.First, reference.End - reference.First);

        var found = new List<Reference>();
        for (var i = 0; i < tokens.Length; i++)
        {
            var resolved = Description(tokens, at, found, i) ?? (at[i] is null ? Pronoun(tokens, found, i) : null);
            var reference = resolved ?? at[i];
            if (reference is null)
                continue;
            found.Add(reference);
            i = reference.End - 1;
        }
        return found;
    }

    private Reference? Pronoun(Token[] tokens, List<Reference> before, int i)
    {
        var token = tokens[i];
        switch (token.Lower)
        {
            case "he" or "she" or "him" or "his" or "her" when Person(tokens, before) is { } person:
                return Pronoun(i, [person], $"{token.Lower}: the person spoken of, {person}");
            case "i" when memory.Author is { } author && token.Text == "I":
                return Pronoun(i, [author], $"I: the author, {author}");
            case "we" or "our" when memory.Author is { } author && memory.AffiliationOf(author) is { } home:
                return Pronoun(i, [home], $"{token.Lower}: the state of the author, {home}");
            case "it" or "its" when State(tokens, before, i) is { } state:
                return Pronoun(i, [state], $"{token.Lower}: the state or organisation spoken of, {state}");
            case "they" or "their" or "them" when Several(tokens, before) is { Count: > 0 } several:
                return Pronoun(i, several, $"{token.Lower}: {string.Join(" and ", several)}");
            default:
                return null;
        }
    }

    private static Reference Pronoun(int i, IReadOnlyList<string> actors, string reason) => new(i, i + 1, actors, ReferenceForm.Pronoun, reason);

    /// <summary>The sentence's acting person before the pronoun, else the nearest one, else who acted in the sentence before.</summary>
    private string? Person(Token[] tokens, List<Reference> before)
    {
        var persons = before.Where(r => r.Actors.Count == 1 && memory.IsPerson(r.Actors[0])).ToList();
        var acting = persons.FindLast(r => Acts(tokens, r)) ?? persons.LastOrDefault();
        return acting?.Actors[0] ?? (memory.LastSubject.Count == 1 && memory.IsPerson(memory.LastSubject[0]) ? memory.LastSubject[0] : memory.RecentPersons.Count > 0 ? memory.RecentPersons[0] : null);
    }

    private string? State(Token[] tokens, List<Reference> before, int i)
    {
        var acting = before.FindLast(r => r.Actors.Count == 1 && r.Form is ReferenceForm.Name or ReferenceForm.Group && !memory.IsPerson(r.Actors[0]) && Acts(tokens, r));
        if (acting is not null)
            return acting.Actors[0];
        return i <= 1 && memory.LastSubject.Count == 1 && !memory.IsPerson(memory.LastSubject[0]) ? memory.LastSubject[0] : null;
    }

    private IReadOnlyList<string> Several(Token[] tokens, List<Reference> before)
    {
        var acting = before.FindLast(r => Acts(tokens, r) && r.Form != ReferenceForm.Adjective);
        if (acting is not null)
        {
            var joined = before.Where(r => r == acting || r.End <= acting.First && r.Form != ReferenceForm.Adjective && IsJoined(tokens, r.End, acting.First)).SelectMany(r => r.Actors).Distinct().ToList();
            return joined.Count > 1 || acting.Form == ReferenceForm.Group ? joined : [];
        }
        return memory.LastSubject.Count > 1 ? memory.LastSubject : [];
    }

    private static bool IsJoined(Token[] tokens, int from, int to)
        => to - from is >= 0 and <= 2 && Enumerable.Range(from, to - from).All(k => tokens[k].Lower is "and" or "," or "the" or "as");

    private static bool Acts(Token[] tokens, Reference reference)
    {
        for (var k = reference.End; k < tokens.Length; k++)
        {
            if (tokens[k].Tag is Tag.Adverb or Tag.Negation or Tag.Relative || tokens[k].Is(",") && k + 1 < tokens.Length && tokens[k + 1].Tag == Tag.Relative)
                continue;
            return tokens[k].Tag is Tag.Verb or Tag.Modal or Tag.Auxiliary && tokens[k].Form != VerbForm.Gerund;
        }
        return false;
    }

    private Reference? Description(Token[] tokens, Reference?[] at, List<Reference> before, int i)
    {
        var lower = tokens[i].Lower;
        if (lower is "his" or "her" or "their")
            return Counterpart(tokens, at, i);
        if (lower is "the" or "both")
            return Pair(tokens, before, i) ?? (lower == "the" ? Office(tokens, at, i, i + 1) : null);
        return at[i] is { Form: ReferenceForm.Adjective or ReferenceForm.Name } reference && reference.First == i && (i == 0 || tokens[i - 1].Lower != "the") ? Office(tokens, at, i, i) : null;
    }

    /// <summary>"The two leaders", "both sides", "the parties".</summary>
    private Reference? Pair(Token[] tokens, List<Reference> before, int i)
    {
        var k = i + 1;
        while (k < tokens.Length && k - i < 3 && tokens[k].Lower is "two" or "warring" or "both" or "respective")
            k++;
        if (k >= tokens.Length || i + 1 == k && tokens[i].Lower != "both" && !words.PairNouns.Persons.Contains(tokens[k].Lower) && tokens[k].Lower is not ("parties" or "sides"))
            return null;
        var noun = tokens[k].Lower;
        // "the leaders of France and Germany" names its own.
        if (k + 1 < tokens.Length && tokens[k + 1].Lower is "of" or "to" or "from" || tokens[k].Tag is not (Tag.Noun or Tag.Name))
            return null;
        IReadOnlyList<string> pair =
            words.PairNouns.Persons.Contains(noun) ? LastTwo([.. PersonsHere(before), .. memory.RecentPersons])
            : words.PairNouns.States.Contains(noun) ? memory.LastSubject.Count == 2 && !memory.LastSubject.Any(memory.IsPerson) ? memory.LastSubject : LastTwo(memory.RecentStates)
            : words.PairNouns.Either.Contains(noun) ? memory.LastSubject.Count == 2 ? memory.LastSubject : LastTwo(memory.RecentStates.Count >= 2 ? memory.RecentStates : memory.RecentPersons)
            : [];
        pair = [.. pair.OrderBy(memory.OrderOf)];
        return pair.Count == 2 ? new Reference(i, k + 1, pair, ReferenceForm.Description, $"the two last spoken of: {pair[0]} and {pair[1]}") : null;
    }

    /// <summary>Latest first.</summary>
    private IEnumerable<string> PersonsHere(List<Reference> before)
        => before.SelectMany(r => r.Actors).Where(memory.IsPerson).Reverse().Distinct();

    private static IReadOnlyList<string> LastTwo(IReadOnlyList<string> recent) => recent.Distinct().Take(2).ToList() is [var last, var first] ? [first, last] : [];

    /// <summary>"The President", "the Russian leader", "the President of Ukraine", without a name behind it.</summary>
    private Reference? Office(Token[] tokens, Reference?[] at, int first, int k)
    {
        string? affiliation = null;
        var owner = k < tokens.Length && at[k] is { Form: ReferenceForm.Adjective or ReferenceForm.Name, IsPossessor: false, Actors.Count: 1 } one && one.First == k ? one : null;
        if (owner is not null)
        {
            affiliation = owner.Actors[0];
            k = owner.End;
        }
        var start = k;
        while (k < tokens.Length && at[k] is null && words.IsTitleWord(tokens[k].Lower) && k - start < 5)
            k++;
        // "Secretary of State", "Kremlin spokesman": other words belong to the office.
        var (rest, whole) = (offices.EndOf(tokens, start), owner is null ? start : offices.EndOf(tokens, owner.First));
        var isNamed = Math.Max(rest, whole) > k || whole > start && whole == k;
        if (isNamed)
            (start, k) = whole >= rest ? (owner!.First, whole) : (start, rest);
        if (k == start || !isNamed && !words.Titles.Contains(tokens[k - 1].Lower))
            return null;
        var role = Offices.TextOf(tokens, start, k);
        if (role == "head" && k + 1 < tokens.Length && tokens[k].Is("of") && tokens[k + 1].Lower == "state")
            (role, k) = ("president", k + 2);
        if (affiliation is null && k + 1 < tokens.Length && tokens[k].Is("of"))
        {
            var of = tokens[k + 1].Is("the") ? k + 2 : k + 1;
            if (of < tokens.Length && at[of] is { MayBePlace: true } state)
                (affiliation, k) = (state.Actors[0], state.End);
        }
        // A name right behind belongs to the title, which has been joined to it already.
        if (k < tokens.Length && at[k] is { Form: ReferenceForm.Name } next && next.First == k && memory.IsPerson(next.Actors[0]))
            return null;
        affiliation ??= isNamed ? at[start..k].FirstOrDefault(r => r is not null)?.Actors[0] : null;
        var holder = memory.Holder(role, affiliation);
        return holder is null ? null : new Reference(first, k, [holder], ReferenceForm.Description, $"description: {role}{(affiliation is null ? "" : " of " + affiliation)} is {holder}");
    }

    /// <summary>"His Ukrainian counterpart": who holds the same office there.</summary>
    private Reference? Counterpart(Token[] tokens, Reference?[] at, int i)
    {
        if (i + 1 < tokens.Length && tokens[i + 1].Is("country") && memory.LastSubject is not null)
        {
            var person = Nearest(tokens, at, i);
            if (person is not null && memory.AffiliationOf(person) is { } country)
                return new Reference(i, i + 2, [country], ReferenceForm.Description, $"the country of {person}");
        }
        if (i + 2 >= tokens.Length || at[i + 1] is not { Form: ReferenceForm.Adjective } there || there.End >= tokens.Length || !tokens[there.End].Is("counterpart"))
            return null;
        if (there.End + 1 < tokens.Length && at[there.End + 1] is { Form: ReferenceForm.Name })
            return null;
        var self = Nearest(tokens, at, i);
        var role = self is null ? null : memory.RoleOf(self);
        if (role is null)
            return null;
        var counterpart = memory.Holder(role, there.Actors[0]);
        return counterpart is null ? null : new Reference(i, there.End + 1, [counterpart], ReferenceForm.Description, $"counterpart of {self}: {role} of {there.Actors[0]}");
    }

    private string? Nearest(Token[] tokens, Reference?[] at, int i)
    {
        var before = at.Take(i).OfType<Reference>().Distinct().Where(r => r.End <= i).ToList();
        return Person(tokens, before);
    }
}
