namespace PeaceTalksTracker.Web.Shared;

/// <summary>Tells open pages that the store has changed. Subscribers must unsubscribe when they are disposed.</summary>
public sealed class ChangeFeed(ILogger<ChangeFeed> log)
{
    private long published;

    public event Action? Changed;

    /// <summary>How often it has been published: while it stays the same, this process has changed nothing.</summary>
    public long Published => Interlocked.Read(ref published);

    /// <summary>Returns at once: what has been saved neither waits for the pages that show it nor fails with one of them.</summary>
    public void Publish()
    {
        Interlocked.Increment(ref published);
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
