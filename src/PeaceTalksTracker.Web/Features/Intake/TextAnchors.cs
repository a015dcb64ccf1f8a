using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>
/// Finds a passage of one text in another: the same words, told from lookalikes by the words around them (W3C Web Annotation, text quote
/// selector). Words must be equal but for the white space between them. What may be a lookalike is never taken.
/// </summary>
public sealed class TextAnchors
{
    /// <summary>Characters before and after a passage by which it is known.</summary>
    private const int Reach = 32;

    private readonly CollapsedText from;
    private readonly CollapsedText to;
    private readonly int head;
    private readonly int tail;

    public TextAnchors(string from, string to)
    {
        (this.from, this.to) = (new(from), new(to));
        var (a, b) = (this.from.Words, this.to.Words);
        head = a.AsSpan().CommonPrefixLength(b);
        for (var most = Math.Min(a.Length, b.Length) - head; tail < most && a[^(tail + 1)] == b[^(tail + 1)];)
            tail++;
    }

    /// <summary>Where a passage has gone.</summary>
    /// <param name="State">Exact: the same words with the same neighbours, wherever edits elsewhere have shifted them. Moved: the same words, once, with other neighbours.</param>
    /// <param name="Shift">What to add to offsets into the collapsed text.</param>
    public readonly record struct Found(AnchorState State, int Shift)
    {
        public bool IsPlaced => State is AnchorState.Exact or AnchorState.Moved;
    }

    public Found Find(Span passage)
    {
        var (start, end) = from.Collapse(passage);
        var words = from.Words[start..end];
        if (words.Length == 0)
            return new(AnchorState.Lost, 0);
        var before = from.Occurrences(words);
        var after = to.Occurrences(words);
        foreach (var (old, present) in Certain(words, ref before, ref after))
            if (old == start)
                return new(AnchorState.Exact, present - old);
        return after.Count switch
        {
            0 => new(AnchorState.Lost, 0),
            1 when before.Count == 1 => new(AnchorState.Moved, after[0] - start),
            _ => new(AnchorState.Ambiguous, 0),
        };
    }

    /// <summary>A part of a passage that has been found.</summary>
    public Span Follow(Span part, Found found)
    {
        var (start, end) = from.Collapse(part);
        return to.Expand(start + found.Shift, end + found.Shift);
    }

    /// <summary>Pairs the occurrences that are surely one another, and takes them from both lists: nobody else's place is taken for the passage's.</summary>
    private List<(int Old, int Present)> Certain(string words, ref List<int> before, ref List<int> after)
    {
        var pairs = new List<(int Old, int Present)>();
        var places = after.ToHashSet();
        foreach (var old in before)
            if (UnchangedAt(old, words.Length) is { } present && places.Remove(present))
                pairs.Add((old, present));
        Take(ref before, ref after);

        var known = after.GroupBy(p => to.Around(p, words.Length, Reach)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First());
        foreach (var same in before.GroupBy(p => from.Around(p, words.Length, Reach)).Where(g => g.Count() == 1))
            if (known.TryGetValue(same.Key, out var present))
                pairs.Add((same.First(), present));
        Take(ref before, ref after);
        return pairs;

        void Take(ref List<int> old, ref List<int> present)
            => (old, present) = ([.. old.Except(pairs.Select(p => p.Old))], [.. present.Except(pairs.Select(p => p.Present))]);
    }

    /// <summary>Its place where it and its neighbours lie in what the two texts begin or end with alike.</summary>
    private int? UnchangedAt(int start, int length)
    {
        if (Math.Min(start + length + Reach, from.Words.Length) <= head)
            return start;
        return Math.Max(0, start - Reach) >= from.Words.Length - tail ? start + to.Words.Length - from.Words.Length : null;
    }
}
