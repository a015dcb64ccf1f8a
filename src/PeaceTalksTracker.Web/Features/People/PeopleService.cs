using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.People;

/// <summary>Everybody, the open invitations and the newest of what was done to people.</summary>
public sealed record PeopleView(IReadOnlyList<PersonEntry> People, IReadOnlyList<InvitationRow> Invitations, IReadOnlyList<PeopleLogRow> Log);

public sealed record PersonEntry(string Id, string Name, PersonRole Role, bool Disabled, DateTime JoinedAt);

/// <summary>What leads do with people. There is always a lead who can sign in, and everything done stands in the log.</summary>
public sealed class PeopleService(
    IDbContextFactory<TrackerDbContext> contexts, InvitationService invitations, Permissions permissions, ChangeFeed changes, TimeProvider time)
{
    /// <returns>Null where the signer is no lead.</returns>
    public async Task<PeopleView?> ListAsync(Signer signer, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is not null)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var people = await db.Users.OrderBy(p => p.Disabled).ThenBy(p => p.NormalizedUserName)
            .Select(p => new PersonEntry(p.Id, p.UserName!, p.Role, p.Disabled, p.JoinedAt)).ToListAsync(cancellation);
        var log = await db.PeopleLog.AsNoTracking().OrderByDescending(l => l.Id).Take(Limits.PeopleLog).ToListAsync(cancellation);
        return new PeopleView(people, await invitations.OpenAsync(cancellation), log);
    }

    /// <returns>Null when done, else why not, as a sentence.</returns>
    public Task<string?> GiveRoleAsync(Signer signer, string personId, PersonRole role, CancellationToken cancellation = default)
        => ChangeAsync(signer, personId, person =>
        {
            if (person.Role == role)
                return null;
            person.Role = role;
            return $"made {person.UserName} {Wording.Of(role, article: true)}";
        }, cancellation);

    /// <summary>Closes an account, or opens it again. What the person did stays.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public Task<string?> DisableAsync(Signer signer, string personId, bool disabled, CancellationToken cancellation = default)
        => ChangeAsync(signer, personId, person =>
        {
            if (person.Disabled == disabled)
                return null;
            person.Disabled = disabled;
            return $"{(disabled ? "closed" : "opened")} the account of {person.UserName}";
        }, cancellation);

    /// <param name="change">Changes the person and says what was done; null where there was nothing to do.</param>
    private async Task<string?> ChangeAsync(Signer signer, string personId, Func<Person, string?> change, CancellationToken cancellation)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // One at a time: two leads who demote each other must not both succeed.
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Users.SingleOrDefaultAsync(p => p.Id == personId, cancellation) is not { } person)
            return "There is no such person; nothing was changed.";
        if (change(person) is not { } done)
            return null;
        if (!await db.Users.AnyAsync(p => p.Id != personId && p.Role == PersonRole.Lead && !p.Disabled, cancellation)
            && person is not { Role: PersonRole.Lead, Disabled: false })
            return $"{person.UserName} is the only lead, so nothing was changed: nobody could manage people any more. Make somebody else a lead first.";

        // Ends every session of theirs: the next one has the new rights.
        (person.SecurityStamp, person.ConcurrencyStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        db.PeopleLog.Add(new PeopleLogRow { At = time.GetUtcNow().UtcDateTime, By = signer.Name, What = done });
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        changes.Publish();
        return null;
    }
}
