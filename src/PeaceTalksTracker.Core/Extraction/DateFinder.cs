using System.Collections.Frozen;
using System.Globalization;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>A date a sentence states.</summary>
internal sealed record FoundDate(Run Run, EdtfDate Date, DateBasis Basis)
{
    /// <summary>The date where it is that of something past: a missing year is then never one that puts it after publication.</summary>
    public EdtfDate? Past { get; init; } = Date;
}

/// <summary>
/// Finds dates: calendar dates, and words such as "yesterday" that count from the publication date. Where a year is missing it is
/// the one that brings the date nearest to publication, for something past the last one before it; where publication is unknown, no
/// date is given.
/// </summary>
internal static class DateFinder
{
    private static readonly DateOnly AnyDay = new(2000, 1, 1);
    private static readonly FrozenDictionary<string, int> Months = MonthNames();
    private static readonly FrozenDictionary<string, DayOfWeek> Days = Enum.GetValues<DayOfWeek>().ToFrozenDictionary(d => d.ToString().ToLowerInvariant(), d => d, StringComparer.Ordinal);

    public static List<FoundDate> Find(Token[] tokens, DateOnly? published)
    {
        var found = new List<FoundDate>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((Calendar(tokens, i, published) ?? Relative(tokens, i, published)) is not { } date)
                continue;
            found.Add(date);
            i = date.Run.End - 1;
        }
        return found;
    }

    /// <summary>When something was said: a date beside the cue, outside what was said; else, in the present tense, the day of publication.</summary>
    public static (EdtfDate? Date, DateBasis Basis) OfUtterance(SentenceReading reading, Clause? clause, Run content, List<FoundDate> dates)
    {
        if (dates.Find(d => !content.Contains(d.Run.First)) is { Past: { } past } beside)
            return (past, beside.Basis);
        while (clause is { Link: not ClauseLink.Finite, Governor: { } governor })
            clause = governor;
        return clause is { Tense: Tense.Present } && reading.Article.Published is { } day ? (EdtfDate.Day(day), DateBasis.Publication) : (null, DateBasis.None);
    }

    /// <summary>Behind the words of time that stand here ("late on Friday", "last month"); the same place where there are none.</summary>
    public static int BehindTime(Token[] tokens, int at)
    {
        var k = at;
        while (k < tokens.Length && k - at < 2 && tokens[k].Lower is "on" or "in" or "at" or "late" or "early" or "earlier")
            k++;
        // Which words are a date depends on no day in particular.
        return k < tokens.Length && (Calendar(tokens, k, AnyDay) ?? Relative(tokens, k, AnyDay) ?? (k > at ? Relative(tokens, k - 1, AnyDay) : null)) is { } time ? BehindTime(tokens, time.Run.End) : at;
    }

    private static FrozenDictionary<string, int> MonthNames()
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal) { ["sept."] = 9, ["sept"] = 9 };
        for (var m = 1; m <= 12; m++)
        {
            names[CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(m).ToLowerInvariant()] = m;
            names.TryAdd(CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(m).ToLowerInvariant(), m);
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>"March 18", "March 18, 2025", "18 March 2025", "2025-03-18", "January 6–7", "March 2025", "in 2022".</summary>
    private static FoundDate? Calendar(Token[] tokens, int i, DateOnly? published)
    {
        if (EdtfDate.TryParse(tokens[i].Text, out var iso) && tokens[i].Text.Length == 10)
            return new FoundDate(new Run(i, i + 1), iso, DateBasis.Explicit);
        if (tokens[i].IsCapitalised && Months.TryGetValue(tokens[i].Lower, out var month))
        {
            var k = i + 1;
            if (k < tokens.Length && tokens[k].Is(".") && tokens[i].Text.Length <= 4)
                k++;
            if (DayAt(tokens, k) is { } day)
            {
                var isInterval = k + 2 < tokens.Length && tokens[k + 1].Lower is "-" or "–" && DayAt(tokens, k + 2) is not null;
                var last = isInterval ? $"/{{0}}-{month:00}-{DayAt(tokens, k + 2):00}" : "";
                var after = isInterval ? k + 3 : k + 1;
                var (year, end) = YearAt(tokens, after);
                return InYear(new Run(i, end ?? after), year, published, $"{{0}}-{month:00}-{day:00}{last}");
            }
            if (k < tokens.Length && Year(tokens[k]) is { } alone)
                return new FoundDate(new Run(i, k + 1), EdtfDate.Parse($"{alone:0000}-{month:00}"), DateBasis.Explicit);
            // "in early August": a month without a year is the nearest one. "May" by itself is a verb too often.
            return i > 0 && tokens[i - 1].Lower is "in" or "early" or "late" or "mid" or "since" ? InYear(new Run(i, i + 1), null, published, $"{{0}}-{month:00}") : null;
        }
        if (DayAt(tokens, i) is { } first && i + 1 < tokens.Length && tokens[i + 1].IsCapitalised && Months.TryGetValue(tokens[i + 1].Lower, out var m))
        {
            var (year, end) = YearAt(tokens, i + 2);
            return InYear(new Run(i, end ?? i + 2), year, published, $"{{0}}-{m:00}-{first:00}");
        }
        if (i > 0 && tokens[i - 1].Lower is "in" or "since" && Year(tokens[i]) is { } bare)
            return new FoundDate(new Run(i, i + 1), EdtfDate.Parse($"{bare:0000}"), DateBasis.Explicit);
        return null;
    }

    /// <param name="run">The words.</param>
    /// <param name="stated">The year they state.</param>
    /// <param name="published">Supplies a year that is not stated.</param>
    /// <param name="form">The date with <c>{0}</c> for the year.</param>
    private static FoundDate? InYear(Run run, int? stated, DateOnly? published, string form)
    {
        EdtfDate? In(int year) => EdtfDate.TryParse(form.Replace("{0}", year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal), out var date) ? date : null;
        if (stated is { } y)
            return In(y) is { } exact ? new FoundDate(run, exact, DateBasis.Explicit) : null;
        if (published is not { } day)
            return null;
        // Four years back, for the 29th of February.
        var candidates = Enumerable.Range(day.Year - 4, 6).Where(c => c is >= 1 and <= 9999).Select(In).OfType<EdtfDate>().ToList();
        return candidates.MinBy(d => Math.Abs(d.Earliest!.Value.DayNumber - day.DayNumber)) is { } nearest
            ? new FoundDate(run, nearest, DateBasis.Relative) { Past = candidates.FindLast(d => d.Earliest <= day) } : null;
    }

    private static int? DayAt(Token[] tokens, int i)
    {
        if (i >= tokens.Length || tokens[i].Tag != Tag.Number)
            return null;
        var digits = tokens[i].Lower.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return digits.Length <= 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;
    }

    private static (int? Year, int? End) YearAt(Token[] tokens, int i)
    {
        var k = i < tokens.Length && tokens[i].Is(",") ? i + 1 : i;
        return k < tokens.Length && Year(tokens[k]) is { } year ? (year, k + 1) : (null, null);
    }

    private static int? Year(Token token)
        => token.Text.Length == 4 && int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100 ? year : null;

    private static FoundDate? Relative(Token[] tokens, int i, DateOnly? published)
    {
        if (published is not { } today || today.Year is < 2 or > 9998)
            return null;
        var next = i + 1 < tokens.Length ? tokens[i + 1].Lower : "";
        FoundDate On(int days, int length = 1) => new(new Run(i, i + length), EdtfDate.Day(today.AddDays(days)), DateBasis.Relative);
        switch (tokens[i].Lower)
        {
            case "today" or "tonight" or "overnight":
                return On(0);
            case "yesterday":
                return On(-1);
            case "tomorrow":
                return On(1);
            case "this" when next is "morning" or "evening" or "afternoon":
                return On(0, 2);
            case "last" when next == "night":
                return On(-1, 2);
            case "day" when next == "before" && i > 0 && tokens[i - 1].Is("the") && (i + 2 >= tokens.Length || tokens[i + 2].Tag == Tag.Punctuation):
                return On(-1, 2);
            case "earlier" when next == "this" && i + 2 < tokens.Length && tokens[i + 2].Is("month"):
                return new FoundDate(new Run(i, i + 3), EdtfDate.Parse($"{today:yyyy-MM}"), DateBasis.Relative);
            case "this" when next == "month":
                return new FoundDate(new Run(i, i + 2), EdtfDate.Parse($"{today:yyyy-MM}"), DateBasis.Relative);
            case "last" when next == "month":
                return new FoundDate(new Run(i, i + 2), EdtfDate.Parse($"{today.AddMonths(-1):yyyy-MM}"), DateBasis.Relative);
            case "next" when next == "month":
                return new FoundDate(new Run(i, i + 2), EdtfDate.Parse($"{today.AddMonths(1):yyyy-MM}"), DateBasis.Relative);
            case "last" or "next" or "this" when next == "week":
                var monday = today.AddDays(-((int)today.DayOfWeek + 6) % 7 + tokens[i].Lower switch { "last" => -7, "next" => 7, _ => 0 });
                var end = tokens[i].Is("this") ? today : monday.AddDays(6);
                return new FoundDate(new Run(i, i + 2), monday == end ? EdtfDate.Day(monday) : EdtfDate.Parse($"{monday:yyyy-MM-dd}/{end:yyyy-MM-dd}"), DateBasis.Relative);
            case "last" or "next" when next == "year":
                return new FoundDate(new Run(i, i + 2), EdtfDate.Parse($"{today.Year + (tokens[i].Is("last") ? -1 : 1):0000}"), DateBasis.Relative);
            default:
                return Weekday(tokens, i, today);
        }
    }

    /// <summary>A weekday is the last one up to publication; after "next" or a future verb, the one to come.</summary>
    private static FoundDate? Weekday(Token[] tokens, int i, DateOnly today)
    {
        if (!tokens[i].IsCapitalised || !Days.TryGetValue(tokens[i].Lower, out var day))
            return null;
        var back = ((int)today.DayOfWeek - (int)day + 7) % 7;
        var ahead = i > 0 && tokens[i - 1].Lower is "next" or "coming" || Enumerable.Range(0, i).Any(k => tokens[k].Tag == Tag.Modal && tokens[k].Is("will") || tokens[k].Lower is "expected" or "scheduled" or "planned" or "beginning" or "tomorrow" or "upcoming");
        return new FoundDate(new Run(i, i + 1), EdtfDate.Day(today.AddDays(ahead ? back == 0 ? 7 : 7 - back : -back)), DateBasis.Relative);
    }
}
