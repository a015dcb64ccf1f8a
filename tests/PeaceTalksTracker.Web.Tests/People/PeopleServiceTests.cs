using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.People;

namespace PeaceTalksTracker.Web.Tests.People;

public sealed class PeopleServiceTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private Signer lea = null!;

    private PeopleService People => store.Get<PeopleService>();

    public async ValueTask InitializeAsync()
    {
        await store.InitializeAsync();
        lea = await store.PersonAsync("Lea Dow", PersonRole.Lead);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task The_last_lead_stays_a_lead_with_an_open_account()
    {
        (await People.GiveRoleAsync(lea, lea.PersonId!, PersonRole.Editor)).ShouldNotBeNull().ShouldContain("only lead");
        (await People.DisableAsync(lea, lea.PersonId!, true)).ShouldNotBeNull().ShouldContain("only lead");

        var max = await store.PersonAsync("Max Eve", PersonRole.Lead);
        (await People.DisableAsync(max, lea.PersonId!, true)).ShouldBeNull();
        (await People.GiveRoleAsync(max, max.PersonId!, PersonRole.Analyst)).ShouldNotBeNull().ShouldContain("only lead");
    }

    [Fact]
    public async Task Two_leads_who_demote_each_other_at_once_do_not_both_succeed()
    {
        var max = await store.PersonAsync("Max Eve", PersonRole.Lead);
        await Task.WhenAll(
            Task.Run(() => People.GiveRoleAsync(lea, max.PersonId!, PersonRole.Editor)),
            Task.Run(() => People.GiveRoleAsync(max, lea.PersonId!, PersonRole.Editor)));
        await using var db = await store.OpenAsync();
        (await db.Users.CountAsync(p => p.Role == PersonRole.Lead)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_done_to_people_stands_in_the_log_and_stays_there()
    {
        var bo = await store.PersonAsync("Bo Ray", PersonRole.Analyst);
        await People.GiveRoleAsync(lea, bo.PersonId!, PersonRole.Editor);
        await People.GiveRoleAsync(lea, bo.PersonId!, PersonRole.Editor);
        await People.DisableAsync(lea, bo.PersonId!, true);
        await People.DisableAsync(lea, bo.PersonId!, false);
        await store.Get<InvitationService>().InviteAsync(lea, InvitationService.NewToken(), PersonRole.Lead);
        (await People.ListAsync(lea))!.Log.Select(l => $"{l.By} {l.What}").ShouldBe(
        [
            "Lea Dow invited a lead", "Lea Dow opened the account of Bo Ray", "Lea Dow closed the account of Bo Ray", "Lea Dow made Bo Ray an editor",
        ]);

        await using var raw = await store.OpenAsync();
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => raw.Database.ExecuteSqlRawAsync("DELETE FROM PeopleLog"));
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => raw.Database.ExecuteSqlRawAsync("UPDATE PeopleLog SET What = 'slept'"));
    }

    [Theory]
    [InlineData(PersonRole.Analyst)]
    [InlineData(PersonRole.Editor)]
    public async Task Who_is_no_lead_does_not_even_see_the_list(PersonRole role)
        => (await People.ListAsync(await store.PersonAsync("Bo Ray", role))).ShouldBeNull();
}
