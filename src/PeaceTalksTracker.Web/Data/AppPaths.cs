namespace PeaceTalksTracker.Web.Data;

/// <summary>Where things lie on disk. In a checkout data stands at the repository's root, elsewhere beside the app.</summary>
public static class AppPaths
{
    /// <summary>The folder the app runs from: its settings, assets and seeds.</summary>
    public static string Content { get; } = AppContext.BaseDirectory;

    /// <summary>The repository's root, or <see cref="Content"/> outside a checkout.</summary>
    public static string Root { get; } = FindRoot(Content);

    public static string DefaultDatabase => Path.Combine(Root, "data", "tracker.db");

    public static string Logs => Path.Combine(Root, "data", "logs");

    public static string Seeds => Path.Combine(Content, "seeds");

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PeaceTalksTracker.sln")))
                return folder.FullName;
        return start;
    }
}
