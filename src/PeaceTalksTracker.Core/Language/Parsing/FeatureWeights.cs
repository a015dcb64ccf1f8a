using System.Numerics;

namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>Adds to <paramref name="scores"/>, one a class, what the features say for each.</summary>
internal delegate void Scorer(ReadOnlySpan<uint> features, Span<int> scores);

/// <summary>What a feature says for a class, or against it.</summary>
internal readonly record struct Weight(byte Class, sbyte Value);

/// <summary>A linear model: what each feature says of the few classes that it bears on.</summary>
internal sealed class FeatureWeights
{
    /// <summary>Open addressing: a feature stands at its place or after it, before the next empty one.</summary>
    private readonly Slot[] slots;
    private readonly Weight[] weights;

    /// <summary>A bit for the upper part of each feature: most that are asked for are unknown, and this small table says so of nearly all, so that the large one can be dense.</summary>
    private readonly ulong[] known;
    private readonly int knownShift;

    /// <param name="features">In ascending order.</param>
    /// <param name="counts">How many weights each feature has.</param>
    /// <param name="weights">The weights of the features, in the same order.</param>
    public FeatureWeights(ReadOnlySpan<uint> features, ReadOnlySpan<byte> counts, Weight[] weights)
    {
        this.weights = weights;
        slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)(features.Length * 5L / 4) + 1)];
        knownShift = 32 - Math.Min(32, BitOperations.Log2((uint)features.Length * 8 | 64));
        known = new ulong[1 << (26 - knownShift)];
        var mask = (uint)slots.Length - 1;
        var start = 0;
        for (var i = 0; i < features.Length; i++)
        {
            known[features[i] >> knownShift >> 6] |= 1UL << (int)(features[i] >> knownShift);
            var at = features[i] & mask;
            while (slots[at].Feature != 0)
                at = (at + 1) & mask;
            slots[at] = new Slot(features[i], start, start += counts[i]);
        }
    }

    private readonly record struct Slot(uint Feature, int Start, int End);

    public int Count => slots.Count(s => s.Feature != 0);

    public int WeightCount => weights.Length;

    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        var mask = (uint)slots.Length - 1;
        foreach (var feature in features)
        {
            if ((known[feature >> knownShift >> 6] >> (int)(feature >> knownShift) & 1) == 0)
                continue;
            for (var at = feature & mask; slots[at].Feature is not 0 and var found; at = (at + 1) & mask)
            {
                if (found != feature)
                    continue;
                foreach (var weight in weights.AsSpan(slots[at].Start, slots[at].End - slots[at].Start))
                    scores[weight.Class] += weight.Value;
                break;
            }
        }
    }

    /// <summary>Like beside like: each column packs better by itself.</summary>
    public void Write(BinaryWriter to)
    {
        var rows = slots.Where(s => s.Feature != 0).OrderBy(s => s.Feature).ToArray();
        to.Write(rows.Length);
        to.Write(weights.Length);
        var last = 0u;
        foreach (var row in rows)
        {
            to.Write7BitEncodedInt((int)(row.Feature - last));
            last = row.Feature;
        }
        foreach (var row in rows)
            to.Write((byte)(row.End - row.Start));
        foreach (var weight in weights)
            to.Write(weight.Class);
        foreach (var weight in weights)
            to.Write(weight.Value);
    }

    public static FeatureWeights Read(BinaryReader from)
    {
        var features = new uint[from.ReadInt32()];
        var weights = new Weight[from.ReadInt32()];
        var last = 0u;
        for (var i = 0; i < features.Length; i++)
            features[i] = last += (uint)from.Read7BitEncodedInt();
        var counts = from.ReadBytes(features.Length);
        var classes = from.ReadBytes(weights.Length);
        for (var i = 0; i < weights.Length; i++)
            weights[i] = new Weight(classes[i], from.ReadSByte());
        return new FeatureWeights(features, counts, weights);
    }
}
