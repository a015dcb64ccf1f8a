using System.Globalization;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>"2025-03-18", "18.03.2025", "3/18/2025", "10/30/89". Which number is the month must be plain: "3/4/2025" is no date.</summary>
internal static class NumericDates
{
    /// <param name="tokens">The sentence.</param>
    /// <param name="i">Where the date begins.</param>
    /// <param name="published">Supplies the century of a year of two digits: the one nearest to it.</param>
    public static FoundDate? Match(Token[] tokens, int i, DateOnly? published)
    {
        if (!char.IsAsciiDigit(tokens[i].Text[0]))
            return null;
        if (tokens[i].Text.Length == 10 && EdtfDate.TryParse(tokens[i].Text, out var iso))
            return new FoundDate(new Run(i, i + 1), iso, DateBasis.Explicit);
        // Points stand between day, month and year, in this order.
        if (tokens[i].Text.Split('.') is [var d, var m, { Length: 4 } y])
            return Of(new Run(i, i + 1), Number(y), Number(m), Number(d));
        if (i + 4 >= tokens.Length || !tokens[i + 1].Is("/") || !tokens[i + 3].Is("/") || tokens[i + 4].Text.Length is not (2 or 4))
            return null;
        var (first, second, year) = (Number(tokens[i].Text), Number(tokens[i + 2].Text), Number(tokens[i + 4].Text));
        if (year < 100)
            year = published is { } day ? Enumerable.Range(-1, 3).Select(c => (day.Year / 100 + c) * 100 + year).MinBy(c => Math.Abs(c - day.Year)) : 0;
        var run = new Run(i, i + 5);
        return (first, second) switch
        {
            ( <= 12, > 12) => Of(run, year, first, second),
            ( > 12, <= 12) => Of(run, year, second, first),
            _ when first == second => Of(run, year, first, second),
            _ => null,
        };
    }

    private static FoundDate? Of(Run run, int year, int month, int day)
        => year is >= 1900 and <= 2100 && EdtfDate.TryParse($"{year:0000}-{month:00}-{day:00}", out var date) ? new FoundDate(run, date, DateBasis.Explicit) : null;

    /// <summary>Up to four digits; 0 for anything else.</summary>
    private static int Number(string digits)
        => digits.Length <= 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
