using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>An article beside what was found in it; <c>record</c> opens it at a quote, <c>part</c> turns the pages of a long one.</summary>
public sealed partial class ArticlePage : IAsyncDisposable
{
    private ArticleView? view;
    private ElementReference element;
    private IJSObjectReference? script;
    private string? shown;

    [Parameter]
    public string Key { get; set; } = "";

    [Inject]
    private ArticleQueries Articles { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancellation)
        => view = await Articles.FindAsync(
            Key, Query("record"), int.TryParse(Query("part"), CultureInfo.InvariantCulture, out var part) ? part : null, cancellation);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (view is null)
            return;
        try
        {
            if (script is null)
            {
                script = await Js.InvokeAsync<IJSObjectReference>("import", "./Features/Articles/ArticlePage.razor.js");
                // It may have been left while the script was on its way: then there is no text to attach to.
                if (IsGone)
                    return;
                await script.InvokeVoidAsync("attach", element);
            }
            var now = $"{view.Facts.Key} {view.Part} {view.Selected}";
            if (now != shown)
            {
                shown = now;
                await script.InvokeVoidAsync("show", element, view.Selected);
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is closed.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (script is not null)
                await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is closed already.
        }
    }
}
