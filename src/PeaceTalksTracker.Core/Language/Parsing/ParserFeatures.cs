namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>What the parser sees of a state: the words at hand, those that hang on them, and how far they stand apart (after Zhang and Nivre, 2011).</summary>
internal sealed class ParserFeatures
{
    /// <summary>The most that a state has.</summary>
    public const int Most = 128;

    /// <summary>Stands for what is not there, and for the root.</summary>
    private const uint Missing = 251, Root = 252;

    private uint[] words = [];
    private byte[] tags = [];
    private int[] verbsBefore = [];
    private int[] marksBefore = [];

    /// <param name="tagger">The words of the sentence.</param>
    /// <param name="sentence">Their tags.</param>
    /// <param name="parts">The part of speech of each tag.</param>
    public void Begin(TaggerFeatures tagger, ReadOnlySpan<byte> sentence, ReadOnlySpan<Upos> parts)
    {
        if (words.Length < sentence.Length + 2)
        {
            var room = Math.Max(sentence.Length + 2, words.Length * 2);
            (words, tags, verbsBefore, marksBefore) = (new uint[room], new byte[room], new int[room], new int[room]);
        }
        for (var i = 0; i < sentence.Length; i++)
        {
            words[i + 1] = tagger.WordAt(i);
            tags[i + 1] = sentence[i];
            verbsBefore[i + 2] = verbsBefore[i + 1] + (parts[sentence[i]] is Upos.Verb or Upos.Aux ? 1 : 0);
            marksBefore[i + 2] = marksBefore[i + 1] + (parts[sentence[i]] == Upos.Punct ? 1 : 0);
        }
    }

    public int Fill(Span<uint> f, ParserState state)
    {
        int s0 = state.OnStack(0), s1 = state.OnStack(1), s2 = state.OnStack(2), b0 = state.Ahead(0), b1 = state.Ahead(1), b2 = state.Ahead(2), b3 = state.Ahead(3);
        uint s0w = Word(s0), s1w = Word(s1), s2w = Word(s2), b0w = Word(b0), b1w = Word(b1), b2w = Word(b2);
        uint s0t = Tag(s0), s1t = Tag(s1), s2t = Tag(s2), b0t = Tag(b0), b1t = Tag(b1), b2t = Tag(b2), b3t = Tag(b3);
        var s0c = Children(state, s0);
        var s1c = Children(state, s1);
        var b0c = Children(state, b0);
        var n = 0;

        f[n++] = FeatureHash.Of(0, 0);
        f[n++] = FeatureHash.Of(1, s0w, s0t);
        f[n++] = FeatureHash.Of(2, s0w);
        f[n++] = FeatureHash.Of(3, s0t);
        f[n++] = FeatureHash.Of(4, s1w, s1t);
        f[n++] = FeatureHash.Of(5, s1w);
        f[n++] = FeatureHash.Of(6, s1t);
        f[n++] = FeatureHash.Of(7, b0w, b0t);
        f[n++] = FeatureHash.Of(8, b0w);
        f[n++] = FeatureHash.Of(9, b0t);
        f[n++] = FeatureHash.Of(10, b1w, b1t);
        f[n++] = FeatureHash.Of(11, b1w);
        f[n++] = FeatureHash.Of(12, b1t);
        f[n++] = FeatureHash.Of(13, b2w, b2t);
        f[n++] = FeatureHash.Of(14, b2t, b3t);
        f[n++] = FeatureHash.Of(15, s2w, s2t);
        f[n++] = FeatureHash.Of(16, s2t);
        f[n++] = FeatureHash.Of(17, b2w);

        // Pairs: the top of the stack with the next word, and with the word beneath.
        f[n++] = FeatureHash.Of(20, s0w, s0t << 8 | b0t, b0w);
        f[n++] = FeatureHash.Of(21, s0w, s0t << 8 | b0t);
        f[n++] = FeatureHash.Of(22, b0w, s0t << 8 | b0t);
        f[n++] = FeatureHash.Of(23, s0w, b0w);
        f[n++] = FeatureHash.Of(24, s0t, b0t);
        f[n++] = FeatureHash.Of(25, s1w, s1t << 8 | s0t, s0w);
        f[n++] = FeatureHash.Of(26, s1w, s1t << 8 | s0t);
        f[n++] = FeatureHash.Of(27, s0w, s1t << 8 | s0t);
        f[n++] = FeatureHash.Of(28, s1w, s0w);
        f[n++] = FeatureHash.Of(29, s1t, s0t);
        f[n++] = FeatureHash.Of(30, s1w, b0w);
        f[n++] = FeatureHash.Of(31, s1t, b0t);
        f[n++] = FeatureHash.Of(32, b0w, b1w);
        f[n++] = FeatureHash.Of(33, b0t, b1t);
        f[n++] = FeatureHash.Of(34, s0w, b1t, b0t);
        f[n++] = FeatureHash.Of(35, s0w, s1t, b0t);
        f[n++] = FeatureHash.Of(36, s1w, s0t, b0t);
        f[n++] = FeatureHash.Of(37, b0w, s1t, s0t);

        // Three at once.
        f[n++] = FeatureHash.Of(40, s0t, b0t, b1t);
        f[n++] = FeatureHash.Of(41, s1t, s0t, b0t);
        f[n++] = FeatureHash.Of(42, b0t, b1t, b2t);
        f[n++] = FeatureHash.Of(43, s2t, s1t, s0t);
        f[n++] = FeatureHash.Of(44, s1t << 8 | s0t, b0t, b1t);
        f[n++] = FeatureHash.Of(45, s0t << 8 | b0t, b1t, b2t);
        f[n++] = FeatureHash.Of(46, s2t << 8 | s1t, s0t, b0t);
        f[n++] = FeatureHash.Of(47, s0t, b0t, Tag(b0c.Left));
        f[n++] = FeatureHash.Of(48, s0t, b0t, Tag(s0c.Left));
        f[n++] = FeatureHash.Of(49, s0t, b0t, Tag(s0c.Right));
        f[n++] = FeatureHash.Of(50, s1t, s0t, Tag(s1c.Left));
        f[n++] = FeatureHash.Of(51, s1t, s0t, Tag(s1c.Right));
        f[n++] = FeatureHash.Of(52, s1t, s0t, Tag(s0c.Left));
        f[n++] = FeatureHash.Of(53, s1t, s0t, Tag(s0c.Right));
        f[n++] = FeatureHash.Of(54, s1t << 8 | s0t, s1c.RightLabels, s0c.RightLabels);
        f[n++] = FeatureHash.Of(55, s0t << 8 | b0t, s0c.LeftLabels, b0c.LeftLabels);
        f[n++] = FeatureHash.Of(56, s0w, s0c.Left < 0 ? Missing : Word(s0c.Left), b0t);
        f[n++] = FeatureHash.Of(57, s1w, Word(s0c.Left), s0t);
        f[n++] = FeatureHash.Of(58, s1t, Word(s0c.Left), s0w);

        // What hangs on them.
        n = Outer(f, n, 60, state, s0c.Left, s0c.SecondLeft, s0t, s0w);
        n = Outer(f, n, 65, state, s0c.Right, s0c.SecondRight, s0t, s0w);
        n = Outer(f, n, 70, state, s1c.Left, s1c.SecondLeft, s1t, s1w);
        n = Outer(f, n, 75, state, s1c.Right, s1c.SecondRight, s1t, s1w);
        n = Outer(f, n, 80, state, b0c.Left, b0c.SecondLeft, b0t, b0w);
        f[n++] = FeatureHash.Of(90, s0w, (uint)s0c.LeftCount, (uint)s0c.RightCount);
        f[n++] = FeatureHash.Of(91, s0t, (uint)s0c.LeftCount, (uint)s0c.RightCount);
        f[n++] = FeatureHash.Of(92, s1w, (uint)s1c.LeftCount, (uint)s1c.RightCount);
        f[n++] = FeatureHash.Of(93, s1t, (uint)s1c.LeftCount, (uint)s1c.RightCount);
        f[n++] = FeatureHash.Of(94, b0t, (uint)b0c.LeftCount);
        f[n++] = FeatureHash.Of(95, s0w, s0c.LeftLabels, s0c.RightLabels);
        f[n++] = FeatureHash.Of(96, s0t, s0c.LeftLabels, s0c.RightLabels);
        f[n++] = FeatureHash.Of(97, s1w, s1c.LeftLabels, s1c.RightLabels);
        f[n++] = FeatureHash.Of(98, s1t, s1c.LeftLabels, s1c.RightLabels);
        f[n++] = FeatureHash.Of(99, b0t, b0c.LeftLabels);

        // How far apart, and what lies between.
        uint near = Distance(s0, b0), far = Distance(s1, s0);
        f[n++] = FeatureHash.Of(100, s0t, b0t, near);
        f[n++] = FeatureHash.Of(101, s0w, near);
        f[n++] = FeatureHash.Of(102, b0w, near);
        f[n++] = FeatureHash.Of(103, s1t, s0t, far);
        f[n++] = FeatureHash.Of(104, s1w, far);
        f[n++] = FeatureHash.Of(105, s0w, far);
        f[n++] = FeatureHash.Of(106, s0t, b0t, Between(s0, b0));
        f[n++] = FeatureHash.Of(107, s1t, s0t, Between(s1, s0));
        f[n++] = FeatureHash.Of(108, s1t << 8 | s0t, b0t, Between(s1, s0));
        return n;
    }

    private int Outer(Span<uint> f, int n, uint template, ParserState state, int child, int second, uint tag, uint word)
    {
        if (child < 0)
            return n;
        f[n++] = FeatureHash.Of(template, Word(child), state.Labels[child]);
        f[n++] = FeatureHash.Of(template + 1, tag, Tag(child), state.Labels[child]);
        f[n++] = FeatureHash.Of(template + 2, word, state.Labels[child]);
        f[n++] = FeatureHash.Of(template + 3, tag, Tag(child), Tag(second));
        if (second >= 0)
            f[n++] = FeatureHash.Of(template + 4, tag, state.Labels[child], state.Labels[second]);
        return n;
    }

    private static ParserState.Children Children(ParserState state, int word)
        => word < 0 ? new ParserState.Children(ParserState.None, ParserState.None, ParserState.None, ParserState.None, 0, 0, 0, 0) : state.Dependents[word];

    private uint Word(int word) => word < 0 ? Missing : word == 0 ? Root : words[word];

    private uint Tag(int word) => word < 0 ? Missing : word == 0 ? Root : tags[word];

    private static uint Distance(int left, int right)
        => left < 0 || right < 0 ? 0u : (right - left) switch { <= 4 and var d => (uint)d, <= 6 => 5, <= 9 => 6, <= 15 => 7, _ => 8 };

    private uint Between(int left, int right)
        => left < 0 || right < 0 ? 99u
            : (uint)(Math.Min(verbsBefore[right] - verbsBefore[left + 1], 2) * 3 + Math.Min(marksBefore[right] - marksBefore[left + 1], 2));
}
