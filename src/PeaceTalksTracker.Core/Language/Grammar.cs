namespace PeaceTalksTracker.Core.Language;

/// <summary>The tree of a sentence: what hangs on each word, and how far it reaches.</summary>
public sealed class Grammar
{
    private readonly List<int>[] dependents;
    private readonly Run[] reach;

    public Grammar(Token[] tokens)
    {
        Tokens = tokens;
        dependents = new List<int>[tokens.Length];
        reach = new Run[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            (dependents[i], reach[i]) = ([], new Run(i, i + 1));
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Head >= 0)
                dependents[tokens[i].Head].Add(i);
        }
        Settle(tokens);
    }

    public Token[] Tokens { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<int> Dependents(int word) => dependents[word];

    /// <summary>The first dependent of a kind; -1 if there is none.</summary>
    public int First(int word, Func<Token, bool> that)
    {
        foreach (var d in dependents[word])
        {
            if (that(Tokens[d]))
                return d;
        }
        return -1;
    }

    /// <summary>The first dependent by one of the relations; -1 if there is none.</summary>
    public int First(int word, params ReadOnlySpan<string> relations)
    {
        foreach (var d in dependents[word])
        {
            if (relations.Contains(Tokens[d].Relation))
                return d;
        }
        return -1;
    }

    /// <summary>From the first to the last word that hangs on one, directly or through others.</summary>
    public Run Reach(int word) => reach[word];

    /// <summary>Each word hands its reach to the one above, those furthest down first.</summary>
    private void Settle(Token[] tokens)
    {
        var left = dependents.Select(d => d.Count).ToArray();
        var ready = new Stack<int>(Enumerable.Range(0, tokens.Length).Where(i => left[i] == 0));
        while (ready.TryPop(out var at))
        {
            var head = tokens[at].Head;
            if (head < 0)
                continue;
            reach[head] = new Run(Math.Min(reach[head].First, reach[at].First), Math.Max(reach[head].End, reach[at].End));
            if (--left[head] == 0)
                ready.Push(head);
        }
    }
}
