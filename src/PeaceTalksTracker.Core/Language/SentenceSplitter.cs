using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language;

/// <summary>Finds sentences. Words in quotation marks stay with the sentence that quotes them, however many sentences they are.</summary>
public static class SentenceSplitter
{
    /// <summary>A longer passage without an end is cut at white space, so that the work per sentence stays bounded.</summary>
    public const int LongestSentence = 2_000;

    /// <summary>A quotation mark that is not closed within this many characters is not taken for a quotation.</summary>
    private const int LongestQuotation = 1_500;

    private static readonly WordLists Words = Embedded.Load<WordLists>("sentences.json");

    public static IEnumerable<Span> Split(string text, Span passage) => Split(text, passage, keepQuotations: true);

    /// <summary>The sentences within a passage, quotation or not.</summary>
    public static IEnumerable<Span> SplitInside(string text, Span passage) => Split(text, passage, keepQuotations: false);

    private static IEnumerable<Span> Split(string text, Span passage, bool keepQuotations)
    {
        var start = passage.Start;
        var closing = -1;
        for (var i = passage.Start; i < passage.End; i++)
        {
            if (keepQuotations && i > closing && ClosingOf(text, i, passage.End) is { } end)
                closing = end;
            var next = EndsSentence(text, i, passage) && (i >= closing - 1 || !keepQuotations)
                ? SkipClosers(text, i + 1, passage.End)
                : i - start >= LongestSentence && (char.IsWhiteSpace(text[i]) || i - start >= 2 * LongestSentence) && !SplitsPair(text, i) ? i : -1;
            // The last character of a quotation may end the sentence that quotes it.
            if (next < 0 || next < passage.End && !char.IsWhiteSpace(text[next]) && i - start < LongestSentence)
                continue;
            if (Trimmed(text, start, next) is { Length: > 0 } sentence)
                yield return sentence;
            start = next;
            i = next - 1 > i ? next - 1 : i;
        }
        if (Trimmed(text, start, passage.End) is { Length: > 0 } last)
            yield return last;
    }

    private static bool SplitsPair(string text, int at) => char.IsLowSurrogate(text[at]);

    /// <summary>Where the quotation that opens here closes (its last character), if it does so soon enough.</summary>
    private static int? ClosingOf(string text, int at, int limit)
    {
        var open = text[at];
        if (open is not ('"' or '“' or '«') || open == '"' && at > 0 && char.IsLetterOrDigit(text[at - 1]))
            return null;
        var close = open switch { '“' => '”', '«' => '»', _ => '"' };
        var length = Math.Min(limit - at - 1, LongestQuotation);
        var found = length <= 0 ? -1 : text.IndexOf(close, at + 1, length);
        return found < 0 ? null : found;
    }

    private static bool EndsSentence(string text, int at, Span passage)
    {
        var c = text[at];
        if (c is not ('.' or '!' or '?' or '…'))
            return false;
        if (at + 1 < passage.End && text[at + 1] is '.' or '!' or '?')
            return false;
        var next = SkipClosers(text, at + 1, passage.End);
        var word = next;
        while (word < passage.End && char.IsWhiteSpace(text[word]))
            word++;
        if (word >= passage.End)
            return true;
        if (word == next || char.IsLower(text[word]))
            return false;
        return c != '.' || !IsAbbreviation(text, at, word, passage);
    }

    private static bool IsAbbreviation(string text, int point, int nextWord, Span passage)
    {
        var start = point;
        while (start > passage.Start && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '.'))
            start--;
        var word = text[start..point];
        if (Words.TitlesBeforeNames.Contains(word))
            return word is not "No" || char.IsDigit(text[nextWord]);
        // An initial, "U.S", "a.m", or a short form that may end a sentence: then the next word decides.
        var maybe = word.Length == 1 && char.IsUpper(word[0]) && word != "I" || word.Contains('.', StringComparison.Ordinal) && word.Length <= 7 && !char.IsDigit(word[0])
            || Words.Abbreviations.Contains(word);
        return maybe && !Words.Openers.Contains(WordAt(text, nextWord, passage.End));
    }

    private static string WordAt(string text, int start, int limit)
    {
        var end = start;
        while (end < limit && end - start < 12 && char.IsLetter(text[end]))
            end++;
        return text[start..end];
    }

    private static int SkipClosers(string text, int at, int limit)
    {
        while (at < limit && text[at] is '"' or '”' or '’' or '\'' or '»' or ')' or ']')
            at++;
        return Math.Min(at, limit);
    }

    private static Span Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new Span(start, end);
    }

    /// <summary>The shape of <c>sentences.json</c>.</summary>
    /// <param name="TitlesBeforeNames">Abbreviations that a name or number follows: they end no sentence.</param>
    /// <param name="Abbreviations">Abbreviations that may end one.</param>
    /// <param name="Openers">Words that, capitalised after such an abbreviation, begin a new sentence.</param>
    private sealed record WordLists(HashSet<string> TitlesBeforeNames, HashSet<string> Abbreviations, HashSet<string> Openers);
}
