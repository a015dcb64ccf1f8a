using System.Globalization;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Dates by the names and numbers of the calendar. Where the year is missing it is the one that brings the date nearest to
/// publication, in which its weekday fits where one is given; without publication there is no date.
/// </summary>
internal static class CalendarDates
{
    private static readonly DateWords Words = DateWords.English;

    /// <param name="tokens">The sentence.</param>
    /// <param name="i">Where the date begins.</param>
    /// <param name="published">Supplies a year that is not stated.</param>
    public static FoundDate? Match(Token[] tokens, int i, DateOnly? published)
        => NumericDates.Match(tokens, i, published) ?? Days(tokens, i, published) ?? Named(tokens, i, published) ?? Month(tokens, i, published) ?? Part(tokens, i, published) ?? Years(tokens, i);

    /// <summary>"March 18, 2025", "18 March", "Friday, March 18", "March 3–5", "from March 30 to April 2".</summary>
    private static FoundDate? Days(Token[] tokens, int i, DateOnly? published)
    {
        var weekday = Words.Weekday(tokens, i);
        var start = weekday is null ? i : DateWords.At(tokens, i + 1) == "," ? i + 2 : i + 1;
        if (Day(tokens, start) is not { } first)
            return null;
        var last = first.Last is { } day ? first with { Day = day } : Last(tokens, i, first);
        var run = new Run(i, last?.End ?? first.End);
        if (last is null)
            return InYear(run, first.Year, published, Form(first, 0), weekday);
        var turn = last.Month < first.Month ? 1 : 0;
        return InYear(run, first.Year ?? last.Year - turn, published, $"{Form(first, 0)}/{Form(last, turn)}", weekday);
    }

    private static string Form(MonthDay day, int turn) => $"{{{turn}}}-{day.Month:00}-{day.Day:00}";

    /// <summary>The last day of an interval that begins with <paramref name="first"/>.</summary>
    private static MonthDay? Last(Token[] tokens, int i, MonthDay first)
    {
        var joins = DateWords.At(tokens, first.End) switch
        {
            "-" or "–" or "through" => true,
            "to" or "until" or "till" => DateWords.At(tokens, i - 1) == "from",
            "and" => DateWords.At(tokens, i - 1) == "between" || DayOfMonth(tokens, first.End + 1) == first.Day + 1 && Words.Month(tokens, first.End + 2) is null,
            _ => false,
        };
        if (!joins)
            return null;
        return Day(tokens, first.End + 1) is { Last: null } other ? other
            : first.MonthIsFirst && DayOfMonth(tokens, first.End + 1) is { } day ? WithYear(tokens, first with { Day = day, End = first.End + 2, Year = null }) : null;
    }

    /// <summary>"March 18", "March 3-5", "18 March", "the 18th of March", each with its year if one follows.</summary>
    private static MonthDay? Day(Token[] tokens, int i)
    {
        if (Words.Month(tokens, i) is { } name)
        {
            var at = DateWords.At(tokens, name.End) == "the" ? name.End + 1 : name.End;
            return (DayOfMonth(tokens, at), DaysOfMonth(tokens, at)) switch
            {
                ({ } day, _) => WithYear(tokens, new MonthDay(name.Month, day, null, at + 1, true, null)),
                (_, { } days) => WithYear(tokens, new MonthDay(name.Month, days.First, null, at + 1, true, days.Last)),
                _ => null,
            };
        }
        var of = DateWords.At(tokens, i + 1) == "of" ? i + 2 : i + 1;
        if (Words.Month(tokens, of) is not { } month)
            return null;
        return (DayOfMonth(tokens, i), DaysOfMonth(tokens, i)) switch
        {
            ({ } day, _) => WithYear(tokens, new MonthDay(month.Month, day, null, month.End, false, null)),
            (_, { } days) => WithYear(tokens, new MonthDay(month.Month, days.First, null, month.End, false, days.Last)),
            _ => null,
        };
    }

    private static MonthDay WithYear(Token[] tokens, MonthDay day)
    {
        var at = DateWords.At(tokens, day.End) is "," or "of" ? day.End + 1 : day.End;
        return DateWords.Year(tokens, at) is { } year ? day with { Year = year, End = at + 1 } : day;
    }

    /// <summary>"18", "18th", "eighth".</summary>
    private static int? DayOfMonth(Token[] tokens, int i)
    {
        var word = DateWords.At(tokens, i);
        if (word.EndsWith("th", StringComparison.Ordinal) && Words.Numbers.TryGetValue(word, out var ordinal))
            return ordinal;
        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return digits.Length <= 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;
    }

    /// <summary>"3-5" as one word.</summary>
    private static (int First, int Last)? DaysOfMonth(Token[] tokens, int i)
        => DateWords.At(tokens, i).Split('-') is [{ Length: 1 or 2 } a, { Length: 1 or 2 } b] && int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first < last && last <= 31 ? (first, last) : null;

    /// <summary>"March 2025", "in early March", "mid-March", "in May last year".</summary>
    private static FoundDate? Month(Token[] tokens, int i, DateOnly? published)
    {
        var isMiddle = tokens[i].Lower.StartsWith("mid-", StringComparison.Ordinal);
        var name = isMiddle && Words.Months.TryGetValue(tokens[i].Lower[4..], out var m) ? (m, i + 1) : Words.Month(tokens, i);
        if (name is not var (month, end))
            return null;
        var form = $"{{0}}-{month:00}";
        var at = DateWords.At(tokens, end) is "," or "of" ? end + 1 : end;
        if (DateWords.Year(tokens, at) is { } year)
            return InYear(new Run(i, at + 1), year, published, form);
        switch (DateWords.At(tokens, at), DateWords.At(tokens, at + 1))
        {
            case (("last" or "this" or "next") and var which, "year"):
                var shift = which switch { "last" => -1, "next" => 1, _ => 0 };
                return published is { } day && InYear(new Run(i, at + 2), day.Year + shift, published, form) is { } found ? found with { Basis = DateBasis.Relative } : null;
            case ("that" or "the", "year" or "same"):
                return null;
            default:
                return isMiddle || Words.BeforeMonth.Contains(DateWords.At(tokens, i - 1)) ? InYear(new Run(i, end), null, published, form) : null;
        }
    }

    /// <summary>"Spring 2025", "the winter of 2024-25", "the third quarter of 2025", "the first half of 2025".</summary>
    private static FoundDate? Part(Token[] tokens, int i, DateOnly? published)
    {
        var (form, end) = (DateWords.At(tokens, i), DateWords.At(tokens, i + 1)) switch
        {
            (var season, _) when Words.Seasons.TryGetValue(season, out var s) => ($"{{0}}-{s}", i + 1),
            ("first", "quarter") or ("q1", _) => ("{0}-01/{0}-03", 0),
            ("second", "quarter") or ("q2", _) => ("{0}-04/{0}-06", 0),
            ("third", "quarter") or ("q3", _) => ("{0}-07/{0}-09", 0),
            ("fourth" or "last" or "final", "quarter") or ("q4", _) => ("{0}-10/{0}-12", 0),
            ("first", "half") => ("{0}-01/{0}-06", 0),
            ("second", "half") => ("{0}-07/{0}-12", 0),
            _ => ("", 0),
        };
        if (form.Length == 0)
            return null;
        end = end > 0 ? end : tokens[i].Text.Length == 2 ? i + 1 : i + 2;
        var at = DateWords.At(tokens, end) is "of" or "in" or "," ? end + 1 : end;
        var year = DateWords.Year(tokens, at) ?? (DateWords.At(tokens, at) is { Length: 7 } turn && turn[4] == '-' && int.TryParse(turn[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : null);
        return year is null ? null : InYear(new Run(i, at + 1), year, published, form);
    }

    /// <summary>"In 2022", "mid-2024", "2022–2024", "the 1990s".</summary>
    private static FoundDate? Years(Token[] tokens, int i)
    {
        var word = tokens[i].Lower;
        if (word.Length == 5 && word.EndsWith("0s", StringComparison.Ordinal) && word[0] is '1' or '2' && EdtfDate.TryParse(word[..3] + "X", out var decade))
            return new FoundDate(new Run(i, i + 1), decade, DateBasis.Explicit);
        if (word is ['m', 'i', 'd', '-', .. var middle] && middle.Length == 4 && middle.All(char.IsAsciiDigit) && EdtfDate.TryParse(middle + "~", out var about))
            return new FoundDate(new Run(i, i + 1), about, DateBasis.Explicit);
        if (!Words.BeforeYear.Contains(DateWords.At(tokens, i - 1)) && !(DateWords.At(tokens, i - 1) is "from" or "of" && DateWords.At(tokens, i + 1) is "to" or "–" or "-"))
            return null;
        if (word.Length == 9 && word[4] == '-' && EdtfDate.TryParse(word.Replace('-', '/'), out var years))
            return new FoundDate(new Run(i, i + 1), years, DateBasis.Explicit);
        if (DateWords.Year(tokens, i) is not { } first)
            return null;
        var joins = DateWords.At(tokens, i + 1) is "–" or "-" or "to" or "and" or "until";
        return joins && DateWords.Year(tokens, i + 2) is { } last && first < last && (DateWords.At(tokens, i + 1) != "and" || DateWords.At(tokens, i - 1) == "between")
            ? new FoundDate(new Run(i, i + 3), EdtfDate.Parse($"{first}/{last}"), DateBasis.Explicit)
            : new FoundDate(new Run(i, i + 1), EdtfDate.Parse($"{first}"), DateBasis.Explicit);
    }

    /// <summary>"New Year's Eve".</summary>
    private static FoundDate? Named(Token[] tokens, int i, DateOnly? published)
    {
        var named = tokens[i].IsCapitalised && DateWords.At(tokens, i - 1) != "orthodox"
            ? Words.NamedDays.Find(d => d.Words.Select((w, k) => DateWords.At(tokens, i + k) == w).All(same => same)) : null;
        if (named is null)
            return null;
        var run = new Run(i, i + named.Words.Length);
        var at = DateWords.At(tokens, run.End) is "," ? run.End + 1 : run.End;
        return DateWords.Year(tokens, at) is { } year ? InYear(run with { End = at + 1 }, year, published, y => EdtfDate.Day(named.In(y))) : InYear(run, null, published, y => EdtfDate.Day(named.In(y)));
    }

    /// <param name="form">The date with <c>{0}</c> for the year and <c>{1}</c> for the next.</param>
    private static FoundDate? InYear(Run run, int? stated, DateOnly? published, string form, DayOfWeek? weekday = null)
        => InYear(run, stated, published, year => EdtfDate.TryParse(form.Replace("{0}", $"{year:0000}", StringComparison.Ordinal).Replace("{1}", $"{year + 1:0000}", StringComparison.Ordinal), out var date) ? date : null, weekday);

    /// <param name="run">The words.</param>
    /// <param name="stated">The year they state.</param>
    /// <param name="published">Supplies a year that is not stated.</param>
    /// <param name="dateIn">The date in a year; null where the year has none.</param>
    /// <param name="weekday">What day of the week it is, where that is said.</param>
    private static FoundDate? InYear(Run run, int? stated, DateOnly? published, Func<int, EdtfDate?> dateIn, DayOfWeek? weekday = null)
    {
        if (stated is { } y)
            return dateIn(y) is { } exact ? new FoundDate(run, exact, DateBasis.Explicit) : null;
        if (published is not { } day)
            return null;
        // Four years back, for the 29th of February.
        var candidates = Enumerable.Range(day.Year - 4, 6).Where(c => c is >= 1 and <= 9999).Select(dateIn).OfType<EdtfDate>().ToList();
        if (weekday is not null && Nearest(candidates.Where(c => c.Earliest!.Value.DayOfWeek == weekday), day) is { } fitting)
            return new FoundDate(run, fitting, DateBasis.Relative);
        return Nearest(candidates, day) is { } nearest
            ? new FoundDate(run, nearest, DateBasis.Relative) { Past = candidates.FindLast(d => d.Earliest <= day), Next = candidates.Find(d => d.Earliest > day) } : null;
    }

    private static EdtfDate? Nearest(IEnumerable<EdtfDate> dates, DateOnly day) => dates.MinBy(d => Math.Abs(d.Earliest!.Value.DayNumber - day.DayNumber));

    /// <param name="Month">1 to 12.</param>
    /// <param name="Day">1 to 31.</param>
    /// <param name="Year">Where it is stated.</param>
    /// <param name="End">The token behind the words.</param>
    /// <param name="MonthIsFirst">"March 18", not "18 March".</param>
    /// <param name="Last">Of several days in one word, the last.</param>
    private sealed record MonthDay(int Month, int Day, int? Year, int End, bool MonthIsFirst, int? Last);
}
