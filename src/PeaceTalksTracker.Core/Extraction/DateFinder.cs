using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>A date a sentence states.</summary>
internal sealed record FoundDate(Run Run, EdtfDate Date, DateBasis Basis)
{
    /// <summary>The date where it is that of something past: a missing year is then never one that puts it after publication.</summary>
    public EdtfDate? Past { get; init; } = Date;

    /// <summary>The next one after publication, where the year is missing.</summary>
    public EdtfDate? Next { get; init; }
}

/// <summary>
/// Finds the dates of one article, sentence after sentence: those of the calendar, and words such as "yesterday" that count from the publication
/// date or from the day named last. Where publication is unknown only what states its year is a date.
/// </summary>
internal sealed class DateFinder(DateOnly? published)
{
    private static readonly DateOnly AnyDay = new(2000, 1, 1);
    /// <summary>In days.</summary>
    private const int Near = 90;

    private static readonly DateWords Words = DateWords.English;
    private DateOnly? named;

    /// <summary>The dates of the next sentence, in its order.</summary>
    public List<FoundDate> Find(Token[] tokens)
    {
        var found = new List<FoundDate>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (At(tokens, i, published, named) is not { } date)
                continue;
            date = InTense(tokens, date, published);
            named = date.Date.Precision == DatePrecision.Day && date.Date.Earliest == date.Date.Latest ? date.Date.Earliest : named;
            found.Add(Qualified(tokens, date));
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
        return k < tokens.Length && (At(tokens, k, AnyDay, AnyDay) ?? (k > at ? At(tokens, k - 1, AnyDay, AnyDay) : null)) is { } time ? BehindTime(tokens, time.Run.End) : at;
    }

    private static FoundDate? At(Token[] tokens, int i, DateOnly? published, DateOnly? named)
    {
        FoundDate? Simple(int at) => CalendarDates.Match(tokens, at, published) ?? RelativeDates.Match(tokens, at, published, named);
        return ComposedDates.Match(tokens, i, published, Simple) ?? Simple(i);
    }

    /// <summary>
    /// A day without its year is nearly always within some months of publication; further away the verb decides which one is meant. "Last Oct. 3" and
    /// "the quarter ended Oct. 31" are over.
    /// </summary>
    private static FoundDate InTense(Token[] tokens, FoundDate date, DateOnly? published)
    {
        if (published is not { } today || date.Past is not { } past || date.Date.Earliest is not { } first)
            return date;
        var away = first.DayNumber - today.DayNumber;
        if (past != date.Date)
            return DateWords.At(tokens, date.Run.First - 1) == "last" || DateTense.FollowsPast(tokens, date.Run) || away > Near && DateTense.LiesAhead(tokens, date.Run) == false ? date with { Date = past } : date;
        return date.Next is { } next && away < -Near && DateTense.LiesAhead(tokens, date.Run) == true ? date with { Date = next } : date;
    }

    /// <summary>"Since Monday" and "by Friday" are intervals with an open end, "around March 3" is approximate, "perhaps in May" uncertain.</summary>
    private static FoundDate Qualified(Token[] tokens, FoundDate date)
    {
        var before = DateWords.At(tokens, date.Run.First - 1);
        var doubted = before is "on" or "in" ? DateWords.At(tokens, date.Run.First - 2) : before;
        var form = Words.Since.Contains(before) ? "{0}/.." : Words.Until.Contains(before) ? "../{0}" : Words.About.Contains(doubted) ? "{0}~" : Words.Perhaps.Contains(doubted) ? "{0}?" : "{0}";
        EdtfDate? In(EdtfDate? plain) => plain is not null && EdtfDate.TryParse(form.Replace("{0}", plain.Text, StringComparison.Ordinal), out var result) ? result : plain;
        return form == "{0}" || DateWords.At(tokens, date.Run.End) == "'s" ? date : date with { Date = In(date.Date)!, Past = In(date.Past) };
    }
}
