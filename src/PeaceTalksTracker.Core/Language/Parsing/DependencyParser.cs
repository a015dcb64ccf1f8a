namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>
/// Gives each word its head and its relation to it: the sequence of transitions that a linear model scores highest, looked for with a beam.
/// </summary>
/// <param name="scorer">The model, with a class for shifting and two for each relation, to the left and to the right.</param>
/// <param name="relations">How many relations there are; the first is the root's, and no other word has it.</param>
/// <param name="width">How many states are kept at each step.</param>
/// <param name="margin">How far a state that is kept may fall behind the best.</param>
internal sealed class DependencyParser(Scorer scorer, int relations, int width, int margin)
{
    /// <summary>A longer sentence is read without alternatives, so that time stays in proportion to its length.</summary>
    public const int LongestForBeam = 200;

    public static int ClassesOf(int relations) => 1 + 2 * relations;

    public static int ClassOf(Move move, int relation, int relations) => move switch { Move.Shift => 0, Move.Left => 1 + relation, _ => 1 + relations + relation };

    public static (Move Move, byte Relation) MoveOf(int ofClass, int relations)
        => ofClass == 0 ? (Move.Shift, (byte)0) : ofClass <= relations ? (Move.Left, (byte)(ofClass - 1)) : (Move.Right, (byte)(ofClass - 1 - relations));

    /// <summary>The state at the end; it belongs to the beam and holds until that is used again.</summary>
    public ParserState Parse(ParserFeatures sentence, int words, Beam beam)
    {
        beam.Begin(words, words > LongestForBeam ? 1 : width, margin);
        while (!beam.Best.IsFinished)
            beam.Step(sentence, scorer, relations);
        return beam.Best;
    }
}

/// <summary>The best states so far, the best first, and room for those of the next step.</summary>
internal sealed class Beam
{
    private ParserState[] states = [];
    private ParserState[] following = [];
    private Candidate[] candidates = [];
    private int count;
    private int width;
    private int margin;

    private readonly record struct Candidate(long Score, int State, int Class);

    public ParserState Best => states[0];

    /// <summary>From which state, by its place at the step before, and by which class each state came about.</summary>
    public IEnumerable<(int State, int Class)> Origins => candidates.Take(count).Select(c => (c.State, c.Class));

    public void Begin(int words, int width, int margin)
    {
        if (states.Length < width)
        {
            states = [.. Enumerable.Range(0, width).Select(_ => new ParserState())];
            following = [.. Enumerable.Range(0, width).Select(_ => new ParserState())];
            candidates = new Candidate[width];
        }
        (this.width, this.margin) = (width, margin);
        count = 1;
        states[0].Begin(words);
    }

    public void Step(ParserFeatures sentence, Scorer scorer, int relations)
    {
        Span<uint> features = stackalloc uint[ParserFeatures.Most];
        Span<int> scores = stackalloc int[DependencyParser.ClassesOf(relations)];
        var found = 0;
        for (var s = 0; s < count; s++)
        {
            var state = states[s];
            scores.Clear();
            scorer(features[..sentence.Fill(features, state)], scores);
            if (state.Allows(Move.Shift))
                found = Enter(found, new Candidate(state.Score + scores[0], s, 0));
            if (state.Allows(Move.Left))
                found = EnterAll(found, state, s, scores, 2, 1 + relations);
            if (state.Allows(Move.Right))
                found = state.OnStack(1) == 0 ? EnterAll(found, state, s, scores, 1 + relations, 2 + relations) : EnterAll(found, state, s, scores, 2 + relations, 1 + 2 * relations);
        }
        while (found > 1 && candidates[0].Score - candidates[found - 1].Score > margin)
            found--;
        if (count == 1 && found == 1)
        {
            // The only state goes on in place.
            Apply(states[0], candidates[0], relations);
            return;
        }
        for (var i = 0; i < found; i++)
        {
            following[i].CopyFrom(states[candidates[i].State]);
            Apply(following[i], candidates[i], relations);
        }
        (states, following) = (following, states);
        count = found;
    }

    private static void Apply(ParserState state, Candidate candidate, int relations)
    {
        var (move, relation) = DependencyParser.MoveOf(candidate.Class, relations);
        state.Apply(move, relation);
        state.Score = candidate.Score;
    }

    private int EnterAll(int found, ParserState state, int place, ReadOnlySpan<int> scores, int first, int end)
    {
        for (var c = first; c < end; c++)
        {
            if (found < width || state.Score + scores[c] > candidates[found - 1].Score)
                found = Enter(found, new Candidate(state.Score + scores[c], place, c));
        }
        return found;
    }

    /// <summary>Puts a candidate in its place among the best; of equals the first stays first.</summary>
    private int Enter(int found, Candidate candidate)
    {
        if (found == width && candidate.Score <= candidates[found - 1].Score)
            return found;
        var at = found < width ? found++ : found - 1;
        while (at > 0 && candidates[at - 1].Score < candidate.Score)
        {
            candidates[at] = candidates[at - 1];
            at--;
        }
        candidates[at] = candidate;
        return found;
    }
}
