using Microsoft.Extensions.Logging.Abstractions;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Shared;

public sealed class ChangeFeedTests
{
    [Fact]
    public async Task A_page_that_fails_or_dawdles_holds_up_neither_the_saver_nor_other_pages()
    {
        var feed = new ChangeFeed(NullLogger<ChangeFeed>.Instance);
        var told = new TaskCompletionSource();
        using var never = new ManualResetEventSlim();
        feed.Changed += () => throw new InvalidOperationException("gone");
        feed.Changed += () => never.Wait(TestContext.Current.CancellationToken);
        feed.Changed += told.SetResult;
        feed.Publish();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        never.Set();
    }
}
