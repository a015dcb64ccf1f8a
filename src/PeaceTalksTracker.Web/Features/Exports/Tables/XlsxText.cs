using System.Globalization;
using System.Text;

namespace PeaceTalksTracker.Web.Features.Exports.Tables;

/// <summary>Text as a cell of a workbook holds it.</summary>
public static class XlsxText
{
    /// <summary>Characters of a cell; spreadsheets take no more.</summary>
    public const int Longest = 32_767;

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>What XML cannot hold, and what would read as such an escape, is escaped as spreadsheets do: <c>_x0007_</c>.</summary>
    /// <param name="text">As it is meant.</param>
    /// <param name="isCut">Whether it was longer than a cell, and ends early.</param>
    public static string Of(string text, out bool isCut)
    {
        isCut = text.Length > Longest;
        if (isCut)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains("_x", StringComparison.OrdinalIgnoreCase))
            return text;
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogatePair(text, i))
                escaped.Append(c).Append(text[++i]);
            else if (c is not ('\t' or '\n') && (c < ' ' || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF') || IsEscape(text, i))
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else
                escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static bool IsEscape(string text, int at)
        => text[at] == '_' && at + 6 < text.Length && (text[at + 1] is 'x' or 'X') && text[at + 6] == '_' && text.AsSpan(at + 2, 4).IndexOfAnyExcept(HexDigits) < 0;
}
