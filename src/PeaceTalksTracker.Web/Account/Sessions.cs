using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Account;

/// <summary>
/// Whether somebody's session still holds: it ends when the account is closed, and when its security stamp changes with a new role or password.
/// Asked at every request and, of an open page, by <see cref="SessionWatch"/>.
/// </summary>
public sealed class Sessions(IDbContextFactory<TrackerDbContext> contexts, IOptions<IdentityOptions> identity)
{
    public async Task<bool> HoldsAsync(ClaimsPrincipal? user, CancellationToken cancellation = default)
    {
        var id = user?.FindFirstValue(ClaimTypes.NameIdentifier);
        var stamp = user?.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        if (id is null || stamp is null)
            return false;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.AnyAsync(p => p.Id == id && p.SecurityStamp == stamp && !p.Disabled, cancellation);
    }
}

/// <summary>Takes an open page's user away once the session holds no longer.</summary>
public sealed class SessionWatch(ILoggerFactory logs, Sessions sessions) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(20);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
        => sessions.HoldsAsync(authenticationState.User, cancellationToken);
}

/// <summary>Puts the role among the claims, so that pages know what to offer. What is allowed, <see cref="Permissions"/> says.</summary>
public sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role.ToString()));
        return identity;
    }
}
