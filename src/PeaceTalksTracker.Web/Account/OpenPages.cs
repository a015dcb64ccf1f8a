using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.SignalR;

namespace PeaceTalksTracker.Web.Account;

/// <summary>
/// Bounds how many pages one person, or one address that has not signed in, keeps open: each holds memory here for as long as it is connected.
/// A page too many is refused with a sentence, a connection too many is closed.
/// </summary>
public sealed class OpenPages(ILogger<OpenPages> log) : IHubFilter, IMiddleware
{
    private static readonly object Counted = new();

    private readonly Lock guard = new();
    private readonly Dictionary<string, int> open = [];

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var holder = Holder.Of(context);
        if (!ConnectsBack(context) || CountOf(holder) < holder.Most)
        {
            await next(context);
            return;
        }
        Note(holder);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(holder.IsPerson
            ? $"You have {holder.Most} pages open here, as many as one person may. Close some, then reload this one."
            : $"{holder.Most} pages are open from your address, as many as one may have without signing in. Close some, then reload this one, or sign in at {Urls.SignIn}.");
    }

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var holder = Holder.Of(context.Context.GetHttpContext()!);
        if (!TryEnter(holder))
        {
            Note(holder);
            throw new TooManyPagesException();
        }
        // Taken back by the end of the connection, which is not told of one that failed here.
        context.Context.Items[Counted] = holder;
        try
        {
            await next(context);
        }
        catch
        {
            Leave(context.Context);
            throw;
        }
    }

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        Leave(context.Context);
        await next(context, exception);
    }

    /// <summary>Whether the answer is a page that will open a connection of its own.</summary>
    private static bool ConnectsBack(HttpContext context)
        => context.GetEndpoint()?.Metadata is { } about && about.GetMetadata<ComponentTypeMetadata>() is not null
            && about.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null;

    private int CountOf(Holder holder)
    {
        lock (guard)
            return open.GetValueOrDefault(holder.Key);
    }

    private bool TryEnter(Holder holder)
    {
        lock (guard)
        {
            var count = open.GetValueOrDefault(holder.Key);
            if (count >= holder.Most)
                return false;
            open[holder.Key] = count + 1;
            return true;
        }
    }

    private void Leave(HubCallerContext connection)
    {
        if (!connection.Items.Remove(Counted, out var entered))
            return;
        var key = ((Holder)entered!).Key;
        lock (guard)
        {
            if (--open[key] == 0)
                open.Remove(key);
        }
    }

    private void Note(Holder holder) => log.LogWarning("{Holder} has {Most} pages open: one more was refused", holder.Key, holder.Most);

    private sealed record Holder(string Key, bool IsPerson)
    {
        public int Most => IsPerson ? Limits.PagesPerPerson : Limits.PagesPerAddress;

        public static Holder Of(HttpContext context)
            => context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? new("person " + id, true) : new("address " + ClientAddress.Of(context), false);
    }
}

/// <summary>Ends a connection; the browser is told not to try again.</summary>
public sealed class TooManyPagesException() : HubException("Too many pages are open.");
