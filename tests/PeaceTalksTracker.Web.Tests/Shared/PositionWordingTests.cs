using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Shared;

public sealed class PositionWordingTests
{
    [Theory]
    [InlineData(Voice.Outlet)]
    [InlineData(Voice.Reported)]
    public void A_doubt_about_an_actor_is_never_worded_as_the_actors_own(Voice voice)
        => Wording.Of(Position.Doubts, voice, "ceasefire").ShouldBe("doubted");

    [Fact]
    public void An_actors_own_doubt_is_worded_so()
        => Wording.Of(Position.Doubts, Voice.Self, "ceasefire").ShouldBe("doubts");

    [Theory]
    [InlineData(Voice.Self)]
    [InlineData(Voice.Outlet)]
    [InlineData(Voice.Reported)]
    public void Of_the_other_sides_good_faith_it_is_the_actor_who_doubts_whoever_says_so(Voice voice)
        => Wording.Of(Position.Doubts, voice, "good-faith").ShouldBe("doubts");
}
