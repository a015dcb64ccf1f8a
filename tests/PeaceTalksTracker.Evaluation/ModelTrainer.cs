using PeaceTalksTracker.Core.Language.Parsing;

namespace PeaceTalksTracker.Evaluation;

/// <summary>Makes a model of a language from treebanks. The same sentences, epochs and seed make the same model, byte for byte.</summary>
/// <param name="epochs">How often the parser goes through all sentences.</param>
/// <param name="seed">The order of sentences follows from it.</param>
/// <param name="report">Told of each step.</param>
/// <param name="parserLeast">The parser's weights below it are left out; a small treebank makes small weights.</param>
internal sealed class ModelTrainer(int epochs, int seed, Action<string> report, int parserLeast = ModelTrainer.ParserLeast)
{
    /// <summary>A weight of this size counts as one in what ships, and smaller ones than the least are left out: so much fits into the size that a model may have.</summary>
    private const double TaggerUnit = 0.4, ParserUnit = 0.5;
    private const int TaggerLeast = 2, ParserLeast = 5;

    private const int TaggerEpochs = 6;

    /// <summary>To be raised with whatever changes what is learned: the features, the treebanks, the numbers here.</summary>
    private const int Edition = 2;

    /// <summary>The parser learns from tags that come from taggers which have each left out a part of the treebank.</summary>
    private const int Parts = 5;

    public LanguageModel Train(IReadOnlyList<TreebankSentence> treebank, string[] sources)
    {
        var inventory = new Inventory(treebank);
        var sentences = treebank.Select(inventory.Numbered).ToList();
        report($"{sentences.Count} sentences, {sentences.Sum(s => s.Length)} words, {inventory.Tags.Length} tags, {inventory.Relations.Length} relations");
        var lemmas = LemmaLearner.Learn(treebank.Zip(sentences).SelectMany(pair => pair.First.Words.Select((w, i) => (w.Upos == Upos.Propn ? w.Form : w.Form.ToLowerInvariant(), pair.Second.Tags[i], w.Lemma))));
        var tagger = TaggerTrainer.Train(sentences, inventory.Tags.Length, TaggerEpochs, seed).Averages(TaggerUnit, TaggerLeast);
        report($"tagger: {tagger.Count} features, {tagger.WeightCount} weights");
        var tags = TaggerTrainer.TagUnseen(sentences, inventory.Tags.Length, TaggerEpochs, Parts, seed, model => model.Averages(TaggerUnit, TaggerLeast));
        report("treebank tagged");
        var parser = new ParserTrainer(inventory).Train(sentences, tags, epochs, seed, epoch => report($"parser: epoch {epoch} of {epochs}")).Averages(ParserUnit, parserLeast);
        report($"parser: {parser.Count} features, {parser.WeightCount} weights");
        return new LanguageModel(new ModelParts($"{Edition}.{seed}.{epochs}", sources, inventory.Tags, inventory.Parts, inventory.Relations, tagger, parser, lemmas));
    }
}
