using Bunit;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Shared;

public sealed class SmallPartsTests : BunitContext
{
    private static readonly ActorRef Ann = new(3, "ann-lee", "Ann Lee", ActorKind.Person);

    private string Quote(string exact, params Span[] marks)
        => Render<EvidenceQuote>(p => p.Add(q => q.Quote, new QuoteRef("rec1", "art1", exact, 10, 2, 3, marks))).Find("figure").InnerHtml;

    [Fact]
    public void A_quote_is_shown_word_for_word_with_the_deciding_words_marked_and_the_way_to_them()
    {
        var figure = Render<EvidenceQuote>(p => p.Add(q => q.Quote, new QuoteRef("rec1", "art1", "Ann Lee backs a truce.", 10, 2, 3, [new Span(8, 13)])));
        figure.Find("blockquote").TextContent.ShouldBe("Ann Lee backs a truce.");
        figure.Find("mark").TextContent.ShouldBe("backs");
        figure.Find("a").GetAttribute("href").ShouldBe("/articles/art1?record=rec1");
        figure.Find("a").TextContent.ShouldContain("¶2, 3rd sentence");
    }

    [Fact]
    public void Marks_that_overlap_or_lie_outside_lose_no_word_of_the_quote()
    {
        var html = Quote("abcdef", new Span(1, 4), new Span(2, 5), new Span(4, 99));
        html.ShouldContain("<mark>bcd</mark>");
        Quote("<b>&</b>").ShouldContain("&lt;b&gt;");
    }

    [Fact]
    public void An_actor_has_one_colour_and_leads_to_their_page()
    {
        var link = Render<ActorLink>(p => p.Add(l => l.Actor, Ann)).Find("a");
        link.GetAttribute("href").ShouldBe("/actors/ann-lee");
        link.ClassList.ShouldContain("hue-2");
        var avatar = Render<ActorAvatar>(p => p.Add(a => a.Actor, Ann)).Find(".avatar");
        avatar.ClassList.ShouldContain("hue-2");
        avatar.TextContent.ShouldBe("AL");
    }

    [Fact]
    public void Every_position_has_a_shape_of_its_own_beside_its_word()
    {
        var shapes = Enum.GetValues<Position>().Select(position => Render<StanceChip>(p => p
            .Add(c => c.Position, position).Add(c => c.Voice, Voice.Self).Add(c => c.Issue, "ceasefire"))).ToList();
        shapes.Select(s => s.Find("svg").InnerHtml).Distinct().Count().ShouldBe(4);
        shapes.Select(s => s.Find(".stance").TextContent.Trim()).ShouldBe(["supports", "conditional", "doubts", "opposes"]);
    }

    [Theory]
    [InlineData(EventStatus.Happened, "happened")]
    [InlineData(EventStatus.Planned, "planned")]
    [InlineData(EventStatus.Conditional, "conditional")]
    [InlineData(EventStatus.Denied, "denied")]
    public void A_status_is_said_in_a_word(EventStatus status, string word)
        => Render<StatusMark>(p => p.Add(s => s.Status, status)).Find(".status").TextContent.ShouldBe(word);

    [Fact]
    public void A_page_of_one_needs_no_pager()
    {
        Render<Pager>(p => p.Add(g => g.Number, 1).Add(g => g.Total, Limits.PageSize)).Markup.Trim().ShouldBeEmpty();
        var pager = Render<Pager>(p => p.Add(g => g.Number, 2).Add(g => g.Total, 1000));
        pager.Find("[rel=prev]").GetAttribute("href")!.ShouldNotContain("page=");
        pager.Find("[rel=next]").GetAttribute("href")!.ShouldContain("page=3");
    }
}
