using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>People of a running app, and browsers that they sign in with.</summary>
public static class SignedIn
{
    public const string Password = "four quiet words together";

    private static readonly ConcurrentDictionary<(Uri App, string Name), Cookie[]> Sessions = [];

    /// <summary>Signs the page's browser in, by the form, as a person of that role, who is made where there is none of the name.</summary>
    public static async Task AsAsync(this IPage page, RunningApp app, PersonRole role, string name)
    {
        await MakeAsync(app, role, name);
        // One sign-in serves many tests: an address may try only so many in a minute.
        if (Sessions.TryGetValue((app.Address, name), out var session))
        {
            await page.Context.AddCookiesAsync(session);
            await page.GotoAsync(Urls.Overview);
        }
        else
        {
            await page.SignInAsync(name, Password);
        }
        await Assertions.Expect(page.Locator(".signed-in")).ToContainTextAsync(name);
        Sessions[(app.Address, name)] =
            [.. (await page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, SameSite = c.SameSite })];
    }

    /// <summary>Fills the form and sends it.</summary>
    public static async Task SignInAsync(this IPage page, string name, string password, string? returnUrl = null)
    {
        await page.GotoAsync(Urls.With(Urls.SignIn, "returnUrl", returnUrl));
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Puts a person into the app's database, as if they had joined. Names are unique: another role needs another name.</summary>
    public static async Task MakeAsync(RunningApp app, PersonRole role, string name)
    {
        await using var db = app.OpenStore();
        if (await db.Users.SingleOrDefaultAsync(p => p.UserName == name) is { } known)
        {
            if (known.Role != role)
                throw new InvalidOperationException($"{name} is somebody else.");
            return;
        }
        var person = new Person
        {
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            Role = role,
            JoinedAt = DateTime.UtcNow,
            SecurityStamp = Guid.NewGuid().ToString(),
            LockoutEnabled = true,
        };
        person.PasswordHash = new PasswordHasher<Person>().HashPassword(person, Password);
        db.Users.Add(person);
        await db.SaveChangesAsync();
    }
}
