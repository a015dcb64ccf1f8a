namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Moves the edge of a span from word to word, for those who do not drag.</summary>
internal static class WordEdge
{
    /// <param name="text">The whole text.</param>
    /// <param name="position">The edge, as an offset.</param>
    /// <param name="step">-1 to the word before, 1 to the one after, 0 nowhere.</param>
    /// <param name="isStart">Whether it is where the span starts, which stands before a word, or where it ends, which stands after one.</param>
    public static int Moved(string text, int position, int step, bool isStart)
    {
        if (step == 0)
            return position;
        bool IsEdge(int p) => p <= 0 || p >= text.Length
            || (isStart ? char.IsWhiteSpace(text[p - 1]) && !char.IsWhiteSpace(text[p]) : !char.IsWhiteSpace(text[p - 1]) && char.IsWhiteSpace(text[p]));
        var moved = position + step;
        while (!IsEdge(moved))
            moved += step;
        return Math.Clamp(moved, 0, text.Length);
    }
}
