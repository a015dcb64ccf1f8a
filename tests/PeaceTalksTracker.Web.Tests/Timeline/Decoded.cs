using System.Buffers.Binary;
using System.Text.Json;
using PeaceTalksTracker.Web.Features.Timeline;

namespace PeaceTalksTracker.Web.Tests.Timeline;

/// <summary>Reads the bytes of a window as wwwroot/timeline/data.js does.</summary>
internal sealed class Decoded
{
    private readonly byte[] bytes;
    private int at;

    public Decoded(byte[] bytes)
    {
        this.bytes = bytes;
        System.Text.Encoding.ASCII.GetString(bytes, 0, 4).ShouldBe("PTT1");
        at = 4;
        var length = Integer();
        Head = JsonDocument.Parse(bytes.AsMemory(8, length)).RootElement;
        at = 8 + length;
        Pad();
        Axis = Block();
        Tray = Block();
        at.ShouldBe(bytes.Length);
    }

    public JsonElement Head { get; }

    public TimelineBlock Axis { get; }

    public TimelineBlock Tray { get; }

    private TimelineBlock Block()
    {
        var (kind, from, to) = (Integer(), Integer(), Integer());
        return kind == 0 ? new TimelineBlock(from, to, Marks(), null) : new TimelineBlock(from, to, null, Bins(from, to));
    }

    private List<TimelineMark> Marks()
    {
        var (count, pairs) = (Integer(), Integer());
        var ids = Many(count, Integer);
        var starts = Many(count, Integer);
        var lengths = Many(count, Short);
        var looks = Many(count, () => bytes[at++]);
        var laneCounts = Many(count, () => bytes[at++]);
        var told = Many(count, () => bytes[at++]);
        var lanes = Many(pairs, () => Short() is var lane && lane >= 0x8000 ? ~(lane - 0x8000) : lane);
        var lane = 0;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            lane += laneCounts[i];
            return new TimelineMark(ids[i], starts[i], starts[i] + lengths[i], (MarkLook)looks[i], lanes[(lane - laneCounts[i])..lane], told[i]);
        })];
    }

    private TimelineBins Bins(int from, int to)
    {
        var bins = new TimelineBins(from, to, Integer(), Integer());
        foreach (var counts in new[] { bins.Sure, bins.Unsure, bins.Opening, bins.Closing })
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = Number();
                if (counts[i] == 0)
                    i += Number() - 1;
            }
        }
        Pad();
        return bins;
    }

    private T[] Many<T>(int count, Func<T> read)
    {
        var values = new T[count];
        for (var i = 0; i < count; i++)
            values[i] = read();
        Pad();
        return values;
    }

    private int Integer()
    {
        at += 4;
        return BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at - 4));
    }

    private int Short()
    {
        at += 2;
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at - 2));
    }

    private int Number()
    {
        var number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            number |= (next & 0x7f) << shift;
            if (next < 0x80)
                return number;
        }
    }

    private void Pad() => at = (at + 3) & ~3;
}
