namespace PeaceTalksTracker.Web.Features.Exports.Tables;

/// <summary>
/// Keeps spreadsheets from running what somebody wrote: a cell that would begin a formula gets an apostrophe before it. One that begins with an
/// apostrophe itself gets a second, so that whoever reads the table takes off exactly what was put on.
/// </summary>
public static class CellText
{
    private const char Apostrophe = '\'';

    /// <summary>What programs take for the beginning of a formula, in either width, or drop before they look for one.</summary>
    private const string Dangerous = "=+-@＝＋－＠\t\r\n\0";

    public static string Guard(string text) => text.Length > 0 && (text[0] == Apostrophe || BeginsFormula(text)) ? Apostrophe + text : text;

    /// <summary>The text as it was before <see cref="Guard"/>.</summary>
    public static string Unguard(string cell) => cell.StartsWith(Apostrophe) ? cell[1..] : cell;

    /// <summary>Whether a spreadsheet might run it, also behind spaces or characters that cannot be seen.</summary>
    private static bool BeginsFormula(string text)
    {
        foreach (var c in text)
        {
            if (Dangerous.Contains(c, StringComparison.Ordinal))
                return true;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)
                return false;
        }
        return false;
    }
}
