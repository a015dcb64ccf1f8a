namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>Where the repository and the app's build output lie.</summary>
public static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>"Release" or "Debug": what these tests were built as, the app is too.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string WebProject { get; } = Path.Combine(Root, "src", "PeaceTalksTracker.Web", "PeaceTalksTracker.Web.csproj");

    /// <summary>The folder that `dotnet build` writes the app to.</summary>
    public static string BuildOutput { get; } = Path.Combine(Path.GetDirectoryName(WebProject)!, "bin", Configuration, "net10.0");

    public static string SeedArticle { get; } = Path.Combine(Root, "seeds", "trump-putin-call.txt");

    public static string Screenshots { get; } = Path.Combine(Root, "TestResults", "screenshots");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PeaceTalksTracker.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run from a checkout of the repository.");
        return folder.FullName;
    }
}
