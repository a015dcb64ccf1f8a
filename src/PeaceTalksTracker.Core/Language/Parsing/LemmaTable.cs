namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>Dictionary forms: for words that go their own way one by one, for all others by the longest ending that is known for their tag.</summary>
public sealed class LemmaTable
{
    /// <summary>The longest ending that stands for more than one word.</summary>
    internal const int LongestEnding = 5;

    /// <summary>A longer word is its own dictionary form.</summary>
    private const int LongestWord = 60;

    /// <summary>Before a word as a whole; an ending has none.</summary>
    private const char Whole = '^';

    private readonly Dictionary<string, string> edits;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    internal LemmaTable(Dictionary<string, string> edits)
    {
        this.edits = edits;
        lookup = edits.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The dictionary form, in lower case but for names.</summary>
    /// <param name="form">The word as written.</param>
    /// <param name="tag">Its tag, as a number of the model.</param>
    /// <param name="isName">Whether it is a name.</param>
    internal string Of(ReadOnlySpan<char> form, byte tag, bool isName)
    {
        if (form.Length > LongestWord)
            return form.ToString();
        Span<char> whole = stackalloc char[form.Length + 2];
        (whole[0], whole[1]) = ((char)tag, Whole);
        var word = whole[2..];
        for (var i = 0; i < word.Length; i++)
            word[i] = isName || char.IsAsciiDigit(form[i]) ? form[i] : FeatureHash.Folded(form[i]);
        if (lookup.TryGetValue(whole, out var edit))
            return Edited(word, edit);
        Span<char> ending = stackalloc char[LongestEnding + 1];
        ending[0] = (char)tag;
        for (var length = Math.Min(word.Length, LongestEnding); length >= 0; length--)
        {
            word[^length..].CopyTo(ending[1..]);
            if (lookup.TryGetValue(ending[..(length + 1)], out edit))
                return Edited(word, edit);
        }
        return word.ToString();
    }

    internal static string KeyOf(byte tag, string word) => $"{(char)tag}{Whole}{word}";

    internal static string KeyOfEnding(byte tag, ReadOnlySpan<char> ending) => $"{(char)tag}{ending}";

    /// <summary>How a word becomes its dictionary form: how many letters go ("a" is none), then what comes in their place.</summary>
    internal static string EditOf(string word, string lemma)
    {
        var same = word.AsSpan().CommonPrefixLength(lemma);
        return $"{(char)('a' + word.Length - same)}{lemma[same..]}";
    }

    internal void Write(BinaryWriter to)
    {
        to.Write(edits.Count);
        foreach (var (key, edit) in edits.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            to.Write(key);
            to.Write(edit);
        }
    }

    internal static LemmaTable Read(BinaryReader from)
    {
        var count = from.ReadInt32();
        var edits = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            edits.Add(from.ReadString(), from.ReadString());
        return new LemmaTable(edits);
    }

    private static string Edited(ReadOnlySpan<char> word, string edit)
        => edit[0] - 'a' is var gone && gone <= word.Length ? string.Concat(word[..^gone], edit.AsSpan(1)) : word.ToString();
}
