using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language;

/// <summary>
/// Finds paragraphs: a line each, or, where lines are hard-wrapped, a block between blank lines.
/// </summary>
public static class ParagraphSplitter
{
    /// <summary>A block of at least this many lines within these lengths is taken for wrapped text.</summary>
    private const int WrappedLines = 3, ShortestWrapped = 50, LongestWrapped = 100;

    public static IEnumerable<Span> Split(string text)
    {
        var block = new List<Span>();
        foreach (var line in Lines(text))
        {
            if (line.Length > 0)
            {
                block.Add(line);
                continue;
            }
            foreach (var paragraph in Paragraphs(text, block))
                yield return paragraph;
            block.Clear();
        }
        foreach (var paragraph in Paragraphs(text, block))
            yield return paragraph;
    }

    private static IEnumerable<Span> Paragraphs(string text, List<Span> block)
    {
        if (block.Count == 0)
            yield break;
        var wrapped = IsWrapped(text, block);
        var start = block[0].Start;
        for (var i = 1; i < block.Count; i++)
        {
            if (wrapped || char.IsLower(text[block[i].Start]))
                continue;
            yield return new Span(start, block[i - 1].End);
            start = block[i].Start;
        }
        yield return new Span(start, block[^1].End);
    }

    private static bool IsWrapped(string text, List<Span> block)
        => block.Count >= WrappedLines
            && block.SkipLast(1).All(line => line.Length is >= ShortestWrapped and <= LongestWrapped)
            && block.Skip(1).Any(line => char.IsLower(text[line.Start]));

    /// <summary>The lines without the white space around them; a blank line is empty.</summary>
    private static IEnumerable<Span> Lines(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('\n' or '\r' or '\u2028' or '\u2029'))
                continue;
            // The line feed of a CR LF pair ends no line of its own.
            if (i < text.Length && text[i] == '\n' && i > 0 && text[i - 1] == '\r')
            {
                start = i + 1;
                continue;
            }
            yield return Trim(text, start, i);
            start = i + 1;
        }
    }

    private static Span Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new Span(start, end);
    }
}
