using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Security;

/// <summary>What holds of every address that the app answers, those that somebody adds tomorrow included.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "no-referrer",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()",
    };

    private const string Policy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; form-action 'self'; "
        + "script-src 'self' 'nonce-NONCE'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

    private readonly ServedApp served = new() { Settings = ["--Reading:Anonymous", "true"] };

    public ValueTask InitializeAsync() => served.InitializeAsync();

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task Whatever_takes_a_post_refuses_one_that_another_site_has_made_a_browser_send()
    {
        var session = await served.SignInAsync("Lea Dow", PersonRole.Lead);
        var posts = Addresses("POST");
        posts.ShouldContain(Urls.SignIn);
        posts.ShouldContain(Urls.People);
        posts.ShouldContain("/_blazor/negotiate");
        foreach (var address in posts)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("_handler", "sign-out")]) };
            request.Headers.Add("Origin", "https://evil.example");
            request.Headers.Add("Cookie", session);
            using var answer = await served.Http.SendAsync(request);
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.Forbidden], address);
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public void Nothing_is_changed_by_another_method(string method)
        => served.Endpoints.Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true).ShouldBeEmpty();

    [Fact]
    public async Task Every_answer_says_what_a_browser_may_do_with_it_errors_included()
    {
        var answers = new Dictionary<string, HttpStatusCode>();
        foreach (var address in Addresses("GET").Append("/nowhere").Append("/timeline/data?columns=0").Append("/articles/none"))
        {
            using var answer = await served.GetAsync(address);
            answers[address] = answer.StatusCode;
            IsKept(answer, address);
        }
        answers[Urls.Overview].ShouldBe(HttpStatusCode.OK);
        answers["/nowhere"].ShouldBe(HttpStatusCode.NotFound);
        answers["/timeline/data?columns=0"].ShouldBe(HttpStatusCode.BadRequest);
        foreach (var address in Addresses("POST"))
        {
            using var answer = await served.Http.PostAsync(new Uri(address, UriKind.Relative), null);
            IsKept(answer, "POST " + address);
        }
    }

    [Fact]
    public async Task An_error_says_nothing_of_what_went_wrong_inside()
    {
        using var answer = await served.GetAsync("/error");
        IsKept(answer, "/error");
        await using (var db = await served.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "DROP TABLE Evidence");
        using var failed = await served.GetAsync(Urls.TimelineData);
        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        IsKept(failed, Urls.TimelineData);
        var said = await failed.Content.ReadAsStringAsync();
        said.ShouldNotContain("Evidence");
        said.ShouldNotContain("   at ");
        said.ShouldNotContain("Sqlite");
    }

    [Fact]
    public async Task Where_only_who_has_signed_in_reads_every_address_keeps_the_others_out()
    {
        await using var closed = new ServedApp { Settings = ["--Reading:Anonymous", "false"] };
        await closed.InitializeAsync();
        var open = new List<string>();
        foreach (var endpoint in closed.Endpoints.Where(e => Takes(e, "GET")))
        {
            using var answer = await closed.GetAsync(AddressOf(endpoint));
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.Unauthorized))
                open.Add(endpoint.RoutePattern.RawText!.TrimStart('/'));
        }
        open.Where(o => !IsAsset(closed, o) && !o.StartsWith("account/", StringComparison.Ordinal)).ShouldBe(["health"], ignoreOrder: true);
    }

    private List<string> Addresses(string method) => [.. served.Endpoints.Where(e => Takes(e, method)).Select(AddressOf).Distinct()];

    private static bool Takes(RouteEndpoint endpoint, string method)
        => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: [_, ..] methods } || methods.Contains(method);

    private static bool IsAsset(ServedApp app, string pattern)
        => app.Endpoints.Any(e => e.RoutePattern.RawText!.TrimStart('/') == pattern
            && e.Metadata.Any(m => m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal)) && e.Metadata.GetMetadata<IAllowAnonymous>() is not null);

    /// <summary>The endpoint's address, with something in the place of its parameters.</summary>
    private static string AddressOf(RouteEndpoint endpoint)
        => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => Uri.EscapeDataString(literal.Content),
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "x",
        }))));

    private static void IsKept(HttpResponseMessage answer, string address)
    {
        foreach (var (name, value) in Expected)
            string.Join("; ", Values(answer, name)).ShouldBe(value, $"{name} of {address}");
        var policy = Values(answer, "Content-Security-Policy").ShouldHaveSingleItem(address);
        var nonce = policy.IndexOf("'nonce-", StringComparison.Ordinal) + 7;
        (policy[..nonce] + "NONCE" + policy[policy.IndexOf('\'', nonce)..]).ShouldBe(Policy, address);
        answer.Headers.Contains("Server").ShouldBeFalse(address);
        answer.Headers.Contains("X-Powered-By").ShouldBeFalse(address);
        foreach (var cookie in Values(answer, "Set-Cookie"))
        {
            cookie.ShouldContain("httponly", Case.Insensitive, address);
            cookie.ShouldContain("samesite=", Case.Insensitive, address);
        }
    }

    private static IEnumerable<string> Values(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values : [];
}
