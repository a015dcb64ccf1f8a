namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>One app with the seed loaded, for all tests that change nothing in it.</summary>
public sealed class SeededApp : AppFixture;

/// <summary>An app with the seed loaded for one class of tests, which may change what it holds or end it.</summary>
public sealed class OwnApp : AppFixture;

/// <summary>An app that has no seed to load.</summary>
public sealed class EmptyApp : AppFixture
{
    protected override AppStart Start()
    {
        foreach (var file in Directory.EnumerateFiles(Checkout.BuildOutput, "*", SearchOption.AllDirectories))
        {
            var copy = Folder.File(Path.Combine("app", Path.GetRelativePath(Checkout.BuildOutput, file)));
            if (Path.GetFileName(Path.GetDirectoryName(copy)) == "seeds")
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return base.Start() with { Output = Folder.File("app") };
    }
}

public abstract class AppFixture : IAsyncLifetime
{
    protected TemporaryFolder Folder { get; } = new();

    public string Database => Folder.File("tracker.db");

    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningApp.StartAsync(Start());

    protected virtual AppStart Start() => new() { Database = Database };

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await App.DisposeAsync();
        Folder.Dispose();
    }
}
