using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>What the tagger sees of a word: itself, its endings, its neighbours and the tags before it.</summary>
internal sealed class TaggerFeatures
{
    /// <summary>The most that a word has.</summary>
    public const int Most = 48;

    /// <summary>Stands for what lies outside of the sentence.</summary>
    private const uint Outside = 1;

    private const int Margin = 3;

    private string text = "";
    private Span[] spans = [];
    private uint[] words = [];
    private uint[] endings = [];
    private uint[] shapes = [];

    public void Begin(string text, ReadOnlySpan<Span> sentence)
    {
        this.text = text;
        var length = sentence.Length + 2 * Margin;
        if (words.Length < length)
        {
            var room = Math.Max(length, words.Length * 2);
            (spans, words, endings, shapes) = (new Span[room], new uint[room], new uint[room], new uint[room]);
        }
        for (var i = 0; i < Margin; i++)
            words[i] = endings[i] = shapes[i] = words[length - 1 - i] = endings[length - 1 - i] = shapes[length - 1 - i] = Outside;
        for (var i = 0; i < sentence.Length; i++)
        {
            var word = text.AsSpan(sentence[i].Start, sentence[i].Length);
            spans[i + Margin] = sentence[i];
            words[i + Margin] = FeatureHash.Of(word);
            endings[i + Margin] = FeatureHash.Of(word[^Math.Min(3, word.Length)..]);
            shapes[i + Margin] = ShapeOf(word);
        }
    }

    /// <summary>The hash of a word of the sentence.</summary>
    public uint WordAt(int index) => words[index + Margin];

    /// <param name="before">The tag of the word before, or 255.</param>
    /// <param name="beforeThat">The tag of the word before that one, or 255.</param>
    public int Fill(Span<uint> features, int index, byte before, byte beforeThat)
    {
        var i = index + Margin;
        var span = spans[i];
        var word = text.AsSpan(span.Start, span.Length);
        var w = words[i];
        var shape = shapes[i] | (index == 0 ? 64u : 0);
        var n = 0;
        features[n++] = FeatureHash.Of(0, 0);
        features[n++] = FeatureHash.Of(1, w);
        features[n++] = FeatureHash.Of(2, w, shape);
        features[n++] = FeatureHash.Of(3, shape, endings[i]);
        features[n++] = FeatureHash.Of(4, shape, shapes[i + 1], shapes[i - 1]);
        features[n++] = FeatureHash.Of(5, shape, before);
        for (var length = 1; length <= 5 && length <= word.Length; length++)
            features[n++] = FeatureHash.Of(6, (uint)length, FeatureHash.Of(word[^length..]), shape & 3);
        for (var length = 1; length <= 4 && length <= word.Length; length++)
            features[n++] = FeatureHash.Of(7, (uint)length, FeatureHash.Of(word[..length]));
        features[n++] = FeatureHash.Of(8, before);
        features[n++] = FeatureHash.Of(9, before, beforeThat);
        features[n++] = FeatureHash.Of(10, before, w);
        features[n++] = FeatureHash.Of(11, before, beforeThat, w);
        features[n++] = FeatureHash.Of(12, before, words[i + 1]);
        features[n++] = FeatureHash.Of(13, before, w, words[i + 1]);
        features[n++] = FeatureHash.Of(14, words[i - 1]);
        features[n++] = FeatureHash.Of(15, words[i - 1], w);
        features[n++] = FeatureHash.Of(16, words[i - 2], words[i - 1]);
        features[n++] = FeatureHash.Of(17, words[i - 2]);
        features[n++] = FeatureHash.Of(18, words[i + 1]);
        features[n++] = FeatureHash.Of(19, w, words[i + 1]);
        features[n++] = FeatureHash.Of(20, words[i + 1], words[i + 2]);
        features[n++] = FeatureHash.Of(21, words[i + 2]);
        features[n++] = FeatureHash.Of(22, words[i - 1], w, words[i + 1]);
        features[n++] = FeatureHash.Of(23, endings[i - 1]);
        features[n++] = FeatureHash.Of(24, endings[i + 1]);
        features[n++] = FeatureHash.Of(25, endings[i], endings[i + 1]);
        features[n++] = FeatureHash.Of(26, endings[i], before);
        features[n++] = FeatureHash.Of(27, endings[i], before, beforeThat);
        features[n++] = FeatureHash.Of(28, endings[i + 2]);
        features[n++] = FeatureHash.Of(29, before, endings[i], endings[i + 1]);
        features[n++] = FeatureHash.Of(30, endings[i + 1], endings[i + 2]);
        features[n++] = FeatureHash.Of(31, words[i + 3]);
        features[n++] = FeatureHash.Of(32, w, endings[i + 1], endings[i + 2]);
        return n;
    }

    private static uint ShapeOf(ReadOnlySpan<char> word)
    {
        var shape = char.IsUpper(word[0]) ? 1u : 0;
        if (word.Length > 1 && shape == 1 && char.IsUpper(word[^1]))
            shape |= 2;
        foreach (var c in word)
        {
            if (char.IsAsciiDigit(c))
                shape |= 4;
            else if (c == '-')
                shape |= 8;
            else if (char.IsLetter(c))
                shape |= 16;
            else
                shape |= 32;
        }
        return shape;
    }
}
