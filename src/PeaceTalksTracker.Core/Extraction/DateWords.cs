using System.Globalization;
using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>What dates are counted in.</summary>
internal enum DateUnit
{
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
}

/// <param name="Words">In lower case.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">Of the month; where it is null the <paramref name="Nth"/> <paramref name="Weekday"/> is meant.</param>
/// <param name="Nth">1 to 4.</param>
/// <param name="Weekday">The day of the week.</param>
internal sealed record NamedDay(string[] Words, int Month, int? Day, int Nth, DayOfWeek Weekday)
{
    /// <param name="year">1 to 9999.</param>
    public DateOnly In(int year)
    {
        var first = new DateOnly(year, Month, Day ?? 1);
        return Day is null ? first.AddDays(((int)Weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (Nth - 1)) : first;
    }
}

/// <summary>The words of dates.</summary>
/// <param name="Months">1 to 12; short forms without their point.</param>
/// <param name="Weekdays">The days of the week.</param>
/// <param name="Seasons">As EDTF numbers them, 21 to 24.</param>
/// <param name="Numbers">Cardinals and ordinals, 1 to 12.</param>
/// <param name="Units">Singular and plural.</param>
/// <param name="NamedDays">Days of the year with a name, as in the United States; not Orthodox ones.</param>
/// <param name="BeforeMonth">Words behind which a month stands without a day; by itself "May" is a verb too often.</param>
/// <param name="BeforeYear">Words behind which four digits are a year.</param>
/// <param name="Since">A date behind them begins an interval.</param>
/// <param name="Until">A date behind them ends one.</param>
/// <param name="About">A date behind them is approximate.</param>
/// <param name="Perhaps">A date behind them is uncertain.</param>
/// <param name="Ahead">Words that put a date behind them into the future.</param>
/// <param name="Modals">Verbs that put the dates about them into the future.</param>
/// <param name="Intending">Words whose "to …" lies ahead of them.</param>
internal sealed record DateWords(
    Dictionary<string, int> Months, Dictionary<string, DayOfWeek> Weekdays, Dictionary<string, int> Seasons, Dictionary<string, int> Numbers,
    Dictionary<string, DateUnit> Units, List<NamedDay> NamedDays, HashSet<string> BeforeMonth, HashSet<string> BeforeYear, HashSet<string> Since,
    HashSet<string> Until, HashSet<string> About, HashSet<string> Perhaps, HashSet<string> Ahead, HashSet<string> Modals, HashSet<string> Intending)
{
    public static DateWords English { get; } = Embedded.Load<DateWords>("dates.json");

    /// <summary>The word in lower case; empty where there is none.</summary>
    public static string At(Token[] tokens, int i) => i >= 0 && i < tokens.Length ? tokens[i].Lower : "";

    /// <summary>A capitalised weekday.</summary>
    public DayOfWeek? Weekday(Token[] tokens, int i)
        => i >= 0 && i < tokens.Length && tokens[i].IsCapitalised && Weekdays.TryGetValue(tokens[i].Lower, out var day) ? day : null;

    /// <summary>A capitalised month, and where it ends: behind the point of a short form.</summary>
    public (int Month, int End)? Month(Token[] tokens, int i)
    {
        if (i >= tokens.Length || !tokens[i].IsCapitalised || !Months.TryGetValue(tokens[i].Lower, out var month))
            return null;
        return (month, i + 1 < tokens.Length && tokens[i].Text.Length <= 4 && tokens[i + 1].Is(".") && tokens[i + 1].Span.Start == tokens[i].Span.End ? i + 2 : i + 1);
    }

    /// <summary>"3" or "three", 1 to 100.</summary>
    public int? Number(Token[] tokens, int i)
        => Numbers.TryGetValue(At(tokens, i), out var word) ? word
            : int.TryParse(At(tokens, i), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits is >= 1 and <= 100 ? digits : null;

    /// <summary>A year of four digits, 1900 to 2100.</summary>
    public static int? Year(Token[] tokens, int i)
        => At(tokens, i) is { Length: 4 } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100 ? year : null;
}
