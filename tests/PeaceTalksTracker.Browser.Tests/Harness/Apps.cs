namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>One app with the seed loaded, for all tests that change nothing in it.</summary>
public sealed class SeededApp : AppFixture;

/// <summary>An app with the seed loaded for one class of tests, which may change what it holds or end it.</summary>
public sealed class OwnApp : AppFixture;

public abstract class AppFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Database => folder.File("tracker.db");

    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningApp.StartAsync(new() { Database = Database });

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await App.DisposeAsync();
        folder.Dispose();
    }
}
