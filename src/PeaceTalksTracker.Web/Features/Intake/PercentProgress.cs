namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>Passes progress on in whole percents, each once, so that a page is not drawn for every sentence.</summary>
public sealed class PercentProgress(Action<int> show) : IProgress<double>
{
    private int last = -1;

    public void Report(double value)
    {
        var percent = (int)(Math.Clamp(value, 0, 1) * 100);
        if (Interlocked.Exchange(ref last, percent) != percent)
            show(percent);
    }
}
