using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>One open page in <see cref="Presence"/>: while its connection is down, it looks at nothing.</summary>
public sealed class Visitor(Presence presence) : CircuitHandler
{
    private (string Record, string Name)? looks;
    private IDisposable? visit;

    /// <summary>Says which record the page shows, and to whom.</summary>
    public void Look(string record, string name)
    {
        visit?.Dispose();
        looks = (record, name);
        visit = presence.Enter(record, name);
    }

    /// <summary>The page shows that record no more.</summary>
    public void LookAway(string record)
    {
        if (looks?.Record != record)
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
        if (looks is { } again)
            Look(again.Record, again.Name);
        return Task.CompletedTask;
    }
}
