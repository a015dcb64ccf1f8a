using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

/// <summary>Published on Wednesday, 19 March 2025.</summary>
public sealed class DateFinderTests
{
    [Theory]
    [InlineData("Trump met Putin on March 11.", "2025-03-11", DateBasis.Relative)]
    [InlineData("Trump met Putin on 11 March.", "2025-03-11", DateBasis.Relative)]
    [InlineData("Trump met Putin on December 30.", "2024-12-30", DateBasis.Relative)]
    [InlineData("Macron met Starmer on May 3.", "2024-05-03", DateBasis.Relative)]
    [InlineData("Macron will meet Starmer on May 3.", "2025-05-03", DateBasis.Relative)]
    [InlineData("Macron met Starmer in early May.", "2024-05", DateBasis.Relative)]
    [InlineData("Macron met Starmer on February 29.", "2024-02-29", DateBasis.Relative)]
    [InlineData("Macron did not meet Starmer on May 3.", "2024-05-03", DateBasis.Relative)]
    [InlineData("Macron held talks with Starmer on May 3–4.", "2024-05-03/2024-05-04", DateBasis.Relative)]
    [InlineData("Trump met Putin on March 11, 2019.", "2019-03-11", DateBasis.Explicit)]
    [InlineData("Trump met Putin on 2018-07-16.", "2018-07-16", DateBasis.Explicit)]
    [InlineData("Trump met Putin in June 2019.", "2019-06", DateBasis.Explicit)]
    [InlineData("Trump met Putin in 2018.", "2018", DateBasis.Explicit)]
    [InlineData("Trump met Putin yesterday.", "2025-03-18", DateBasis.Relative)]
    [InlineData("Today Trump met Putin.", "2025-03-19", DateBasis.Relative)]
    [InlineData("Trump met Putin on Tuesday.", "2025-03-18", DateBasis.Relative)]
    [InlineData("Trump met Putin on Wednesday.", "2025-03-19", DateBasis.Relative)]
    [InlineData("Trump met Putin on Thursday.", "2025-03-13", DateBasis.Relative)]
    [InlineData("Trump will meet Putin on Thursday.", "2025-03-20", DateBasis.Relative)]
    [InlineData("Trump will meet Putin tomorrow.", "2025-03-20", DateBasis.Relative)]
    [InlineData("Trump met Putin last week.", "2025-03-10/2025-03-16", DateBasis.Relative)]
    [InlineData("Trump met Putin earlier this month.", "2025-03", DateBasis.Relative)]
    [InlineData("Trump met Putin last year.", "2024", DateBasis.Relative)]
    [InlineData("Trump meets Putin.", "2025-03-19", DateBasis.Publication)]
    public void A_date_says_what_it_rests_on(string text, string date, DateBasis basis)
    {
        var e = Read.Event(text, "2025-03-19");
        (e.Date?.Text, e.DateBasis).ShouldBe((date, basis));
    }

    [Theory]
    [InlineData("Trump met Putin on March 11.", null)]
    [InlineData("Trump met Putin yesterday.", null)]
    [InlineData("Trump meets Putin.", null)]
    [InlineData("Trump met Putin.", "2025-03-19")]
    [InlineData("Trump met Putin in May that year, people said.", null)]
    public void No_date_is_invented(string text, string? published)
    {
        var e = Read.Text(text, published).Events[0];
        (e.Date, e.DateBasis).ShouldBe((null, DateBasis.None));
    }

    [Fact]
    public void Days_of_one_month_make_an_interval()
        => Read.Text("Putin announced a ceasefire on May 3–4.", "2023-05-01").Events[0].Date!.Text.ShouldBe("2023-05-03/2023-05-04");

    [Fact]
    public void A_guessed_year_makes_no_plan_of_what_is_told_as_done()
        => Read.Event("Macron met Starmer on May 3.", "2025-03-19").Status.ShouldBe(EventStatus.Happened);

    [Theory]
    [InlineData("Zelensky said on Tuesday that Russia had attacked Odesa.", null, "2025-03-18")]
    [InlineData("Zelensky said that Russia had attacked Odesa on Monday.", "2025-03-17", null)]
    [InlineData("Zelensky said on Tuesday that Russia had attacked Odesa on Monday.", "2025-03-17", "2025-03-18")]
    [InlineData("Russia attacked Odesa on Monday, Zelensky said on Tuesday.", "2025-03-17", "2025-03-18")]
    [InlineData("Russia attacked Odesa on Monday, Zelensky said.", "2025-03-17", null)]
    public void When_it_was_said_is_not_when_it_happened(string text, string? act, string? said)
    {
        var result = Read.Text(text, "2025-03-19");
        (result.Events.ShouldHaveSingleItem().Date?.Text, result.Claims.ShouldHaveSingleItem().Date?.Text).ShouldBe((act, said));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void The_ends_of_the_calendar_do_no_harm(string published)
        => Should.NotThrow(() => Read.Text("Trump met Putin yesterday, last month, next year, on Friday, on February 29 and in May.", published));
}
