using PeaceTalksTracker.Core.Model;
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
}
