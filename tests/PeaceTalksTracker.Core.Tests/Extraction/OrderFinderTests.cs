using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class OrderFinderTests
{
    [Theory]
    [InlineData("Following a meeting with Macron, Zelensky rejected the plan.", EventType.Consult, EventType.Reject)]
    [InlineData("Zelensky rejected the plan after a meeting with Macron.", EventType.Consult, EventType.Reject)]
    [InlineData("Ahead of the call between Trump and Putin, Russia attacked Odesa.", EventType.Assault, EventType.Consult)]
    [InlineData("Russia attacked Odesa before Trump met Putin.", EventType.Assault, EventType.Consult)]
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
    public void Without_such_words_there_is_no_order()
        => Read.Text("Trump met Putin. Russia attacked Odesa.").Events.ShouldAllBe(e => e.After.Count == 0 && e.Before.Count == 0);
}
