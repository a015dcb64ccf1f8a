using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language;

/// <summary>
/// Cuts a passage into words and marks. Abbreviations, numbers and hyphenated words stay whole; a hyphen between two
/// capitalised words ("Trump-Putin") and the genitive mark are tokens of their own.
/// </summary>
public static class Tokeniser
{
    public static List<Token> Tokens(string text, Span span)
    {
        var tokens = new List<Token>(span.Length / 5 + 1);
        var at = span.Start;
        while (at < span.End)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var end = EndOfToken(text, at, span.End);
            var exact = text[at..end];
            tokens.Add(new Token(new Span(at, end), exact, Lower(exact)));
            at = end;
        }
        return tokens;
    }

    /// <summary>The words of a name or phrase of a lexicon, cut as a text is.</summary>
    public static string[] Words(string phrase) => Tokens(phrase, new Span(0, phrase.Length)).Select(t => t.Text).ToArray();

    private static string Lower(string word)
    {
        var lower = word.ToLowerInvariant();
        return lower.Contains('’', StringComparison.Ordinal) ? lower.Replace('’', '\'') : lower;
    }

    private static int EndOfToken(string text, int start, int limit)
    {
        // Two apostrophes are a quotation mark in what comes from old wires.
        if (IsDoubled(text, start, limit))
            return start + 2;
        if (IsApostrophe(text[start]))
            return EndsGenitive(text, start, limit) ? start + 2 : start + 1;
        if (!IsWordCharacter(text[start]))
            return char.IsHighSurrogate(text[start]) && start + 1 < limit && char.IsLowSurrogate(text[start + 1]) ? start + 2 : start + 1;

        var at = start + 1;
        while (at < limit)
        {
            if (IsWordCharacter(text[at]))
                at++;
            else if (JoinsWords(text, start, at, limit))
                at += 2;
            else
                break;
        }
        // "U.S." and "J." keep their last point; at the end of a sentence it serves both.
        if (at < limit && text[at] == '.' && IsAbbreviationBody(text.AsSpan(start, at - start)))
            at++;
        return at;
    }

    private static bool JoinsWords(string text, int start, int at, int limit)
    {
        if (at + 1 >= limit || !IsWordCharacter(text[at + 1]))
            return false;
        return text[at] switch
        {
            '.' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]) || IsAbbreviationBody(text.AsSpan(start, at - start)) && char.IsLetter(text[at + 1]),
            ',' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            '-' => !(char.IsUpper(text[start]) && char.IsUpper(text[at + 1])),
            '\'' or '’' => !EndsGenitive(text, at, limit),
            _ => false,
        };
    }

    private static bool IsAbbreviationBody(ReadOnlySpan<char> word)
    {
        // Single letters parted by points: "U", "U.S", "p.m".
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
        }
        return word.Length > 1 || char.IsUpper(word[0]);
    }

    private static bool EndsGenitive(string text, int at, int limit)
        => at + 1 < limit && text[at + 1] is 's' or 'S' && (at + 2 >= limit || !IsWordCharacter(text[at + 2]))
            && at > 0 && IsWordCharacter(text[at - 1]);

    private static bool IsDoubled(string text, int at, int limit) => at + 1 < limit && text[at] == '\'' && text[at + 1] == '\'' || at + 1 < limit && text[at] == '`' && text[at + 1] == '`';

    private static bool IsApostrophe(char c) => c is '\'' or '’';

    private static bool IsWordCharacter(char c)
        => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
