using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Shared;

public sealed class VoiceWordingTests
{
    [Fact]
    public void Every_voice_has_words_of_its_own()
    {
        Wording.Of(Voice.Self).ShouldBe("own words or acts");
        Wording.Of(Voice.Reported, "Ann Lee").ShouldBe("as Ann Lee says");
        Wording.Of(Voice.Outlet).ShouldBe("the outlet says so");
        Enum.GetValues<Voice>().Select(v => Wording.Of(v)).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(1.0, "reader sure")]
    [InlineData(0.8, "reader sure")]
    [InlineData(0.5, "reader fairly sure")]
    [InlineData(0.49, "reader unsure")]
    public void Confidence_is_said_in_words(double confidence, string words) => Wording.Sure(confidence).ShouldBe(words);

    [Theory]
    [InlineData("traditional American allies", ActorKind.Group, "as traditional American allies say")]
    [InlineData("United States", ActorKind.State, "as United States says")]
    [InlineData("Kremlin", ActorKind.Organisation, "as Kremlin says")]
    public void Several_people_say_and_one_says(string name, ActorKind kind, string words)
        => Wording.Of(Voice.Reported, new ActorRef(1, "a", name, kind)).ShouldBe(words);

    [Fact]
    public void What_a_person_has_set_is_no_certainty_of_the_readers() => Wording.Sure(RecordVersion.ByPerson, 1).ShouldBe("set by a person");

    [Fact]
    public void What_confidence_means_names_every_word_for_it()
    {
        foreach (var confidence in new[] { 1.0, 0.5, 0.0 })
            Wording.SureMeaning.ShouldContain($"“{Wording.Sure(confidence)}”");
    }

    [Fact]
    public void Every_kind_of_act_has_plain_words_of_its_own_beside_its_code()
    {
        var words = Enum.GetValues<EventType>().Select(Wording.Of).ToList();
        words.Distinct().Count().ShouldBe(words.Count);
        words.ShouldAllBe(w => !w.Any(char.IsUpper));
        Wording.CodeOf(EventType.Consult).ShouldBe("PLOVER code CONSULT");
    }

    [Theory]
    [InlineData("denied", true)]
    [InlineData("has flatly denied", true)]
    [InlineData("Denies", true)]
    [InlineData("refuting", true)]
    [InlineData("said", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_denial_is_known_by_its_verb_in_any_form(string? cue, bool denies) => Wording.IsDenial(cue).ShouldBe(denies);
}
