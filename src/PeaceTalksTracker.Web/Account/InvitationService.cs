using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Account;

/// <summary>Links by which people join. The store keeps a token's hash, so that whoever reads the database cannot join by it.</summary>
public sealed class InvitationService(
    IDbContextFactory<TrackerDbContext> contexts, IServiceScopeFactory scopes, Permissions permissions, ChangeFeed changes, TimeProvider time)
{
    private const string Setup = "setup";

    private static readonly TimeSpan SetupHolds = TimeSpan.FromHours(24);
    private static readonly TimeSpan InvitationHolds = TimeSpan.FromDays(7);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The token by which the first lead joins; null where somebody has joined already. An earlier one holds no longer.</summary>
    public async Task<string?> MakeSetupTokenAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Users.AnyAsync(cancellation))
            return null;
        db.RemoveRange(await db.Invitations.Where(i => i.By == Setup).ToListAsync(cancellation));
        var token = NewToken();
        Add(db, token, PersonRole.Lead, Setup, SetupHolds);
        await db.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>Words that nobody guesses.</summary>
    public static string NewToken() => Token.Make();

    /// <summary>Makes a link that one person joins by.</summary>
    /// <param name="signer">A lead.</param>
    /// <param name="token">What the link holds, from <see cref="NewToken"/>: whoever sends the same a second time has made one invitation.</param>
    /// <param name="role">What the person will be.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> InviteAsync(Signer signer, string token, PersonRole role, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        var hash = Token.HashOf(token);
        if (await db.Invitations.AnyAsync(i => i.TokenHash == hash, cancellation))
            return null;
        Add(db, token, role, signer.Name, InvitationHolds);
        Note(db, signer.Name, $"invited {Wording.Of(role, article: true)}");
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        changes.Publish();
        return null;
    }

    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> TakeBackAsync(Signer signer, int id, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Invitations.Where(IsOpen()).SingleOrDefaultAsync(i => i.Id == id, cancellation) is not { } invitation)
            return "This invitation has been used, taken back or has run out; there is nothing to take back.";
        invitation.EndedAt = Now;
        Note(db, signer.Name, $"took back the invitation of {Wording.Of(invitation.Role, article: true)} by {invitation.By}");
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        changes.Publish();
        return null;
    }

    /// <summary>The invitations that can still be used, newest first.</summary>
    public async Task<IReadOnlyList<InvitationRow>> OpenAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Invitations.AsNoTracking().Where(IsOpen()).OrderByDescending(i => i.Id).ToListAsync(cancellation);
    }

    /// <summary>The invitation of that token, or null where it cannot be used (any more).</summary>
    public async Task<InvitationRow?> FindAsync(string? token, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(db, token, cancellation);
    }

    /// <summary>Makes whoever holds the token a person, and ends the invitation: both or nothing.</summary>
    /// <returns>The person, or why nobody joined, as a sentence.</returns>
    public async Task<(Person? Person, string? Problem)> JoinAsync(
        string? token, string? name, string? password, CancellationToken cancellation = default)
    {
        if (!PersonName.TryParse(name, out var spelled, out var problem))
            return (null, problem);
        if (Passwords.ProblemOf(password, spelled) is { } weak)
            return (null, weak);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await FindAsync(db, token, cancellation) is not { } invitation)
            return (null, "This link cannot be used any more. Ask a lead for another.");
        if (await people.FindByNameAsync(spelled) is not null)
            return (null, "Somebody here has this name already: take another, perhaps with a middle name.");

        var person = new Person { UserName = spelled, Role = invitation.Role, JoinedAt = Now };
        var made = await people.CreateAsync(person, password!);
        if (!made.Succeeded)
            return (null, string.Join(' ', made.Errors.Select(e => e.Description)));
        invitation.EndedAt = Now;
        Note(db, spelled, $"joined as {Wording.Of(person.Role, article: true)}, {(invitation.By == Setup ? "at the setup address" : "invited by " + invitation.By)}");
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        changes.Publish();
        return (person, null);
    }

    private void Add(TrackerDbContext db, string token, PersonRole role, string by, TimeSpan holds)
        => db.Invitations.Add(new InvitationRow { TokenHash = Token.HashOf(token), Role = role, By = by, MadeAt = Now, ExpiresAt = Now + holds });

    private void Note(TrackerDbContext db, string by, string what) => db.PeopleLog.Add(new PeopleLogRow { At = Now, By = by, What = what });

    private async Task<InvitationRow?> FindAsync(TrackerDbContext db, string? token, CancellationToken cancellation)
    {
        var hash = Token.HashOf(token ?? "");
        return await db.Invitations.Where(IsOpen()).SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
    }

    private Expression<Func<InvitationRow, bool>> IsOpen()
    {
        var now = Now;
        return i => i.EndedAt == null && i.ExpiresAt > now;
    }
}
