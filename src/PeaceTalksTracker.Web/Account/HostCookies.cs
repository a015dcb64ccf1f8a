using Microsoft.AspNetCore.Authentication.Cookies;

namespace PeaceTalksTracker.Web.Account;

/// <summary>Over https the session's cookie is named <c>__Host-…</c>: a browser takes that from this very host alone, and only with Secure.</summary>
public sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager chunks = new();

    public string? GetRequestCookie(HttpContext context, string key) => chunks.GetRequestCookie(context, Named(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
        => chunks.AppendResponseCookie(context, Named(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => chunks.DeleteCookie(context, Named(context, key), options);

    private static string Named(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
