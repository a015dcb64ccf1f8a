using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>How to start the app; what is not said is as for somebody who starts it for the first time.</summary>
public sealed record AppStart
{
    /// <summary>The folder with the built or published app.</summary>
    public string Output { get; init; } = Checkout.BuildOutput;

    public string[] Arguments { get; init; } = ["--urls", "http://127.0.0.1:0"];

    /// <summary>The database file; null leaves the choice to the app.</summary>
    public string? Database { get; init; }

    public string? WorkingDirectory { get; init; }

    /// <summary>Environment variables, such as <c>Reading__Anonymous</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

/// <summary>The real app in a process of its own, in Production.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private const string Announcement = "Peace Talks Tracker is at ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly string? database;
    private readonly ConcurrentQueue<string> output = [];
    private readonly ConcurrentQueue<string> errors = [];
    private readonly TaskCompletionSource<Uri> announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningApp(AppStart start)
    {
        database = start.Database;
        var info = new ProcessStartInfo("dotnet", [Path.Combine(start.Output, "PeaceTalksTracker.Web.dll"), .. start.Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.WorkingDirectory ?? Path.GetTempPath(),
        };
        foreach (var name in new[] { "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "ConnectionStrings__Tracker" })
            info.Environment.Remove(name);
        foreach (var (name, value) in start.Settings)
            info.Environment[name] = value;
        if (database is not null)
            info.Environment["ConnectionStrings__Tracker"] = $"Data Source={database}";

        process = new Process { StartInfo = info, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) =>
        {
            output.Enqueue(line.Data ?? "");
            errors.Enqueue(line.Data ?? "");
        };
        process.Exited += (_, _) => announced.TrySetException(new InvalidOperationException($"The app ended before it served.\n{Log}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Where the first lead joins; null where somebody has joined already.</summary>
    public Uri? SetupAddress { get; private set; }

    /// <summary>The app's database, beside the app.</summary>
    public TrackerDbContext OpenStore()
        => new(new DbContextOptionsBuilder<TrackerDbContext>().UseSqlite($"Data Source={database};Pooling=False").Options, TimeProvider.System);

    /// <summary>All that the app has written to either stream.</summary>
    public string Log => string.Join('\n', output);

    /// <summary>What it has written to standard error: its log.</summary>
    public string Errors => string.Join('\n', errors);

    /// <summary>Starts the app and waits until it says where it is.</summary>
    public static async Task<RunningApp> StartAsync(AppStart start)
    {
        var app = new RunningApp(start);
        try
        {
            app.Address = await app.announced.Task.WaitAsync(Patience);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the app to stop, as a service manager does, and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill(true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        if (line.Split(' ')[^1] is var last && last.Contains(Urls.Setup, StringComparison.Ordinal))
            SetupAddress = new Uri(last);
        if (line.StartsWith(Announcement, StringComparison.Ordinal))
            announced.TrySetResult(new Uri(line[Announcement.Length..]));
    }
}
