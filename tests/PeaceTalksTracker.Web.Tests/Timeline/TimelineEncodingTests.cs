using CsCheck;
using PeaceTalksTracker.Web.Features.Timeline;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class TimelineEncodingTests
{
    private static readonly TimelineBlock Nothing = new(0, 0, [], null);

    private static Decoded RoundTrip(TimelineBlock axis, TimelineBlock? tray = null) => new(TimelineEncoding.Encode(new TimelineWindow
    {
        Axis = TimelineAxis.Date,
        Version = "1",
        Total = 3,
        Lanes = [new TimelineLane(null, "Türkiye’s envoys", 3)],
        Extent = (-4, 9),
        Opening = (-1, 5),
        Axes = axis,
        Tray = tray ?? Nothing,
        Frames = [new TimelineFrame(0, 2, [0, 1], "Talks", false)],
        Arrows = [(7, 8)],
    }));

    [Fact]
    public void The_head_says_axis_extent_lanes_frames_and_arrows()
    {
        var head = RoundTrip(Nothing).Head;
        head.GetProperty("axis").GetString().ShouldBe("date");
        head.GetProperty("extent").ToString().ShouldBe("[-4,9]");
        head.GetProperty("opening").ToString().ShouldBe("[-1,5]");
        head.GetProperty("lanes")[0].GetProperty("name").GetString().ShouldBe("Türkiye’s envoys");
        head.GetProperty("frames")[0].GetProperty("steps").ToString().ShouldBe("[0,1]");
        head.GetProperty("arrows").ToString().ShouldBe("[[7,8]]");
    }

    [Fact]
    public void Marks_come_back_as_they_went()
    {
        var mark = Gen.Select(Gen.Long[1, uint.MaxValue / 2], Gen.Int[-700_000, 700_000], Gen.Int[0, ushort.MaxValue], Gen.Byte[0, 127], Gen.Int[-41, 40].Array[1, 5], Gen.Int[1, 255])
            .Select((id, start, length, look, lanes, told) => new TimelineMark(id, start, start + length, (MarkLook)look, lanes, told));
        Gen.Select(mark.List[0, 30], mark.List[0, 5]).Sample((marks, waiting) =>
        {
            var back = RoundTrip(new TimelineBlock(-4, 9, marks, null), new TimelineBlock(0, waiting.Count, waiting, null));
            back.Axis.Marks.ShouldBe(marks, Same);
            back.Tray.Marks.ShouldBe(waiting, Same);
        });
    }

    [Fact]
    public void Counts_come_back_as_they_went()
        => Gen.Int[0, 1_000_000].Where(n => n % 3 != 1).Array[24].Sample(counts =>
        {
            var bins = new TimelineBins(0, 100, 12, 2);
            for (var i = 0; i < counts.Length; i++)
                (bins.Sure[i], bins.Closing[i]) = (counts[i] % 5 == 0 ? counts[i] : 0, counts[i]);
            var back = RoundTrip(new TimelineBlock(0, 100, null, bins)).Axis.Bins.ShouldNotBeNull();
            back.Sure.ShouldBe(bins.Sure);
            back.Unsure.ShouldBe(bins.Unsure);
            back.Closing.ShouldBe(bins.Closing);
        });

    [Fact]
    public void A_span_of_centuries_is_drawn_as_open()
    {
        var mark = RoundTrip(new TimelineBlock(0, 1, [new TimelineMark(1, 0, 200_000, MarkLook.None, [0])], null)).Axis.Marks!.Single();
        mark.Look.ShouldBe(MarkLook.OpenRight);
    }

    private static readonly EqualityComparer<TimelineMark> Same = EqualityComparer<TimelineMark>.Create(
        (a, b) => a!.Id == b!.Id && a.Start == b.Start && a.End == b.End && a.Look == b.Look && a.Told == b.Told && a.Lanes.SequenceEqual(b.Lanes));
}
