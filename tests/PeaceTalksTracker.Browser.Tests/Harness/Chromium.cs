using Microsoft.Playwright;

namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>The system's Chromium, Chrome or Edge: one for all tests. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Generous, because a small machine may be building something else meanwhile; what holds at once is not waited for.
        Assertions.SetDefaultExpectTimeout(15_000);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = SystemBrowser.FindExecutable(), Args = SystemBrowser.Flags });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        playwright.Dispose();
    }
}
