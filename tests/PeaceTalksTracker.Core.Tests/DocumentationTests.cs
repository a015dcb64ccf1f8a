using System.Runtime.CompilerServices;
using PeaceTalksTracker.Core.Extraction;

namespace PeaceTalksTracker.Core.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void Every_rule_has_its_heading()
    {
        var headings = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "extraction.md"))
            .Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#', ' ')).ToHashSet();
        Rules.All(Lexicon.Default).Where(rule => !headings.Contains(rule)).ShouldBeEmpty();
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
