using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Account;

/// <summary>
/// Says who may do what. Every service that changes something asks here first, each time: what a page offered when it was drawn, and what a
/// cookie said when it was made, count for nothing.
/// </summary>
public sealed class Permissions(IDbContextFactory<TrackerDbContext> contexts, ILogger<Permissions> log)
{
    /// <returns>Null where the signer may, else why not, as a sentence.</returns>
    public async Task<string?> RefusalAsync(Signer signer, PersonRole atLeast, CancellationToken cancellation = default)
    {
        var refusal = await WhyNotAsync(signer, atLeast, cancellation);
        if (refusal is not null)
            log.LogWarning("{Person} was refused what needs the rights of {Role}", signer.PersonId ?? "Nobody", atLeast);
        return refusal;
    }

    private async Task<string?> WhyNotAsync(Signer signer, PersonRole atLeast, CancellationToken cancellation)
    {
        if (signer.IsProgram)
            return null;
        if (signer.PersonId is null)
            return "You are not signed in, so nothing was changed. Sign in and do it again.";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var person = await db.Users.Where(p => p.Id == signer.PersonId).Select(p => new { p.Role, p.Disabled }).SingleOrDefaultAsync(cancellation);
        return person switch
        {
            null or { Disabled: true } => "Your account has been closed, so nothing was changed. A lead can open it again.",
            _ when person.Role < atLeast => $"This needs the rights of {(atLeast == PersonRole.Lead ? "a lead" : "an editor")}, so nothing was changed. A lead can give you them.",
            _ => null,
        };
    }
}
