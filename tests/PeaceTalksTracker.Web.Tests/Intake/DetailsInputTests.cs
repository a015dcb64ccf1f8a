using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Intake;

public sealed class DetailsInputTests
{
    private static readonly DateOnly Today = new(2025, 3, 20);

    [Theory]
    [InlineData("2025-03-18")]
    [InlineData(" 18 March 2025 ")]
    [InlineData("March 18, 2025")]
    [InlineData("18 Mar 2025")]
    public void A_date_may_be_written_as_newspapers_do(string written)
        => new DetailsInput { Published = written }.Read(null, Today)!.Published.ShouldBe(new DateOnly(2025, 3, 18));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2025-02-30")]
    [InlineData("18/03/2025")]
    [InlineData("2025")]
    public void A_date_that_is_none_is_refused(string written)
    {
        var input = new DetailsInput { Published = written };
        input.Read(null, Today).ShouldBeNull();
        input.Problems["Published"].ShouldContain("2025-03-18");
        input.Published.ShouldBe(written);
    }

    [Fact]
    public void Nothing_is_published_in_the_days_to_come()
        => new DetailsInput { Published = "2025-03-22" }.Read(null, Today).ShouldBeNull();

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>")]
    [InlineData("news.example/a")]
    [InlineData("ftp://news.example/a")]
    [InlineData("https://user:pass@news.example/")]
    [InlineData("/articles")]
    public void An_address_leads_to_a_web_page_or_is_refused(string address)
    {
        var input = new DetailsInput { Address = address };
        input.Read(null, Today).ShouldBeNull();
        input.Problems["Address"].ShouldContain("https://");
    }

    [Fact]
    public void Blank_fields_are_not_known()
        => new DetailsInput { Title = " ", Outlet = "", Address = null, Published = "  " }.Read("pasted", Today)
            .ShouldBe(new ArticleDetails(null, null, null, null, "pasted"));

    [Fact]
    public void A_title_beyond_the_limit_is_refused()
        => new DetailsInput { Title = new string('x', Limits.DetailText + 1) }.Read(null, Today).ShouldBeNull();
}
