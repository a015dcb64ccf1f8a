using PeaceTalksTracker.Core.Language.Parsing;

namespace PeaceTalksTracker.Evaluation;

/// <summary>
/// Teaches a parser whole sequences: where the beam strays furthest from the right one, up to there the wrong transitions are made less likely and
/// the right ones more (Huang, Fayong and Guo, 2012: max-violation).
/// </summary>
internal sealed class ParserTrainer(Inventory inventory)
{
    /// <summary>Wider than the beam of reading, where speed counts.</summary>
    private const int Width = 8;

    private readonly AveragedPerceptron model = new();
    private readonly TaggerFeatures words = new();
    private readonly ParserFeatures view = new();
    private readonly Beam beam = new();
    private readonly ParserState right = new();
    private readonly ParserState wrong = new();
    private readonly int relations = inventory.Relations.Length;
    private readonly uint[] features = new uint[ParserFeatures.Most];
    private readonly int[] scores = new int[DependencyParser.ClassesOf(inventory.Relations.Length)];
    private readonly List<(int State, int Class)> history = [];
    private readonly List<int> rightClasses = [];
    private readonly List<int> wrongClasses = [];

    public AveragedPerceptron Train(IReadOnlyList<Sentence> sentences, byte[][] tags, int epochs, int seed, Action<int> afterEpoch)
    {
        var random = new Random(seed);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                words.Begin(sentences[at].Text, sentences[at].Spans);
                view.Begin(words, tags[at], inventory.Parts);
                Learn(sentences[at]);
                model.NextExample();
            }
            afterEpoch(epoch);
        }
        return model;
    }

    private void Learn(Sentence sentence)
    {
        right.Begin(sentence.Length);
        beam.Begin(sentence.Length, Width, margin: int.MaxValue);
        history.Clear();
        rightClasses.Clear();
        var (worst, worstStep) = (0L, -1);
        while (!right.IsFinished)
        {
            var best = BestClass(right, sentence);
            Array.Clear(scores);
            model.Score(features.AsSpan(0, view.Fill(features, right)), scores);
            right.Score += scores[best];
            Apply(right, best);
            rightClasses.Add(best);
            beam.Step(view, model.Score, relations);
            history.AddRange(beam.Origins.Concat(Enumerable.Repeat((0, -1), Width)).Take(Width));
            var violation = beam.Best.Score - right.Score;
            if (violation > worst || violation == worst && right.IsFinished && !SameAsRight(beam.Best))
                (worst, worstStep) = (violation, rightClasses.Count);
        }
        if (worstStep > 0)
            Update(sentence.Length, worstStep);
    }

    private bool SameAsRight(ParserState state)
        => state.Heads.AsSpan(0, state.Words + 1).SequenceEqual(right.Heads.AsSpan(0, state.Words + 1)) && state.Labels.AsSpan(0, state.Words + 1).SequenceEqual(right.Labels.AsSpan(0, state.Words + 1));

    private void Update(int length, int steps)
    {
        wrongClasses.Clear();
        var place = 0;
        for (var step = steps - 1; step >= 0; step--)
        {
            var (from, ofClass) = history[step * Width + place];
            wrongClasses.Add(ofClass);
            place = from;
        }
        wrongClasses.Reverse();
        right.Begin(length);
        wrong.Begin(length);
        var strayed = false;
        for (var step = 0; step < steps; step++)
        {
            strayed |= rightClasses[step] != wrongClasses[step];
            if (strayed)
            {
                model.Update(features.AsSpan(0, view.Fill(features, right)), rightClasses[step], 1);
                model.Update(features.AsSpan(0, view.Fill(features, wrong)), wrongClasses[step], -1);
            }
            Apply(right, rightClasses[step]);
            Apply(wrong, wrongClasses[step]);
        }
    }

    private int BestClass(ParserState state, Sentence sentence)
    {
        var move = Oracle.BestOf(state, sentence.Heads);
        var label = move == Move.Shift || move == Move.Right && state.OnStack(1) == 0 ? (byte)0 : Math.Max((byte)1, sentence.Labels[state.OnStack(0)]);
        return DependencyParser.ClassOf(move, label, relations);
    }

    private void Apply(ParserState state, int ofClass)
    {
        var (move, label) = DependencyParser.MoveOf(ofClass, relations);
        state.Apply(move, label);
    }
}
