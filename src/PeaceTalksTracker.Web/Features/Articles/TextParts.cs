using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>Cuts a long text into parts that a page shows one at a time, at line ends where there are any.</summary>
public static class TextParts
{
    /// <summary>In the order of the text, without gap or overlap; at least one.</summary>
    public static IReadOnlyList<Span> Of(string text)
    {
        var parts = new List<Span>();
        var start = 0;
        while (text.Length - start > Limits.TextPart)
        {
            var end = CutBefore(text, start, start + Limits.TextPart);
            parts.Add(new Span(start, end));
            start = end;
        }
        parts.Add(new Span(start, text.Length));
        return parts;
    }

    private static int CutBefore(string text, int start, int limit)
    {
        // Not in the first half: a part of one short line followed by a wall of text would be odd.
        var second = text.AsSpan(start, limit - start)[((limit - start) / 2)..];
        var offset = limit - second.Length;
        if (second.LastIndexOf('\n') is var line and >= 0)
            return offset + line + 1;
        if (second.LastIndexOf(". ") is var sentence and >= 0)
            return offset + sentence + 2;
        if (second.LastIndexOf(' ') is var space and >= 0)
            return offset + space + 1;
        return char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }

    /// <summary>Number, from 1, of the part in which the position lies.</summary>
    public static int NumberAt(IReadOnlyList<Span> parts, int position)
    {
        for (var i = 0; i < parts.Count; i++)
            if (position < parts[i].End)
                return i + 1;
        return parts.Count;
    }
}
