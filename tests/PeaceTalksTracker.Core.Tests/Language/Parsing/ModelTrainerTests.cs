using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Evaluation;

namespace PeaceTalksTracker.Core.Tests.Language.Parsing;

public sealed class ModelTrainerTests
{
    private static readonly string[] Names = ["Putin", "Trump", "Zelensky", "Rubio"];
    private static readonly (string Form, string Lemma)[] Verbs = [("met", "meet"), ("thanked", "thank"), ("blamed", "blame"), ("praised", "praise")];

    /// <summary>Who did what to whom, in all ways.</summary>
    private static readonly List<TreebankSentence> Treebank =
    [
        .. from subject in Names
           from verb in Verbs
           from thing in Names
           where subject != thing
           select new TreebankSentence("made up", "",
               [
                   new TreebankWord(subject, subject, Upos.Propn, "NNP", 2, "nsubj"),
                   new TreebankWord(verb.Form, verb.Lemma, Upos.Verb, "VBD", 0, "root"),
                   new TreebankWord(thing, thing, Upos.Propn, "NNP", 2, "obj"),
                   new TreebankWord(".", ".", Upos.Punct, ".", 2, "punct"),
               ]),
    ];

    [Fact]
    public void The_same_seed_makes_the_same_model_byte_for_byte()
    {
        var first = Bytes(Train(seed: 3));
        Bytes(Train(seed: 3)).ShouldBe(first);
        Bytes(Train(seed: 4)).ShouldNotBe(first);
    }

    [Fact]
    public void A_model_that_is_stored_reads_as_before_and_knows_what_it_was_taught()
    {
        var model = LanguageModel.Read(new MemoryStream(Bytes(Train(seed: 1))));
        model.Sources.ShouldBe(["made up"]);
        const string Text = "Rubio blamed Putin.";
        var words = model.Parse(Text, new Span(0, Text.Length)).Words.ToArray();
        words.Select(w => (w.Upos, w.Head, w.Lemma)).ShouldBe([(Upos.Propn, 1, "Rubio"), (Upos.Verb, -1, "blame"), (Upos.Propn, 1, "Putin"), (Upos.Punct, 1, ".")]);
        words[0].Relation.ShouldBe("nsubj");
    }

    private static LanguageModel Train(int seed) => new ModelTrainer(epochs: 3, seed, report: _ => { }, parserLeast: 1).Train(Treebank, ["made up"]);

    private static byte[] Bytes(LanguageModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }
}
