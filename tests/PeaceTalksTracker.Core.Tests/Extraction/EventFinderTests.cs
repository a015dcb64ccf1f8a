using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class EventFinderTests
{
    [Fact]
    public void A_meeting_has_all_parties_as_actors()
    {
        var e = Read.Event("Vladimir Putin held talks with Xi Jinping in Beijing.");
        e.Type.ShouldBe(EventType.Consult);
        e.Actors.ShouldBe(["Vladimir Putin", "Xi Jinping"]);
        e.Recipients.ShouldBeEmpty();
        e.Place.ShouldBe("Beijing");
    }

    [Fact]
    public void A_meeting_that_lies_ahead_is_an_agreement_to_meet()
    {
        var e = Read.Event("Putin and Xi will hold talks.");
        (e.Type, e.Status).ShouldBe((EventType.Agree, EventStatus.Planned));
    }

    [Fact]
    public void A_call_told_of_again_stays_one_event()
    {
        var result = Read.Text("Trump and Putin held a phone call. Markets rose. The Trump-Putin call surprised Kyiv.");
        result.Events.ShouldHaveSingleItem().FurtherEvidence.ShouldHaveSingleItem().Exact.ShouldStartWith("The Trump-Putin call");
    }

    [Theory]
    [InlineData("Russia did not attack Kharkiv.", EventStatus.Denied)]
    [InlineData("Russia will attack Kharkiv.", EventStatus.Planned)]
    [InlineData("Russia would attack Kharkiv.", EventStatus.Conditional)]
    [InlineData("Russia attacked Kharkiv.", EventStatus.Happened)]
    public void Promised_is_not_done(string text, EventStatus status) => Read.Event(text).Status.ShouldBe(status);

    [Fact]
    public void What_only_a_speaker_tells_is_marked_so()
    {
        var result = Read.Text("Zelensky said that Russia attacked Odesa.");
        result.Events.ShouldHaveSingleItem().ReportedBy.ShouldBe(result.Claims.ShouldHaveSingleItem().Id);
        Read.Event("Russia attacked Odesa.").ReportedBy.ShouldBeNull();
    }

    [Fact]
    public void In_a_passive_the_agent_acts()
    {
        var e = Read.Event("Ukraine was attacked by Russia.");
        e.Actors.ShouldBe(["Russia"]);
        e.Recipients.ShouldBe(["Ukraine"]);
    }

    [Fact]
    public void The_evidence_is_the_sentence_within_a_long_quotation()
        => Read.Text("\"It was dark. Russia attacked Odesa. Nobody slept,\" Zelensky said.").Events.Single(e => e.Type == EventType.Assault).Evidence.Exact.ShouldBe("Russia attacked Odesa.");

    [Theory]
    [InlineData("The negotiation team waited.")]
    [InlineData("The heart attack killed the old man.")]
    [InlineData("A call centre opened in Minsk.")]
    [InlineData("Zelensky is the president of Ukraine.")]
    public void What_is_no_act_is_no_event(string text) => Read.Text(text).Events.ShouldBeEmpty();

    [Theory]
    [InlineData("The leaders of Italy and Spain held a call with Xi Jinping.", "Italy", "Spain", "Xi Jinping")]
    [InlineData("The foreign ministers of Turkey and Qatar spoke with Sergey Lavrov.", "Turkey", "Qatar", "Sergey Lavrov")]
    [InlineData("Finland's and Sweden's foreign ministers held talks with Antony Blinken.", "Finland", "Sweden", "Antony Blinken")]
    public void Those_who_hold_a_call_together_all_take_part(string text, params string[] actors) => Read.Event(text).Actors.ShouldBe(actors);

    [Fact]
    public void Whoever_travels_has_met_nobody_yet() => Read.Text("Steve Witkoff travelled to Baku.").Events.ShouldBeEmpty();

    [Fact]
    public void A_reason_agrees_with_the_number_of_those_it_names()
    {
        Read.Event("Talks with Armenia resumed.").Provenance.Reason.ShouldContain("takes part");
        Read.Event("Macron met Sandu.").Provenance.Reason.ShouldContain("take part");
    }
}
