using PeaceTalksTracker.Evaluation.Scoring;

namespace PeaceTalksTracker.Core.Tests;

public sealed class ScoresTests
{
    private const string Text = "[one]\n> Envoys of Ann and Bob met in Oslo, and Cid said the long road was open again.\n";

    private const string Expected = "event CONSULT Ann + Bob | met | happened | 2025-04-09\nclaim Cid | said | the long road was open again\nstance Cid | ceasefire | supports | self\n";

    [Fact]
    public void What_is_found_as_expected_is_right_in_every_layer()
    {
        var scores = Compared(Expected, Expected);
        scores.Layers.Where(l => l.Name != "order").ShouldAllBe(l => l.Tally.F1 == 100);
        (scores.Matched, scores.RightStatus, scores.RightDate).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void Nothing_found_is_nothing_right()
    {
        var scores = Compared(Expected, "");
        scores.Layers.ShouldAllBe(l => l.Tally.Right == 0 && l.Tally.Found == 0);
        scores.EventsStrict.Expected.ShouldBe(1);
    }

    [Theory]
    [InlineData("event AGREE Ann + Bob | met | planned | 2025-04-09", 0, 1)] // another type of the quadrant
    [InlineData("event CONSULT Ann | met | happened | 2025-04-09", 0, 1)] // half of the participants
    [InlineData("event CONSULT Cid | met | happened | 2025-04-09", 0, 0)]
    [InlineData("event CONSULT Bob + Ann | Envoys | happened", 1, 1)]
    [InlineData("event CONSULT the Ann + Bob | met | happened", 1, 1)]
    [InlineData("event ASSAULT Ann + Bob | met | happened", 0, 0)]
    public void An_event_is_matched_by_its_type_and_participants(string found, int strict, int relaxed)
    {
        var scores = Compared(Expected, found);
        (scores.EventsStrict.Right, scores.EventsRelaxed.Right).ShouldBe((strict, relaxed));
    }

    [Fact]
    public void Status_and_date_are_compared_where_an_event_is_matched()
    {
        var scores = Compared(Expected, "event CONSULT Ann + Bob | met | denied | 2025-04-08");
        (scores.Matched, scores.RightStatus, scores.RightDate).ShouldBe((1, 0, 0));
    }

    [Theory]
    [InlineData("claim Cid | said | the long road was open", 1, 1)]
    [InlineData("claim Dan | said | the long road was open again", 1, 0)]
    [InlineData("claim Cid | said | open again", 0, 0)]
    public void A_claim_is_matched_by_half_of_its_content(string found, int claims, int withSpeaker)
    {
        var scores = Compared(Expected, found);
        (scores.Claims.Right, scores.ClaimsWithSpeaker.Right).ShouldBe((claims, withSpeaker));
    }

    [Fact]
    public void A_stance_counts_once_and_only_in_its_voice()
    {
        Compared(Expected, "stance Cid | ceasefire | supports | self\nstance Cid | ceasefire | supports | self").Stances.Found.ShouldBe(1);
        Compared(Expected, "stance Cid | ceasefire | supports | reported by Ann").Stances.Right.ShouldBe(0);
    }

    [Fact]
    public void Each_record_is_matched_once()
        => Compared(Expected, "claim Cid | said | the long road was open again\nclaim Cid | said | the long road was open").Claims.ToString().ShouldBe("50.0 | 100.0 | 66.7");

    [Fact]
    public void An_order_counts_between_matched_events()
    {
        const string events = "event CONSULT Ann + Bob | met | happened | - | -{0}\nevent AGREE Cid + Dan | open | happened | - | -{1}\n";
        var expected = string.Format(null, events, "", " | after 1");
        Compared(expected, expected).Order.Right.ShouldBe(1);
        Compared(expected, string.Format(null, events, " | after 2", "")).Order.ShouldSatisfyAllConditions(o => o.Right.ShouldBe(0), o => o.Found.ShouldBe(1));
    }

    [Fact]
    public void Spellings_of_one_name_are_one()
        => Compared("event SUPPORT Volodymyr Zelensky -> UK | met | happened", "event SUPPORT Volodymyr Zelenskyy -> United Kingdom | met | happened").EventsStrict.Right.ShouldBe(1);

    private static Scores Compared(string expected, string found)
    {
        var scores = new Scores();
        scores.Add(LabelsOf(expected), LabelsOf(found));
        return scores;
    }

    private static Labels LabelsOf(string records) => LabelledTextFile.Read("# any\n" + Text + records).ShouldHaveSingleItem().Text.Expected;
}
