using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Tests.Language;

public sealed class InflectionTests
{
    [Theory]
    [InlineData("attack", "attack attacks attacked attacking")]
    [InlineData("agree", "agree agrees agreed agreeing")]
    [InlineData("urge", "urge urges urged urging")]
    [InlineData("deny", "deny denies denied denying")]
    [InlineData("deploy", "deploy deploys deployed deploying")]
    [InlineData("plan+", "plan plans planned planning")]
    [InlineData("veto", "veto vetoes vetoed vetoing")]
    [InlineData("reach", "reach reaches reached reaching")]
    public void Regular_verbs_have_four_forms(string entry, string forms) => string.Join(' ', Inflection.Regular(entry).Select(f => f.Word)).ShouldBe(forms);

    [Theory]
    [InlineData("meet met met", "meet meets met meeting")]
    [InlineData("begin began begun", "begin begins began begun beginning")]
    [InlineData("speak spoke spoken", "speak speaks spoke spoken speaking")]
    [InlineData("go went gone", "go goes went gone going")]
    public void Irregular_verbs_bring_their_own(string entry, string forms) => string.Join(' ', Inflection.Irregular(entry).Select(f => f.Word)).ShouldBe(forms);
}
