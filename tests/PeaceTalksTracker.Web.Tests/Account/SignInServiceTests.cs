using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Account;

/// <summary>Checking a password takes a tenth of a second of work: whoever is answered without it is given away by the time.</summary>
public sealed class SignInServiceTests : IAsyncLifetime
{
    private const string Known = "Kim Lux";
    private const string Password = "four quiet words together";

    private readonly TestStore store = new();
    private readonly CountingHasher hasher = new();
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        var token = InvitationService.NewToken();
        await store.Get<InvitationService>().InviteAsync(Signers.Ed, token, PersonRole.Analyst);
        (await store.Get<InvitationService>().JoinAsync(token, Known, Password)).Problem.ShouldBeNull();

        var collection = new ServiceCollection();
        store.AddTo(collection);
        collection.AddSigningIn();
        collection.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Person>>(hasher));
        services = collection.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_locked_account_cost_one_check_each_and_get_one_answer()
    {
        (await TryAsync("Kim Nobody", "no such password")).ShouldBe((SignInService.Wrong, 1));
        (await TryAsync("", "")).ShouldBe((SignInService.Wrong, 1));
        (await TryAsync(Known, new string('x', Limits.Password + 1))).ShouldBe((SignInService.Wrong, 1));
        for (var i = 0; i < 5; i++)
            (await TryAsync(Known, "no such password")).ShouldBe((SignInService.Wrong, 1));
        (await TryAsync(Known, Password)).ShouldBe((SignInService.Wrong, 1));
    }

    private async Task<(string? Answer, int Checks)> TryAsync(string name, string password)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        hasher.Checks = 0;
        return (await scope.ServiceProvider.GetRequiredService<SignInService>().SignInAsync(name, password), hasher.Checks);
    }

    private sealed class CountingHasher : PasswordHasher<Person>
    {
        public int Checks { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Checks++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
