using System.Diagnostics;

namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>The app as `dotnet publish` gives it, outside the checkout.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Output => folder.File("app");

    public async ValueTask InitializeAsync()
    {
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Checkout.WebProject, "-c", Checkout.Configuration, "--no-build", "-o", Output, "--disable-build-servers"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        publish.ExitCode.ShouldBe(0, said);
    }

    /// <summary>A copy of the app in another folder.</summary>
    public void CopyTo(string target)
    {
        foreach (var file in Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Output, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
