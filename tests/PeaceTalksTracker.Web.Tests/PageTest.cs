using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests;

/// <summary>Renders pages over a real store.</summary>
public abstract class PageTest : IAsyncLifetime
{
    // A busy computer is no reason to fail: a wait ends as soon as its condition holds.
    static PageTest() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    private BunitAuthorizationContext visitor = null!;

    protected TestStore Store { get; } = new();

    protected BunitContext Bunit { get; } = new();

    public virtual async ValueTask InitializeAsync()
    {
        await Store.InitializeAsync();
        Store.AddTo(Bunit.Services);
        Bunit.Services.AddMudServices();
        Bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        visitor = Bunit.AddAuthorization();
        await SignInAsync("Ed Ito", PersonRole.Editor);
    }

    /// <summary>Who looks at the page from here on. Before that it is an editor, Ed Ito.</summary>
    protected async Task<Signer> SignInAsync(string name, PersonRole role)
    {
        var person = await Store.PersonAsync(name, role);
        visitor.SetAuthorized(name);
        visitor.SetRoles(role.ToString());
        // After the roles: setting those forgets the claims.
        visitor.SetClaims(new Claim(ClaimTypes.NameIdentifier, person.PersonId!));
        visitor.SetPolicies([.. Enum.GetValues<PersonRole>().Where(r => r <= role).Select(r => r.ToString())]);
        return person;
    }

    protected void SignOut() => visitor.SetNotAuthorized();

    /// <summary>Renders a page as if its address had just been opened.</summary>
    protected IRenderedComponent<T> Open<T>(string address) where T : IComponent
    {
        Bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Bunit.Render<T>();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Bunit.DisposeAsync();
        await Store.DisposeAsync();
    }
}
