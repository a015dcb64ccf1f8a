using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>How fast text becomes records: reading and extraction, without a database.</summary>
public static class ExtractionBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    private sealed record Document(string Id, DateOnly? Date, string? Title, string Text);

    public static Table Run(string? corpus)
    {
        var documents = corpus is null ? Generated() : Load(corpus);
        var bytes = documents.Sum(d => (long)Encoding.UTF8.GetByteCount(d.Text));
        var extractor = new Extractor(Lexicon.Default);
        Repeat(documents, extractor, WarmUp, 1);

        var table = new Table(
            $"Extraction: {documents.Count:#,0} {(corpus is null ? "generated" : "real")} articles, {bytes / 1e6:0.00} MB",
            "threads", "MB/s", "articles/s", "ms an article p50", "p95", "max");
        foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
        {
            var (passes, elapsed, each) = Repeat(documents, extractor, Duration, threads);
            table.Add(threads, passes * bytes / 1e6 / elapsed.TotalSeconds, passes * documents.Count / elapsed.TotalSeconds, each.P50, each.P95, each.Max);
        }
        var found = documents.Select(d => Extract(extractor, d)).ToList();
        table.Note($"Found: {found.Sum(f => f.Events.Count):#,0} events, {found.Sum(f => f.Claims.Count):#,0} claims, {found.Sum(f => f.Stances.Count):#,0} stances.");
        return table;
    }

    private static (int Passes, TimeSpan Elapsed, Percentiles Each) Repeat(List<Document> documents, Extractor extractor, TimeSpan duration, int threads)
    {
        var times = new double[documents.Count];
        var clock = Stopwatch.StartNew();
        var passes = 0;
        do
        {
            Parallel.For(0, documents.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                var start = Stopwatch.GetTimestamp();
                Extract(extractor, documents[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            });
            passes++;
        }
        while (clock.Elapsed < duration);
        return (passes, clock.Elapsed, new Percentiles(times));
    }

    private static Core.Model.ExtractionResult Extract(Extractor extractor, Document document)
        => extractor.Extract(ArticleReader.Read(document.Id, document.Text, document.Date, document.Title));

    /// <param name="corpus">A folder with <c>*.jsonl.gz</c> and <c>*-docs.json</c> files, or one that holds it as <c>talks</c>.</param>
    private static List<Document> Load(string corpus)
    {
        var folder = Directory.Exists(Path.Combine(corpus, "talks")) ? Path.Combine(corpus, "talks") : corpus;
        var documents = new List<Document>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
                documents.Add(JsonSerializer.Deserialize<Document>(line, JsonSerializerOptions.Web)!);
        }
        foreach (var file in Directory.EnumerateFiles(folder, "*-docs.json"))
            documents.AddRange(JsonSerializer.Deserialize<Document[]>(File.ReadAllText(file), JsonSerializerOptions.Web)!);
        return documents.Count > 0 ? documents : throw new InvalidDataException($"{folder} holds no *.jsonl.gz and no *-docs.json.");
    }

    private static List<Document> Generated()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 1000).Select(i =>
            new Document($"generated-{i}", new DateOnly(2024, 1, 1).AddDays(i % 500), null, GeneratedText.Article(random, 8 + random.Next(30))))];
    }
}
