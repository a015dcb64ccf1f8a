using System.Globalization;
using System.Text.RegularExpressions;

namespace PeaceTalksTracker.Core.Model;

/// <summary>How fine a date is stated. An interval has the precision of its finer end.</summary>
public enum DatePrecision
{
    Day,
    Month,
    Season,
    Year,
    Decade,
    Century,
}

/// <summary>
/// A date of EDTF level 1 (Library of Congress, 4 February 2019; ISO 8601-2:2019) within the years 1 to 9999:
/// calendar dates, qualifiers <c>? ~ %</c>, seasons 21–24, unspecified digits <c>X</c>, and intervals with open or unknown ends.
/// Times of day and years beyond four digits are not dates of events that news reports, and are refused.
/// </summary>
public sealed partial record EdtfDate
{
    private EdtfDate(string text, DateOnly? earliest, DateOnly? latest, DatePrecision precision)
        => (Text, Earliest, Latest, Precision) = (text, earliest, latest, precision);

    /// <summary>The EDTF expression itself.</summary>
    public string Text { get; }

    /// <summary>The first day it can mean; null where it is open or unknown to the left.</summary>
    public DateOnly? Earliest { get; }

    /// <summary>The last day it can mean; null where it is open or unknown to the right.</summary>
    public DateOnly? Latest { get; }

    public DatePrecision Precision { get; }

    public static EdtfDate Day(DateOnly day) => Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <exception cref="FormatException">The text is not EDTF level 1.</exception>
    public static EdtfDate Parse(string text)
        => TryParse(text, out var date) ? date : throw new FormatException($"“{text}” is not a date of EDTF level 1.");

    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EdtfDate? date)
    {
        date = null;
        if (string.IsNullOrEmpty(text) || text.Length > 32)
            return false;

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        date = slash < 0 ? Single(text) : Interval(text, text[..slash], text[(slash + 1)..]);
        return date is not null;
    }

    public override string ToString() => Text;

    private static EdtfDate? Interval(string text, string from, string to)
    {
        var start = IsOpen(from) ? null : Single(from);
        var end = IsOpen(to) ? null : Single(to);
        if (start is null && (!IsOpen(from) || end is null) || end is null && !IsOpen(to))
            return null;
        if (start?.Earliest > end?.Latest)
            return null;
        var precision = (start, end) switch
        {
            (null, _) => end!.Precision,
            (_, null) => start.Precision,
            _ => start.Precision < end.Precision ? start.Precision : end.Precision,
        };
        return new EdtfDate(text, start?.Earliest, end?.Latest, precision);
    }

    private static bool IsOpen(string end) => end is "" or "..";

    private static EdtfDate? Single(string text)
    {
        var match = SingleDate().Match(text);
        if (!match.Success)
            return null;

        var (year, month, day) = (match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
        var unspecified = year.Count(c => c == 'X');
        // Level 1 leaves digits unspecified from the right only: 2004-XX-15 or 20X4 are of level 2.
        if (unspecified > 0 && month is not ("" or "XX") || month == "XX" && day is not ("" or "XX") || month == "XX" && unspecified > 0)
            return null;

        var firstYear = int.Parse(year.Replace('X', '0'), CultureInfo.InvariantCulture);
        var lastYear = int.Parse(year.Replace('X', '9'), CultureInfo.InvariantCulture);
        if (lastYear == 0)
            return null;
        firstYear = Math.Max(firstYear, 1);

        if (month is "" or "XX")
        {
            var precision = unspecified switch { 0 => DatePrecision.Year, 1 => DatePrecision.Decade, _ => DatePrecision.Century };
            return new EdtfDate(text, new DateOnly(firstYear, 1, 1), new DateOnly(lastYear, 12, 31), precision);
        }

        var m = int.Parse(month, CultureInfo.InvariantCulture);
        if (m is >= 21 and <= 24 && day == "")
        {
            // Northern seasons by whole months; winter runs into the next year.
            var first = new DateOnly(firstYear, m == 24 ? 12 : 3 * (m - 20), 1);
            var last = m == 24 && firstYear == 9999 ? DateOnly.MaxValue : first.AddMonths(3).AddDays(-1);
            return new EdtfDate(text, first, last, DatePrecision.Season);
        }
        if (m is < 1 or > 12)
            return null;

        var daysInMonth = DateTime.DaysInMonth(firstYear, m);
        if (day is "" or "XX")
            return new EdtfDate(text, new DateOnly(firstYear, m, 1), new DateOnly(firstYear, m, daysInMonth), DatePrecision.Month);

        var d = int.Parse(day, CultureInfo.InvariantCulture);
        if (d < 1 || d > daysInMonth)
            return null;
        var exact = new DateOnly(firstYear, m, d);
        return new EdtfDate(text, exact, exact, DatePrecision.Day);
    }

    [GeneratedRegex(@"\A(?<y>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(-(?<m>[0-9]{2}|XX)(-(?<d>[0-9]{2}|XX))?)?[?~%]?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SingleDate();
}
