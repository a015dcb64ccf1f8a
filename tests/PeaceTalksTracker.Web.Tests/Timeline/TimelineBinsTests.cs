using CsCheck;
using PeaceTalksTracker.Web.Features.Timeline;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class TimelineBinsTests
{
    [Fact]
    public void Every_event_is_counted_once_in_each_of_its_lanes()
    {
        var events = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 40], Gen.Byte[0, 127], Gen.Int[0, 3]).Array[0, 200];
        Gen.Select(events, Gen.Int[1, 150]).Sample((marks, columns) =>
        {
            var bins = new TimelineBins(0, 100, columns, 4);
            foreach (var (start, length, look, lane) in marks)
                bins.Add(start, start + length, (MarkLook)look, lane);
            (bins.Sure.Sum() + bins.Unsure.Sum() + bins.Opening.Sum()).ShouldBe(marks.Length);
            bins.Closing.Sum().ShouldBe(bins.Opening.Sum());
        });
    }

    [Fact]
    public void The_first_and_last_days_of_the_window_fall_into_its_first_and_last_columns()
    {
        var bins = new TimelineBins(10, 20, 10, 2);
        bins.Add(10, 10, MarkLook.None, 0);
        bins.Add(19, 19, MarkLook.None, 1);
        bins.Sure[0].ShouldBe(1);
        bins.Sure[19].ShouldBe(1);
    }

    [Fact]
    public void A_span_that_reaches_out_of_the_window_is_cut_at_its_edges()
    {
        var bins = new TimelineBins(10, 20, 5, 1);
        bins.Add(0, 90, MarkLook.None, 0);
        bins.Opening.ShouldBe([1, 0, 0, 0, 0]);
        bins.Closing.ShouldBe([0, 0, 0, 0, 1]);
    }

    [Fact]
    public void The_widest_window_has_its_columns_in_order()
    {
        var bins = new TimelineBins(int.MinValue, int.MaxValue, 10, 1);
        bins.Add(int.MinValue, int.MinValue, MarkLook.None, 0);
        bins.Add(0, 0, MarkLook.None, 0);
        bins.Add(int.MaxValue - 1, int.MaxValue - 1, MarkLook.None, 0);
        bins.Sure.ShouldBe([1, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    }

    [Fact]
    public void What_others_did_towards_an_actor_is_counted_as_not_sure()
    {
        var bins = new TimelineBins(0, 10, 5, 1);
        bins.Add(3, 3, MarkLook.None, 0, isTowards: true);
        (bins.Sure.Sum(), bins.Unsure.Sum()).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData(MarkLook.None, 1)]
    [InlineData(MarkLook.Conflict | MarkLook.Reported, 1)]
    [InlineData((MarkLook)1, 0)]
    [InlineData((MarkLook)3, 0)]
    [InlineData(MarkLook.OpenLeft, 0)]
    public void Only_what_happened_on_a_known_day_is_counted_as_sure(MarkLook look, int sure)
    {
        var bins = new TimelineBins(0, 10, 5, 1);
        bins.Add(3, 3, look, 0);
        bins.Sure.Sum().ShouldBe(sure);
        bins.Unsure.Sum().ShouldBe(1 - sure);
    }
}
