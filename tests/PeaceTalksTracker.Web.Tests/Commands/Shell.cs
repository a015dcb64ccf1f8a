using System.Diagnostics;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Commands;

/// <summary>What a command left behind.</summary>
public sealed record Ran(int ExitCode, string Output, string Error);

/// <summary>Runs the built app as somebody in a shell would: in a process of its own, from a folder of their own, with a database of their own.</summary>
public sealed class Shell : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("tracker-shell-").FullName;

    public string Database => In("tracker.db");

    public string In(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text) => File.WriteAllText(In(name), text);

    public async Task<Ran> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    public Process Start(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(TrackerDbContext).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        info.Environment["ConnectionStrings__Tracker"] = $"Data Source={Database}";
        return Process.Start(info)!;
    }

    public static async Task<Ran> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return new Ran(process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(Folder, true);
}
