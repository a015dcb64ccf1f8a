using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Reads off who takes part: the actors that head a noun phrase, own it, or follow a preposition.</summary>
internal sealed class Participants(Lexicon lexicon, SentenceReading reading)
{
    private readonly Token[] tokens = reading.Tokens;

    /// <summary>The actors at the head of a phrase: "Finnish Foreign Minister Aino Laine and her colleague Ivo Brandt".</summary>
    public IReadOnlyList<string> Head(Run phrase) => HeadReferences(phrase).SelectMany(r => r.Actors).Distinct().ToList();

    public IReadOnlyList<Reference> HeadReferences(Run phrase)
    {
        var at = phrase.First;
        while (at < phrase.End && reading.ReferenceAt(at) is null && (tokens[at].Tag is Tag.Determiner or Tag.Adjective or Tag.Number or Tag.Quote or Tag.Adverb
            || tokens[at].Tag is Tag.Name && at + 1 < phrase.End && reading.ReferenceAt(at + 1)?.First == at + 1
            || tokens[at].Lower is "of" or "members" || tokens[at].Tag is Tag.Noun or Tag.Name && (IsPeople(tokens[at].Lower) || at + 1 < phrase.End && IsPeople(tokens[at + 1].Lower) && lexicon.Titles.TitleModifiers.Contains(tokens[at].Lower))))
            at++;
        var heads = new List<Reference>();
        var last = false;
        while (at < phrase.End && reading.ReferenceAt(at) is { } reference && reference.First == at)
        {
            var joins = reference.Form == ReferenceForm.Adjective && !(reference.End < phrase.End && tokens[reference.End].Tag is Tag.Conjunction);
            if (reference.IsPossessor || joins || IsQualifier(reference))
                return heads.Count > 0 ? heads : [];
            heads.Add(reference);
            at = NextJoined(reference.End, phrase.End, ref last);
        }
        return heads;
    }

    private bool IsPeople(string noun) => lexicon.Titles.StateNouns.Contains(noun) || lexicon.Titles.GroupNouns.Contains(noun) || lexicon.Titles.PairNouns.Persons.Contains(noun);

    /// <summary>"Ukraine war", "Geneva airport": the name qualifies a noun that follows.</summary>
    private bool IsQualifier(Reference reference)
        => reference.MayBePlace && reference.End < tokens.Length && tokens[reference.End].Tag == Tag.Noun && !tokens[reference.End].Span.Equals(default) && !lexicon.English.IsNounLike(tokens[reference.End].Lower)
            || reference.Form == ReferenceForm.Pronoun && tokens[reference.First].Lower is "his" or "its" or "their" or "her" or "our" && reference.End < tokens.Length && tokens[reference.End].Tag is Tag.Noun or Tag.Adjective;

    /// <summary>The reference that "and", a comma or "as well as" joins on; the end of the phrase if there is none.</summary>
    /// <param name="at">The token behind the reference before it.</param>
    /// <param name="end">The end of the phrase.</param>
    /// <param name="last">Set once "and" has joined the last of a list: a comma behind it begins something else.</param>
    private int NextJoined(int at, int end, ref bool last)
    {
        if (last)
            return end;
        var joined = false;
        for (var k = at; k < end && k - at < 8; k++)
        {
            if (reading.ReferenceAt(k) is { } next && joined && next.First == k)
            {
                if (last || tokens[at].Lower is "-" or "–" || IsList(k, end))
                    return k;
                return end;
            }
            if (tokens[k].Lower is "and" or "," or "-" or "–" || tokens[k].Lower == "well" || tokens[k].Lower == "/")
            {
                joined = true;
                last |= tokens[k].Lower is "and" or "well";
            }
            else if (!(tokens[k].Tag is Tag.Determiner or Tag.Number || joined && tokens[k].Tag is Tag.Adjective or Tag.Noun && tokens[k].Lower != "opposition" || tokens[k].Lower is "as" or "both"))
                return end;
        }
        return end;
    }

    /// <summary>Whether "and" follows behind the names and commas from here.</summary>
    private bool IsList(int at, int end)
    {
        for (var k = at; k < end && k - at < 40; k++)
        {
            if (tokens[k].Is("and") && reading.ReferenceAt(k) is null)
                return true;
            if (reading.ReferenceAt(k) is null && !(tokens[k].Is(",") || tokens[k].Tag is Tag.Determiner or Tag.Adjective))
                return false;
        }
        return false;
    }

    /// <summary>Actors in a stretch of text that an act may be directed at, in order; those that only say where or when are left out.</summary>
    public IReadOnlyList<string> Towards(Run stretch, bool firstOnly = true)
    {
        for (var k = stretch.First; k < stretch.End; k++)
        {
            if (reading.ReferenceAt(k) is not { } reference || reference.First != k)
                continue;
            if (IsPlaceOrTime(reference) || reference.Form == ReferenceForm.Pronoun && tokens[reference.First].Lower is "his" or "its" or "their" or "her")
            {
                k = reference.End - 1;
                continue;
            }
            if (firstOnly)
                return Joined(reference, stretch.End);
        }
        return firstOnly ? [] : All(stretch);
    }

    /// <summary>The first actor that a thing belongs to or is about, an adjective's among them: "Russian helicopters", "assets of Russia's bank".</summary>
    public IReadOnlyList<string> Concerned(Run thing)
        => reading.ReferencesWithin(thing.First, thing.End).FirstOrDefault(r => r.Form != ReferenceForm.Pronoun && (r.Form == ReferenceForm.Adjective ? !tokens[r.First].Text.Contains('-', StringComparison.Ordinal) : !IsPlaceOrTime(r)))?.Actors ?? [];

    private List<string> All(Run stretch)
        => reading.ReferencesWithin(stretch.First, stretch.End).Where(r => !IsPlaceOrTime(r) && r.Form != ReferenceForm.Pronoun).SelectMany(r => r.Actors).Distinct().ToList();

    /// <summary>A reference with those joined to it.</summary>
    public IReadOnlyList<string> Joined(Reference reference, int end)
    {
        var actors = new List<string>(reference.Actors);
        var last = false;
        var at = NextJoined(reference.End, end, ref last);
        while (at < end && reading.ReferenceAt(at) is { } next && next.First == at)
        {
            actors.AddRange(next.Actors);
            at = NextJoined(next.End, end, ref last);
        }
        return actors.Distinct().ToList();
    }

    /// <summary>Actors after a preposition within a stretch: "with Putin", "between Ukraine and Russia".</summary>
    public IReadOnlyList<string> After(string preposition, Run stretch)
    {
        for (var k = stretch.First; k < stretch.End; k++)
        {
            if (!tokens[k].Is(preposition) || reading.ReferenceAt(k) is not null)
                continue;
            for (var at = k + 1; at < stretch.End && at < k + 8; at++)
            {
                if (reading.ReferenceAt(at) is { } reference)
                    return Joined(reference, Math.Min(tokens.Length, Math.Max(stretch.End, reference.End)));
                if (tokens[at].Tag is Tag.Preposition && !tokens[at].Is("of") || tokens[at].Tag is Tag.Verb or Tag.Modal or Tag.Auxiliary || tokens[at].Lower is "," or ";")
                    break;
            }
        }
        return [];
    }

    public bool IsPlaceOrTime(Reference reference)
    {
        var k = reference.First - 1;
        while (k >= 0 && tokens[k].Tag is Tag.Determiner or Tag.Adjective or Tag.Number)
            k--;
        if (k < 0)
            return false;
        // "Dnipro, Ukraine": the country belongs to the place before it.
        if (tokens[k].Is(",") && reference.MayBePlace && k > 0 && tokens[k - 1].Tag == Tag.Name && reading.ReferenceAt(k - 1) is null)
            return true;
        return reference.MayBePlace && !reference.IsPossessor && lexicon.Groups.Locative.Contains(tokens[k].Lower)
            || tokens[k].Lower is "during" or "after" or "before" or "following" or "despite" or "amid" or "since" or "until"
            || tokens[k].Is("in") && reference.Form == ReferenceForm.Adjective;
    }

    /// <summary>The actors that qualify a noun from before it: "Russia's", "Russian missile", "Trump-Putin".</summary>
    public IReadOnlyList<string> Owners(int noun)
    {
        var owners = new List<string>();
        for (var k = noun - 1; k >= 0 && noun - k < 12; k--)
        {
            if (reading.ReferenceAt(k) is { } reference)
            {
                owners.InsertRange(0, reference.Actors);
                k = reference.First;
                continue;
            }
            var token = tokens[k];
            if (!(token.Tag is Tag.Adjective or Tag.Noun or Tag.Genitive or Tag.Number || token.Tag == Tag.Name || token.Lower is "-" or "–" || token.Is("and") && owners.Count > 0
                || token.Form is VerbForm.Gerund or VerbForm.Past && owners.Count == 0 && k > 0 && tokens[k - 1].Tag is Tag.Determiner or Tag.Genitive))
                break;
        }
        return owners.Distinct().ToList();
    }
}
