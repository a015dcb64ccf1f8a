using System.Net;
using System.Text.Json;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.People;

namespace PeaceTalksTracker.Web.Tests.Security;

/// <summary>What the log says of those who try, and what it says of nobody.</summary>
public sealed class LogTests : IAsyncLifetime
{
    private readonly ServedApp served = new();
    private readonly string canary = "canary" + Guid.NewGuid().ToString("N")[..12];

    private readonly Dictionary<string, long> before = [];

    public async ValueTask InitializeAsync()
    {
        await served.InitializeAsync();
        foreach (var log in new DirectoryInfo(AppPaths.Logs).EnumerateFiles())
            before[log.Name] = log.Length;
    }

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task Attempts_are_noted_and_neither_secrets_nor_forged_entries_are()
    {
        var person = await served.JoinAsync("Ann Lee", PersonRole.Analyst);
        var forms = await served.FormsAsync(Urls.SignIn);
        // A name typed into the field of the password and the other way round; five times, so that the account waits.
        for (var i = 0; i < 5; i++)
            (await served.SendAsync(Urls.SignIn, "sign-in", forms, canary + "-password", "Ann Lee")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await served.SendAsync(Urls.SignIn, "sign-in", forms, "a wrong password", canary + "-name");
        using (await served.GetAsync(Urls.With(Urls.Join, "token", canary + "-token")))
        using (await served.GetAsync($"/{canary}-path%0d%0a%7B%22@m%22:%22forged%22%7D%0A[00:00:00 INF] forged", person.Cookie))
        using (await served.Http.PostAsync(new Uri(Urls.SignIn, UriKind.Relative), null))
            await Socket.OpenAsync(served.Address, "https://evil.example");
        var refused = await served.Get<PeopleService>().DisableAsync(await SignerAsync(), person.Id, true);
        refused.ShouldNotBeNull();

        var entries = Entries();
        entries.ShouldContain(e => e.Contains("A sign-in from") && e.Contains("failed"));
        entries.ShouldContain(e => e.Contains(person.Id) && e.Contains("waits for five minutes"));
        entries.ShouldContain(e => e.Contains(person.Id) && e.Contains("was refused what needs the rights of"));
        entries.ShouldContain(e => e.Contains("without a valid token"));
        entries.ShouldContain(e => e.Contains("https://evil.example"));
        entries.ShouldContain(e => e.Contains(canary + "-path"));
        string[] secrets =
        [
            canary + "-password", canary + "-name", canary + "-token", ServedApp.Password, person.Token,
            person.Cookie.Split('=', 2)[1], forms.Token, forms.Cookie.Split('=', 2)[1],
        ];
        foreach (var secret in secrets)
            entries.ShouldNotContain(e => e.Contains(secret), secret);
        foreach (var entry in entries)
            JsonDocument.Parse(entry).RootElement.GetProperty("@m").GetString().ShouldNotBe("forged");

        async Task<Signer> SignerAsync()
        {
            await using var db = await served.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
            return Signer.Of(new(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.NameIdentifier, db.Users.Single().Id)])));
        }
    }

    /// <summary>What has been logged since the test began, by this app and by others that run beside it.</summary>
    private List<string> Entries()
    {
        var entries = new List<string>();
        foreach (var log in new DirectoryInfo(AppPaths.Logs).EnumerateFiles())
        {
            using var stream = new FileStream(log.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.Seek(before.GetValueOrDefault(log.Name), SeekOrigin.Begin);
            using var reader = new StreamReader(stream);
            var lines = reader.ReadToEnd().Split('\n');
            // The last is not whole yet, or empty.
            entries.AddRange(lines[..^1]);
        }
        return entries;
    }
}
