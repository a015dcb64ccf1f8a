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

    [Theory]
    [InlineData("Sandu said Moldova will not give up its territory.", "territory-and-assets", Position.Opposes)]
    [InlineData("Lavrov said that Moldova must give up Crimea.", "territory-and-assets", Position.Supports)]
    [InlineData("Lukashenko said that Belarus would no longer attack the nuclear plant.", "nuclear-plant", Position.Supports)]
    [InlineData("Orbán called for an end to the sanctions.", "sanctions", Position.Opposes)]
    [InlineData("Orbán said that Hungary would no longer support sanctions.", "sanctions", Position.Opposes)]
    [InlineData("Kallas warned against lifting the sanctions.", "sanctions", Position.Supports)]
    [InlineData("Scholz said that Germany will stop sending weapons to Ukraine.", "military-aid", Position.Opposes)]
    [InlineData("Rutte said that NATO will not stop sending weapons to Ukraine.", "military-aid", Position.Supports)]
    [InlineData("Guterres called for an end to the attacks on civilians.", "prisoners-and-civilians", Position.Supports)]
    [InlineData("Lavrov said Moscow would not accept peacekeepers.", "security-guarantees", Position.Opposes)]
    public void Each_word_of_undoing_or_refusal_turns_the_stand_round(string text, string issue, Position position)
    {
        var stance = Read.Text(text).Stances.ShouldHaveSingleItem();
        (stance.Issue, stance.Position, stance.Voice).ShouldBe((issue, position, Voice.Self));
    }

    [Theory]
    [InlineData("Sandu said that Moldova wants to return the occupied territories.")]
    [InlineData("Macron noted that the chances of a peace deal decrease.")]
    [InlineData("Orbán told Macron that a ceasefire needs more work.")]
    [InlineData("Rubio said the truce would not last.")]
    [InlineData("Guterres said that without a ceasefire the war will go on.")]
    [InlineData("Putin said the ceasefire must not be used to rearm Ukraine.")]
    [InlineData("Lukashenko said that the strikes on civilians will continue.")]
    public void A_forecast_or_words_that_settle_nothing_show_no_stand(string text) => Read.Text(text).Stances.ShouldBeEmpty();

    [Fact]
    public void What_another_is_said_to_want_is_the_other_s_stand_as_reported()
    {
        var stance = Read.Text("Macron said that Belarus does not want peace.").Stances.ShouldHaveSingleItem();
        (stance.Actor, stance.Position, stance.Voice, stance.By).ShouldBe(("Belarus", Position.Opposes, Voice.Reported, "Emmanuel Macron"));
    }

    [Fact]
    public void Who_announces_an_act_together_reports_nobody()
        => Read.Text("Armenia and Turkey announce an exchange of prisoners.").Stances.ShouldAllBe(s => s.Voice == Voice.Self && s.By == null);
}
