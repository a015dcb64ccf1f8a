using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Evaluation;

/// <summary>
/// Types of acts against the sentences of ZSP (Hu and others, 2024), which name who acts and upon whom: the reader is told these two and has to say what the one
/// does to the other. Their YIELD is CONCEDE and RETREAT here.
/// </summary>
internal static class PloverTypes
{
    private const string Source = "the source", Target = "the target";

    public static void Print(DirectoryInfo corpus)
    {
        var types = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(corpus.FullName, "plover", "PLV_train.jsonl")))
        {
            var row = JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!;
            var found = TypeOf(row);
            foreach (var type in new[] { row.Root, found }.OfType<string>().Distinct())
            {
                if (!types.TryGetValue(type, out var tally))
                    types[type] = tally = new Tally();
                tally.Add(row.Root == found ? 1 : 0, type == row.Root ? 1 : 0, type == found ? 1 : 0);
            }
        }
        var macro = types.Values.Where(t => t.Expected > 0).Average(t => t.F1);
        var accuracy = 100.0 * types.Values.Sum(t => t.Right) / types.Values.Sum(t => t.Expected);
        Console.WriteLine("\n### Types of acts, actors given: plover/PLV_train\n");
        Console.WriteLine("| type | precision | recall | F1 | sentences |\n|---|---:|---:|---:|---:|");
        foreach (var (type, tally) in types)
            Console.WriteLine($"| {type} | {tally} | {tally.Expected} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nMacro-F1 {macro:0.0} (aim: ≥ 60; first verb of a dictionary 31.3, ZSP 82.1); right: {accuracy:0.0} %"));
    }

    private static string? TypeOf(Row row)
    {
        var lexicon = Lexicon.Default;
        var article = ArticleReader.Read(row.Id, row.Text);
        var actors = new ActorFinder(lexicon, new NameMatcher(lexicon));
        var (source, target) = (row.Span("SRC", row.Source), row.Span("TAR", row.Target));
        var found = new List<FoundEvent>();
        foreach (var sentence in article.Sentences)
        {
            var reading = new SentenceReading(article, sentence, new SentenceParser(LanguageModel.English, lexicon.English).Parse(article.Clean, sentence.Span));
            reading.References = [.. References(reading, source, Source).Concat(References(reading, target, Target)).OrderBy(r => r.First)];
            reading.Clauses = ClauseReader.Read(reading.Grammar, reading.References.Select(r => new Run(r.First, r.End)));
            found.AddRange(new EventFinder(lexicon).Find(reading, actors.Memory, []));
        }
        var best = found.OrderByDescending(e => (e.Actors.Contains(Source) ? 2 : 0) + (e.Recipients.Contains(Target) || e.Actors.Contains(Target) ? 2 : 0) - (e.Recipients.Contains(Source) ? 1 : 0)).FirstOrDefault();
        return best is null ? null : RootOf(best);
    }

    /// <summary>There, what somebody will do for another is an agreement, what he will do against him a threat, and what he will not do for him a refusal; here it is the same act, not yet done.</summary>
    private static string RootOf(FoundEvent act)
    {
        var isFriendly = act.Entry.Type is EventType.Agree or EventType.Consult or EventType.Support or EventType.Concede or EventType.Cooperate or EventType.Aid or EventType.Retreat;
        var type = (act.Status, isFriendly) switch
        {
            (EventStatus.Denied, true) => EventType.Reject,
            (EventStatus.Planned or EventStatus.Conditional, true) => EventType.Agree,
            (EventStatus.Planned, false) when act.Entry.Type is not (EventType.Request or EventType.Reject or EventType.Accuse) => EventType.Threaten,
            _ => act.Type,
        };
        return type is EventType.Concede or EventType.Retreat ? "YIELD" : type.ToString().ToUpperInvariant();
    }

    private static IEnumerable<Reference> References(SentenceReading reading, Span span, string name)
    {
        if (span.Length == 0)
            return [];
        var first = Array.FindIndex(reading.Tokens, t => t.Span.End > span.Start && t.Span.Start < span.End);
        var last = Array.FindLastIndex(reading.Tokens, t => t.Span.Start < span.End && t.Span.End > span.Start);
        return first < 0 ? [] : [new Reference(first, last + 1, [name], ReferenceForm.Name, "given")];
    }

    private sealed record Row([property: JsonPropertyName("sentence_id")] string Id, string Text, string? Source, string? Target, JsonElement[][] Spans, string Root)
    {
        /// <summary>Where an actor stands; the first place of its words where the row gives none.</summary>
        public Span Span(string kind, string? words)
            => Array.Find(Spans, s => s[2].GetString() == kind) is { } given ? new Span(given[0].GetInt32(), given[1].GetInt32())
                : words is not null && Text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? new Span(at, at + words.Length) : default;
    }
}
