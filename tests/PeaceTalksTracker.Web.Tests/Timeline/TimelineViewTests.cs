using CsCheck;
using PeaceTalksTracker.Web.Features.Timeline;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class TimelineViewTests
{
    [Fact]
    public void Days_are_written_as_the_first_and_the_last()
    {
        var from = TimelineAxes.Position(new DateOnly(2025, 3, 1));
        new TimelineView(from, from + 31).InAddress(TimelineAxis.Date).ShouldBe("2025-03-01..2025-03-31");
        TimelineView.Parse("2025-03-01..2025-03-31", TimelineAxis.Publication).ShouldBe((new TimelineView(from, from + 31), null));
    }

    [Fact]
    public void What_comes_from_an_address_goes_back_to_it()
        => Gen.Select(Gen.Double[-900, 20_000], Gen.Double[0, 5000], Gen.Enum<TimelineAxis>()).Sample((from, width, axis) =>
        {
            var view = TimelineView.Rounded(from, from + width, axis);
            var (back, problem) = TimelineView.Parse(view.InAddress(axis), axis);
            problem.ShouldBeNull();
            TimelineView.Rounded(back!.Value.From, back.Value.To, axis).ShouldBe(view);
        });

    [Theory]
    [InlineData("nonsense", TimelineAxis.Date)]
    [InlineData("2025-03-31..2025-03-01", TimelineAxis.Date)]
    [InlineData("2025-02-30..2025-03-01", TimelineAxis.Date)]
    [InlineData("2025-02-01..", TimelineAxis.Date)]
    [InlineData("1..2..3", TimelineAxis.Order)]
    [InlineData("4..4", TimelineAxis.Order)]
    [InlineData("1..NaN", TimelineAxis.Order)]
    [InlineData("2025-02-01..2025-03-01", TimelineAxis.Order)]
    public void Nonsense_is_said_and_opens_as_if_nothing_was_asked(string value, TimelineAxis axis)
    {
        var (view, problem) = TimelineView.Parse(value, axis);
        view.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain("opens where most events are");
    }
}
