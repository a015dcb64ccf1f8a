using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PeaceTalksTracker.Browser.Tests.Harness;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests;

/// <summary>Who may read without signing in, who joins first, and what a restart keeps.</summary>
public sealed class ReadingTests(SeededApp seeded) : IDisposable
{
    private static readonly string[] Everywhere = [Urls.Overview, Urls.Timeline, "/nowhere", Urls.People];

    private readonly TemporaryFolder folder = new();

    private string Database => folder.File("store.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task At_this_computer_anybody_reads()
        => (await StatusAsync(seeded.App, Urls.Claims)).ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "192.0.2.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Through_a_proxy_nobody_reads_without_signing_in(string header, string value)
    {
        using var client = new FormClient(seeded.App.Address);
        client.Http.DefaultRequestHeaders.Add(header, value);
        using var page = await client.Http.GetAsync(Urls.Claims + "?actor=ann");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(seeded.App.Address, page.Headers.Location!).PathAndQuery.ShouldBe("/account/sign-in?returnUrl=%2Fclaims%3Factor%3Dann");
    }

    [Fact]
    public async Task On_an_address_of_the_network_nobody_reads_without_signing_in()
    {
        await using var app = await RunningApp.StartAsync(new()
        {
            Database = Database,
            Arguments = ["--urls", "http://0.0.0.0:0"],
            Settings = new Dictionary<string, string> { ["AllowedHosts"] = "*" },
        });
        var here = new Uri($"http://127.0.0.1:{app.Address.Port}");
        (await StatusAsync(app, Urls.Claims, here)).ShouldBe(HttpStatusCode.Redirect);
        app.SetupAddress.ShouldNotBeNull().Host.ShouldBe("localhost");
    }

    [Fact]
    public async Task Where_reading_is_off_pages_lead_to_sign_in_data_says_401_and_a_restart_keeps_the_session()
    {
        var off = new AppStart { Database = Database, Settings = new Dictionary<string, string> { ["Reading__Anonymous"] = "false" } };
        await using (var app = await RunningApp.StartAsync(off))
        {
            foreach (var page in Everywhere)
                (await StatusAsync(app, page)).ShouldBe(HttpStatusCode.Redirect, page);
            foreach (var data in new[] { Urls.TimelineData, Urls.TimelineTitles + "?id=1", "/_blazor" })
                (await StatusAsync(app, data)).ShouldBe(HttpStatusCode.Unauthorized, data);
            foreach (var open in new[] { Urls.Health, Urls.SignIn, Urls.Join, "/favicon.svg", "/_content/MudBlazor/MudBlazor.min.css" })
                (await StatusAsync(app, open)).ShouldBe(HttpStatusCode.OK, open);
            await SignedIn.MakeAsync(app, PersonRole.Analyst, "Ann Lee");
            using var visitor = new FormClient(app.Address);
            (await visitor.SignInAsync("Ann Lee", SignedIn.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await visitor.Http.GetAsync(Urls.Claims)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await app.StopAsync()).ShouldBe(0, app.Log);

            await using var again = await RunningApp.StartAsync(off with { Arguments = ["--urls", app.Address.AbsoluteUri] });
            (await visitor.Http.GetAsync(Urls.Claims)).StatusCode.ShouldBe(HttpStatusCode.OK);
            again.SetupAddress.ShouldBeNull();
        }
    }

    [Fact]
    public async Task The_setup_address_stands_on_the_console_alone_and_a_new_start_replaces_it()
    {
        await using var first = await RunningApp.StartAsync(new() { Database = Database });
        var address = first.SetupAddress.ShouldNotBeNull();
        using var client = new FormClient(first.Address);
        (await client.Http.GetStringAsync(address)).ShouldContain("Join as a lead");
        await first.StopAsync();
        var token = address.Query.Split('=')[1];
        first.Errors.ShouldNotContain(token);
        foreach (var log in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "data", "logs")))
        {
            await using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            (await reader.ReadToEndAsync()).ShouldNotContain(token);
        }

        await using var second = await RunningApp.StartAsync(new() { Database = Database });
        using var later = new FormClient(second.Address);
        (await later.Http.GetStringAsync(address.PathAndQuery)).ShouldContain("This link cannot be used");
        (await later.Http.GetStringAsync(second.SetupAddress!.PathAndQuery)).ShouldContain("Join as a lead");
    }

    [Fact]
    public async Task One_address_may_try_only_so_many_sign_ins_a_minute()
    {
        await using var app = await RunningApp.StartAsync(new() { Database = Database });
        using var client = new FormClient(app.Address);
        for (var i = 0; i < Limits.SignInsPerMinute; i++)
            (await client.Http.PostAsync(Urls.SignIn, null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var answer = await client.Http.PostAsync(Urls.SignIn, null);
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Wait a minute");
        (await StatusAsync(app, Urls.SignIn)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Over_https_the_cookie_is_this_host_s_and_secure_and_the_browser_is_told_to_stay()
    {
        await File.WriteAllBytesAsync(folder.File("own.pfx"), Certificate());
        await using var app = await RunningApp.StartAsync(new()
        {
            Database = Database,
            Arguments = ["--urls", "https://127.0.0.1:0"],
            Settings = new Dictionary<string, string> { ["Kestrel__Certificates__Default__Path"] = folder.File("own.pfx"), ["AllowedHosts"] = "*" },
        });
        await SignedIn.MakeAsync(app, PersonRole.Analyst, "Ann Lee");
        using var client = new FormClient(app.Address);
        using var answer = await client.SignInAsync("Ann Lee", SignedIn.Password);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldContain(c => c.StartsWith("__Host-tracker-session=", StringComparison.Ordinal) && c.Contains("secure") && c.Contains("path=/;"));

        client.Http.DefaultRequestHeaders.Host = "tracker.example";
        using var page = await client.Http.GetAsync(Urls.SignIn);
        page.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem().ShouldContain("max-age=31536000");
    }

    private static byte[] Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.Export(X509ContentType.Pfx);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningApp app, string address, Uri? at = null)
    {
        using var client = new FormClient(at ?? app.Address);
        using var answer = await client.Http.GetAsync(address);
        return answer.StatusCode;
    }
}
