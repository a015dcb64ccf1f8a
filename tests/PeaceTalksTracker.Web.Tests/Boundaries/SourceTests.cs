using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace PeaceTalksTracker.Web.Tests.Boundaries;

/// <summary>House rules that only the source text shows.</summary>
public sealed partial class SourceTests
{
    private const int LongestComponent = 150;
    private const int LongestFile = 300;
    private const string SeedSha256 = "ba18c3a56f07b1f030ecf690da5cf001ec44d1412e343504e257685172f5f25a";

    internal static readonly string Root = FindRoot();

    [Fact]
    public void Nothing_is_put_on_a_page_as_raw_markup()
        => Lines("src", "*.razor", "*.cs", "*.js").Where(line => RawMarkup.IsMatch(line.Text)).ShouldBeEmpty();

    [Fact]
    public void History_is_not_bypassed_by_bulk_statements()
        => Lines("src", "*.cs").Where(line => BulkStatement.IsMatch(line.Text)).ShouldBeEmpty();

    [Fact]
    public void No_source_names_a_folder_of_somebody_s_machine()
        => Lines("", "*.cs", "*.razor", "*.js", "*.css", "*.json", "*.csproj", "*.props", "*.targets", "*.md", "*.sh", "run")
            .Where(line => PersonalFolder.IsMatch(line.Text)).ShouldBeEmpty();

    [Fact]
    public void No_component_is_longer_than_one_reads_at_once()
        => Lengths("src", "*.razor").Where(file => file.Lines > LongestComponent).ShouldBeEmpty();

    [Fact]
    public void No_class_or_script_is_longer_than_one_reads_at_once()
        => Lengths("", "*.cs", "*.js").Where(file => file.Lines > LongestFile).ShouldBeEmpty();

    [Fact]
    public void The_seed_article_is_as_it_came()
        => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Root, "seeds", "trump-putin-call.txt")))).ShouldBe(SeedSha256);

    [GeneratedRegex(@"MarkupString|AddMarkupContent|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|createContextualFragment|setHTMLUnsafe|srcdoc")]
    private static partial Regex RawMarkup { get; }

    [GeneratedRegex(@"\bExecute(Update|Delete)(Async)?\b")]
    private static partial Regex BulkStatement { get; }

    [GeneratedRegex(@"(?<![\w.:~/-])(/(home|Users|root|work|tmp)/\w|[A-Z]:\\Users\\)")]
    private static partial Regex PersonalFolder { get; }

    private static IEnumerable<(string Place, string Text)> Lines(string folder, params string[] patterns)
        => Files(folder, patterns).SelectMany(file => File.ReadLines(file).Select((text, i) => ($"{Path.GetRelativePath(Root, file)}:{i + 1}", text)));

    private static IEnumerable<(string File, int Lines)> Lengths(string folder, params string[] patterns)
        => Files(folder, patterns).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}"))
            .Select(file => (Path.GetRelativePath(Root, file), File.ReadLines(file).Count()));

    private static List<string> Files(string folder, string[] patterns)
    {
        var files = patterns.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "data" or "TestResults" or "node_modules" or "artifacts" or ".git"))
            .ToList();
        files.ShouldNotBeEmpty();
        return files;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PeaceTalksTracker.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run from a checkout of the repository.");
        return folder.FullName;
    }
}
