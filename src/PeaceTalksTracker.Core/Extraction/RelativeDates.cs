using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Dates that count from another day: the day of publication ("yesterday", "last week") or the one named last ("the next day").</summary>
internal static class RelativeDates
{
    /// <summary>What counts further than this many years from the ends of the calendar is safe: no expression counts further than 100.</summary>
    private const int Margin = 110;

    private static readonly DateWords Words = DateWords.English;

    /// <param name="tokens">The sentence.</param>
    /// <param name="i">Where the date begins.</param>
    /// <param name="published">The day of publication; without it there is no such date.</param>
    /// <param name="named">The day named last.</param>
    public static FoundDate? Match(Token[] tokens, int i, DateOnly? published, DateOnly? named)
    {
        if (published is not { } today || today.Year is < Margin or > 9999 - Margin)
            return null;
        return (tokens[i].Lower, DateWords.At(tokens, i + 1), DateWords.At(tokens, i + 2)) switch
        {
            ("today" or "tonight" or "overnight", _, _) => Found(i, 1, Day(today)),
            ("yesterday", _, _) => Found(i, 1, Day(today.AddDays(-1))),
            ("tomorrow", _, _) => Found(i, 1, Day(today.AddDays(1))),
            ("day", "before", "yesterday") => Found(i, 3, Day(today.AddDays(-2))),
            ("day", "after", "tomorrow") => Found(i, 3, Day(today.AddDays(2))),
            ("this", "morning" or "afternoon" or "evening", _) => Found(i, 2, Day(today)),
            ("last", "night", _) => Found(i, 2, Day(today.AddDays(-1))),
            _ => Weekday(tokens, i, today, named) ?? Counted(tokens, i, today, named) ?? BesideNamed(tokens, i, today, named) ?? Period(tokens, i, today),
        };
    }

    private static EdtfDate Day(DateOnly day) => EdtfDate.Day(day);

    private static EdtfDate Interval(DateOnly first, DateOnly last) => first == last ? Day(first) : EdtfDate.Parse($"{first:yyyy-MM-dd}/{last:yyyy-MM-dd}");

    private static FoundDate? Found(int i, int length, EdtfDate? date) => date is null ? null : new(new Run(i, i + length), date, DateBasis.Relative);

    /// <summary>
    /// The last one up to publication, where the verb puts it ahead the one to come; "last Friday" is before publication, "next Friday" after it.
    /// </summary>
    private static FoundDate? Weekday(Token[] tokens, int i, DateOnly today, DateOnly? named)
    {
        if (Words.Weekday(tokens, i) is not { } day || DateWords.At(tokens, i - 1) is "each" or "every" || DateWords.At(tokens, i + 1) is "nights" or "mornings" or "evenings" or "afternoons")
            return null;
        var back = ((int)today.DayOfWeek - (int)day + 7) % 7;
        var of = DateWords.At(tokens, i + 1) == "of" ? i + 2 : i + 1;
        if (DateWords.At(tokens, of + 1) == "week" && DateWords.At(tokens, of) is ("last" or "this" or "next") and var week)
            return Found(i, of + 2 - i, Day(Monday(today, week).AddDays(((int)day + 6) % 7)));
        var last = today.AddDays(-back);
        var (date, past) = DateWords.At(tokens, i - 1) switch
        {
            "last" or "past" => (Before(today, day), true),
            "previous" => (Before(named ?? today, day), true),
            "next" or "coming" => (today.AddDays(7 - back), true),
            "this" => (DateTense.LiesAhead(tokens, new Run(i, i + 1)) == false || back == 0 ? last : last.AddDays(7), false),
            _ when of < tokens.Length && tokens[of].Tag == Tag.Genitive => (last, false),
            _ => (DateTense.LiesAhead(tokens, new Run(i, i + 1)) == true ? last.AddDays(7) : last, false),
        };
        return Found(i, 1, Day(date))! with { Past = Day(past ? date : last) };
    }

    private static DateOnly Before(DateOnly day, DayOfWeek weekday)
        => day.AddDays(-(((int)day.DayOfWeek - (int)weekday + 6) % 7 + 1));

    /// <summary>"Two days ago", "a month from now"; "three days later" from the day named last.</summary>
    private static FoundDate? Counted(Token[] tokens, int i, DateOnly today, DateOnly? named)
    {
        if (Words.Number(tokens, i) is not { } number || !Words.Units.TryGetValue(DateWords.At(tokens, i + 1), out var unit))
            return null;
        return (DateWords.At(tokens, i + 2), DateWords.At(tokens, i + 3)) switch
        {
            ("ago", _) => Found(i, 3, Shifted(today, unit, -number)),
            ("or", "so") when DateWords.At(tokens, i + 4) == "ago" => Found(i, 5, About(Shifted(today, unit, -number))),
            ("from", "now") => Found(i, 4, Shifted(today, unit, number)),
            ("earlier", _) when named is { } day => Found(i, 3, Shifted(day, unit, -number)),
            ("later", _) when named is { } day => Found(i, 3, Shifted(day, unit, number)),
            _ => null,
        };
    }

    private static EdtfDate? About(EdtfDate? date) => date is null || date.Text[^1] == '~' ? date : EdtfDate.Parse(date.Text + "~");

    /// <summary>As fine as the unit; of weeks the day, approximately.</summary>
    private static EdtfDate? Shifted(DateOnly day, DateUnit unit, int by) => unit switch
    {
        DateUnit.Day => Day(day.AddDays(by)),
        DateUnit.Week => EdtfDate.Parse($"{day.AddDays(7 * by):yyyy-MM-dd}~"),
        DateUnit.Month => EdtfDate.Parse($"{day.AddMonths(by):yyyy-MM}"),
        DateUnit.Year => EdtfDate.Parse($"{day.AddYears(by):yyyy}"),
        _ => null,
    };

    /// <summary>"The next day", "that day"; "the day before" is before publication where no day was named.</summary>
    private static FoundDate? BesideNamed(Token[] tokens, int i, DateOnly today, DateOnly? named)
    {
        var isLast = i + 2 >= tokens.Length || tokens[i + 2].Tag is Tag.Punctuation or Tag.Quote;
        return (DateWords.At(tokens, i - 1), tokens[i].Lower, DateWords.At(tokens, i + 1)) switch
        {
            ("the", "day", "before") when isLast => Found(i, 2, Day((named ?? today).AddDays(-1))),
            ("the", "day", "after") when isLast && named is { } day => Found(i, 2, Day(day.AddDays(1))),
            ("the", "next" or "following", "day" or "morning" or "evening" or "night") when named is { } day => Found(i, 2, Day(day.AddDays(1))),
            ("the", "previous", "day" or "evening" or "night") when named is { } day => Found(i, 2, Day(day.AddDays(-1))),
            ("the", "same", "day" or "evening" or "night") when named is { } day => Found(i, 2, Day(day)),
            (_, "that", "day" or "morning" or "evening" or "night") when named is { } day => Found(i, 2, Day(day)),
            _ => null,
        };
    }

    /// <summary>"Last week", "this year", "next March", "last spring", "over the weekend".</summary>
    private static FoundDate? Period(Token[] tokens, int i, DateOnly today)
    {
        var which = tokens[i].Lower;
        // With capitals it is the name of a programme or a paper.
        if (which is not ("last" or "this" or "next" or "the") || i + 1 < tokens.Length && tokens[i].IsCapitalised && tokens[i + 1].IsCapitalised && Words.Month(tokens, i + 1) is null)
            return null;
        if (Words.Units.TryGetValue(DateWords.At(tokens, i + 1), out var unit))
            return Found(i, 2, Unit(tokens, i, which, unit, today));
        if (which == "the")
            return null;
        if (Words.Month(tokens, i + 1) is { } name && CalendarDates.Match(tokens, i + 1, today) is not { Date.Precision: DatePrecision.Day })
            return Found(i, name.End - i, Recurring(which, $"-{name.Month:00}", today));
        return Words.Seasons.TryGetValue(DateWords.At(tokens, i + 1), out var season) ? Found(i, 2, Recurring(which, $"-{season}", today)) : null;
    }

    private static EdtfDate? Unit(Token[] tokens, int i, string which, DateUnit unit, DateOnly today)
    {
        var by = which switch { "last" => -1, "next" => 1, _ => 0 };
        switch (unit)
        {
            case DateUnit.Weekend:
                return Weekend(which, today, DateTense.LiesAhead(tokens, new Run(i, i + 1)) == true);
            case DateUnit.Week when which != "the":
                var monday = Monday(today, which);
                return Interval(monday, by == 0 && today > monday && DateTense.LiesAhead(tokens, new Run(i, i + 2)) != true ? today : monday.AddDays(6));
            case DateUnit.Month when which != "the":
                return EdtfDate.Parse($"{today.AddMonths(by):yyyy-MM}");
            case DateUnit.Quarter when which != "the":
                var first = today.AddMonths(-((today.Month - 1) % 3) + 3 * by);
                return EdtfDate.Parse($"{first:yyyy-MM}/{first.AddMonths(2):yyyy-MM}");
            case DateUnit.Year when which != "the":
                return EdtfDate.Parse($"{today.AddYears(by):yyyy}");
            default:
                return null;
        }
    }

    /// <summary>"Next weekend" may be this one or the one behind it.</summary>
    private static EdtfDate? Weekend(string which, DateOnly today, bool ahead)
    {
        var saturday = Monday(today, "this").AddDays(5);
        return (which, saturday <= today, ahead) switch
        {
            ("next", _, _) => null,
            ("last", _, _) or ("the", false, false) => Interval(saturday.AddDays(-7), saturday.AddDays(-6)),
            _ => Interval(saturday, saturday.AddDays(1)),
        };
    }

    private static DateOnly Monday(DateOnly today, string which)
        => today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + which switch { "last" => -7, "next" => 7, _ => 0 });

    /// <summary>What comes once a year, a month or a season: the last one that is over, the next one that is not begun, or the nearest.</summary>
    private static EdtfDate? Recurring(string which, string part, DateOnly today)
    {
        var years = Enumerable.Range(today.Year - 2, 5).Select(y => EdtfDate.Parse($"{y:0000}{part}")).ToList();
        return which switch
        {
            "last" => years.FindLast(d => d.Latest < today),
            "next" => years.Find(d => d.Earliest > today),
            _ => years.Find(d => d.Earliest <= today && today <= d.Latest) ?? years.Find(d => d.Earliest!.Value.Year == today.Year),
        };
    }
}
