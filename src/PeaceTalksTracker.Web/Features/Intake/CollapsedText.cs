using System.Text;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>A text with one space for each run of white space, and the way back to its offsets.</summary>
internal sealed class CollapsedText
{
    private readonly List<int> offsets = [];

    public CollapsedText(string text)
    {
        var words = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isSpace = char.IsWhiteSpace(text[i]);
            if (isSpace && words.Length > 0 && words[^1] == ' ')
                continue;
            words.Append(isSpace ? ' ' : text[i]);
            offsets.Add(i);
        }
        Words = words.ToString();
    }

    public string Words { get; }

    public (int Start, int End) Collapse(Span span)
    {
        var (start, end) = (IndexOf(span.Start), IndexOf(span.End));
        while (start < end && Words[start] == ' ')
            start++;
        while (end > start && Words[end - 1] == ' ')
            end--;
        return (start, end);
    }

    public Span Expand(int start, int end) => new(offsets[start], offsets[end - 1] + 1);

    /// <summary>Where the words stand as whole words, in order.</summary>
    public List<int> Occurrences(string words) => [.. Places(words, 0, Words.Length).Where(at => IsWhole(at, words.Length))];

    /// <summary>Where the letters stand between two places, as whole words or within words; sought as far as somebody asks.</summary>
    public IEnumerable<int> Places(string words, int start, int end)
    {
        for (var at = IndexFrom(start); at >= 0; at = IndexFrom(at + 1))
            yield return at;

        int IndexFrom(int from) => from + words.Length > end ? -1 : Words.IndexOf(words, from, end - from, StringComparison.Ordinal);
    }

    /// <summary>Whether no word goes on across either end.</summary>
    public bool IsWhole(int at, int length) => !Joins(at) && !Joins(at + length);

    /// <summary>What stands before and after a passage.</summary>
    public (string Before, string After) Around(int start, int length, int reach)
        => (Words[Math.Max(0, start - reach)..start].TrimStart(),
            Words[(start + length)..Math.Min(Words.Length, start + length + reach)].TrimEnd());

    /// <summary>Whether a word goes on across the place.</summary>
    private bool Joins(int place)
        => place > 0 && place < Words.Length && char.IsLetterOrDigit(Words[place - 1]) && char.IsLetterOrDigit(Words[place]);

    private int IndexOf(int offset)
    {
        var at = offsets.BinarySearch(offset);
        return at >= 0 ? at : ~at;
    }
}
