namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Says when what is typed is to be kept: a second after the last key, and when the form loses the focus.</summary>
/// <param name="time">The clock.</param>
/// <param name="dispatch">Runs something where the form's events run.</param>
/// <param name="keep">Keeps what the form holds.</param>
public sealed class DraftKeeper(TimeProvider time, Func<Func<Task>, Task> dispatch, Func<Task> keep) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private ITimer? timer;
    private bool isDirty;
    private Task keeping = Task.CompletedTask;

    /// <summary>Something was typed.</summary>
    public void Touch()
    {
        isDirty = true;
        timer?.Dispose();
        timer = time.CreateTimer(_ => _ = dispatch(FlushAsync), null, Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Keeps what has been typed since the last time, if anything.</summary>
    public Task FlushAsync()
    {
        if (!isDirty)
            return keeping;
        Forget();
        return keeping = KeepAfterAsync(keeping);
    }

    /// <summary>Nothing waits to be kept any more, and what was being kept is: whoever then drops the draft drops all of it.</summary>
    public Task SettleAsync()
    {
        Forget();
        return keeping;
    }

    /// <summary>One at a time: what was typed earlier must not come to stand over what was typed later.</summary>
    private async Task KeepAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await keep();
    }

    private void Forget()
    {
        timer?.Dispose();
        isDirty = false;
    }

    public void Dispose() => timer?.Dispose();
}
