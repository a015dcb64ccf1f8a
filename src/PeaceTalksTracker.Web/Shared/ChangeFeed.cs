namespace PeaceTalksTracker.Web.Shared;

/// <summary>Tells open pages that the store has changed. Subscribers must unsubscribe when they are disposed.</summary>
public sealed class ChangeFeed
{
    public event Action? Changed;

    public void Publish() => Changed?.Invoke();
}
