using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Evaluation;

/// <summary>
/// How well dates are read: of the expressions of news texts that mean one day (TIMEX3 of type DATE or TIME whose value has a day), how many
/// overlap an expression of ours that means the same day. An interval means its two ends.
/// </summary>
internal sealed class DateFigures
{
    private const double DayAim = 92;

    private readonly SortedDictionary<string, (int Right, int All)> kinds = new(StringComparer.Ordinal);
    private readonly Dateline dateline = new(Lexicon.Default);
    private readonly SentenceParser parser = new(LanguageModel.English, Lexicon.Default.English);
    private int right, all, rightGiven, given;

    /// <summary>Prints the section, or that the corpus holds no dates.</summary>
    public static void Print(string corpus)
    {
        var file = Path.Combine(corpus, "dates", "tbaq_train.jsonl.gz");
        Console.WriteLine("\n### Dates\n");
        if (!File.Exists(file))
        {
            Console.WriteLine($"Not measured: there is no {file}.");
            return;
        }
        var figures = new DateFigures();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            figures.Add(JsonSerializer.Deserialize<DatedText>(line, JsonSerializerOptions.Web) ?? throw new InvalidDataException($"{file} holds a line without a text."));
        figures.Print();
    }

    private void Add(DatedText text)
    {
        var published = DateOnly.ParseExact(text.Dct[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var article = ArticleReader.Read(text.Id, text.Text, published);
        var finder = new DateFinder(published);
        var found = new List<(Span Span, EdtfDate Date)>();
        foreach (var sentence in article.Sentences)
        {
            var tokens = parser.Parse(article.Clean, sentence.Number == 1 ? dateline.Behind(article.Clean, sentence.Span) : sentence.Span);
            found.AddRange(finder.Find(tokens).Select(d => (new Span(tokens[d.Run.First].Span.Start, tokens[d.Run.End - 1].Span.End), d.Date)));
        }
        var expected = text.Timex.Where(t => t.Day is not null).ToList();
        foreach (var timex in expected)
        {
            var isRight = found.Exists(f => f.Span.Overlaps(timex.Span) && (f.Date.Earliest == timex.Day || f.Date.Latest == timex.Day) && f.Date.Precision == DatePrecision.Day);
            var kind = KindOf(text.Text[timex.Start..timex.End].ToLowerInvariant());
            var (r, a) = kinds.GetValueOrDefault(kind);
            kinds[kind] = (r + (isRight ? 1 : 0), a + 1);
            right += isRight ? 1 : 0;
            all++;
        }
        foreach (var (span, date) in found.Where(f => f.Date.Precision == DatePrecision.Day && f.Date.Earliest == f.Date.Latest && f.Date.Text.Length == 10))
        {
            given++;
            rightGiven += expected.Exists(t => t.Span.Overlaps(span) && t.Day == date.Earliest) ? 1 : 0;
        }
    }

    private void Print()
    {
        Console.WriteLine("| days, in percent | right | of | aim |\n|---|---:|---:|---:|");
        Row("found, of those the texts state", right, all, string.Create(CultureInfo.InvariantCulture, $"≥ {DayAim:0}"));
        foreach (var (kind, (r, a)) in kinds)
            Row("… " + kind, r, a, "");
        Row("right, of those given", rightGiven, given, "");
    }

    private static void Row(string name, int right, int all, string aim)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {100.0 * right / Math.Max(all, 1):0.0} | {all} | {aim} |"));

    private static string KindOf(string words)
    {
        var cut = words.Split(' ', '\n', ',', '.', '\'');
        var hasMonth = cut.Any(w => w.Length >= 3 && Enumerable.Range(1, 12).Any(m => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(m).StartsWith(w[..3], StringComparison.OrdinalIgnoreCase)) && !w.StartsWith("day", StringComparison.Ordinal));
        var hasWeekday = cut.Any(w => w.Length > 5 && w.EndsWith("day", StringComparison.Ordinal) && Enum.TryParse<DayOfWeek>(w, true, out _));
        return hasMonth ? "month and day"
            : hasWeekday ? cut.Intersect(["last", "next", "this", "previous", "coming"]).Any() ? "last, next, this weekday" : "weekday"
            : cut.Intersect(["yesterday", "today", "tomorrow", "tonight", "overnight"]).Any() ? "yesterday, today, tomorrow"
            : words.All(c => !char.IsLetter(c)) ? "numbers"
            : cut.Intersect(["next", "following", "previous", "ago", "earlier", "later", "before", "after"]).Any() ? "counted from another day" : "other";
    }

    private sealed record DatedText(string Id, string Dct, string Text, List<Timex> Timex);

    private sealed record Timex(int Start, int End, string Type, string? Value)
    {
        public Span Span => new(Start, End);

        public DateOnly? Day
            => Type is "DATE" or "TIME" && Value is { Length: >= 10 } && DateOnly.TryParseExact(Value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
