using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class StanceFinderTests
{
    [Theory]
    [InlineData("Zelensky called for a ceasefire.", "Volodymyr Zelensky", "ceasefire", Position.Supports, Voice.Self)]
    [InlineData("Orbán opposes new sanctions.", "Viktor Orbán", "sanctions", Position.Opposes, Voice.Self)]
    [InlineData("Trump halted military aid to Ukraine.", "Donald Trump", "military-aid", Position.Opposes, Voice.Self)]
    [InlineData("Zelensky remains sceptical about Putin's intentions.", "Volodymyr Zelensky", "good-faith", Position.Doubts, Voice.Self)]
    [InlineData("Doubts linger about Putin's willingness to accept a ceasefire.", "Vladimir Putin", "ceasefire", Position.Doubts, Voice.Outlet)]
    [InlineData("Macron's commitment to a ceasefire is known.", "Emmanuel Macron", "ceasefire", Position.Supports, Voice.Outlet)]
    [InlineData("Zelensky's distrust runs deep.", "Volodymyr Zelensky", "good-faith", Position.Doubts, Voice.Outlet)]
    public void Words_and_acts_show_where_somebody_stands(string text, string actor, string issue, Position position, Voice voice)
        => Read.Text(text).Stances.ShouldContain(s => s.Actor == actor && s.Issue == issue && s.Position == position && s.Voice == voice);

    [Theory]
    [InlineData("Putin met Macron.")]
    [InlineData("Putin attended the summit on peace.")]
    [InlineData("Putin and Macron discussed a ceasefire.")]
    public void Attending_or_discussing_shows_none(string text) => Read.Text(text).Stances.ShouldBeEmpty();

    [Fact]
    public void A_doubt_about_somebody_is_never_his_own_word()
        => Read.Text("Doubts linger about Putin's willingness to accept a ceasefire.").Stances.ShouldAllBe(s => s.Voice == Voice.Outlet && s.Ground == null);

    [Fact]
    public void A_stance_in_somebody_s_words_rests_on_the_claim()
    {
        var result = Read.Text("Zelensky called for a ceasefire.");
        var grounds = result.Claims.Select(c => c.Id).Concat(result.Events.Select(e => e.Id)).ToList();
        result.Stances.ShouldAllBe(s => grounds.Contains(s.Ground!));
    }

    [Theory]
    [InlineData("Andrii Sybiha said that Hungary opposes new sanctions on Russia.", "Hungary", "sanctions", Position.Opposes, "Andrii Sybiha")]
    [InlineData("Emmanuel Macron said that Germany supports a ceasefire.", "Germany", "ceasefire", Position.Supports, "Emmanuel Macron")]
    [InlineData("Emmanuel Macron claimed Russia opposes a ceasefire.", "Russia", "ceasefire", Position.Opposes, "Emmanuel Macron")]
    public void What_somebody_says_of_another_is_a_report_and_no_stand_of_his_own(string text, string actor, string issue, Position position, string by)
    {
        var stance = Read.Text(text).Stances.ShouldHaveSingleItem();
        (stance.Actor, stance.Issue, stance.Position, stance.Voice, stance.By).ShouldBe((actor, issue, position, Voice.Reported, by));
    }
}
