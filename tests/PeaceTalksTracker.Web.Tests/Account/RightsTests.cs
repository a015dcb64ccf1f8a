using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Identity;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.People;

namespace PeaceTalksTracker.Web.Tests.Account;

/// <summary>What a page hides, somebody can still send: the services say no.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private static readonly ArticleDetails Unknown = new(null, null, null, null, null);

    private static readonly Dictionary<string, (PersonRole Needs, Func<TestStore, string, Signer, Task<string?>> Try)> Actions = new()
    {
        ["add an article"] = (PersonRole.Editor, async (s, _, by) => (await s.Get<IngestService>().AddAsync("Ann Lee met Bo Ray in Oslo.", Unknown, by)).Refusal),
        ["withdraw an article"] = (PersonRole.Editor, (s, key, by) => s.Get<ArticleService>().WithdrawAsync(key, by, null)),
        ["restore an article"] = (PersonRole.Editor, RestoreAsync),
        ["correct an article"] = (PersonRole.Editor, async (s, key, by) =>
            await s.Get<CorrectionService>().SaveAsync(key, (await s.Get<CorrectionService>().FindAsync(key))!.Version, Unknown, by, null)),
        ["invite"] = (PersonRole.Lead, async (s, _, by) => (await s.Get<InvitationService>().InviteAsync(by, PersonRole.Lead)).Refusal),
        ["take an invitation back"] = (PersonRole.Lead, TakeBackAsync),
        ["give a role"] = (PersonRole.Lead, async (s, _, by) => await s.Get<PeopleService>().GiveRoleAsync(by, by.PersonId ?? "", PersonRole.Lead)),
        ["open an account"] = (PersonRole.Lead, async (s, _, by) => await s.Get<PeopleService>().DisableAsync(by, by.PersonId ?? "", false)),
    };

    private readonly TestStore store = new();
    private string key = "";

    public static TheoryData<string, PersonRole> Pairs()
    {
        var pairs = new TheoryData<string, PersonRole>();
        foreach (var action in Actions.Keys)
            foreach (var role in Enum.GetValues<PersonRole>())
                pairs.Add(action, role);
        return pairs;
    }

    public static TheoryData<string> Names => [.. Actions.Keys];

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        await store.PersonAsync("Lea Dow", PersonRole.Lead);
        key = (await store.Get<IngestService>().AddAsync("Cy Fox met Di Gor in Rome.", Unknown, Signers.Ed)).Key;
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory, MemberData(nameof(Pairs))]
    public async Task Each_action_needs_its_role(string action, PersonRole role)
    {
        var (needs, attempt) = Actions[action];
        var before = await RowsAsync();
        var refusal = await attempt(store, key, await store.PersonAsync("Pat Hue", role));
        if (role >= needs)
        {
            refusal.ShouldBeNull();
            return;
        }
        refusal.ShouldNotBeNull().ShouldContain("This needs the rights of");
        (await RowsAsync()).ShouldBe(before + (action.StartsWith("restore", StringComparison.Ordinal) || action.StartsWith("take", StringComparison.Ordinal) ? 1 : 0));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Nobody_s_and_a_closed_account_s_actions_are_refused(string action)
    {
        var lead = await store.PersonAsync("Pat Hue", PersonRole.Lead);
        await store.Get<PeopleService>().DisableAsync(Signers.Ed, lead.PersonId!, true);
        (await Actions[action].Try(store, key, lead)).ShouldNotBeNull().ShouldContain("closed");
        (await Actions[action].Try(store, key, Signer.Of(new ClaimsPrincipal(new ClaimsIdentity())))).ShouldNotBeNull().ShouldContain("not signed in");
    }

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

    private static async Task<string?> RestoreAsync(TestStore store, string key, Signer by)
    {
        await store.Get<ArticleService>().WithdrawAsync(key, Signers.Ed, null);
        return await store.Get<ArticleService>().RestoreAsync(key, by, null);
    }

    private static async Task<string?> TakeBackAsync(TestStore store, string key, Signer by)
    {
        var invitations = store.Get<InvitationService>();
        await invitations.InviteAsync(Signers.Ed, PersonRole.Editor);
        return await invitations.TakeBackAsync(by, (await invitations.OpenAsync())[0].Id);
    }

    private async Task<ClaimsPrincipal> SessionAsync(string id)
    {
        await using var scope = store.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByIdAsync(id);
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync(person!);
    }

    private async Task<int> RowsAsync()
    {
        await using var db = await store.OpenAsync();
        return await db.Changes.CountAsync() + await db.PeopleLog.CountAsync();
    }
}
