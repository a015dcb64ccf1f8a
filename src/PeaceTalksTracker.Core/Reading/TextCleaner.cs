namespace PeaceTalksTracker.Core.Reading;

/// <summary>Makes a text safe to analyse and to show, without moving a character.</summary>
public static class TextCleaner
{
    /// <summary>
    /// Replaces, one for one, what is no text by a space: control characters other than line breaks and tabs, bidirectional
    /// overrides and isolates, zero-width characters, the byte order mark and lone surrogates. The length never changes.
    /// </summary>
    public static string Clean(string text)
    {
        var first = 0;
        while (first < text.Length && !IsRemoved(text, first))
            first++;
        if (first == text.Length)
            return text;

        return string.Create(text.Length, (text, first), static (target, state) =>
        {
            state.text.AsSpan().CopyTo(target);
            for (var i = state.first; i < target.Length; i++)
            {
                if (IsRemoved(state.text, i))
                    target[i] = ' ';
            }
        });
    }

    private static bool IsRemoved(string text, int at)
    {
        var c = text[at];
        if (char.IsSurrogate(c))
        {
            return char.IsHighSurrogate(c)
                ? at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1])
                : at == 0 || !char.IsHighSurrogate(text[at - 1]);
        }
        return char.IsControl(c) && c is not ('\n' or '\r' or '\t') || IsInvisible(c);
    }

    /// <summary>Zero-width characters and joiners, direction marks, embeddings, overrides, isolates, soft hyphen, byte order mark.</summary>
    private static bool IsInvisible(char c)
        => c is '\u00AD' or '\u061C' or '\u180E' or >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or '\uFEFF'
            or >= '\uFFF9' and <= '\uFFFB';
}
