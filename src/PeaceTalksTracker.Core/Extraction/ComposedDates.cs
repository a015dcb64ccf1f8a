using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Dates that another date in the same words gives: "the day before March 18", "two days after Christmas Eve", "by the end of the month".</summary>
internal static class ComposedDates
{
    private static readonly DateWords Words = DateWords.English;

    /// <param name="tokens">The sentence.</param>
    /// <param name="i">Where the date begins.</param>
    /// <param name="published">As for the date within.</param>
    /// <param name="simple">Reads the date within, at the position given.</param>
    public static FoundDate? Match(Token[] tokens, int i, DateOnly? published, Func<int, FoundDate?> simple)
        => Beside(tokens, i, simple) ?? EndOf(tokens, i, published, simple);

    private static FoundDate? Beside(Token[] tokens, int i, Func<int, FoundDate?> simple)
    {
        var isOneDay = tokens[i].Is("day") && DateWords.At(tokens, i - 1) == "the";
        var at = isOneDay ? i + 1 : i + 2;
        var way = DateWords.At(tokens, at) switch { "before" => -1, "after" => 1, _ => 0 };
        if (way == 0)
            return null;
        if (!isOneDay && (Words.Number(tokens, i) is null || Words.Units.GetValueOrDefault(DateWords.At(tokens, i + 1), DateUnit.Year) is not (DateUnit.Day or DateUnit.Week)))
            return null;
        var first = DateWords.At(tokens, at + 1) is "last" or "next" && Words.Weekday(tokens, at + 2) is not null ? at + 2 : at + 1;
        if (first >= tokens.Length || simple(first) is not { Date: { Precision: DatePrecision.Day } inner } date || inner.Earliest != inner.Latest)
            return null;
        var by = way * (isOneDay ? 1 : Words.Number(tokens, i)!.Value * (Words.Units[DateWords.At(tokens, i + 1)] == DateUnit.Week ? 7 : 1));
        return inner.Earliest is { Year: > 1 and < 9998 } day ? new FoundDate(new Run(i, date.Run.End), EdtfDate.Day(day.AddDays(by)), date.Basis) : null;
    }

    /// <summary>Its last day, where it is the end of a term; "at the end of March" is no such day.</summary>
    private static FoundDate? EndOf(Token[] tokens, int i, DateOnly? published, Func<int, FoundDate?> simple)
    {
        var isLimit = Words.Until.Contains(DateWords.At(tokens, i - 1));
        if (isLimit && tokens[i].Is("year-end") && published is { } today)
            return new FoundDate(new Run(i, i + 1), EdtfDate.Day(new DateOnly(today.Year, 12, 31)), DateBasis.Relative);
        if (!isLimit || !tokens[i].Is("the") || (DateWords.At(tokens, i + 1), DateWords.At(tokens, i + 2)) is not ("end", "of") || i + 3 >= tokens.Length)
            return null;
        if (published is { } day && (DateWords.At(tokens, i + 3), DateWords.At(tokens, i + 4)) is ("the" or "this", ("month" or "year") and var unit))
            return new FoundDate(new Run(i, i + 5), EdtfDate.Day(new DateOnly(day.Year, unit == "year" ? 12 : day.Month, unit == "year" ? 31 : DateTime.DaysInMonth(day.Year, day.Month))), DateBasis.Relative);
        return simple(i + 3) is { Date: { Precision: not DatePrecision.Day, Latest: { } last } } whole ? new FoundDate(new Run(i, whole.Run.End), EdtfDate.Day(last), whole.Basis) : null;
    }
}
