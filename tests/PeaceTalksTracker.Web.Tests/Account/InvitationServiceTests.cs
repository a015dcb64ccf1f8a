using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Account;

public sealed class InvitationServiceTests : IAsyncLifetime
{
    private const string Password = "four quiet words together";

    private readonly TestStore store = new();

    private InvitationService Invitations => store.Get<InvitationService>();

    public async ValueTask InitializeAsync() => await store.InitializeAsync();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task The_setup_address_makes_one_lead_and_is_then_used_up()
    {
        var token = (await Invitations.MakeSetupTokenAsync()).ShouldNotBeNull();
        var (person, problem) = await Invitations.JoinAsync(token, " Ann  Lee ", Password);
        problem.ShouldBeNull();
        (person!.UserName, person.Role, person.JoinedAt).ShouldBe(("Ann Lee", PersonRole.Lead, store.Time.GetUtcNow().UtcDateTime));

        (await Invitations.JoinAsync(token, "Bo Ray", Password)).Problem.ShouldNotBeNull().ShouldContain("cannot be used");
        (await Invitations.MakeSetupTokenAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_start_takes_the_earlier_setup_address_back()
    {
        var first = await Invitations.MakeSetupTokenAsync();
        var second = await Invitations.MakeSetupTokenAsync();
        (await Invitations.FindAsync(first)).ShouldBeNull();
        (await Invitations.FindAsync(second)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_setup_address_holds_for_a_day_and_an_invitation_for_a_week()
    {
        var setup = await Invitations.MakeSetupTokenAsync();
        var invited = InvitationService.NewToken();
        await Invitations.InviteAsync(await store.PersonAsync("Lea Dow", PersonRole.Lead), invited, PersonRole.Analyst);
        store.Time.Advance(TimeSpan.FromHours(23));
        (await Invitations.FindAsync(setup)).ShouldNotBeNull();
        store.Time.Advance(TimeSpan.FromHours(1));
        (await Invitations.FindAsync(setup)).ShouldBeNull();
        store.Time.Advance(TimeSpan.FromDays(5.9));
        (await Invitations.FindAsync(invited)).ShouldNotBeNull();
        store.Time.Advance(TimeSpan.FromDays(0.1));
        (await Invitations.FindAsync(invited)).ShouldBeNull();
        (await Invitations.OpenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_store_knows_a_token_s_hash_and_not_the_token()
    {
        var token = (await Invitations.MakeSetupTokenAsync()).ShouldNotBeNull();
        await using var db = await store.OpenAsync();
        var kept = await db.Invitations.SingleAsync();
        kept.TokenHash.ShouldBe(RecordKeys.Sha256(token));
        (await Invitations.FindAsync(kept.TokenHash)).ShouldBeNull();
    }

    [Fact]
    public async Task One_link_serves_one_person_however_many_press_at_once()
    {
        var token = InvitationService.NewToken();
        await Invitations.InviteAsync(await store.PersonAsync("Lea Dow", PersonRole.Lead), token, PersonRole.Editor);
        var joined = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Invitations.JoinAsync(token, $"Person {(char)('A' + i)}", Password))));
        joined.Count(j => j.Person is not null).ShouldBe(1);
        await using var db = await store.OpenAsync();
        (await db.Users.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_used_leaves_the_link_as_it_is()
    {
        var token = InvitationService.NewToken();
        await Invitations.InviteAsync(await store.PersonAsync("Lea Dow", PersonRole.Lead), token, PersonRole.Editor);
        (await Invitations.JoinAsync(token, "lea dow", Password)).Problem.ShouldNotBeNull().ShouldContain("has this name already");
        (await Invitations.JoinAsync(token, "Bo Ray", "short")).Problem.ShouldNotBeNull().ShouldContain("12 characters");
        (await Invitations.JoinAsync(token, "<b>", Password)).Problem.ShouldNotBeNull();
        (await Invitations.JoinAsync(token, "Bo Ray", Password)).Person.ShouldNotBeNull().Role.ShouldBe(PersonRole.Editor);
    }

    [Fact]
    public async Task An_invitation_taken_back_lets_nobody_in()
    {
        var lead = await store.PersonAsync("Lea Dow", PersonRole.Lead);
        var token = InvitationService.NewToken();
        await Invitations.InviteAsync(lead, token, PersonRole.Editor);
        var id = (await Invitations.OpenAsync()).ShouldHaveSingleItem().Id;
        (await Invitations.TakeBackAsync(lead, id)).ShouldBeNull();
        (await Invitations.JoinAsync(token, "Bo Ray", Password)).Person.ShouldBeNull();
        (await Invitations.TakeBackAsync(lead, id)).ShouldNotBeNull();
    }
}
