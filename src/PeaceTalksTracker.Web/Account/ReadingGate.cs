using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PeaceTalksTracker.Web.Features.Api;

namespace PeaceTalksTracker.Web.Account;

/// <summary>
/// Lets through whoever may read: who has signed in, and without that everybody where <c>Reading:Anonymous</c> says so. Where it says nothing,
/// whoever sits at this computer, as far as the connection can show that. Programs come with a key. What is marked as open to all needs no right.
/// </summary>
public sealed class ReadingGate(RequestDelegate next, IConfiguration configuration, IServer server)
{
    private readonly bool? setting = configuration.GetValue<bool?>("Reading:Anonymous");

    public async Task InvokeAsync(HttpContext context, ApiKeyService keys)
    {
        var endpoint = context.GetEndpoint();
        // A key that does not hold is said to be wrong even where nobody needs one: whoever uses it should learn of it.
        if (ApiKeyReading.IsFor(context) && ApiKeyReading.Of(context.Request) is { } key)
        {
            if (await keys.HoldsAsync(key, context.RequestAborted))
                await next(context);
            else
                await RefuseAsync(context, "This key does not hold, or no longer. A lead can make another, under People.");
            return;
        }
        if (context.User.Identity?.IsAuthenticated == true || endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null || IsOpen(context))
        {
            await next(context);
            return;
        }
        if (endpoint is null || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            context.Response.Redirect(Urls.SignInFor(context.Request.Path + context.Request.QueryString));
            return;
        }
        await RefuseAsync(context, ApiKeyReading.IsFor(context) ? "Send a key that a lead has made: “Authorization: Bearer KEY”." : "Sign in to read this.");
    }

    private static Task RefuseAsync(HttpContext context, string words)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (ApiKeyReading.IsFor(context))
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return context.Response.WriteAsync(words);
    }

    private bool IsOpen(HttpContext context)
        => setting ?? (IsLocal(context.Connection.RemoteIpAddress) && !context.Request.Headers.Keys.Any(IsForwarding)
            && server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } bound && bound.All(IsLocal));

    private static bool IsLocal(IPAddress? address)
        => address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsLocal(string bound)
    {
        var address = BindingAddress.Parse(bound);
        return !address.IsUnixPipe
            && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host, out var ip) && IsLocal(ip)));
    }

    /// <summary>Written by a proxy: whoever asks is not who is connected.</summary>
    private static bool IsForwarding(string header)
        => header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
            || header.Equals("Via", StringComparison.OrdinalIgnoreCase)
            || header.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase)
            || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase);
}
