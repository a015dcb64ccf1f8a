using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class EventDatesTests
{
    [Theory]
    [InlineData("Readout of the call with President Macron", "2025-03-19")]
    [InlineData("Macron calls for restraint", null)]
    public void What_a_readout_tells_was_done_at_its_meeting(string title, string? date)
        => Read.Text("Zelensky spoke with Macron. He thanked France for the tanks. Zelensky accused Russia of shelling Odesa.", "2025-03-19", title)
            .Events.Single(e => e.Type == EventType.Accuse).Date?.Text.ShouldBe(date);

    [Fact]
    public void What_a_dated_item_says_has_been_done_is_the_news_of_the_day()
        => Read.Text("Zelensky says that Russia has attacked Odesa.", "2025-03-19").Events.ShouldHaveSingleItem().DateBasis.ShouldBe(DateBasis.Publication);

    [Fact]
    public void A_clause_between_has_its_own_date()
        => Read.Text("France condemned the plan that Trump announced on Monday.", "2025-03-19").Events.Single(e => e.Type == EventType.Accuse).Date.ShouldBeNull();
}
