using System.Globalization;

namespace PeaceTalksTracker.Evaluation;

/// <summary>Counts what is right, what is expected and what is found.</summary>
internal sealed class Tally
{
    public int Right { get; private set; }

    public int Expected { get; private set; }

    public int Found { get; private set; }

    public double Precision => Found == 0 ? 0 : 100.0 * Right / Found;

    public double Recall => Expected == 0 ? 0 : 100.0 * Right / Expected;

    public double F1 => Found + Expected == 0 ? 0 : 200.0 * Right / (Found + Expected);

    public void Add(int right, int expected, int found) => (Right, Expected, Found) = (Right + right, Expected + expected, Found + found);

    /// <summary>Things that are the same or not; each counts once, null for none.</summary>
    public void Add(IEnumerable<string?> expected, IEnumerable<string?> found)
    {
        var gold = expected.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ours = found.OfType<string>().ToHashSet(StringComparer.Ordinal);
        Add(ours.Count(gold.Contains), gold.Count, ours.Count);
    }

    /// <summary>Precision, recall and F1 as cells of a table.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Precision:0.0} | {Recall:0.0} | {F1:0.0}");
}
