using Microsoft.JSInterop;

namespace PeaceTalksTracker.Web.Shared;

public static class JsRuntimeExtensions
{
    /// <summary>Calls a script while a component goes away, when the browser may be gone already.</summary>
    public static async ValueTask SafelyAsync(this IJSRuntime js, string function, params object?[] arguments)
    {
        try
        {
            await js.InvokeVoidAsync(function, arguments);
        }
        catch (Exception e) when (e is JSDisconnectedException or JSException or OperationCanceledException or InvalidOperationException)
        {
            // The page is closed: there is nothing left to tidy up.
        }
    }
}
