using System.Net;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>What somebody can send to the account's forms.</summary>
public sealed class SignInTests(OwnApp own) : IClassFixture<OwnApp>
{
    private RunningApp App => own.App;

    [Theory]
    [InlineData(Urls.SignIn, "sign-in")]
    [InlineData(Urls.SignOut, "sign-out")]
    [InlineData(Urls.Password, "password")]
    [InlineData(Urls.Join, "join")]
    [InlineData(Urls.Setup, "join")]
    public async Task A_form_without_its_token_is_refused_with_a_sentence(string address, string form)
    {
        using var client = new FormClient(App.Address);
        using var answer = await client.Http.PostAsync(address, new FormUrlEncodedContent([new("_handler", form), new("Name", "Ann"), new("Password", "x")]));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("nothing was done");
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits_and_the_answer_is_the_one_for_nobody()
    {
        await SignedIn.MakeAsync(App, PersonRole.Analyst, "Ina Jay");
        using var client = new FormClient(App.Address);
        using var unknown = await client.SignInAsync("Nobody Here", "no such password");
        var answer = ProblemOf(await unknown.Content.ReadAsStringAsync());
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await client.SignInAsync("Ina Jay", "no such password");
            ProblemOf(await wrong.Content.ReadAsStringAsync()).ShouldBe(answer);
        }
        using var right = await client.SignInAsync("Ina Jay", SignedIn.Password);
        ProblemOf(await right.Content.ReadAsStringAsync()).ShouldBe(answer);
    }

    [Fact]
    public async Task The_session_s_cookie_is_for_the_server_alone_and_one_comes_back_to_this_app_alone()
    {
        await SignedIn.MakeAsync(App, PersonRole.Analyst, "Mia Orr");
        using var client = new FormClient(App.Address);
        using var answer = await client.SignInAsync("mia  orr", SignedIn.Password, "//evil.example/");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(App.Address, answer.Headers.Location!).ShouldBe(App.Address);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("tracker-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");

        using var back = await client.SignInAsync("Mia Orr", SignedIn.Password, "/claims?actor=ann");
        new Uri(App.Address, back.Headers.Location!).PathAndQuery.ShouldBe("/claims?actor=ann");
    }

    private static string ProblemOf(string page)
    {
        var start = page.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, page);
        return page[start..page.IndexOf("</p>", start, StringComparison.Ordinal)];
    }
}
