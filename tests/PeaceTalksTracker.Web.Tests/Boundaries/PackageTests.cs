using System.Text.Json;
using System.Xml.Linq;

namespace PeaceTalksTracker.Web.Tests.Boundaries;

/// <summary>What others have written and we use: under which licences, and which versions.</summary>
public sealed class PackageTests
{
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];

    /// <summary>Besides, of what only tests use and nobody is given.</summary>
    private static readonly string[] AllowedInTests = [.. Allowed, "MPL-2.0"];

    private static readonly string Root = SourceTests.Root;

    /// <summary>Those that have been restored: when all tests run, all.</summary>
    public static TheoryData<string> Projects
        => [.. Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories).Where(p => File.Exists(AssetsOf(p))).Select(p => Path.GetRelativePath(Root, p))];

    [Theory, MemberData(nameof(Projects))]
    public void Every_package_has_a_licence_that_lets_us_use_it(string project)
    {
        using var restored = JsonDocument.Parse(File.ReadAllText(AssetsOf(Path.Combine(Root, project))));
        var folders = restored.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
        var packages = restored.RootElement.GetProperty("libraries").EnumerateObject().Where(l => l.Value.GetProperty("type").GetString() == "package").ToList();
        packages.Select(p => (p.Name, Licence: LicenceOf(folders, p.Value.GetProperty("path").GetString()!)))
            // "A OR B" leaves the choice to whoever uses it.
            .Where(p => !p.Licence.Split(" OR ").Any((project.StartsWith("src", StringComparison.Ordinal) ? Allowed : AllowedInTests).Contains)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_version_is_one_and_stands_in_one_place()
    {
        var versions = XDocument.Load(Path.Combine(Root, "src", "Directory.Packages.props")).Descendants("PackageVersion").Select(v => v.Attribute("Version")!.Value).ToList();
        versions.ShouldNotBeEmpty();
        versions.Where(v => v.Contains('*') || v.Contains('[') || v.Contains('(')).ShouldBeEmpty();
        foreach (var project in Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories))
            XDocument.Load(project).Descendants("PackageReference").Where(r => r.Attribute("Version") is not null || r.Attribute("VersionOverride") is not null).ShouldBeEmpty(project);
    }

    private static string AssetsOf(string project) => Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json");

    private static string LicenceOf(IReadOnlyList<string> folders, string path)
    {
        var folder = folders.Select(f => Path.Combine(f, path)).First(Directory.Exists);
        var about = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single()).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        var licence = about.Elements().SingleOrDefault(e => e.Name.LocalName == "license");
        return licence?.Value ?? about.Elements().SingleOrDefault(e => e.Name.LocalName == "licenseUrl")?.Value ?? "none";
    }
}
