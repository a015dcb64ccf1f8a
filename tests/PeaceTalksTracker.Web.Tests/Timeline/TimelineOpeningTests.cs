using CsCheck;
using PeaceTalksTracker.Web.Features.Timeline;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class TimelineOpeningTests
{
    [Fact]
    public void A_short_span_opens_whole()
        => TimelineOpening.Of([100, 110, 140], (100, 141)).ShouldBe((100, 141));

    [Fact]
    public void Events_that_are_spread_evenly_open_whole()
        => TimelineOpening.Of(Enumerable.Range(0, 100).Select(i => i * 10), (0, 991)).ShouldBe((0, 991));

    [Fact]
    public void A_busy_month_among_quiet_years_is_what_it_opens_on()
        => TimelineOpening.Of([0, 900, 905, 910, 2000], (0, 2001)).ShouldBe((890, 921));

    [Fact]
    public void Of_two_that_are_as_busy_the_later_is_opened()
        => TimelineOpening.Of([10, 12, 1010, 1012], (0, 2000)).ShouldBe((996, 1027));

    [Fact]
    public void Whatever_the_events_it_holds_half_of_them_and_stays_within_the_span()
        => Gen.Int[-2000, 5000].Array[1, 60].Sample(days =>
        {
            var extent = (days.Min(), days.Max() + 1);
            var (from, to) = TimelineOpening.Of(days, extent);
            from.ShouldBeInRange(extent.Item1, extent.Item2 - 1);
            to.ShouldBeInRange(from + 1, extent.Item2);
            (days.Count(day => day >= from && day < to) * 2).ShouldBeGreaterThanOrEqualTo(days.Length);
        });
}
