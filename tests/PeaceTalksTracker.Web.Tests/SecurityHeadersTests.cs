using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace PeaceTalksTracker.Web.Tests;

public sealed class SecurityHeadersTests
{
    private static async Task<HttpContext> AnswerAsync(string path, string? origin)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        context.Request.Host = new HostString("localhost", 5080);
        if (origin is not null)
            context.Request.Headers.Origin = origin;
        await new SecurityHeaders(_ => Task.CompletedTask, NullLogger<SecurityHeaders>.Instance).InvokeAsync(context);
        return context;
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:5081")]
    [InlineData("http://localhost:5080.evil.example")]
    [InlineData("null")]
    [InlineData("not an address")]
    public async Task A_socket_opened_by_another_site_is_refused(string origin)
    {
        (await AnswerAsync("/_blazor", origin)).Response.StatusCode.ShouldBe(403);
        (await AnswerAsync("/_BLAZOR/negotiate", origin)).Response.StatusCode.ShouldBe(403);
    }

    [Theory]
    [InlineData("/_blazor", "http://localhost:5080")]
    [InlineData("/_blazor/negotiate", "http://LOCALHOST:5080")]
    [InlineData("/_blazor", null)]
    [InlineData("/timeline", "https://evil.example")]
    public async Task Our_own_pages_and_plain_reading_are_answered(string path, string? origin)
        => (await AnswerAsync(path, origin)).Response.StatusCode.ShouldBe(200);

    [Fact]
    public async Task Every_answer_keeps_scripts_and_frames_to_the_app()
    {
        var headers = (await AnswerAsync("/", null)).Response.Headers;
        headers.ContentSecurityPolicy.ToString().ShouldContain("frame-ancestors 'none'");
        headers.ContentSecurityPolicy.ToString().ShouldNotContain("unsafe-eval");
        headers.XContentTypeOptions.ToString().ShouldBe("nosniff");
    }

    [Fact]
    public async Task Every_answer_has_a_nonce_of_its_own()
    {
        var first = (await AnswerAsync("/", null)).Items[SecurityHeaders.NonceKey];
        first.ShouldNotBe((await AnswerAsync("/", null)).Items[SecurityHeaders.NonceKey]);
    }
}
