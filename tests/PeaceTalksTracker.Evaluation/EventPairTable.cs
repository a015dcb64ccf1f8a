using System.Globalization;
using System.Text.Json;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Pairing;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Evaluation;

/// <summary>How well two short articles are known to tell of one event: EventPairs.json, read by the extractor, each pair a question with the answer one or two.</summary>
internal static class EventPairTable
{
    /// <summary>The kind of pair whose articles do tell of one event; all others are near misses.</summary>
    public const string Same = "same event";

    private sealed record News(DateOnly Published, string Text);

    private sealed record Pair(string Kind, News One, News Other);

    /// <param name="Kind">What the two articles are to each other.</param>
    /// <param name="Asked">Pairs of the kind.</param>
    /// <param name="Proposed">Of these, how many were proposed as one.</param>
    /// <param name="Wrong">The words of those that were answered wrongly.</param>
    internal sealed record Row(string Kind, int Asked, int Proposed, IReadOnlyList<string> Wrong);

    public static void Print()
    {
        var rows = Measure();
        Console.WriteLine("\n### Event pairs: two short articles each, one event or two\n");
        Console.WriteLine("| | pairs | proposed as one |\n|---|---:|---:|");
        foreach (var row in rows)
            Console.WriteLine($"| {row.Kind} | {row.Asked} | {row.Proposed} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nprecision {Total(rows).Precision:0.0}, recall {Total(rows).Recall:0.0}, F1 {Total(rows).F1:0.0}"));
        foreach (var row in rows)
            foreach (var wrong in row.Wrong)
                Console.WriteLine($"- {(row.Kind == Same ? "missed" : "wrongly proposed")}: {wrong}");
    }

    internal static IReadOnlyList<Row> Measure()
    {
        using var file = typeof(EventPairTable).Assembly.GetManifestResourceStream("EventPairs.json")!;
        var extractor = new Extractor(Lexicon.Default);
        var pairs = new EventPairs(Lexicon.Default);
        return
        [
            .. from pair in JsonSerializer.Deserialize<List<Pair>>(file, JsonSerializerOptions.Web)!
               let isProposed = IsProposed(pairs, FactsOf(extractor, pair.One), FactsOf(extractor, pair.Other))
               group (pair, isProposed) by pair.Kind into kind
               select new Row(
                   kind.Key, kind.Count(), kind.Count(k => k.isProposed),
                   [.. kind.Where(k => k.isProposed != (kind.Key == Same)).Select(k => $"{k.pair.One.Text} / {k.pair.Other.Text}")]),
        ];
    }

    internal static Tally Total(IReadOnlyList<Row> rows)
    {
        var total = new Tally();
        foreach (var row in rows)
            total.Add(row.Kind == Same ? row.Proposed : 0, row.Kind == Same ? row.Asked : 0, row.Proposed);
        return total;
    }

    private static bool IsProposed(EventPairs pairs, List<EventFacts> one, List<EventFacts> other)
        => one.Exists(a => other.Exists(b => pairs.Compare(a, b) is not null));

    private static List<EventFacts> FactsOf(Extractor extractor, News news)
        => [.. extractor.Extract(ArticleReader.Read("pair", news.Text, news.Published)).Events.Select(e => EventFacts.Of(e, news.Published))];
}
