namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Says when what is typed is to be kept: a second after the last key, and when the form loses the focus.</summary>
/// <param name="time">The clock.</param>
/// <param name="keep">Keeps it; called on the timer's thread or the caller's.</param>
public sealed class DraftKeeper(TimeProvider time, Func<Task> keep) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private ITimer? timer;

    /// <summary>Whether something has been typed since it was last kept or forgotten.</summary>
    public bool IsDirty { get; private set; }

    public void Touch()
    {
        IsDirty = true;
        timer?.Dispose();
        timer = time.CreateTimer(_ => _ = keep(), null, Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Nothing waits to be kept any more.</summary>
    public void Forget()
    {
        timer?.Dispose();
        IsDirty = false;
    }

    public void Dispose() => timer?.Dispose();
}
