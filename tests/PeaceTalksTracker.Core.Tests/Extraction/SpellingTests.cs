using CsCheck;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class SpellingTests
{
    private static readonly Lexicon Lexicon = Lexicon.Default;

    /// <summary>What writers put for one another, within a word.</summary>
    private static readonly (string, string)[] Swaps =
        [("shch", "sch"), ("ts", "tz"), ("v", "w"), ("x", "ks"), ("ii", "iy"), ("iy", "yi"), ("y", "j"), ("y", "i"), ("iya", "ia"), ("ya", "ia"), ("yu", "iu"), ("ss", "s"), ("nn", "n")];

    [Theory]
    [InlineData("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Zelenskii", "Zelenski")]
    [InlineData("Podolyak", "Podoliak", "Podolyaka")]
    [InlineData("Yermak", "Ermak", "Iermak", "Jermak")]
    [InlineData("Andrii", "Andriy", "Andrei", "Andrey", "Andrij")]
    [InlineData("Sergei", "Sergey", "Serhiy", "Serhii", "Sergej")]
    [InlineData("Dmitry", "Dmitri", "Dmitriy", "Dmitrii")]
    [InlineData("Syrskyi", "Syrsky", "Sirsky", "Syrskiy")]
    [InlineData("Zaluzhnyi", "Zaluzhny", "Zaluzhnyy", "Zaluzhniy")]
    [InlineData("Lavrov", "Lawrow")]
    [InlineData("Lukashenko", "Lukashenka")]
    [InlineData("Nebenzya", "Nebenzia")]
    [InlineData("Niinistö", "Niinisto")]
    public void Spellings_of_one_name_have_one_key(params string[] spellings)
        => spellings.Select(Spelling.KeyOf).Distinct().ShouldHaveSingleItem();

    [Theory]
    [InlineData("Volodymyr", "Vladimir")]
    [InlineData("Oleksandr", "Alexander")]
    [InlineData("Dmytro", "Dmitriy")]
    [InlineData("Mykhailo", "Mikhail")]
    [InlineData("Serhii", "Sergei")]
    public void A_first_name_has_one_key_in_Ukrainian_and_Russian(string ukrainian, string russian)
        => Lexicon.Spelling.FirstNameKeyOf(ukrainian).ShouldBe(Lexicon.Spelling.FirstNameKeyOf(russian));

    [Theory]
    [InlineData("XI")]
    [InlineData("Xi")]
    [InlineData("xylophone")]
    public void Short_words_capitals_and_other_words_are_their_own_key(string word) => Spelling.KeyOf(word).ShouldBe(word);

    [Fact]
    public void No_two_persons_have_a_name_with_one_key()
    {
        var names = from person in Persons
                    from name in person.Aliases.Prepend(person.Name)
                    let words = Tokeniser.Words(name)
                    select (person.Name, Key: string.Join(' ', words.Select((w, i) => i == 0 && words.Length > 1 ? Lexicon.Spelling.FirstNameKeyOf(w) : Spelling.KeyOf(w))));
        names.Distinct().GroupBy(n => n.Key).Where(g => g.Count() > 1).Select(g => string.Join(" = ", g.Select(n => n.Name))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Milley", "Mark Milley")]
    [InlineData("Milei", "Javier Milei")]
    [InlineData("Miley", null)]
    public void Surnames_with_one_key_count_as_they_are_spelled(string surname, string? person)
        => (Read.Text($"On Monday {surname} left.").Actors.SingleOrDefault()?.Name).ShouldBe(person);

    [Fact]
    public void A_registered_person_is_found_in_other_spellings()
        => Gen.Select(OneOf([.. Persons.Where(p => p.Name.Split(' ').Length == 2 && Lexicon.Offices.Of(p.Name).Any(o => o.Of is "Russia" or "Ukraine" or "Belarus"))]), OneOf(Swaps), Gen.Bool)
            .Sample((person, swap, back) =>
            {
                var (from, to) = back ? (swap.Item2, swap.Item1) : swap;
                var (first, surname) = (person.Name.Split(' ')[0], person.Name.Split(' ')[1]);
                // Not every swap keeps the sound everywhere: the key tells.
                var other = surname[..1] + surname[1..].Replace(from, to, StringComparison.Ordinal);
                if (Spelling.KeyOf(other) == Spelling.KeyOf(surname))
                    Read.Text($"On Monday {first} {other} left.").Actors.Select(a => a.Name).ShouldContain(person.Name, $"{first} {other}");
            });

    [Fact]
    public void Swapping_what_writers_swap_keeps_the_key()
        => Gen.Select(OneOf("Podolyak", "Zelenskyy", "Syrskyi", "Reznikov", "Svyrydenko", "Kyslytsya", "Stefanishyna", "Vereshchuk", "Matviyenko", "Nabiullina"),
            OneOf(Swaps).Array[1, 3]).Sample((name, swaps) =>
            {
                var other = swaps.Aggregate(name, (word, swap) => word.Replace(swap.Item1, swap.Item2, StringComparison.Ordinal));
                Spelling.KeyOf(other).ShouldBe(Spelling.KeyOf(name), other);
            });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static IEnumerable<Actor> Persons => Lexicon.Actors.Where(a => a.Kind == ActorKind.Person);
}
