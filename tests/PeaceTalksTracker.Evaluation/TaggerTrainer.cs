using PeaceTalksTracker.Core.Language.Parsing;

namespace PeaceTalksTracker.Evaluation;

/// <summary>Teaches a tagger: after each word it is told what was right, and goes on from what it had said itself.</summary>
internal static class TaggerTrainer
{
    public static AveragedPerceptron Train(IReadOnlyList<Sentence> sentences, int tags, int epochs, int seed)
    {
        var model = new AveragedPerceptron();
        var random = new Random(seed);
        var order = sentences.ToArray();
        var reader = new TaggerFeatures();
        var features = new uint[TaggerFeatures.Most];
        var scores = new int[tags];
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var sentence in order)
            {
                reader.Begin(sentence.Text, sentence.Spans);
                byte before = PerceptronTagger.NoTag, beforeThat = PerceptronTagger.NoTag;
                for (var i = 0; i < sentence.Length; i++)
                {
                    var example = features.AsSpan(0, reader.Fill(features, i, before, beforeThat));
                    Array.Clear(scores);
                    model.Score(example, scores);
                    var right = sentence.Tags[i];
                    var guess = PerceptronTagger.Best(scores);
                    if (guess != right)
                    {
                        model.Update(example, right, 1);
                        model.Update(example, guess, -1);
                    }
                    model.NextExample();
                    (beforeThat, before) = (before, (byte)guess);
                }
            }
        }
        return model;
    }

    /// <summary>Tags each sentence by a tagger that has not learned from it, so that a parser can learn from tags as good as those it will be given.</summary>
    public static byte[][] TagUnseen(IReadOnlyList<Sentence> sentences, int tags, int epochs, int parts, int seed, Func<AveragedPerceptron, FeatureWeights> finish)
    {
        var result = new byte[sentences.Count][];
        for (var part = 0; part < parts; part++)
        {
            var model = Train([.. sentences.Where((_, i) => i % parts != part)], tags, epochs, seed);
            var tagger = new PerceptronTagger(finish(model).Score, tags);
            var reader = new TaggerFeatures();
            for (var i = part; i < sentences.Count; i += parts)
            {
                reader.Begin(sentences[i].Text, sentences[i].Spans);
                tagger.Tag(reader, result[i] = new byte[sentences[i].Length]);
            }
        }
        return result;
    }
}
