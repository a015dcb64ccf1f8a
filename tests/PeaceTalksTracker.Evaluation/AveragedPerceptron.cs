using System.Numerics;
using PeaceTalksTracker.Core.Language.Parsing;

namespace PeaceTalksTracker.Evaluation;

/// <summary>Weights that are learned from mistakes, and their averages over all of the learning.</summary>
internal sealed class AveragedPerceptron
{
    /// <summary>Open addressing, as in <see cref="FeatureWeights"/>; each feature has a stretch of the two arrays below.</summary>
    private Slot[] slots = new Slot[1 << 16];

    /// <summary>A class in the lower byte, its weight now in the others.</summary>
    private int[] weights = new int[1 << 18];

    /// <summary>The sum of all changes of a weight, each times the step at which it was made.</summary>
    private long[] late = new long[1 << 18];

    private int featureCount;
    private int used;

    /// <summary>How many examples have been seen.</summary>
    private int step = 1;

    private record struct Slot(uint Feature, int Start, byte Count, byte Room);

    public void NextExample() => step++;

    public void Score(ReadOnlySpan<uint> example, Span<int> scores)
    {
        foreach (var feature in example)
        {
            ref var slot = ref slots[PlaceOf(feature)];
            foreach (var weight in weights.AsSpan(slot.Start, slot.Count))
                scores[weight & 0xFF] += weight >> 8;
        }
    }

    /// <summary>Makes the model more or less inclined to answer such an example with a class.</summary>
    public void Update(ReadOnlySpan<uint> example, int ofClass, int change)
    {
        foreach (var feature in example)
        {
            var at = WeightAt(feature, ofClass);
            weights[at] += change << 8;
            late[at] += (long)change * step;
        }
    }

    /// <summary>The averages in whole numbers of at most a byte.</summary>
    /// <param name="unit">The weight that counts as one.</param>
    /// <param name="least">Smaller ones are left out.</param>
    public FeatureWeights Averages(double unit, int least)
    {
        var features = new List<uint>();
        var counts = new List<byte>();
        var kept = new List<Weight>();
        foreach (var slot in slots.Where(s => s.Feature != 0).OrderBy(s => s.Feature))
        {
            var before = kept.Count;
            for (var i = slot.Start; i < slot.Start + slot.Count; i++)
            {
                var average = Math.Round(((weights[i] >> 8) - (double)late[i] / step) / unit);
                if (Math.Abs(average) >= least)
                    kept.Add(new Weight((byte)weights[i], (sbyte)Math.Clamp(average, -sbyte.MaxValue, sbyte.MaxValue)));
            }
            if (kept.Count == before)
                continue;
            kept.Sort(before, kept.Count - before, Comparer<Weight>.Create((a, b) => a.Class.CompareTo(b.Class)));
            features.Add(slot.Feature);
            counts.Add((byte)(kept.Count - before));
        }
        return new FeatureWeights([.. features], [.. counts], [.. kept]);
    }

    private int PlaceOf(uint feature)
    {
        var mask = (uint)slots.Length - 1;
        var place = feature & mask;
        while (slots[place].Feature != feature && slots[place].Feature != 0)
            place = (place + 1) & mask;
        return (int)place;
    }

    private int WeightAt(uint feature, int ofClass)
    {
        var place = PlaceOf(feature);
        if (slots[place].Feature == 0)
        {
            if (++featureCount * 2 > slots.Length)
            {
                Grow();
                place = PlaceOf(feature);
            }
            slots[place] = new Slot(feature, 0, 0, 0);
        }
        ref var slot = ref slots[place];
        for (var i = slot.Start; i < slot.Start + slot.Count; i++)
        {
            if ((weights[i] & 0xFF) == ofClass)
                return i;
        }
        if (slot.Count == slot.Room)
            Move(ref slot);
        var at = slot.Start + slot.Count++;
        (weights[at], late[at]) = (ofClass, 0);
        return at;
    }

    /// <summary>Gives a feature twice the room, at the end.</summary>
    private void Move(ref Slot slot)
    {
        var room = Math.Clamp(slot.Room * 2, 2, byte.MaxValue);
        if (used + room > weights.Length)
        {
            Array.Resize(ref weights, weights.Length * 2);
            Array.Resize(ref late, weights.Length);
        }
        weights.AsSpan(slot.Start, slot.Count).CopyTo(weights.AsSpan(used));
        late.AsSpan(slot.Start, slot.Count).CopyTo(late.AsSpan(used));
        slot = slot with { Start = used, Room = (byte)room };
        used += room;
    }

    private void Grow()
    {
        var old = slots;
        slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)old.Length + 1)];
        foreach (var slot in old.Where(s => s.Feature != 0))
            slots[PlaceOf(slot.Feature)] = slot;
    }
}
