using System.Diagnostics;

namespace PeaceTalksTracker.Tests;

/// <summary>Programs of others from the npm registry that read what we write. They are fetched beside the build output, where nothing is committed.</summary>
public static class NpmPackage
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <param name="name">Of the package.</param>
    /// <param name="version">Exactly this one.</param>
    /// <param name="root">A folder that may hold it, such as a project's <c>obj</c>.</param>
    /// <returns>The folder of modules that has it.</returns>
    public static async Task<string> InstallAsync(string name, string version, string root)
    {
        var folder = Path.Combine(root, "npm", $"{name.Replace('/', '-')}-{version}");
        var modules = Path.Combine(folder, "node_modules");
        await OneAtATime.WaitAsync();
        try
        {
            if (!File.Exists(Path.Combine(modules, name, "package.json")))
            {
                Directory.CreateDirectory(folder);
                await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", $"{name}@{version}"]);
            }
        }
        finally
        {
            OneAtATime.Release();
        }
        return modules;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="modules">Where scripts find packages; null for none.</param>
    /// <returns>What it prints.</returns>
    public static async Task<string> RunAsync(string program, string[] arguments, string? modules = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NODE_PATH"] = modules;
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {await complaints}");
    }
}
