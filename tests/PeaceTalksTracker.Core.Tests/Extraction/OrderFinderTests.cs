using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class OrderFinderTests
{
    [Theory]
    [InlineData("Following a meeting with Macron, Zelensky rejected the plan.", EventType.Consult, EventType.Reject)]
    [InlineData("Zelensky rejected the plan after a meeting with Macron.", EventType.Consult, EventType.Reject)]
    [InlineData("Ahead of the call between Trump and Putin, Russia attacked Odesa.", EventType.Assault, EventType.Consult)]
    [InlineData("Russia attacked Odesa before Trump met Putin.", EventType.Assault, EventType.Consult)]
    [InlineData("In response to a meeting between Trump and Putin, Zelensky rejected the plan.", EventType.Consult, EventType.Reject)]
    [InlineData("Zelensky met Macron and later rejected the plan.", EventType.Consult, EventType.Reject)]
    [InlineData("Russia attacked Odesa after Trump, Macron, and Zelensky held talks.", EventType.Consult, EventType.Assault)]
    public void Words_of_order_put_one_act_before_another(string text, EventType earlier, EventType later)
    {
        var events = Read.Text(text).Events;
        var first = events.Single(e => e.Before.Count == 1);
        var second = events.Single(e => e.After.Count == 1);
        first.Before.ShouldBe([second.Id]);
        second.After.ShouldBe([first.Id]);
        first.Type.ShouldBe(earlier);
        second.Type.ShouldBeOneOf(later, EventType.Agree);
    }

    [Fact]
    public void A_further_round_comes_after_the_one_before()
    {
        var events = Read.Text("Serbia and Kosovo held talks. Another round of talks will be held in Ohrid.").Events;
        events[1].After.ShouldBe([events[0].Id]);
    }

    [Fact]
    public void Without_such_words_there_is_no_order()
        => Read.Text("Trump met Putin. Russia attacked Odesa.").Events.ShouldAllBe(e => e.After.Count == 0 && e.Before.Count == 0);
}
