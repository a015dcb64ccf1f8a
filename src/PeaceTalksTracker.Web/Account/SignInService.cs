using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Account;

/// <summary>Signs people in. An unknown name, a wrong password and a locked account get the same answer after the same work.</summary>
public sealed class SignInService(
    SignInManager<Person> signIn, IPasswordHasher<Person> hasher, TrackerDbContext db, IHttpContextAccessor http, TimeProvider time,
    ILogger<SignInService> log)
{
    /// <summary>The answer to whatever does not fit. It gives away nothing.</summary>
    public const string Wrong =
        "The name and the password do not go together, or were tried too often. Check both; after five wrong passwords an account waits for five minutes.";

    private static readonly Person Nobody = new();

    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Person>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <returns>Null when signed in, else why not, as a sentence.</returns>
    public async Task<string?> SignInAsync(string? name, string? password)
    {
        password ??= "";
        var person = password.Length <= Limits.Password ? await signIn.UserManager.FindByNameAsync(PersonName.Spelled(name)) : null;
        if (person is null || await signIn.UserManager.IsLockedOutAsync(person))
        {
            // The work of checking a password, so that the time does not tell who is known here.
            hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password.Length <= Limits.Password ? password : "");
            return Refuse();
        }
        var checkedPassword = await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (checkedPassword.IsLockedOut)
            log.LogWarning("The account of {Person} waits for five minutes: a wrong password came from {Address} once too often", person.Id, Address);
        if (!checkedPassword.Succeeded)
            return Refuse();
        if (person.Disabled)
        {
            log.LogWarning("A sign-in of {Person} from {Address} was refused: the account is closed", person.Id, Address);
            return "Your account has been closed. A lead can open it again.";
        }
        await signIn.SignInAsync(person, isPersistent: false);
        log.LogInformation("{Person} signed in from {Address}", person.Id, Address);
        return null;
    }

    /// <summary>Ends the person's other sessions and goes on with this one.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> ChangePasswordAsync(ClaimsPrincipal user, string? present, string? wanted)
    {
        var people = signIn.UserManager;
        if (await people.GetUserAsync(user) is not { Disabled: false } person)
            return "You are not signed in, so nothing was changed. Sign in and do it again.";
        if (Passwords.ProblemOf(wanted, person.UserName) is { } problem)
            return problem;
        if (!(await signIn.CheckPasswordSignInAsync(person, present ?? "", lockoutOnFailure: true)).Succeeded)
            return "The present password is not right, so nothing was changed. After five wrong ones the account waits for five minutes.";

        db.PeopleLog.Add(new PeopleLogRow { At = time.GetUtcNow().UtcDateTime, By = person.UserName!, What = "changed their password" });
        var changed = await people.ChangePasswordAsync(person, present!, wanted!);
        if (!changed.Succeeded)
            return string.Join(' ', changed.Errors.Select(e => e.Description));
        await signIn.RefreshSignInAsync(person);
        return null;
    }

    private string Address => ClientAddress.Of(http.HttpContext?.Connection.RemoteIpAddress);

    // The name is not logged: people type their password there by mistake.
    private string Refuse()
    {
        log.LogWarning("A sign-in from {Address} failed", Address);
        return Wrong;
    }
}
