using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace PeaceTalksTracker.Web.Account;

/// <summary>In whose name a change is made: a person who has signed in, or a program that somebody with the machine's rights has started.</summary>
public sealed record Signer
{
    private Signer(string name, string? personId, bool isProgram) => (Name, PersonId, IsProgram) = (name, personId, isProgram);

    /// <summary>What history shows.</summary>
    public string Name { get; }

    /// <summary>Null of a program, and of somebody who has not signed in.</summary>
    public string? PersonId { get; }

    public bool IsProgram { get; }

    /// <summary>A command of the shell, the seed loader, the reader: nobody reaches these over the network.</summary>
    public static Signer Program(string name) => new(name, null, true);

    /// <summary>Whoever looks at the page.</summary>
    public static async Task<Signer> OfAsync(Task<AuthenticationState> page) => Of((await page).User);

    public static Signer Of(ClaimsPrincipal user)
        => new(user.Identity?.Name ?? "nobody", user.FindFirstValue(ClaimTypes.NameIdentifier), false);
}
