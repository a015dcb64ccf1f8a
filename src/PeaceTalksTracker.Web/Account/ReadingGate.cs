using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PeaceTalksTracker.Web.Account;

/// <summary>
/// Lets through whoever may read: who has signed in, and without that everybody where <c>Reading:Anonymous</c> says so. Where it says nothing,
/// whoever sits at this computer, as far as the connection can show that. What is marked as open to all needs no right.
/// </summary>
public sealed class ReadingGate(RequestDelegate next, IConfiguration configuration, IServer server)
{
    private readonly bool? setting = configuration.GetValue<bool?>("Reading:Anonymous");

    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (context.User.Identity?.IsAuthenticated == true || endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null || IsOpen(context))
            return next(context);
        if (endpoint is null || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            context.Response.Redirect(Urls.SignInFor(context.Request.Path + context.Request.QueryString));
            return Task.CompletedTask;
        }
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return context.Response.WriteAsync("Sign in to read this.");
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
