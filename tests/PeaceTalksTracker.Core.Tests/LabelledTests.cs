using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Evaluation.Scoring;

namespace PeaceTalksTracker.Core.Tests;

/// <summary>The project's own sentences with the records a person expects of them, whatever the reader finds today.</summary>
public sealed class LabelledTests
{
    /// <summary>What the reader reaches over all of the sentences, in percent (F1), less a little. Raise it as the reader improves; never lower it.</summary>
    private static readonly Dictionary<string, double> Floors = new()
    {
        ["events, strict"] = 57,
        ["events, relaxed"] = 68,
        ["claims"] = 76,
        ["claims with speaker"] = 76,
        ["stances"] = 59,
        ["order"] = 0,
    };

    private static readonly Lazy<List<(string Construction, LabelledText Text)>> Own = new(LabelledTextFile.Own);

    private static readonly Lazy<List<(string Construction, Labels Expected, Labels Found)>> Compared = new(() => Own.Value.ConvertAll(o => (o.Construction, o.Text.Expected, RecordAccuracy.Found(o.Text))));

    public static TheoryData<string> Layers() => new(Floors.Keys);

    /// <summary>Those named "no …" are the near misses, of which there is little or nothing to find.</summary>
    public static TheoryData<string> Constructions() => new(Own.Value.Select(o => o.Construction).Distinct().Where(c => !c.StartsWith("no ", StringComparison.Ordinal)));

    [Fact]
    public void The_sentences_are_many_and_each_has_a_name_of_its_own()
    {
        Own.Value.Count.ShouldBeGreaterThanOrEqualTo(260);
        Own.Value.Select(o => o.Text.Id).ShouldBeUnique();
        Own.Value.Select(o => o.Text.Text).ShouldBeUnique();
    }

    [Fact]
    public void Every_construction_has_four_texts_at_least_and_all_of_them_have_some_without_records()
    {
        Own.Value.GroupBy(o => o.Construction).ShouldAllBe(g => g.Count() >= 4);
        Own.Value.Count(o => Count(o.Text.Expected) == 0).ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public void Every_type_of_event_every_status_position_voice_and_kind_is_expected_somewhere()
    {
        var events = Own.Value.SelectMany(o => o.Text.Expected.Events).ToList();
        var claims = Own.Value.SelectMany(o => o.Text.Expected.Claims).ToList();
        var stances = Own.Value.SelectMany(o => o.Text.Expected.Stances).ToList();
        events.Select(e => e.Type).Distinct().Count().ShouldBe(Enum.GetValues<EventType>().Length);
        events.Select(e => e.Status).Distinct().Count().ShouldBe(Enum.GetValues<EventStatus>().Length);
        claims.Select(c => c.Kind).Distinct().ShouldBe([ClaimKind.Direct, ClaimKind.Indirect, ClaimKind.Mixed], ignoreOrder: true);
        stances.Select(s => s.Position).Distinct().Count().ShouldBe(Enum.GetValues<Position>().Length);
        stances.Select(s => s.Voice).Distinct().Count().ShouldBe(Enum.GetValues<Voice>().Length);
        stances.Select(s => s.Issue).Distinct().Order().ShouldBe(Lexicon.Default.Issues.Select(i => i.Id).Order());
    }

    [Fact]
    public void Every_quote_stands_in_its_text()
    {
        foreach (var (_, text) in Own.Value)
        {
            Quote?[] quotes = [.. text.Expected.Events.SelectMany(e => new[] { e.Trigger, e.Evidence }), .. text.Expected.Claims.SelectMany(c => new[] { c.Cue, c.Content })];
            foreach (var quote in quotes.OfType<Quote>())
                text.Text[quote.Start..quote.End].ShouldBe(quote.Exact);
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_reader_finds_no_less_than_it_did(string layer)
        => ScoresOf(_ => true).Layers.Single(l => l.Name == layer).Tally.F1.ShouldBeGreaterThanOrEqualTo(Floors[layer]);

    [Theory]
    [MemberData(nameof(Constructions))]
    public void Of_no_construction_is_everything_missed(string construction)
    {
        var scores = ScoresOf(c => c == construction);
        (scores.EventsRelaxed.Right + scores.Claims.Right + scores.Stances.Right).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Where_nobody_states_anything_and_nobody_takes_a_side_none_is_found_to()
    {
        ScoresOf(c => c == "no statements").Claims.Found.ShouldBe(0);
        ScoresOf(c => c == "no stance").Stances.Found.ShouldBe(0);
    }

    [Theory]
    [InlineData("event CONSULT Ann + Bob | spoke | happened", "The text does not say: spoke")]
    [InlineData("event CONSULT Ann + Bob | me | happened", "The text does not say: me")]
    [InlineData("event CONSULT Ann + Bob | met#2 | happened", "The text does not say: met")]
    [InlineData("event DANCE Ann + Bob | met | happened", "This is no EventType: DANCE")]
    [InlineData("event CONSULT Ann + Bob | met | 7", "This is no EventStatus: 7")]
    [InlineData("event CONSULT Ann + Bob | met | happened | soon", "soon")]
    [InlineData("event CONSULT Ann + Bob | met | happened | - | - | after 2", "An event comes after one that is not there.")]
    [InlineData("stance Ann | weather | supports | self", "This is no issue: weather")]
    [InlineData("stance Ann | ceasefire | supports", "This is no record: stance Ann | ceasefire | supports")]
    [InlineData("remark", "This is no record: remark")]
    public void A_record_that_is_wrong_is_refused_with_the_name_of_its_text(string record, string problem)
    {
        var message = Should.Throw<InvalidDataException>(() => LabelledTextFile.Read($"# active\n\n[one]\n> Ann met Bob.\n{record}\n")).Message;
        message.ShouldStartWith("[one] ");
        message.ShouldContain(problem);
    }

    [Fact]
    public void A_text_without_a_name_is_refused()
        => Should.Throw<InvalidDataException>(() => LabelledTextFile.Read("# active\n\n> Ann met Bob.\n"));

    [Fact]
    public void Sentences_are_joined_and_the_second_place_of_a_word_can_be_quoted()
    {
        var (construction, text) = LabelledTextFile.Read("# active\n\n[one 2025-04-09]\n> Ann met Bob.\n> Cid met Dan.\nevent CONSULT Cid + Dan | met#2 | happened | 2025-04-09 | -\n").ShouldHaveSingleItem();
        construction.ShouldBe("active");
        text.Text.ShouldBe("Ann met Bob. Cid met Dan.");
        text.Published.ShouldBe(new DateOnly(2025, 4, 9));
        var record = text.Expected.Events.ShouldHaveSingleItem();
        record.Trigger.ShouldBe(new Quote("met", 17, 20));
        record.Evidence.Exact.ShouldBe("Cid met Dan.");
    }

    private static Scores ScoresOf(Func<string, bool> isOfConstruction)
    {
        var scores = new Scores();
        foreach (var (_, expected, found) in Compared.Value.Where(c => isOfConstruction(c.Construction)))
            scores.Add(expected, found);
        return scores;
    }

    private static int Count(Labels labels) => labels.Events.Count + labels.Claims.Count + labels.Stances.Count;
}
