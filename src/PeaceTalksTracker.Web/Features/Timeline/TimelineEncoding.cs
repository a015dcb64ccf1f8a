using System.Buffers.Binary;
using System.Text.Json;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// A window as bytes, little-endian, about a dozen an event: "PTT1", the length of a JSON head, the head padded to four bytes,
/// then the block of the axis and the block of the tray. A block is: kind (0 marks, 1 counts), from, to; then
/// marks: their number n and the number p of their lanes, n ids (uint32), n starts (int32), n lengths (uint16), n flags, n lane numbers (bytes), n events that each stands for (bytes), p lanes (uint16, the highest bit set where only a recipient);
/// counts: columns, lanes, and the four arrays of <see cref="TimelineBins"/>, each as LEB128 where a 0 is followed by how many zeros it stands for.
/// Every part is padded to four bytes. wwwroot/timeline/data.js reads it.
/// </summary>
public static class TimelineEncoding
{
    public const string MediaType = "application/vnd.peace-talks-timeline";

    /// <summary>Marks the lane of a recipient.</summary>
    private const int Towards = 0x8000;

    public static byte[] Encode(TimelineWindow window)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                axis = window.Axis.InAddress(),
                window.Total,
                extent = new[] { window.Extent.From, window.Extent.To },
                opening = new[] { window.Opening.From, window.Opening.To },
                lanes = window.Lanes.Select(l => new { l.Name, key = l.Actor?.Key, hue = l.Actor?.Hue, l.Count }),
                frames = window.Frames.Select(f => new { f.From, f.To, f.Steps, f.Title, f.IsContradiction }),
                arrows = window.Arrows.Select(a => new[] { a.Earlier, a.Later }),
            },
            JsonSerializerOptions.Web);

        var bytes = new MemoryStream();
        bytes.Write("PTT1"u8);
        Write(bytes, head.Length);
        bytes.Write(head);
        Pad(bytes);
        Write(bytes, window.Axes);
        Write(bytes, window.Tray);
        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, TimelineBlock block)
    {
        Write(bytes, block.Bins is null ? 0 : 1);
        Write(bytes, block.From);
        Write(bytes, block.To);
        if (block.Bins is { } bins)
            Write(bytes, bins);
        else
            Write(bytes, block.Marks!);
    }

    private static void Write(MemoryStream bytes, IReadOnlyList<TimelineMark> marks)
    {
        Write(bytes, marks.Count);
        Write(bytes, marks.Sum(m => m.Lanes.Count));
        foreach (var mark in marks)
            Write(bytes, unchecked((int)(uint)mark.Id));
        foreach (var mark in marks)
            Write(bytes, mark.Start);
        foreach (var mark in marks)
            WriteShort(bytes, Length(mark));
        Pad(bytes);
        foreach (var mark in marks)
            bytes.WriteByte((byte)(Length(mark) < mark.End - mark.Start ? mark.Look | MarkLook.OpenRight : mark.Look));
        Pad(bytes);
        foreach (var mark in marks)
            bytes.WriteByte((byte)mark.Lanes.Count);
        Pad(bytes);
        foreach (var mark in marks)
            bytes.WriteByte((byte)Math.Min(mark.Told, byte.MaxValue));
        Pad(bytes);
        foreach (var mark in marks)
        {
            foreach (var lane in mark.Lanes)
                WriteShort(bytes, lane < 0 ? ~lane | Towards : lane);
        }
        Pad(bytes);
    }

    /// <summary>A date that spans more than 179 years is drawn as open to the right.</summary>
    private static int Length(TimelineMark mark) => Math.Min(mark.End - mark.Start, ushort.MaxValue);

    private static void Write(MemoryStream bytes, TimelineBins bins)
    {
        Write(bytes, bins.Columns);
        Write(bytes, bins.Lanes);
        foreach (var counts in new[] { bins.Sure, bins.Unsure, bins.Opening, bins.Closing })
            WriteCounts(bytes, counts);
        Pad(bytes);
    }

    private static void WriteCounts(MemoryStream bytes, int[] counts)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            WriteNumber(bytes, counts[i]);
            if (counts[i] != 0)
                continue;
            var zeros = i;
            while (i + 1 < counts.Length && counts[i + 1] == 0)
                i++;
            WriteNumber(bytes, i - zeros + 1);
        }
    }

    private static void WriteNumber(MemoryStream bytes, int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
            bytes.WriteByte((byte)(rest | 0x80));
        bytes.WriteByte((byte)rest);
    }

    private static void Write(MemoryStream bytes, int number)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(four, number);
        bytes.Write(four);
    }

    private static void WriteShort(MemoryStream bytes, int number)
    {
        bytes.WriteByte((byte)number);
        bytes.WriteByte((byte)(number >> 8));
    }

    private static void Pad(MemoryStream bytes)
    {
        while (bytes.Length % 4 != 0)
            bytes.WriteByte(0);
    }
}
