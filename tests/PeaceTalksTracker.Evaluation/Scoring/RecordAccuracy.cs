using System.Globalization;
using System.Text.Json;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Evaluation.Scoring;

/// <summary>How well the reader finds events, claims and stances: in the project's own sentences, and in labelled texts beside it.</summary>
internal static class RecordAccuracy
{
    private static readonly Extractor Reader = new(Lexicon.Default);

    /// <param name="corpus">May hold <c>talks/dev.jsonl</c>, and stand beside a folder <c>seeds</c> of texts with their expected records; what is not there is left out.</param>
    public static void Print(DirectoryInfo corpus)
    {
        var own = LabelledTextFile.Own();
        Print("own sentences", [.. own.Select(o => o.Text)]);
        PrintConstructions(own);
        if (File.Exists(Path.Combine(corpus.FullName, "talks", "dev.jsonl")))
            Print("talks/dev", Talks(Path.Combine(corpus.FullName, "talks")));
        var seeds = Path.Combine(corpus.FullName, "..", "seeds");
        if (Directory.Exists(seeds) && Seeds(seeds) is { Count: > 0 } labelled)
            Print("seed", labelled);
    }

    /// <summary>Reads each text and compares.</summary>
    public static Scores Of(IEnumerable<LabelledText> texts)
    {
        var scores = new Scores();
        foreach (var text in texts)
            scores.Add(text.Expected, Found(text));
        return scores;
    }

    /// <summary>What the reader finds in a text.</summary>
    public static Labels Found(LabelledText text) => Labels.Of(Reader.Extract(ArticleReader.Read(text.Id, text.Text, text.Published, text.Title)));

    /// <summary>The labelled items of a folder with <c>dev-docs.json</c> and <c>dev.jsonl</c>.</summary>
    public static List<LabelledText> Talks(string folder)
    {
        var expected = File.ReadLines(Path.Combine(folder, "dev.jsonl")).Where(l => l.Length > 0).Select(l => (IdOf(l), l)).ToDictionary(StringComparer.Ordinal);
        var documents = JsonSerializer.Deserialize<List<Document>>(File.ReadAllText(Path.Combine(folder, "dev-docs.json")), JsonSerializerOptions.Web)!;
        return [.. documents.Where(d => expected.ContainsKey(d.Id)).Select(d => new LabelledText(d.Id, d.Date, d.Title, d.Text, Labels.OfJson(expected[d.Id])))];
    }

    private static List<LabelledText> Seeds(string folder)
        => [.. Directory.EnumerateFiles(folder, "*.expected.json").Order(StringComparer.Ordinal).Select(file => Seed(file, file.Replace(".expected.json", ".txt", StringComparison.Ordinal)))];

    private static LabelledText Seed(string expected, string text) => new(Path.GetFileNameWithoutExtension(text), null, null, File.ReadAllText(text), Labels.OfJson(File.ReadAllText(expected)));

    private static string IdOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("id").GetString()!;
    }

    private static void Print(string name, List<LabelledText> texts)
    {
        var scores = Of(texts);
        Console.WriteLine($"\n### Records: {name}, {texts.Count} {(texts.Count == 1 ? "text" : "texts")}\n");
        Console.WriteLine("| | precision | recall | F1 | right of expected, found |\n|---|---:|---:|---:|---:|");
        foreach (var (layer, tally) in scores.Layers)
            Console.WriteLine($"| {layer} | {tally} | {tally.Right} of {tally.Expected}, {tally.Found} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nOf {scores.Matched} matched events {Share(scores.RightStatus, scores.Matched):0.0} % have the right status and {Share(scores.RightDate, scores.Matched):0.0} % the right date."));
    }

    private static void PrintConstructions(IEnumerable<(string Construction, LabelledText Text)> own)
    {
        Console.WriteLine("\n| F1 by construction | texts | events, strict | events, relaxed | claims | claims with speaker | stances |\n|---|---:|---:|---:|---:|---:|---:|");
        foreach (var group in own.GroupBy(o => o.Construction))
        {
            var scores = Of(group.Select(o => o.Text));
            Tally[] layers = [scores.EventsStrict, scores.EventsRelaxed, scores.Claims, scores.ClaimsWithSpeaker, scores.Stances];
            Console.WriteLine($"| {group.Key} | {group.Count()} | {string.Join(" | ", layers.Select(t => t.Expected + t.Found == 0 ? "–" : t.F1.ToString("0.0", CultureInfo.InvariantCulture)))} |");
        }
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;

    private sealed record Document(string Id, DateOnly? Date, string? Title, string Text);
}
