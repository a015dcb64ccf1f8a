namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class CoreferenceFinderTests
{
    [Theory]
    [InlineData("Vladimir Putin arrived. He said nothing.", "He", "Vladimir Putin")]
    [InlineData("Putin tells Macron that he is ready to talk.", "he", "Vladimir Putin")]
    [InlineData("Russia says it will stay.", "it", "Russia")]
    [InlineData("Russian President Vladimir Putin left. The Kremlin leader was tired.", "The Kremlin leader", "Vladimir Putin")]
    [InlineData("President Volodymyr Zelensky left. The President was tired.", "The President", "Volodymyr Zelensky")]
    [InlineData("Deputy Prime Minister Iryna Vereshchuk spoke. The Deputy Prime Minister was tired.", "The Deputy Prime Minister", "Iryna Vereshchuk")]
    [InlineData("Emmanuel Macron called his Turkish counterpart.", "his Turkish counterpart", "Recep Tayyip Erdoğan")]
    [InlineData("Volodymyr Zelensky thanked those who help his country.", "his country", "Ukraine")]
    public void A_pronoun_or_description_refers_to_one_actor(string text, string words, string actor)
        => Read.Text(text).Mentions.Last(m => m.Quote.Exact == words).Actor.ShouldBe(actor);

    [Theory]
    [InlineData("Putin met Macron. The two leaders spoke for hours.", "The two leaders", new[] { "Vladimir Putin", "Emmanuel Macron" })]
    [InlineData("Russia and Ukraine met. Both sides left early.", "Both sides", new[] { "Russia", "Ukraine" })]
    [InlineData("Japan and Russia met. The two countries signed a treaty.", "The two countries", new[] { "Japan", "Russia" })]
    public void A_pair_refers_to_both(string text, string words, string[] actors)
        => Read.Text(text).Mentions.Where(m => m.Quote.Exact == words).Select(m => m.Actor).ShouldBe(actors);

    [Theory]
    [InlineData("It rained in the afternoon.")]
    [InlineData("The president of the club resigned.")]
    [InlineData("They came late.")]
    public void What_the_text_does_not_settle_stays_open(string text) => Read.Text(text).Mentions.ShouldBeEmpty();
}
