using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class ActorFinderTests
{
    [Theory]
    [InlineData("Zelenskyy spoke.", "Zelenskyy", "Volodymyr Zelensky")]
    [InlineData("Zelenskiy spoke.", "Zelenskiy", "Volodymyr Zelensky")]
    [InlineData("Mykhailo Podolyaka spoke.", "Mykhailo Podolyaka", "Mykhailo Podolyak")]
    [InlineData("Sergej Lawrow spoke.", "Sergej Lawrow", "Sergey Lavrov")]
    [InlineData("Andrey Ermak spoke.", "Andrey Ermak", "Andriy Yermak")]
    [InlineData("Syrskiy spoke.", "Syrskiy", "Oleksandr Syrskyi")]
    [InlineData("Lloyd J. Austin spoke.", "Lloyd J. Austin", "Lloyd Austin")]
    [InlineData("Joseph R. Biden, Jr. spoke.", "Joseph R. Biden, Jr.", "Joe Biden")]
    [InlineData("The Kremlin was silent.", "Kremlin", "Russia")]
    [InlineData("Downing Street was silent.", "Downing Street", "United Kingdom")]
    [InlineData("The EU met.", "EU", "European Union")]
    public void A_name_and_its_variants_are_one_actor(string text, string words, string actor) => Mention(text, words).Actor.ShouldBe(actor);

    [Theory]
    [InlineData("Russian forces left.", "Russian forces", "Russia")]
    [InlineData("Ukrainian officials agreed.", "Ukrainian officials", "Ukraine")]
    [InlineData("The Ukrainian Air Force said so.", "Ukrainian Air Force", "Ukraine")]
    [InlineData("Poland's foreign ministry said so.", "Poland's foreign ministry", "Poland")]
    [InlineData("The British Foreign Office said so.", "British Foreign Office", "United Kingdom")]
    [InlineData("The Polish government delegation left.", "Polish government delegation", "Poland")]
    public void People_and_institutions_of_a_state_are_the_state(string text, string words, string actor) => Mention(text, words).Actor.ShouldBe(actor);

    [Fact]
    public void One_noun_serves_two_adjectives()
        => Read.Text("Russian and Ukrainian delegations met.").Mentions.Select(m => (m.Quote.Exact, m.Actor)).ShouldBe([("Russian", "Russia"), ("Ukrainian delegations", "Ukraine")]);

    [Theory]
    [InlineData("Finnish President Antti Salo said little.", "Antti Salo", "President", "Finland")]
    [InlineData("Prime Minister of Iceland Jon Sigurdsson said little.", "Jon Sigurdsson", "Prime Minister", "Iceland")]
    [InlineData("Foreign Minister Ana Kovac of Slovenia said little.", "Ana Kovac", "Foreign Minister", "Slovenia")]
    [InlineData("President of the Senate of Finland Pekka Virtanen said little.", "Pekka Virtanen", "President", "Finland")]
    [InlineData("Secretary to the Deputy Minister of Foreign Affairs of Sweden Petra Holm said little.", "Petra Holm", "Secretary", "Sweden")]
    [InlineData("NATO spokesman John Doe said little.", "John Doe", "spokesman", "NATO")]
    public void A_title_proposes_a_person_nobody_listed(string text, string name, string role, string affiliation)
    {
        var actor = Read.Text(text).Actors.Single(a => a.Proposed);
        actor.Name.ShouldBe(name);
        actor.Kind.ShouldBe(ActorKind.Person);
        actor.Role.ShouldBe(role);
        actor.Affiliation.ShouldBe(affiliation);
    }

    [Theory]
    [InlineData("Aino Tamm, a spokeswoman for the border guard, said little.", "Aino Tamm", "Spokeswoman")]
    [InlineData("Aino Tamm, Estonia's deputy energy minister, said little.", "Aino Tamm", "Deputy energy minister")]
    [InlineData("The mayor of Narva, Aino Tamm, said little.", "Aino Tamm", "mayor")]
    [InlineData("Economist Aino Tamm says prices fall.", "Aino Tamm", "Economist")]
    [InlineData("Aino Tamm said the bridge was shut.", "Aino Tamm", null)]
    [InlineData("According to Aino Tamm, the bridge was shut.", "Aino Tamm", null)]
    [InlineData("The bridge is shut, said Aino Tamm.", "Aino Tamm", null)]
    [InlineData("Aino Tamm, who leads the observers, urged restraint.", "Aino Tamm", null)]
    public void Who_is_described_or_speaks_is_proposed(string text, string name, string? role)
    {
        var actor = Read.Text(text).Actors.Single(a => a.Proposed && a.Kind == ActorKind.Person);
        (actor.Name, actor.Role).ShouldBe((name, role));
    }

    [Theory]
    [InlineData("Officials praised Kherson Oblast.")]
    [InlineData("The bridge, Narva Gate, is shut.")]
    public void Two_capitalised_words_alone_are_no_person(string text) => Read.Text(text).Actors.ShouldNotContain(a => a.Kind == ActorKind.Person);

    [Theory]
    [InlineData("Talks began in Vienna.", false)]
    [InlineData("Russia and Ukraine held talks in Vienna.", false)]
    [InlineData("Vienna said it would host talks.", true)]
    public void A_capital_is_its_state_only_where_it_acts(string text, bool isActor) => Read.Text(text).Actors.Any(a => a.Name == "Austria").ShouldBe(isActor);

    [Fact]
    public void A_surname_that_several_have_is_of_who_was_last_named()
    {
        Read.Text("Zayed left.").Actors.ShouldBeEmpty();
        Read.Text("Abdullah bin Zayed came. Mohamed bin Zayed came. Then Zayed left.").Mentions[^1].Actor.ShouldBe("Mohamed bin Zayed");
    }

    [Fact]
    public void A_proposed_person_is_known_by_surname_from_then_on()
        => Read.Text("Finnish President Antti Salo met Putin. Salo said little.").Mentions.Count(m => m.Actor == "Antti Salo").ShouldBe(2);

    [Fact]
    public void Whom_the_text_introduced_goes_before_another_of_the_surname()
        => Read.Text("Norwegian envoy Espen Lavrov came. Lavrov left.").Mentions.ShouldAllBe(m => m.Actor == "Espen Lavrov");

    [Fact]
    public void Another_first_name_is_another_person()
        => Read.Text("Melania Trump wrote a letter.").Mentions.ShouldNotContain(m => m.Actor == "Donald Trump");

    [Fact]
    public void An_ambiguous_surname_counts_once_its_full_name_was_read()
    {
        Read.Text("Price rises worry voters.").Mentions.ShouldBeEmpty();
        Read.Text("Ned Price spoke. Then Price left.").Mentions.Count(m => m.Actor == "Ned Price").ShouldBe(2);
    }

    [Fact]
    public void A_group_without_a_name_counts_where_it_speaks()
    {
        Read.Text("Western officials said the front was stable.").Actors.ShouldContain(a => a.Name == "Western officials" && a.Kind == ActorKind.Group);
        Read.Text("The weather in western cities was fine.").Actors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The Anti-Corruption Bureau said little.")]
    [InlineData("The Pro-Russian leader said little.")]
    [InlineData("Stockholm International Peace Research Institute said that sales rose.")]
    [InlineData("The Warsaw Times said little.")]
    public void A_name_cut_in_half_is_nobody(string text) => Read.Text(text).Actors.ShouldBeEmpty();

    [Fact]
    public void An_office_of_many_words_leaves_the_name_whole()
        => Read.Text("The head of the Anti-Corruption Prosecutor's Office Oleh Marchenko said little.").Actors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            a => a.Name.ShouldBe("Oleh Marchenko"), a => a.Role.ShouldBe("head"));

    [Fact]
    public void Every_mention_says_why() => Read.Text("Russian President Vladimir Putin met his Chinese counterpart.").Mentions.ShouldAllBe(m => m.Reason.Length > 3);

    private static Mention Mention(string text, string words) => Read.Text(text).Mentions.First(m => m.Quote.Exact == words);
}
