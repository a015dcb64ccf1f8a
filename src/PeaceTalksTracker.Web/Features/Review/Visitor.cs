using Microsoft.AspNetCore.Components.Server.Circuits;
using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>One open page in <see cref="Presence"/>: while its connection is down, it looks at nothing.</summary>
public sealed class Visitor(Presence presence) : CircuitHandler
{
    private (string Subject, string Name)? looks;
    private IDisposable? visit;

    /// <summary>Says what the page shows, and to whom.</summary>
    public void Look(string subject, Signer by)
    {
        visit?.Dispose();
        looks = by.PersonId is null ? null : (subject, by.Name);
        Enter();
    }

    /// <summary>The page shows that no more.</summary>
    public void LookAway(string subject)
    {
        if (looks?.Subject != subject)
            return;
        visit?.Dispose();
        looks = null;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        visit?.Dispose();
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        visit?.Dispose();
        Enter();
        return Task.CompletedTask;
    }

    private void Enter()
    {
        if (looks is { } now)
            visit = presence.Enter(now.Subject, now.Name);
    }
}
