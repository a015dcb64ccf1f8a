using System.Runtime.CompilerServices;
using System.Text;

namespace PeaceTalksTracker.Core.Tests;

/// <summary>
/// Texts with the records expected of them, reviewed as text. <c>REWRITE_GOLDEN=1 dotnet test</c> writes what is read now beside
/// each text: review the difference before it is committed.
/// </summary>
public sealed class GoldenTests
{
    private static readonly bool Rewrite = Environment.GetEnvironmentVariable("REWRITE_GOLDEN") == "1";

    public static TheoryData<string> Texts()
        => new(Directory.EnumerateFiles(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Where(f => !f!.EndsWith(".expected", StringComparison.Ordinal) && f != "sentences").Order().Append("seed")!);

    public static TheoryData<string> Sentences() => new(Blocks().Select(b => b.Sentence));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_yields_the_records_a_person_has_reviewed(string name)
    {
        var file = name == "seed" ? Path.Combine(Folder, "..", "..", "..", "seeds", "trump-putin-call.txt") : Path.Combine(Folder, name + ".txt");
        var lines = File.ReadAllText(file).Split('\n', 2);
        // A first line "2025-03-04 Title" gives the publication date.
        var dated = DateOnly.TryParseExact(lines[0].Split(' ')[0], "yyyy-MM-dd", out _);
        var result = dated ? Read.Text(lines[1], lines[0].Split(' ')[0], lines[0].Split(' ', 2).ElementAtOrDefault(1)) : Read.Text(File.ReadAllText(file));
        var found = RecordText.Of(result, withEvidence: true);
        var expected = Path.Combine(Folder, name + ".expected.txt");
        if (Rewrite)
            File.WriteAllText(expected, found);
        found.ShouldBe(File.ReadAllText(expected));
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_yields_the_records_a_person_has_reviewed(string sentence)
    {
        var expected = Blocks().Single(b => b.Sentence == sentence).Expected;
        Found(sentence).ShouldBe(expected);
    }

    [Fact]
    public void There_are_sentences_for_the_constructions_and_their_near_misses()
    {
        if (Rewrite)
            RewriteSentences();
        Blocks().Count.ShouldBeGreaterThanOrEqualTo(60);
    }

    private static string Folder => Path.Combine(Path.GetDirectoryName(ThisFile())!, "Golden");

    private static string Found(string sentence) => RecordText.Of(Read.Text(sentence, "2025-03-19"), withEvidence: false).TrimEnd('\n');

    /// <summary>A heading is a line that starts with "#", a sentence one that starts with ">", and its records follow it.</summary>
    private static List<(string Sentence, string Expected)> Blocks()
    {
        var blocks = new List<(string, string)>();
        foreach (var block in File.ReadAllText(Path.Combine(Folder, "sentences.txt")).Split("\n> ").Skip(1))
        {
            var lines = block.Split('\n');
            blocks.Add((lines[0], string.Join('\n', lines.Skip(1).Where(l => l.Length > 0 && !l.StartsWith('#')))));
        }
        return blocks;
    }

    private static void RewriteSentences()
    {
        var written = new StringBuilder();
        foreach (var line in File.ReadAllLines(Path.Combine(Folder, "sentences.txt")))
        {
            if (line.StartsWith('#'))
                written.Append(written.Length == 0 ? "" : "\n").Append(line).Append('\n');
            else if (line.StartsWith("> ", StringComparison.Ordinal))
                written.Append('\n').Append(line).Append('\n').Append(Found(line[2..]) is { Length: > 0 } found ? found + "\n" : "");
        }
        File.WriteAllText(Path.Combine(Folder, "sentences.txt"), written.ToString());
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
