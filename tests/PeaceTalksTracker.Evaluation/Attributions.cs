using System.IO.Compression;
using System.Text.Json;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Evaluation;

/// <summary>
/// Attributions against PolNeAR (Newell, Margolin and Ruths, 2018): sources, cues and contents whose words are exactly those of an annotator, in texts
/// on politics in general. A leading "that", which PolNeAR counts to the content, is left out on both sides.
/// </summary>
internal static class Attributions
{
    public static void Print(DirectoryInfo corpus)
    {
        using var file = File.OpenRead(Path.Combine(corpus.FullName, "polnear", "dev.jsonl.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var (sources, cues, contents) = (new Tally(), new Tally(), new Tally());
        while (reader.ReadLine() is { } line)
        {
            var document = JsonSerializer.Deserialize<Document>(line, JsonSerializerOptions.Web)!;
            var found = Found(ArticleReader.Read(document.Id, document.Text, title: document.Title));
            sources.Add(document.Attributions.Select(a => Whole(a.Source)), found.Select(f => Joined([f.Source])));
            cues.Add(document.Attributions.Select(a => Whole(a.Cue)), found.Select(f => Joined([f.Cue])));
            contents.Add(document.Attributions.Select(a => Whole(Without(document.Text, a.Content))), found.Select(f => Joined(f.Content)));
        }
        Console.WriteLine("\n### Attributions: polnear/dev, exact spans\n");
        Console.WriteLine("| | precision | recall | F1 | aim | rule | CRF | BERT + CofeNet |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine($"| source | {sources} | ≥ 60 | 10.7 | 50.6 | 83.2 |");
        Console.WriteLine($"| cue | {cues} | ≥ 60 | 22.8 | 53.4 | 75.3 |");
        Console.WriteLine($"| content | {contents} | ≥ 45 | 5.6 | 28.6 | 72.9 |");
    }

    private static List<(Span Source, Span Cue, List<Span> Content)> Found(Article article)
    {
        var lexicon = Lexicon.Default;
        var (parser, actors, attributions) = (new SentenceParser(LanguageModel.English, lexicon.English), new ActorFinder(lexicon, new NameMatcher(lexicon)), new AttributionFinder(lexicon));
        var found = new List<(Span Source, Span Cue, List<Span> Content)>();
        foreach (var sentence in article.Sentences)
        {
            var reading = new SentenceReading(article, sentence, parser.Parse(article.Clean, sentence.Span));
            actors.Find(reading);
            reading.Clauses = ClauseReader.Read(reading.Grammar, reading.References.Select(r => new Run(r.First, r.End)));
            foreach (var words in attributions.Find(reading).Where(a => !a.IsOfSentenceBefore))
            {
                var content = new[] { words.Content, words.Rest }.Where(r => !r.IsEmpty).Select(r => SpanOf(reading, r));
                // PolNeAR counts quoted words that go on in the next sentence to the same attribution.
                if (words.From is not null)
                    found.FindLast(f => f.Cue == SpanOf(words.From, words.Cue)).Content.AddRange(content);
                else
                    found.Add((SpanOf(reading, words.Source), SpanOf(reading, words.Cue), [.. content]));
            }
            actors.Remember(reading);
        }
        return found;
    }

    private static Span SpanOf(SentenceReading reading, Run run) => run.IsEmpty ? default : reading.SpanOf(run.First, run.End);

    private static string? Whole(int[][]? spans) => spans is null ? null : Joined(spans.Select(s => new Span(s[0], s[1])));

    private static string? Joined(IEnumerable<Span> spans)
    {
        var all = spans.Where(s => s.End > s.Start).OrderBy(s => s.Start).Select(s => $"{s.Start}-{s.End}").ToList();
        return all.Count == 0 ? null : string.Join(' ', all);
    }

    private static int[][]? Without(string text, int[][]? spans)
        => spans is [[var start, var end], .. var rest] && string.CompareOrdinal(text, start, "that ", 0, 5) == 0 ? [[start + 5, end], .. rest] : spans;

    private sealed record Document(string Id, string Text, string? Title, List<Gold> Attributions);

    private sealed record Gold(int[][]? Source, int[][]? Cue, int[][]? Content);
}
