using System.Security.Cryptography;
using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web;

/// <summary>Keeps a page to its own scripts, styles, frames and sockets.</summary>
public sealed class SecurityHeaders(RequestDelegate next, ILogger<SecurityHeaders> log)
{
    public const string NonceKey = "csp-nonce";

    public Task InvokeAsync(HttpContext context)
    {
        Protect(context);
        if (IsForeignSocket(context.Request))
        {
            log.LogWarning("A connection from {Address} was refused: it was opened by a page of {Origin}", ClientAddress.Of(context), context.Request.Headers.Origin.ToString());
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return next(context);
    }

    private static void Protect(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        var headers = context.Response.Headers;
        // MudBlazor sets styles inline; the nonce serves the import map alone.
        headers.ContentSecurityPolicy =
            "default-src 'self'; base-uri 'self'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; form-action 'self'; " +
            $"script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }

    /// <summary>A browser lets any site open a socket to any other; only the Origin header tells.</summary>
    private static bool IsForeignSocket(HttpRequest request)
        => request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            && request.Headers.Origin is [{ } origin]
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
