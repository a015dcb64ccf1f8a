using System.Net;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Security;

/// <summary>What somebody can do with the connections of open pages.</summary>
public sealed class OpenPagesTests : IAsyncLifetime
{
    private readonly ServedApp served = new();

    public ValueTask InitializeAsync() => served.InitializeAsync();

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Theory]
    [InlineData(null, Limits.PagesPerAddress, "from your address")]
    [InlineData("Ann Lee", Limits.PagesPerPerson, "You have 40 pages open")]
    public async Task Of_200_connections_as_many_are_served_as_one_may_have_and_the_next_page_says_so(string? name, int most, string words)
    {
        var cookie = name is null ? null : await served.SignInAsync(name, PersonRole.Analyst);
        var open = new List<Socket>();
        for (var i = 0; i < 200; i++)
            open.Add(await Socket.OpenAsync(served.Address, cookie: cookie));
        var answers = await Task.WhenAll(open.Select(socket => socket.IsServedAsync()));
        answers.Count(isServed => isServed).ShouldBe(most);

        using (var page = await served.GetAsync(Urls.Claims, cookie))
        {
            page.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            (await page.Content.ReadAsStringAsync()).ShouldContain(words);
        }
        // Others are none the worse, nor is signing in.
        using (var other = await served.GetAsync(Urls.Claims, name is null ? await served.SignInAsync("Bo Ray", PersonRole.Analyst) : null))
            other.StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var account = await served.GetAsync(Urls.SignIn, cookie))
            account.StatusCode.ShouldBe(HttpStatusCode.OK);

        foreach (var socket in open)
            await socket.DisposeAsync();
        await UntilAsync(async () => (await served.GetAsync(Urls.Claims, cookie)).StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    [InlineData("own", HttpStatusCode.SwitchingProtocols)]
    public async Task Another_site_gets_no_connection(string? origin, HttpStatusCode answer)
    {
        await using var socket = await Socket.OpenAsync(served.Address, origin == "own" ? served.Address.GetLeftPart(UriPartial.Authority) : origin);
        socket.Answer.ShouldBe(answer);
        (await socket.IsServedAsync()).ShouldBe(answer == HttpStatusCode.SwitchingProtocols);
    }

    [Fact]
    public async Task A_message_that_is_too_large_ends_the_connection()
    {
        await using var socket = await Socket.OpenAsync(served.Address);
        (await socket.IsServedAsync()).ShouldBeTrue();
        // A length, in seven bits a byte, and as much of nothing.
        await socket.SendAsync([0x81, 0x80, 0x02, .. new byte[Limits.PageMessage + 1]]);
        await socket.EndedAsync();
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::", "2001:db8:1:2::/64")]
    public void Whoever_has_many_addresses_of_one_network_is_one(string address, string counted)
        => ClientAddress.Of(IPAddress.Parse(address)).ShouldBe(counted);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(20, patience.Token);
        }
    }
}
