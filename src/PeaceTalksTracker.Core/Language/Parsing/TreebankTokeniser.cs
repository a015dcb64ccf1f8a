using System.Buffers;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>
/// Cuts a sentence as the English treebanks do: "doesn't" is "does" and "n't", "face-to-face" is five tokens, "e-mail" and "U.S." are one.
/// (<see cref="Tokeniser"/> serves the finders, which want hyphenated words whole; <see cref="SentenceParser"/> brings the two together.)
/// </summary>
public static class TreebankTokeniser
{
    /// <summary>These go together with what a hyphen joins them to.</summary>
    private static readonly SearchValues<string> Prefixes = SearchValues.Create(
        ["e", "re", "co", "un", "non", "pre", "mid", "sub", "anti", "post", "semi", "over", "multi", "cross", "socio", "pan", "pro", "de", "bi", "ex"], StringComparison.OrdinalIgnoreCase);

    /// <summary>These keep their point, as single letters do.</summary>
    private static readonly SearchValues<string> Abbreviations = SearchValues.Create(
        ["mr", "mrs", "ms", "dr", "st", "vs", "etc", "sept", "oct", "nov", "dec", "jan", "feb", "aug", "inc", "no", "jr", "sr", "co", "corp", "gen", "gov", "lt", "capt", "col", "sen", "rep", "reps", "ltd", "rev", "al", "ft"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Endings that are words of their own; the apostrophe may be curly.</summary>
    private static readonly string[] Clitics = ["n't", "'s", "'re", "'ve", "'ll", "'m", "'d"];

    /// <summary>Appends the tokens of a passage, in order and without overlap; only white space is left out.</summary>
    public static void Cut(string text, Span passage, IList<Span> tokens)
    {
        for (var at = passage.Start; at < passage.End;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var end = IsWordAt(text, at) ? EndOfWord(text, at, passage.End) : EndOfMark(text, at, passage.End);
            AddParts(text, at, end, tokens);
            at = end;
        }
    }

    private static void AddParts(string text, int start, int end, IList<Span> tokens)
    {
        var word = text.AsSpan(start, end - start);
        var cut = word.Equals("cannot", StringComparison.OrdinalIgnoreCase) ? start + 3 : end;
        foreach (var clitic in Clitics)
        {
            if (word.Length > clitic.Length && EndsWith(word, clitic))
                cut = end - clitic.Length;
        }
        tokens.Add(new Span(start, cut));
        if (cut < end)
            tokens.Add(new Span(cut, end));
    }

    private static bool EndsWith(ReadOnlySpan<char> word, string clitic)
    {
        for (var i = 0; i < clitic.Length; i++)
        {
            if (FeatureHash.Folded(word[word.Length - clitic.Length + i]) != clitic[i])
                return false;
        }
        return true;
    }

    private static int EndOfWord(string text, int start, int limit)
    {
        if (IsAddress(text, start, limit, out var address))
            return address;
        var at = start;
        var part = start;
        while (at < limit)
        {
            if (IsWordAt(text, at))
                at++;
            else if (at + 1 < limit && Joins(text, start, part, at))
                part = ++at;
            else
                break;
        }
        // A clitic stays with its word for now: "Putin's", "officials'" without its mark.
        if (at < limit && text[at] == '.' && KeepsPoint(text.AsSpan(part, at - part), text.AsSpan(start, at - start)))
            at++;
        return at;
    }

    /// <summary>Whether the mark at a place within a word belongs to it.</summary>
    private static bool Joins(string text, int start, int part, int at)
    {
        if (!IsWordAt(text, at + 1))
            return false;
        return text[at] switch
        {
            // "1.5", "U.S", "gmail.com".
            '.' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]) || at - part == 1 && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]) || char.IsLower(text[at + 1]),
            ',' or ':' or '/' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            '\'' or '’' or '@' or '_' => true,
            '-' => part == start && at - start <= 5 && Prefixes.Contains(text[start..at]) && char.IsLetter(text[at + 1]),
            _ => false,
        };
    }

    private static bool KeepsPoint(ReadOnlySpan<char> lastPart, ReadOnlySpan<char> word)
        => lastPart.Length == 1 && (word.Length > 1 ? char.IsLetter(lastPart[0]) && word[^2] == '.' : char.IsUpper(lastPart[0]) && lastPart[0] != 'I')
            || word.Length <= 4 && Abbreviations.Contains(word.ToString());

    /// <summary>An address of the web or of a person's post goes to the next white space, but for the marks at its end.</summary>
    private static bool IsAddress(string text, int start, int limit, out int end)
    {
        end = start;
        var rest = text.AsSpan(start, Math.Min(limit - start, 8));
        if (!rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return false;
        while (end < limit && !char.IsWhiteSpace(text[end]))
            end++;
        while (end > start + 1 && !char.IsLetterOrDigit(text[end - 1]) && text[end - 1] != '/')
            end--;
        return true;
    }

    /// <summary>A mark stands by itself; points and dashes that repeat go together.</summary>
    private static int EndOfMark(string text, int start, int limit)
    {
        var at = start + 1;
        if (text[start] is '.' or '-' or '!' or '?' or '*' or '=' or '<' or '>' or '_')
        {
            while (at < limit && text[at] == text[start])
                at++;
            return at;
        }
        // A genitive or clitic that stands apart from its word ("Trump” ’s") is one token.
        if (text[start] is '\'' or '’' && at < limit && char.ToLowerInvariant(text[at]) == 's' && (at + 1 >= limit || !IsWordAt(text, at + 1)))
            return at + 1;
        return at < limit && char.IsSurrogatePair(text[start], text[at]) ? at + 1 : at;
    }

    private static bool IsWordAt(string text, int at)
        => char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
