using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests;

/// <summary>The app as it is served, over a store of its own, in this process: with everything that stands before a page.</summary>
public sealed partial class ServedApp : IAsyncLifetime
{
    public const string Password = "four quiet words together";

    private readonly string file = Path.Combine(Path.GetTempPath(), $"tracker-test-{Guid.NewGuid():N}.db");

    /// <summary>Settings as on the command line, besides address and store.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public WebApplication App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public HttpClient Http { get; private set; } = null!;

    public IReadOnlyList<RouteEndpoint> Endpoints => [.. App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public async ValueTask InitializeAsync()
    {
        App = Server.Build(["--urls", "http://127.0.0.1:0", "--ConnectionStrings:Tracker", $"Data Source={file};Pooling=False", .. Settings]);
        await Server.PrepareAsync(App.Services, CancellationToken.None);
        await App.StartAsync();
        Address = new Uri(App.Urls.First());
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <param name="cookie">A session, from <see cref="SignInAsync"/>; null for whoever has not signed in.</param>
    public async Task<HttpResponseMessage> GetAsync(string address, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await Http.SendAsync(request);
    }

    /// <summary>Lets somebody join by an invitation.</summary>
    /// <returns>The cookie of their session.</returns>
    public async Task<string> SignInAsync(string name, PersonRole role) => (await JoinAsync(name, role)).Cookie;

    /// <inheritdoc cref="SignInAsync"/>
    public async Task<(string Id, string Token, string Cookie)> JoinAsync(string name, PersonRole role)
    {
        var token = InvitationService.NewToken();
        await Get<InvitationService>().InviteAsync(Signers.Ed, token, role);
        var address = Urls.With(Urls.Join, "token", token);
        using var joined = await SendAsync(address, "join", await FormsAsync(address), Password, name);
        await using var db = await Get<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        return (await db.Users.Where(p => p.UserName == name).Select(p => p.Id).SingleAsync(), token, CookieOf(joined, "tracker-session"));
    }

    /// <summary>What a form of the account needs to be taken: its token, and the cookie that goes with it.</summary>
    public async Task<(string Token, string Cookie)> FormsAsync(string address)
    {
        using var form = await GetAsync(address);
        return (FormToken.Match(await form.Content.ReadAsStringAsync()).Groups[1].Value, CookieOf(form, "tracker-forms"));
    }

    /// <summary>Sends a form of the account.</summary>
    public async Task<HttpResponseMessage> SendAsync(string address, string form, (string Token, string Cookie) forms, string password, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(
                [new("_handler", form), new("Name", name), new("Password", password), new("__RequestVerificationToken", forms.Token)]),
        };
        request.Headers.Add("Cookie", forms.Cookie);
        return await Http.SendAsync(request);
    }

    private static string CookieOf(HttpResponseMessage answer, string name)
        => answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(name + "=", StringComparison.Ordinal)).Split(';')[0];

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken { get; }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        foreach (var path in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
            File.Delete(path);
    }
}
