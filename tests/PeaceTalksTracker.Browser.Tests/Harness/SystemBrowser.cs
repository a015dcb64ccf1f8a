namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>The Chromium, Chrome or Edge of this machine.</summary>
public static class SystemBrowser
{
    // Debian's headless shell is first: the same engine without a window's parts, so pages open sooner.
    private static readonly string[] Names =
    [
        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    public static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--no-first-run",
    ];

    public static string FindExecutable()
    {
        if (Environment.GetEnvironmentVariable("TRACKER_BROWSER") is { Length: > 0 } named)
            return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Install Chromium, Chrome or Edge for the browser tests, or name one in TRACKER_BROWSER.");
    }
}
