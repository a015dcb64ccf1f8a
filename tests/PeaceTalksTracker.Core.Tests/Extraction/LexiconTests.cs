using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class LexiconTests
{
    private static readonly Lexicon Lexicon = Lexicon.Default;

    [Fact]
    public void The_states_persons_and_organisations_of_the_conflict_are_known()
    {
        Lexicon.Actors.Count(a => a.Kind == ActorKind.Person).ShouldBeGreaterThan(400);
        Lexicon.Actors.Count(a => a.Kind == ActorKind.State).ShouldBeGreaterThan(100);
        Lexicon.Actors.Count(a => a.Kind == ActorKind.Organisation).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_name_stands_for_one_actor()
        => Lexicon.Actors.GroupBy(a => a.Name).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void An_alias_stands_for_one_actor()
        => Lexicon.Actors.SelectMany(a => a.Aliases.Append(a.Name).Distinct().Select(alias => (alias, a.Name)))
            .GroupBy(x => x.alias, x => x.Name).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g)}").ShouldBeEmpty();

    [Fact]
    public void A_canonical_name_is_not_among_its_own_aliases()
        => Lexicon.Actors.Where(a => a.Aliases.Contains(a.Name)).ShouldBeEmpty();

    [Fact]
    public void Every_person_has_offices_of_states_and_organisations_that_are_known()
    {
        foreach (var person in Lexicon.Actors.Where(a => a.Kind == ActorKind.Person))
        {
            var offices = Lexicon.Offices.Of(person.Name);
            offices.ShouldNotBeEmpty(person.Name);
            offices.ShouldAllBe(o => o.Role.Length > 0 && Lexicon.ActorsByName.ContainsKey(o.Of), person.Name);
            offices.ShouldAllBe(o => o.From == null || o.Until == null || o.From.Earliest <= o.Until.Latest, person.Name);
        }
    }

    [Fact]
    public void A_Wikidata_item_stands_for_one_actor()
    {
        var items = Lexicon.Actors.Where(a => a.Qid is not null).ToList();
        items.ShouldAllBe(a => a.Qid!.StartsWith('Q') && a.Qid.Skip(1).All(char.IsAsciiDigit));
        items.GroupBy(a => a.Qid).Where(g => g.Count() > 1).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Donald Trump", "Q22686")]
    [InlineData("Vladimir Putin", "Q7747")]
    [InlineData("Volodymyr Zelensky", "Q3874799")]
    [InlineData("Marco Rubio", "Q324546")]
    [InlineData("Steve Witkoff", null)]
    public void The_five_of_the_first_panels_are_identified(string name, string? qid) => Lexicon.ActorsByName[name].Qid.ShouldBe(qid);

    [Fact]
    public void Every_issue_has_its_proposition()
    {
        Lexicon.Issues.Select(i => i.Id).ShouldBe(["ceasefire", "peace-settlement", "territory-and-assets", "nuclear-plant", "military-aid", "security-guarantees", "sanctions",
            "prisoners-and-civilians", "accountability", "good-faith", "bilateral-relations"]);
        Lexicon.Issues.ShouldAllBe(i => i.Name.Length > 0 && i.Proposition.Length > 0);
    }
}
