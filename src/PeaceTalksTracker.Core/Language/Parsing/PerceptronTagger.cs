namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>Gives each word its tag, from left to right: the best by a linear model of its surroundings.</summary>
/// <param name="scorer">The model, which has a class for each tag.</param>
/// <param name="tags">How many tags there are.</param>
internal sealed class PerceptronTagger(Scorer scorer, int tags)
{
    /// <summary>Stands for the tag of what lies before the sentence.</summary>
    public const byte NoTag = byte.MaxValue;

    public void Tag(TaggerFeatures sentence, Span<byte> result)
    {
        Span<uint> features = stackalloc uint[TaggerFeatures.Most];
        Span<int> scores = stackalloc int[tags];
        for (var i = 0; i < result.Length; i++)
        {
            var count = sentence.Fill(features, i, i > 0 ? result[i - 1] : NoTag, i > 1 ? result[i - 2] : NoTag);
            scores.Clear();
            scorer(features[..count], scores);
            result[i] = (byte)Best(scores);
        }
    }

    /// <summary>The first of the classes with the highest score.</summary>
    public static int Best(ReadOnlySpan<int> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }
        return best;
    }
}
