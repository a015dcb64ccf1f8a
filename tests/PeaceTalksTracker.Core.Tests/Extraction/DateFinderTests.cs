using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

/// <summary>Published on Wednesday, 19 March 2025.</summary>
public sealed class DateFinderTests
{
    [Theory]
    [InlineData("Trump met Putin on March 11.", "2025-03-11", DateBasis.Explicit)]
    [InlineData("Trump met Putin on 11 March.", "2025-03-11", DateBasis.Explicit)]
    [InlineData("Trump met Putin on December 30.", "2024-12-30", DateBasis.Explicit)]
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
        => Read.Text("Putin announced a ceasefire on January 6–7.", "2023-01-05").Events[0].Date!.Text.ShouldBe("2023-01-06/2023-01-07");

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void The_ends_of_the_calendar_do_no_harm(string published)
        => Should.NotThrow(() => Read.Text("Trump met Putin yesterday, last month, next year, on Friday, on February 29 and in May.", published));
}
