using PeaceTalksTracker.Core.Language.Parsing;

namespace PeaceTalksTracker.Evaluation;

/// <summary>Tells, from any state, which transitions still lead to the best tree that can be reached (Goldberg and Nivre, 2013).</summary>
internal static class Oracle
{
    /// <summary>How many words can no longer get their right head once the move is made.</summary>
    public static int CostOf(Move move, ParserState state, int[] heads)
    {
        var cost = 0;
        if (move == Move.Shift)
        {
            var next = state.Next;
            for (var depth = 0; state.OnStack(depth) is >= 0 and var word; depth++)
            {
                // The word will hang only on what stands directly beneath it or comes later.
                if (heads[word] == next || depth > 0 && heads[next] == word)
                    cost++;
            }
            return cost;
        }
        var top = state.OnStack(0);
        var head = heads[top];
        // Dependents to come are lost with the word; so is a head other than the one that the move gives.
        for (var word = state.Next; word <= state.Words; word++)
        {
            if (heads[word] == top || head == word && !(move == Move.Left && word == state.Next))
                cost++;
        }
        if (move == Move.Left && head == state.OnStack(1))
            cost++;
        return cost;
    }

    /// <summary>The best move of those that are allowed; of several, one that hangs a word.</summary>
    public static Move BestOf(ParserState state, int[] heads)
    {
        var best = Move.Shift;
        var least = int.MaxValue;
        foreach (var move in (ReadOnlySpan<Move>)[Move.Left, Move.Right, Move.Shift])
        {
            if (state.Allows(move) && CostOf(move, state, heads) is var cost && cost < least)
                (best, least) = (move, cost);
        }
        return best;
    }
}
