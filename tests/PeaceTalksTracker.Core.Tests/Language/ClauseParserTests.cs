using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Language;

public sealed class ClauseParserTests
{
    [Theory]
    [InlineData("The minister signed the treaty.", "sign", "The minister")]
    [InlineData("During the talks both sides agreed.", "agree", "both sides")]
    [InlineData("The envoy, a former general, left early.", "leave", "The envoy")]
    [InlineData("The ministers met and signed a treaty.", "sign", "The ministers")]
    [InlineData("The ministers discussed trade, signed a treaty and left.", "leave", "The ministers")]
    [InlineData("The allies who advocate peace met.", "advocate", "The allies")]
    [InlineData("The president spoke, saying little.", "say", "The president")]
    [InlineData("The envoy left after the talks ended.", "end", "the talks")]
    public void A_verb_finds_its_subject(string text, string lemma, string subject)
    {
        var (tokens, clauses) = Parse(text);
        var clause = clauses.First(c => c.Lemma == lemma);
        text[tokens[clause.Subject.First].Span.Start..tokens[clause.Subject.End - 1].Span.End].ShouldBe(subject);
    }

    [Theory]
    [InlineData("The call will begin.", Tense.Future)]
    [InlineData("The call would begin.", Tense.Modal)]
    [InlineData("The call has begun.", Tense.Perfect)]
    [InlineData("The call began.", Tense.Past)]
    [InlineData("The call begins.", Tense.Present)]
    public void The_verb_group_tells_the_tense(string text, Tense tense) => Parse(text).Clauses.ShouldHaveSingleItem().Tense.ShouldBe(tense);

    [Theory]
    [InlineData("The army did not attack.", true)]
    [InlineData("The army never attacked.", true)]
    [InlineData("The army will not attack.", true)]
    [InlineData("The army attacked.", false)]
    public void A_negation_belongs_to_its_verb(string text, bool negated) => Parse(text).Clauses.Single(c => c.Lemma == "attack").IsNegated.ShouldBe(negated);

    [Theory]
    [InlineData("The city was shelled by troops.", true)]
    [InlineData("A deal brokered by Oman holds.", true)]
    [InlineData("The troops shelled the city.", false)]
    public void A_passive_is_known_by_its_form(string text, bool passive) => Parse(text).Clauses[0].IsPassive.ShouldBe(passive);

    private static (Token[] Tokens, List<Clause> Clauses) Parse(string text)
    {
        var english = Lexicon.Default.English;
        var tokens = new Tagger(english).Apply(text, new Span(0, text.Length));
        return (tokens, new ClauseParser(english).Parse(tokens, []));
    }
}
