namespace PeaceTalksTracker.Web.Shared;

/// <summary>Tells open pages that the store has changed. Subscribers must unsubscribe when they are disposed.</summary>
public sealed class ChangeFeed(ILogger<ChangeFeed> log)
{
    public event Action? Changed;

    /// <summary>Returns at once: what has been saved neither waits for the pages that show it nor fails with one of them.</summary>
    public void Publish()
    {
        foreach (var subscriber in Changed?.GetInvocationList() ?? [])
            _ = Task.Run(() => Tell((Action)subscriber));
    }

    private void Tell(Action subscriber)
    {
        try
        {
            subscriber();
        }
        catch (Exception e)
        {
            log.LogError(e, "A page could not be told of a change");
        }
    }
}
