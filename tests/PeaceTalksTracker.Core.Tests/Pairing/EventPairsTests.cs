using CsCheck;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Pairing;
using PeaceTalksTracker.Evaluation;

namespace PeaceTalksTracker.Core.Tests.Pairing;

public sealed class EventPairsTests
{
    private static readonly EventPairs Pairs = new(Lexicon.Default);

    private static readonly EventFacts Met = new()
    {
        Type = EventType.Consult,
        Status = EventStatus.Happened,
        Actors = ["Ann Lee", "Bob Ray"],
        Date = EdtfDate.Parse("2024-05-03"),
        Published = new(2024, 5, 4),
        Place = "Moscow",
    };

    private static readonly EventFacts Accused = Met with { Type = EventType.Accuse, Actors = ["Ann Lee"], Recipients = ["Bob Ray"], Place = null };

    private static bool AreOne(EventFacts one, EventFacts other)
    {
        var (there, back) = (Pairs.Compare(one, other), Pairs.Compare(other, one));
        there?.Strength.ShouldBe(back!.Strength);
        (there is null).ShouldBe(back is null);
        return there is not null;
    }

    [Fact]
    public void The_reason_names_what_they_have_in_common()
    {
        var match = Pairs.Compare(Met, Met)!;
        match.Why.ShouldBe("Both CONSULT, happened; Ann Lee and Bob Ray; 2024-05-03; Moscow.");
        var weaker = Pairs.Compare(Met, Met with { Actors = ["Ann Lee", "Bob Ray", "Cy Dow"], Date = null, Place = null })!;
        weaker.Why.ShouldBe("Both CONSULT, happened; Ann Lee and Bob Ray; 2024-05-03, and undated in the news of 2024-05-04; Moscow (one of them names no place).");
        weaker.Strength.ShouldBeLessThan(match.Strength);
    }

    [Fact]
    public void Another_type_or_status_is_another_event()
    {
        AreOne(Met, Met with { Type = EventType.Agree }).ShouldBeFalse();
        foreach (var status in Enum.GetValues<EventStatus>())
            AreOne(Met, Met with { Status = status }).ShouldBe(status == EventStatus.Happened);
    }

    [Fact]
    public void A_meeting_is_one_where_two_are_in_both_and_no_more_others()
    {
        AreOne(Met, Met with { Actors = ["Bob Ray", "Ann Lee"] }).ShouldBeTrue();
        AreOne(Met, Met with { Actors = ["Ann Lee", "Bob Ray", "Cy Dow"] }).ShouldBeTrue();
        AreOne(Met, Met with { Actors = ["Ann Lee"] }).ShouldBeFalse();
        AreOne(Met, Met with { Actors = ["Ann Lee", "Cy Dow"] }).ShouldBeFalse();
        AreOne(Met, Met with { Actors = ["Ann Lee", "Bob Ray", "C", "D", "E"] }).ShouldBeFalse();
    }

    [Fact]
    public void Who_did_it_to_whom_is_told_apart()
    {
        AreOne(Accused, Accused).ShouldBeTrue();
        AreOne(Accused, Accused with { Actors = ["Bob Ray"], Recipients = ["Ann Lee"] }).ShouldBeFalse();
        AreOne(Accused, Accused with { Recipients = ["Cy Dow"] }).ShouldBeFalse();
        AreOne(Accused with { Issue = "ceasefire" }, Accused with { Issue = "prisoners" }).ShouldBeFalse();
    }

    [Fact]
    public void An_act_towards_nobody_is_one_only_where_day_and_issue_or_place_agree()
    {
        var rejected = Accused with { Type = EventType.Reject, Recipients = [] };
        AreOne(rejected, rejected).ShouldBeFalse();
        AreOne(rejected with { Issue = "ceasefire" }, rejected with { Issue = "ceasefire" }).ShouldBeTrue();
        AreOne(rejected with { Place = "Oslo" }, rejected with { Place = "Oslo" }).ShouldBeTrue();
        AreOne(rejected with { Issue = "ceasefire" }, rejected with { Issue = "ceasefire", Date = null }).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2024-05-03", true)]
    [InlineData("2024-05-04", false)]
    [InlineData("2024-05", true)]
    [InlineData("2024", false)]
    [InlineData("2024-04", false)]
    public void Dates_overlap_and_say_enough(string date, bool areOne)
        => AreOne(Met, Met with { Date = EdtfDate.Parse(date) }).ShouldBe(areOne);

    [Fact]
    public void What_has_no_date_is_presumed_shortly_before_its_news_and_what_is_planned_shortly_after()
    {
        EventFacts Undated(int day, EventStatus status = EventStatus.Happened) => Met with { Status = status, Date = null, Published = new(2024, 5, day) };
        AreOne(Met, Undated(3)).ShouldBeTrue();
        AreOne(Met, Undated(6)).ShouldBeTrue();
        AreOne(Met, Undated(7)).ShouldBeFalse();
        AreOne(Met, Undated(2)).ShouldBeFalse();
        AreOne(Undated(1, EventStatus.Planned), Met with { Status = EventStatus.Planned }).ShouldBeTrue();
        AreOne(Undated(4, EventStatus.Planned), Met with { Status = EventStatus.Planned }).ShouldBeFalse();
        var never = Met with { Date = null, Published = null };
        AreOne(never, never).ShouldBeFalse();
        AreOne(Met, never).ShouldBeFalse();
        AreOne(Undated(4, EventStatus.Denied), Undated(4, EventStatus.Denied)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("the Kremlin", true)]
    [InlineData("Russia", true)]
    [InlineData("moscow", true)]
    [InlineData(null, true)]
    [InlineData("Sochi", false)]
    [InlineData("Norway", false)]
    [InlineData("Somewhere", false)]
    public void Places_are_one_where_one_lies_in_the_other_or_is_not_named(string? place, bool areOne)
        => AreOne(Met, Met with { Place = place }).ShouldBe(areOne);

    [Fact]
    public void Every_place_of_the_lexicon_lies_in_itself_and_leads_outwards_to_an_end()
    {
        var places = new PlaceTree(Lexicon.Default);
        foreach (var (place, larger) in Lexicon.Default.Places.Within)
            places.IsCompatible(place, larger).ShouldBeTrue();
        foreach (var (state, cities) in Lexicon.Default.Places.States)
            foreach (var city in cities)
                places.IsCompatible(city, state).ShouldBeTrue($"{city} in {state}");
    }

    [Fact]
    public void Strength_lies_between_nothing_and_one()
        => Gen.Select(Gen.OneOf(Gen.Const("Moscow"), Gen.Const((string?)null)), Gen.Bool, Gen.OneOf(Gen.Const("ceasefire"), Gen.Const((string?)null)))
            .Sample((place, isDated, issue) =>
            {
                var one = Met with { Place = place, Date = isDated ? Met.Date : null, Issue = issue };
                Pairs.Compare(one, Met with { Issue = issue })!.Strength.ShouldBeInRange(0.01, 1);
            });

    [Fact]
    public void Most_pairs_of_articles_are_told_apart()
    {
        var rows = EventPairTable.Measure();
        var total = EventPairTable.Total(rows);
        var wrong = string.Join('\n', rows.SelectMany(r => r.Wrong));
        rows.Sum(r => r.Asked).ShouldBeGreaterThanOrEqualTo(40);
        total.Precision.ShouldBeGreaterThanOrEqualTo(95, wrong);
        total.Recall.ShouldBeGreaterThanOrEqualTo(65, wrong);
    }
}
