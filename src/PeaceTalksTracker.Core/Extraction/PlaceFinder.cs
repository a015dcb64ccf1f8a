using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Finds where an act took place: "in Moscow", "at the Norway–Finland border", "to Beijing, China".</summary>
internal sealed class PlaceFinder(Lexicon lexicon)
{
    private readonly PhraseIndex<string> cities = new(lexicon.Places.States.SelectMany(s => s.Value.Select(city => (city.ToLowerInvariant(), s.Key))));

    /// <summary>The place named nearest behind a trigger, else before it, within the sentence.</summary>
    public string? Find(SentenceReading reading, Run trigger, Run within)
    {
        var tokens = reading.Tokens;
        string? before = null;
        for (var k = within.First; k + 1 < within.End; k++)
        {
            if (tokens[k].Lower is not ("in" or "at" or "near" or "to" or "outside") || reading.ReferenceAt(k) is not null)
                continue;
            // "the war in Ukraine" says nothing of where the act took place.
            if (k > 0 && k != trigger.End && tokens[k - 1].Tag is Tag.Noun && reading.ReferenceAt(k - 1) is null && !tokens[k - 1].Is("border"))
                continue;
            var start = tokens[k + 1].Is("the") ? k + 2 : k + 1;
            if (start >= tokens.Length || PlaceAt(reading, start, tokens[k].Is("to")) is not { } place)
                continue;
            if (k >= trigger.End)
                return place;
            before = place;
        }
        return before;
    }

    /// <summary>The state that a city within the run belongs to.</summary>
    public string? StateOf(SentenceReading reading, Run within) => cities.Find(reading.Tokens, within).Where(c => reading.Tokens[c.Run.First].IsCapitalised).Select(c => c.Value).FirstOrDefault();

    private bool IsName(SentenceReading reading, int token)
        => reading.Tokens[token] is { Tag: Tag.Name } name && char.IsLower(name.Text[^1]) && !lexicon.Titles.NotNames.Contains(name.Lower) && !lexicon.Titles.IsTitleWord(name.Lower)
            && !lexicon.Titles.InstitutionWords.Contains(name.Lower) && !lexicon.Titles.GroupNouns.Contains(name.Lower);

    private string? PlaceAt(SentenceReading reading, int start, bool direction)
    {
        var tokens = reading.Tokens;
        var city = cities.Find(tokens, new Run(start, Math.Min(tokens.Length, start + 4))).FirstOrDefault();
        if (city.Value is not null && city.Run.First == start && tokens[start].IsCapitalised)
            return reading.QuoteOf(start, city.Run.End).Exact;
        if (!direction && reading.ReferenceAt(start) is null && IsName(reading, start))
        {
            var last = start + 1;
            while (last < tokens.Length && reading.ReferenceAt(last) is null && IsName(reading, last))
                last++;
            return reading.QuoteOf(start, last).Exact;
        }
        if (direction || reading.ReferenceAt(start) is not { MayBePlace: true, IsPossessor: false } state)
            return null;
        // "the Norway–Finland border"
        var end = state.End;
        while (end < tokens.Length && (tokens[end].Lower is "-" or "–" || reading.ReferenceAt(end) is { MayBePlace: true } || tokens[end].Is("border")))
            end++;
        return end > state.End && tokens[end - 1].Is("border") ? reading.QuoteOf(start, end).Exact : reading.QuoteOf(start, state.End).Exact;
    }
}
