using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Shared;

public sealed class AsOfTests
{
    private static readonly DateTime Now = new(2025, 3, 20, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("/claims?asof=2025-03-18", "2025-03-18T23:59:59.9999999Z", "18 Mar 2025")]
    [InlineData("/claims?q=truce&asof=2025-03-20#content", "2025-03-20T23:59:59.9999999Z", "20 Mar 2025")]
    [InlineData("?asof=2025-03-18T14:30Z", "2025-03-18T14:30:00.0000000Z", "18 Mar 2025, 14:30:00 UTC")]
    [InlineData("?asof=2025-03-18T14:30:05.25Z", "2025-03-18T14:30:05.2500000Z", "18 Mar 2025, 14:30:05 UTC")]
    public void A_day_means_its_end_and_a_moment_itself(string address, string moment, string words)
    {
        var asOf = AsOf.Parse(address, Now);
        asOf.Moment!.Value.ToString("O").ShouldBe(moment);
        (asOf.Words, asOf.Problem).ShouldBe((words, null));
    }

    [Theory]
    [InlineData("/claims")]
    [InlineData("/claims?asof=")]
    public void Without_a_day_an_address_shows_the_present(string address) => AsOf.Parse(address, Now).ShouldBe(new AsOf());

    [Theory]
    [InlineData("2025-02-30", "“2025-02-30” is no day")]
    [InlineData("yesterday", "write it as 2025-03-18")]
    [InlineData("2025-03-18T14:30", "is no day")]
    [InlineData("2025-03-21", "21 Mar 2025 is yet to come")]
    [InlineData("2025-03-20T09:00:01Z", "yet to come")]
    public void What_is_no_moment_of_the_past_is_answered_by_a_sentence_and_the_present(string value, string words)
    {
        var asOf = AsOf.Parse($"/?asof={value}", Now);
        asOf.IsPast.ShouldBeFalse();
        asOf.Problem!.ShouldContain(words);
        asOf.Problem!.ShouldEndWith("shows the present.");
    }
}
