using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class OfficesTests
{
    [Theory]
    [InlineData("The US Secretary of State was tired.", "The US Secretary of State", "2023-06-01", "Antony Blinken")]
    [InlineData("The US Secretary of State was tired.", "The US Secretary of State", "2025-06-01", "Marco Rubio")]
    [InlineData("The British prime minister was tired.", "The British prime minister", "2022-03-01", "Boris Johnson")]
    [InlineData("The British prime minister was tired.", "The British prime minister", "2025-03-01", "Keir Starmer")]
    [InlineData("The prime minister of Poland was tired.", "The prime minister of Poland", "2023-03-01", "Mateusz Morawiecki")]
    [InlineData("The Ukrainian defense minister was tired.", "The Ukrainian defense minister", "2024-03-01", "Rustem Umerov")]
    [InlineData("The Kremlin spokeswoman was tired.", "The Kremlin spokeswoman", "2024-03-01", "Dmitry Peskov")]
    [InlineData("The White House press secretary was tired.", "The White House press secretary", "2023-03-01", "Karine Jean-Pierre")]
    [InlineData("The UN chief was tired.", "The UN chief", "2022-03-01", "António Guterres")]
    [InlineData("The President of the European Council was tired.", "The President of the European Council", "2025-03-01", "António Costa")]
    [InlineData("The German leader was tired.", "The German leader", "2025-06-01", "Friedrich Merz")]
    [InlineData("Marco Rubio met his Russian counterpart.", "his Russian counterpart", "2025-02-18", "Sergey Lavrov")]
    [InlineData("David Lammy met his Ukrainian counterpart.", "his Ukrainian counterpart", "2024-08-01", "Dmytro Kuleba")]
    public void An_office_is_its_holders_on_the_day_of_publication(string text, string words, string published, string actor)
        => Read.Text(text, published).Mentions.Single(m => m.Quote.Exact == words).Actor.ShouldBe(actor);

    [Theory]
    [InlineData("The US Secretary of State was tired.", null)]
    [InlineData("The British prime minister was tired.", null)]
    [InlineData("The US President was tired.", "2025-01-20")]
    [InlineData("The Slovak leader was tired.", "2025-03-01")]
    [InlineData("The US ambassador was tired.", "2023-03-01")]
    [InlineData("The Ukrainian deputy foreign minister was tired.", "2023-03-01")]
    public void An_office_that_several_may_have_held_is_nobodys(string text, string? published)
        => Read.Text(text, published).Actors.ShouldNotContain(a => a.Kind == ActorKind.Person);

    [Theory]
    [InlineData("Antony Blinken left. The US Secretary of State was tired.", "The US Secretary of State", "Antony Blinken")]
    [InlineData("Secretary of State Marco Rubio left. The Secretary of State was tired.", "The Secretary of State", "Marco Rubio")]
    [InlineData("The Turkish president was tired.", "The Turkish president", "Recep Tayyip Erdoğan")]
    public void Without_a_day_the_text_names_the_holder_or_there_has_been_but_one(string text, string words, string actor)
        => Read.Text(text).Mentions.Single(m => m.Quote.Exact == words).Actor.ShouldBe(actor);

    [Fact]
    public void Who_held_an_office_before_does_not_hold_it()
        => Read.Text("Former President Barack Obama left. The president was tired.", "2025-03-01").Mentions.ShouldHaveSingleItem();

    [Theory]
    [InlineData("Rustem Umerov", "2024-05-01", "Defence Minister", "Ukraine")]
    [InlineData("Rustem Umerov", "2025-09-01", "Secretary of the National Security and Defence Council", "Ukraine")]
    [InlineData("Rustem Umerov", null, null, "Ukraine")]
    [InlineData("Mark Rutte", "2022-05-01", "Prime Minister", "Netherlands")]
    [InlineData("Mark Rutte", "2025-05-01", "Secretary General", "NATO")]
    [InlineData("Mark Rutte", "2024-08-01", "Former Prime Minister", "Netherlands")]
    [InlineData("Angela Merkel", "2025-05-01", "Former Chancellor", "Germany")]
    [InlineData("Volodymyr Zelensky", "2018-05-01", null, "Ukraine")]
    [InlineData("Volodymyr Zelensky", null, "President", "Ukraine")]
    [InlineData("Donald Trump", "2023-05-01", "Former President", "United States")]
    public void An_actor_has_the_role_and_affiliation_of_the_day(string name, string? published, string? role, string? affiliation)
    {
        var actor = Read.Text($"{name} left.", published).Actors.ShouldHaveSingleItem();
        (actor.Role, actor.Affiliation).ShouldBe((role, affiliation));
    }

    [Fact]
    public void Without_a_day_the_text_may_tell_the_role()
        => Read.Text("Defence Minister Rustem Umerov left.").Actors.ShouldHaveSingleItem().Role.ShouldBe("Defence Minister");

    [Theory]
    [InlineData("2024", null, "2024-01-01", true)]
    [InlineData("2024", null, "2023-12-31", false)]
    [InlineData("2024-03", "2024-05", "2024-05-31", true)]
    [InlineData("2024-03", "2024-05", "2024-06-01", false)]
    [InlineData(null, null, "1999-01-01", true)]
    public void An_office_may_be_held_on_all_days_that_its_dates_can_mean(string? from, string? until, string day, bool held)
        => new Office("Envoy", "Iceland", from is null ? null : EdtfDate.Parse(from), until is null ? null : EdtfDate.Parse(until))
            .MayBeHeldOn(DateOnly.ParseExact(day, "yyyy-MM-dd")).ShouldBe(held);

    [Theory]
    [InlineData("Defense Secretary", "minister of defence", true)]
    [InlineData("Federal President", "president", true)]
    [InlineData("Deputy Prime Minister", "prime minister", false)]
    [InlineData("Prime Minister", "minister", false)]
    [InlineData("Foreign Minister", "minister", true)]
    [InlineData("Vice President", "president", false)]
    public void Names_of_offices_are_the_same_or_are_not(string one, string other, bool same) => Lexicon.Default.Offices.AreSame(one, other).ShouldBe(same);
}
