using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace PeaceTalksTracker.Web.Tests;

/// <summary>Renders pages over a real store.</summary>
public abstract class PageTest : IAsyncLifetime
{
    // A busy computer is no reason to fail: a wait ends as soon as its condition holds.
    static PageTest() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    protected TestStore Store { get; } = new();

    protected BunitContext Bunit { get; } = new();

    public virtual async ValueTask InitializeAsync()
    {
        await Store.InitializeAsync();
        Store.AddTo(Bunit.Services);
        Bunit.Services.AddMudServices();
        Bunit.JSInterop.Mode = JSRuntimeMode.Loose;
    }

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
