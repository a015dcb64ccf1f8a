using CsCheck;
using PeaceTalksTracker.Core.Extraction;

namespace PeaceTalksTracker.Core.Tests.Extraction;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("Mykhailo Podoyak", "Mykhailo Podolyak", "“Podoyak” and “Podolyak” differ in one letter, and the first names agree")]
    [InlineData("Vladimir Zelenksy", "Volodymyr Zelensky", "“Zelenksy” and “Zelensky” differ in one letter, and the first names agree")]
    [InlineData("M. Podolyak", "Mykhailo Podolyak", "“Podolyak” and “Podolyak” are spellings of one name, and the initial agrees")]
    [InlineData("Podoyak", "Mykhailo Podolyak", "“Podoyak” and “Podolyak” differ in one letter, and one of the two names has no first name")]
    [InlineData("Olha Stefnishna", "Olha Stefanishyna", "“Stefnishna” and “Stefanishyna” differ in two letters, and the first names agree")]
    public void A_near_spelling_is_like_with_a_reason(string name, string known, string reason) => Of(name, known)!.Reason.ShouldBe(reason);

    [Theory]
    [InlineData("Olena Podoyak", "Mykhailo Podolyak")]
    [InlineData("Mykhailo Petrenko", "Mykhailo Podolyak")]
    [InlineData("Ivan Bondar", "Ivan Gontar")]
    [InlineData("Karim Kahn", "Karim Khan")]
    [InlineData("O. Podolyak", "Mykhailo Podolyak")]
    [InlineData("Stefnishna", "Olha Stefanishyna")]
    public void Another_first_name_a_short_surname_or_too_many_letters_is_nobody(string name, string known) => Of(name, known).ShouldBeNull();

    [Fact]
    public void Likeness_goes_both_ways_and_no_text_breaks_it()
        => Gen.Select(Gen.String, Gen.String).Sample((one, other) => Of(one, other)?.Edits.ShouldBe(Of(other, one)!.Edits));

    private static Likeness? Of(string name, string other) => Likeness.Of(name, other, Lexicon.Default.Spelling);
}
