namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>What a transition does.</summary>
internal enum Move
{
    /// <summary>Puts the next word on the stack.</summary>
    Shift,

    /// <summary>Hangs the word on top of the stack on the next word.</summary>
    Left,

    /// <summary>Hangs the word on top of the stack on the one beneath it.</summary>
    Right,
}

/// <summary>
/// A sentence half read, in the arc-hybrid system: a stack of words that still want a head, and the words to come. Words count from 1; 0 is
/// the root, which stays at the bottom of the stack. A sentence of n words takes 2n transitions.
/// </summary>
internal sealed class ParserState
{
    public const int None = -1;

    private int[] stack = [];
    private int depth;

    public int Words { get; private set; }

    /// <summary>The next word; beyond the last when all have been put on the stack.</summary>
    public int Next { get; private set; }

    /// <summary>The sum of the scores of the transitions so far.</summary>
    public long Score { get; set; }

    /// <summary>The head of each word; <see cref="None"/> while it has none.</summary>
    public int[] Heads { get; private set; } = [];

    /// <summary>The relation of each word to its head, as a number of the model.</summary>
    public byte[] Labels { get; private set; } = [];

    /// <summary>The outermost dependents of each word and those next to them.</summary>
    public Children[] Dependents { get; private set; } = [];

    public bool IsFinished => Next > Words && depth == 1;

    public record struct Children(int Left, int SecondLeft, int Right, int SecondRight, int LeftCount, int RightCount, uint LeftLabels, uint RightLabels);

    public void Begin(int words)
    {
        if (Heads.Length <= words)
        {
            var room = Math.Max(words + 1, Heads.Length * 2);
            (stack, Heads, Labels, Dependents) = (new int[room], new int[room], new byte[room], new Children[room]);
        }
        Words = words;
        Next = 1;
        Score = 0;
        stack[0] = 0;
        depth = 1;
        Heads.AsSpan(0, words + 1).Fill(None);
        Labels.AsSpan(0, words + 1).Clear();
        Dependents.AsSpan(0, words + 1).Fill(new Children(None, None, None, None, 0, 0, 0, 0));
    }

    public void CopyFrom(ParserState other)
    {
        if (Heads.Length <= other.Words)
            Begin(other.Words);
        (Words, Next, Score, depth) = (other.Words, other.Next, other.Score, other.depth);
        other.stack.AsSpan(0, depth).CopyTo(stack);
        // What lies beyond the next word is untouched.
        var seen = Words + 1;
        other.Heads.AsSpan(0, seen).CopyTo(Heads);
        other.Labels.AsSpan(0, seen).CopyTo(Labels);
        other.Dependents.AsSpan(0, seen).CopyTo(Dependents);
    }

    /// <summary>A word on the stack, counted from the top; <see cref="None"/> where the stack is not so deep.</summary>
    public int OnStack(int fromTop) => fromTop < depth ? stack[depth - 1 - fromTop] : None;

    /// <summary>A word to come, counted from the next; <see cref="None"/> beyond the last.</summary>
    public int Ahead(int fromNext) => Next + fromNext <= Words ? Next + fromNext : None;

    public bool Allows(Move move) => move switch
    {
        Move.Shift => Next <= Words,
        Move.Left => Next <= Words && depth > 1,
        // One word alone hangs on the root: the last that is left.
        _ => depth > 2 || depth == 2 && Next > Words,
    };

    public void Apply(Move move, byte label)
    {
        if (move == Move.Shift)
        {
            stack[depth++] = Next++;
            return;
        }
        var word = stack[--depth];
        var head = move == Move.Left ? Next : stack[depth - 1];
        Heads[word] = head;
        Labels[word] = label;
        ref var children = ref Dependents[head];
        if (move == Move.Left)
            children = children with { Left = word, SecondLeft = children.Left, LeftCount = children.LeftCount + 1, LeftLabels = children.LeftLabels | 1u << (label & 31) };
        else
            children = children with { Right = word, SecondRight = children.Right, RightCount = children.RightCount + 1, RightLabels = children.RightLabels | 1u << (label & 31) };
    }
}
