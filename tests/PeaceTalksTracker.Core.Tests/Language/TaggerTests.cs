using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Language;

public sealed class TaggerTests
{
    private static readonly Tagger Tagger = new(Lexicon.Default.English);

    [Theory]
    [InlineData("Russia strikes Dnipro.", "strikes", Tag.Verb)]
    [InlineData("The strikes killed nobody.", "strikes", Tag.Noun)]
    [InlineData("Peace talks with Russia failed.", "talks", Tag.Noun)]
    [InlineData("They held a meeting.", "meeting", Tag.Noun)]
    [InlineData("They are meeting today.", "meeting", Tag.Verb)]
    [InlineData("The proposed plan failed.", "proposed", Tag.Adjective)]
    [InlineData("He proposed a plan.", "proposed", Tag.Verb)]
    [InlineData("They plan to meet.", "to", Tag.To)]
    [InlineData("They went to Geneva.", "to", Tag.Preposition)]
    [InlineData("He said that it ended.", "that", Tag.Subordinator)]
    [InlineData("Ukraine's army", "'s", Tag.Genitive)]
    [InlineData("An openly hostile act", "openly", Tag.Adverb)]
    [InlineData("The pro-Russian troops left.", "pro-russian", Tag.Adjective)]
    [InlineData("He did not come.", "not", Tag.Negation)]
    public void A_word_s_neighbours_settle_its_tag(string text, string word, Tag tag)
        => Tagger.Apply(text, new Span(0, text.Length)).First(t => t.Lower == word).Tag.ShouldBe(tag);

    [Theory]
    [InlineData("met", "meet")]
    [InlineData("accuses", "accuse")]
    [InlineData("signed", "sign")]
    [InlineData("withdrawn", "withdraw")]
    public void A_verb_knows_its_dictionary_form(string word, string lemma)
    {
        var text = $"They {word} it.";
        Tagger.Apply(text, new Span(0, text.Length))[1].Lemma.ShouldBe(lemma);
    }
}
