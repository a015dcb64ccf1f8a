using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.People;

namespace PeaceTalksTracker.Web.Tests.Account;

public sealed class SessionsTests : IAsyncLifetime
{
    private readonly TestStore store = new();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        await store.PersonAsync("Lea Dow", PersonRole.Lead);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_session_ends_with_the_role_the_account_or_the_password_it_was_made_for()
    {
        var person = await store.PersonAsync("Pat Hue", PersonRole.Editor);
        var people = store.Get<PeopleService>();
        (await HoldsAsync(async () => await people.GiveRoleAsync(Signers.Ed, person.PersonId!, PersonRole.Analyst))).ShouldBeFalse();
        (await HoldsAsync(async () => await people.DisableAsync(Signers.Ed, person.PersonId!, true))).ShouldBeFalse();
        (await HoldsAsync(async () => await people.GiveRoleAsync(Signers.Ed, person.PersonId!, PersonRole.Analyst), opened: true)).ShouldBeTrue();

        async Task<bool> HoldsAsync(Func<Task> change, bool opened = false)
        {
            if (opened)
                await people.DisableAsync(Signers.Ed, person.PersonId!, false);
            var session = await SessionAsync(person.PersonId!);
            (await store.Get<Sessions>().HoldsAsync(session)).ShouldBe(true);
            await change();
            return await store.Get<Sessions>().HoldsAsync(session);
        }
    }

    private async Task<ClaimsPrincipal> SessionAsync(string id)
    {
        await using var scope = store.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByIdAsync(id);
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync(person!);
    }
}
