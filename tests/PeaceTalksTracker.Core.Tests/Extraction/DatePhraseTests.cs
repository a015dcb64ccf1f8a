using System.Diagnostics;
using System.Globalization;
using CsCheck;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

/// <summary>What words of time mean on Wednesday, 19 March 2025.</summary>
public sealed class DatePhraseTests
{
    private static readonly DateOnly Today = new(2025, 3, 19);
    private static readonly string[] WordsOfTime =
        ["last", "the", "day", "before", "after", "March", "May", "3", "31", "2025", "1990s", "Friday", "week", "of", "end", "by", "from", "to", "and", "-", "–", "/", ",", "ago", "two", "mid-2024", "9999", "Sept."];

    private static readonly SentenceParser Parser = new(LanguageModel.English, Lexicon.Default.English);

    [Theory]
    [InlineData("They met on Mar. 3.", "2025-03-03")]
    [InlineData("They met on the 3rd of March 2024.", "2024-03-03")]
    [InlineData("They met on Friday, March 7.", "2025-03-07")]
    [InlineData("They met on Tuesday, March 7.", "2023-03-07")]
    [InlineData("They met on 3/18/2025.", "2025-03-18")]
    [InlineData("They met on 18/3/2025.", "2025-03-18")]
    [InlineData("They met on 10/30/89.", "1989-10-30")]
    [InlineData("They met on 07.03.2025.", "2025-03-07")]
    [InlineData("They meet from March 30 to April 2.", "2025-03-30/2025-04-02")]
    [InlineData("They met from December 30 to January 2.", "2024-12-30/2025-01-02")]
    [InlineData("They meet on March 24 and 25.", "2025-03-24/2025-03-25")]
    [InlineData("They met on March 3-5.", "2025-03-03/2025-03-05")]
    [InlineData("They met in mid-February.", "2025-02")]
    [InlineData("They met in May last year.", "2024-05")]
    [InlineData("They met in mid-2024.", "2024~")]
    [InlineData("They met in spring 2024.", "2024-21")]
    [InlineData("They met in the winter of 2023-24.", "2023-24")]
    [InlineData("They met last summer.", "2024-22")]
    [InlineData("They met in the third quarter of 2024.", "2024-07/2024-09")]
    [InlineData("They met in the second half of 2024.", "2024-07/2024-12")]
    [InlineData("They quarrelled in the 1990s.", "199X")]
    [InlineData("They quarrelled from 2014 to 2021.", "2014/2021")]
    [InlineData("They met on Christmas Eve.", "2024-12-24")]
    [InlineData("They have met since Monday.", "2025-03-17/..")]
    [InlineData("They will meet by Friday.", "../2025-03-21")]
    [InlineData("They will meet by the end of the month.", "../2025-03-31")]
    [InlineData("They met around March 3.", "2025-03-03~")]
    [InlineData("They met perhaps in February.", "2025-02?")]
    [InlineData("They met two days ago.", "2025-03-17")]
    [InlineData("They met a week ago.", "2025-03-12~")]
    [InlineData("They met three months ago.", "2024-12")]
    [InlineData("They met the day before yesterday.", "2025-03-17")]
    [InlineData("They met the day before last Friday.", "2025-03-13")]
    [InlineData("They met two days after March 3.", "2025-03-05")]
    [InlineData("They met last Wednesday.", "2025-03-12")]
    [InlineData("They met on Friday last week.", "2025-03-14")]
    [InlineData("They meet next Friday.", "2025-03-21")]
    [InlineData("They met over the weekend.", "2025-03-15/2025-03-16")]
    [InlineData("They met last March.", "2024-03")]
    [InlineData("They plan to meet on Friday.", "2025-03-21")]
    [InlineData("A meeting is scheduled for Friday.", "2025-03-21")]
    [InlineData("A meeting had been scheduled for Friday.", "2025-03-14")]
    [InlineData("Putin will not come, the Kremlin said on Friday.", "2025-03-14")]
    [InlineData("On Friday, the envoys will meet.", "2025-03-21")]
    [InlineData("On Friday, the envoys met.", "2025-03-14")]
    [InlineData("The truce ended Oct. 31.", "2024-10-31")]
    [InlineData("The truce will end Oct. 31.", "2025-10-31")]
    public void Words_of_time_have_their_meaning(string text, string date) => Dates(text, Today).ShouldHaveSingleItem().Text.ShouldBe(date);

    [Theory]
    [InlineData("They met on 3/4/2025.")]
    [InlineData("They may march.")]
    [InlineData("They met the next day.")]
    [InlineData("They met three days later.")]
    [InlineData("They met next weekend.")]
    [InlineData("They meet on Friday nights.")]
    [InlineData("He told “This Week” of it.")]
    public void What_is_ambiguous_is_no_date(string text) => Dates(text, Today).ShouldBeEmpty();

    [Fact]
    public void The_next_day_follows_the_day_named_last()
        => Dates("They met on March 3. They met again the next day. They parted two days later.", Today).Select(d => d.Text).ShouldBe(["2025-03-03", "2025-03-04", "2025-03-06"]);

    [Fact]
    public void A_date_in_any_form_resolves_to_itself()
        => Gen.Select(Gen.Date[new DateTime(1990, 1, 1), new DateTime(2090, 1, 1)], Gen.Int[0, 80]).Sample((published, back) =>
        {
            var today = DateOnly.FromDateTime(published);
            var day = today.AddDays(-back);
            foreach (var text in Forms(day, back))
                Dates(text, today).ShouldHaveSingleItem().Text.ShouldBe(EdtfDate.Day(day).Text, $"{text} on {today:yyyy-MM-dd}");
        });

    [Fact]
    public void No_words_of_time_do_harm()
        => Gen.Select(Gen.Int[0, WordsOfTime.Length - 1].Array[0, 12], Gen.Date).Sample((picks, published) => Should.NotThrow(() => Dates(string.Join(' ', picks.Select(p => WordsOfTime[p])), DateOnly.FromDateTime(published))));

    [Theory]
    [InlineData("the day before ")]
    [InlineData("from March 3 to ")]
    [InlineData("last Friday, ")]
    [InlineData("by the end of ")]
    public void No_repetition_of_words_of_time_takes_long(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 50_000 / piece.Length));
        var clock = Stopwatch.StartNew();
        Dates(text, Today);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static IEnumerable<string> Forms(DateOnly day, int back)
    {
        string In(string form) => day.ToString(form, CultureInfo.InvariantCulture);
        yield return $"They met on {In("yyyy-MM-dd")}.";
        yield return $"They met on {In("MMMM d, yyyy")}.";
        yield return $"They met on {In("d MMMM yyyy")}.";
        if (day.Month != 5)
            yield return $"They met on {In("MMM. d, yyyy")}.";
        yield return $"They met on {In("dd.MM.yyyy")}.";
        yield return $"They met on {In("MMMM d")}.";
        yield return $"They met on {In("dddd, d MMMM")}.";
        if (day.Day > 12)
            yield return $"They met on {In("M/d/yyyy")}.";
        if (back > 0)
            yield return $"They met {back} days ago.";
        if (back < 7)
            yield return $"They met on {In("dddd")}.";
    }

    private static List<EdtfDate> Dates(string text, DateOnly published)
    {
        var finder = new DateFinder(published);
        return Read.Article(text).Sentences.SelectMany(s => finder.Find(Parser.Parse(text, s.Span))).Select(d => d.Date).ToList();
    }
}
