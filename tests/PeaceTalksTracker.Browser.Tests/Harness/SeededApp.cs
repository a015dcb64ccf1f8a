namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>One app with the seed loaded, for all tests that change nothing in it.</summary>
public sealed class SeededApp : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningApp.StartAsync(new() { Database = folder.File("tracker.db") });

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        folder.Dispose();
    }
}
