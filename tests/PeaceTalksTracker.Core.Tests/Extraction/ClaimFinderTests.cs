using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class ClaimFinderTests
{
    [Theory]
    [InlineData("Putin said that the war would end.", "Putin", "said", "the war would end")]
    [InlineData("Putin said the war would end.", "Putin", "said", "the war would end")]
    [InlineData("Russian President Vladimir Putin says the war goes on.", "Russian President Vladimir Putin", "says", "the war goes on")]
    [InlineData("According to Putin, the war goes on.", "Putin", "According to", "the war goes on")]
    [InlineData("The war goes on, according to Putin.", "Putin", "according to", "The war goes on")]
    [InlineData("Putin called for an end to the sanctions.", "Putin", "called for", "an end to the sanctions")]
    [InlineData("Putin remains doubtful about the plan.", "Putin", "remains doubtful about", "the plan")]
    [InlineData("\"We will go on,\" Putin said.", "Putin", "said", "\"We will go on,\"")]
    [InlineData("\"We will go on,\" said Putin.", "Putin", "said", "\"We will go on,\"")]
    [InlineData("Putin said: “We will go on.”", "Putin", "said", "“We will go on.”")]
    public void A_claim_has_source_cue_and_content(string text, string source, string cue, string content)
    {
        var claim = Read.Claim(text);
        claim.Speaker.ShouldBe("Vladimir Putin");
        (claim.Source!.Exact, claim.Cue!.Exact, claim.Content.Exact).ShouldBe((source, cue, content));
    }

    [Theory]
    [InlineData("Putin said that the war would end.", ClaimKind.Indirect)]
    [InlineData("\"The war will end,\" Putin said.", ClaimKind.Direct)]
    [InlineData("Putin said that the \"war\" would end.", ClaimKind.Mixed)]
    public void Quotation_marks_tell_the_kind(string text, ClaimKind kind) => Read.Claim(text).Kind.ShouldBe(kind);

    [Fact]
    public void Two_who_speak_together_make_a_claim_each()
    {
        var claims = Read.Text("Ukraine and France announce that the talks will resume.").Claims;
        claims.Select(c => c.Speaker).ShouldBe(["Ukraine", "France"]);
        claims[0].Content.ShouldBe(claims[1].Content);
    }

    [Theory]
    [InlineData("On Tuesday Putin said that the war would end on Friday.", "2025-03-18", DateBasis.Relative)]
    [InlineData("Putin says that the war will end on Friday.", "2025-03-19", DateBasis.Publication)]
    [InlineData("Putin said that the war would end.", null, DateBasis.None)]
    public void A_claim_is_dated_by_its_utterance_not_by_what_it_tells(string text, string? date, DateBasis basis)
    {
        var claim = Read.Text(text, "2025-03-19").Claims.ShouldHaveSingleItem();
        (claim.Date?.Text, claim.DateBasis).ShouldBe((date, basis));
    }

    [Fact]
    public void Who_reports_another_heads_the_chain()
    {
        var claims = Read.Text("Witkoff said that Putin promised to stop.").Claims;
        claims[0].Chain.ShouldBe(["Steve Witkoff"]);
        claims[1].Chain.ShouldBe(["Steve Witkoff", "Vladimir Putin"]);
    }

    [Fact]
    public void This_was_announced_by_refers_to_the_sentence_before()
        => Read.Text("Three corridors were opened. This was announced by Iryna Vereshchuk.").Claims.ShouldHaveSingleItem().Content.Exact.ShouldBe("Three corridors were opened");

    [Theory]
    [InlineData("It was reported that talks had begun.")]
    [InlineData("Reportedly, the talks had begun.")]
    [InlineData("Putin and Xi discussed trade.")]
    [InlineData("Putin did not say what he wanted.")]
    [InlineData("Putin would say that the war goes on.")]
    public void Without_a_source_or_a_statement_there_is_no_claim(string text) => Read.Text(text).Claims.ShouldBeEmpty();

    [Fact]
    public void Nothing_before_it_was_announced_by_nobody()
    {
        Read.Text("This was announced by Emmanuel Macron.").Claims.ShouldBeEmpty();
        Read.Text(". � This was announced by Emmanuel Macron.").Claims.ShouldBeEmpty();
        Read.Text(". This was announced by Emmanuel Macron.").Claims.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Finland said last month the border would stay closed.", "the border would stay closed")]
    [InlineData("Finland said on Monday that the border would stay closed.", "the border would stay closed")]
    [InlineData("Norway pledged this week ten tanks to Ukraine.", "ten tanks to Ukraine")]
    [InlineData("Belarus needs \"time\" and \"a ceasefire\", Olaf Scholz said.", "Belarus needs \"time\" and \"a ceasefire\"")]
    public void When_it_was_said_is_no_part_of_what_was_said(string text, string content) => Read.Claim(text).Content.Exact.ShouldBe(content);

    [Theory]
    [InlineData("Finland announced last month.")]
    [InlineData("Lavrov said on Friday.")]
    public void A_time_alone_is_nothing_said(string text) => Read.Text(text, "2025-03-19").Claims.ShouldBeEmpty();

    [Fact]
    public void What_is_denied_is_no_assertion()
    {
        var result = Read.Text("Lukashenko denied that Belarus attacked Poland.");
        result.Claims.ShouldHaveSingleItem().Kind.ShouldBe(ClaimKind.Denied);
        result.Events.ShouldHaveSingleItem().Status.ShouldBe(EventStatus.Denied);
    }

    [Fact]
    public void Who_does_not_deny_it_denies_nothing()
    {
        var claim = Read.Claim("Lukashenko did not deny that Belarus attacked Poland.");
        (claim.Kind, claim.Cue!.Exact).ShouldBe((ClaimKind.Indirect, "did not deny"));
    }
}
