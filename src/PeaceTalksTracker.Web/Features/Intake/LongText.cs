using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>
/// Fields for texts as long as an article. Their words stay in the browser until they are asked for, and travel as a stream: an event of the page
/// would carry them whole, over the limit of a message.
/// </summary>
public sealed class LongText(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? script;
    private bool isGone;

    /// <summary>What stands in the field; null of more than an article may have.</summary>
    public async Task<string?> ReadAsync(ElementReference field, CancellationToken cancellation = default)
    {
        await using var reference = await (await ScriptAsync(cancellation)).InvokeAsync<IJSStreamReference>("textOf", cancellation, field);
        var most = Limits.ArticleBytes + Encoding.UTF8.Preamble.Length;
        if (reference.Length > most)
            return null;
        await using var stream = await reference.OpenReadStreamAsync(most, cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }

    /// <summary>Puts a text into the field.</summary>
    public async Task ShowAsync(ElementReference field, string text, CancellationToken cancellation = default)
    {
        var loaded = await ScriptAsync(cancellation);
        // The page may have been left while the script was on its way: then there is no field.
        if (isGone)
            return;
        using var stream = new DotNetStreamReference(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        await loaded.InvokeVoidAsync("showText", cancellation, field, stream);
    }

    /// <summary>Calls <c>TypedAsync</c> of a component whenever something is typed into the field.</summary>
    public async Task WatchAsync<T>(ElementReference field, DotNetObjectReference<T> component) where T : class
    {
        var loaded = await ScriptAsync(default);
        if (!isGone)
            await loaded.InvokeVoidAsync("watch", field, component);
    }

    private async Task<IJSObjectReference> ScriptAsync(CancellationToken cancellation)
        => script ??= await js.InvokeAsync<IJSObjectReference>("import", cancellation, "./long-text.js");

    public async ValueTask DisposeAsync()
    {
        isGone = true;
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
