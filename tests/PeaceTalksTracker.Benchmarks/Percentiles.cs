namespace PeaceTalksTracker.Benchmarks;

/// <summary>What a number of measurements, in milliseconds, come to.</summary>
public sealed class Percentiles(IEnumerable<double> measured)
{
    private readonly double[] sorted = [.. measured.Order()];

    public double P50 => At(0.5);

    public double P95 => At(0.95);

    public double Max => sorted[^1];

    public int Count => sorted.Length;

    // Nearest rank: a figure that was measured, not one between two.
    private double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
