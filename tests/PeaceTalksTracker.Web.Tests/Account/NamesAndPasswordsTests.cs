using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web.Tests.Account;

public sealed class NamesAndPasswordsTests
{
    [Theory]
    [InlineData("Ann Lee", "Ann Lee")]
    [InlineData("  Ann   Lee ", "Ann Lee")]
    [InlineData("Олена Шевченко", "Олена Шевченко")]
    [InlineData("فاطمة", "فاطمة")]
    [InlineData("प्रिया", "प्रिया")]
    [InlineData("José", "José")]
    [InlineData("Máire O’Neill-Byrne Jr.", "Máire O’Neill-Byrne Jr.")]
    [InlineData("Reade Smith", "Reade Smith")]
    public void A_name_is_of_any_script_and_has_one_spelling(string typed, string kept)
    {
        PersonName.TryParse(typed, out var name, out var problem).ShouldBeTrue(problem);
        name.ShouldBe(kept);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("123")]
    [InlineData("Ann<b>")]
    [InlineData("Ann\u202ELee")]
    [InlineData("Ann\u200BLee")]
    [InlineData("Ann\0")]
    [InlineData("\uD83D")]
    [InlineData("Reader 1")]
    [InlineData("seed")]
    [InlineData("SETUP")]
    [InlineData("Anna Anna Anna Anna Anna Anna Anna Anna Anna Anna Anna Anna Anna")]
    public void What_is_no_name_or_a_program_s_is_refused_with_a_sentence(string? typed)
    {
        PersonName.TryParse(typed, out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().ShouldEndWith(".");
    }

    [Theory]
    [InlineData("just long words")]
    [InlineData("пароль из слов")]
    public void A_long_password_will_do(string password) => Passwords.ProblemOf(password, "Ann Lee").ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("Sh0rt!")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("ann lee ann lee")]
    public void A_short_or_obvious_one_will_not(string? password) => Passwords.ProblemOf(password, "Ann Lee").ShouldNotBeNull().ShouldEndWith(".");

    [Theory]
    [InlineData("/claims?actor=ann", "/claims?actor=ann")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https:evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("~/claims", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("claims", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void One_comes_back_to_an_address_of_the_app_alone(string? asked, string to) => Urls.LocalOrOverview(asked).ShouldBe(to);
}
