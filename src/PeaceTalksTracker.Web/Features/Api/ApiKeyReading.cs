using Microsoft.AspNetCore.Http.Features;
using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web.Features.Api;

/// <summary>Marks what programs may read by a key.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ReadByKeyAttribute : Attribute;

/// <summary>The key that a request carries: <c>Authorization: Bearer KEY</c>, or <c>?key=KEY</c> for feed readers, which send no headers of ours.</summary>
public static class ApiKeyReading
{
    public const string Parameter = "key";

    private const string Scheme = "Bearer ";

    public static bool IsFor(HttpContext context)
        => context.Features.Get<IEndpointFeature>()?.Endpoint?.Metadata.GetMetadata<ReadByKeyAttribute>() is not null;

    /// <summary>Null where it carries none.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers.Authorization is [{ } header, ..] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return header[Scheme.Length..].Trim();
        return request.Query[Parameter] is [{ Length: > 0 } key, ..] ? key : null;
    }

    /// <summary>Whom the rate is counted for: the key, or without one the network address.</summary>
    public static string Caller(HttpContext context)
        => Of(context.Request) is { } key ? Token.HashOf(key) : ClientAddress.Of(context);
}
