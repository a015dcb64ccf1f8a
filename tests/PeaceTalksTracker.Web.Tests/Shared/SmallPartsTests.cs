using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Shared;

public sealed class SmallPartsTests : BunitContext
{
    public SmallPartsTests() => ComponentFactories.AddStub<CiteButton>();

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
    public void An_explanation_opens_by_a_button_of_its_own()
    {
        var part = Render<Explained>(p => p.Add(e => e.Id, "why").Add(e => e.Words, "reader sure").Add(e => e.Explanation, "How clear it was."));
        part.Find("button").GetAttribute("popovertarget").ShouldBe("why");
        part.Find("#why").TextContent.ShouldBe("How clear it was.");
        part.Find("#why").HasAttribute("popover").ShouldBeTrue();
    }

    [Theory]
    [InlineData("denied", 1)]
    [InlineData("said", 0)]
    [InlineData(null, 0)]
    public void What_is_denied_is_marked_as_not_asserted(string? cue, int marks)
        => Render<DenialMark>(p => p.Add(d => d.Cue, cue)).FindAll(".denied").Count.ShouldBe(marks);

    [Fact]
    public void The_heading_takes_the_focus_on_every_new_path_and_on_no_new_filter()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/actors/ann-lee");
        var head = Render<PageHead>(p => p.Add(h => h.Title, "Ann Lee"));
        JSInterop.VerifyFocusAsyncInvoke(1);
        navigation.NavigateTo("/actors/ann-lee?q=truce");
        head.Render();
        JSInterop.VerifyFocusAsyncInvoke(1);
        navigation.NavigateTo("/actors/bob-ray");
        head.Render();
        JSInterop.VerifyFocusAsyncInvoke(2);
    }

    [Fact]
    public void A_page_of_one_needs_no_pager()
    {
        Render<Pager>(p => p.Add(g => g.Number, 1).Add(g => g.Total, Limits.PageSize)).Markup.Trim().ShouldBeEmpty();
        var pager = Render<Pager>(p => p.Add(g => g.Number, 2).Add(g => g.Total, 1000));
        pager.Find("[rel=prev]").GetAttribute("href")!.ShouldNotContain("page=");
        pager.Find("[rel=next]").GetAttribute("href")!.ShouldContain("page=3");
    }
}
