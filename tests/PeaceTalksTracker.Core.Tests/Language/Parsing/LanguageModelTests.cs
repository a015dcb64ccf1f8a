using CsCheck;
using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Language.Parsing;

public sealed class LanguageModelTests
{
    /// <summary>Each relation is "dependent relation head"; where a word occurs twice its first place counts.</summary>
    [Theory]
    [InlineData("Russia rejected the proposal.", "Russia nsubj rejected", "proposal obj rejected")]
    [InlineData("In Istanbul the agreement was signed by Ukraine.", "agreement nsubj:pass signed", "was aux:pass signed", "Ukraine obl:agent signed", "Istanbul obl signed")]
    [InlineData("A ceasefire was announced on Tuesday.", "ceasefire nsubj:pass announced", "Tuesday obl announced")]
    [InlineData("The rejection of the plan by Moscow surprised the diplomats.", "rejection nsubj surprised", "plan nmod rejection", "diplomats obj surprised")]
    [InlineData("Putin did not accept the offer.", "Putin nsubj accept", "not advmod accept", "did aux accept", "offer obj accept")]
    [InlineData("Russia agreed to halt attacks.", "Russia nsubj agreed", "halt xcomp agreed", "attacks obj halt")]
    [InlineData("The minister, who met Trump in Paris, thanked the president.", "minister nsubj thanked", "met acl:relcl minister", "Trump obj met")]
    [InlineData("Rubio and Witkoff met the delegation in Jeddah.", "Rubio nsubj met", "Witkoff conj Rubio", "delegation obj met")]
    [InlineData("Trump said that Ukraine wants peace.", "wants ccomp said", "Ukraine nsubj wants", "peace obj wants")]
    [InlineData("“We want peace,” Zelensky said.", "Zelensky nsubj said", "We nsubj want", "peace obj want")]
    [InlineData("Putin will meet Trump if the talks succeed.", "will aux meet", "Trump obj meet", "succeed advcl meet", "talks nsubj succeed")]
    public void The_grammar_of_a_sentence_is_found(string text, params string[] relations)
    {
        var parse = Parse(text);
        var found = parse.Words.ToArray().Where(w => w.Head >= 0).Select(w => $"{Of(text, w)} {w.Relation} {Of(text, parse[w.Head])}").ToList();
        relations.ShouldBeSubsetOf(found);
    }

    [Theory]
    [InlineData("Putin has rejected the talks", "Putin/Propn/NNP/Putin has/Aux/VBZ/have rejected/Verb/VBN/reject the/Det/DT/the talks/Noun/NNS/talk")]
    [InlineData("They were holding talks", "They/Pron/PRP/they were/Aux/VBD/be holding/Verb/VBG/hold talks/Noun/NNS/talk")]
    [InlineData("Kyiv did n't agree", "Kyiv/Propn/NNP/Kyiv did/Aux/VBD/do n't/Part/RB/not agree/Verb/VB/agree")]
    public void Words_have_their_part_of_speech_tag_and_lemma(string text, string words)
        => string.Join(' ', Parse(text).Words.ToArray().Select(w => $"{Of(text, w)}/{w.Upos}/{w.Tag}/{w.Lemma}")).ShouldBe(words);

    [Fact]
    public void Any_text_is_read_as_one_tree()
        => Texts.Any.Sample(text => ShouldBeTree(Parse(text)));

    [Fact]
    public void A_passage_without_an_end_is_read_too()
    {
        var text = string.Concat(Enumerable.Repeat("and Putin’s ((“ said that - ", 1_500));
        var parse = Parse(text);
        parse.Count.ShouldBeGreaterThan(10_000);
        ShouldBeTree(parse);
    }

    [Fact]
    public void Reading_allocates_little_but_the_result()
    {
        var text = string.Concat(Enumerable.Repeat("The delegation of Ukraine did not accept the offer that Russia had made. ", 20));
        Parse(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var parse = Parse(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(parse.Count * 120);
    }

    [Fact]
    public void The_relations_of_a_word_are_found_by_name()
    {
        var parse = Parse("The agreement was signed by Ukraine.");
        parse.Root.ShouldBe(3);
        parse.FirstOf(parse.Root, "nsubj").ShouldBe(1);
        parse.FirstOf(parse.Root, "obj").ShouldBe(-1);
        parse.DependentsOf(1).ShouldBe([0]);
        Parse(" ").Root.ShouldBe(-1);
    }

    [Fact]
    public void The_model_says_its_version_and_its_sources()
    {
        LanguageModel.English.Version.ShouldNotBeEmpty();
        LanguageModel.English.Sources.Count.ShouldBe(2);
        LanguageModel.English.Sources.ShouldAllBe(s => s.Contains("CC BY"));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 })]
    public void What_is_no_model_is_refused(byte[] file)
        => Should.Throw<InvalidDataException>(() => LanguageModel.Read(new MemoryStream(file)));

    private static Parse Parse(string text) => LanguageModel.English.Parse(text, new Span(0, text.Length));

    private static string Of(string text, ParsedWord word) => text[word.Span.Start..word.Span.End];

    private static void ShouldBeTree(Parse parse)
    {
        var words = parse.Words.ToArray();
        words.Count(w => w.Head < 0).ShouldBe(Math.Min(words.Length, 1));
        words.ShouldAllBe(w => w.Head < words.Length && (w.Head < 0) == (w.Relation == "root"));
        // From the root every word is reached: so nothing goes in a circle.
        var children = words.Select((w, i) => (w.Head, i)).ToLookup(w => w.Head, w => w.i);
        var reached = 0;
        var waiting = new Stack<int>(children[-1]);
        while (waiting.TryPop(out var word))
        {
            reached++;
            foreach (var child in children[word])
                waiting.Push(child);
        }
        reached.ShouldBe(words.Length);
    }
}
