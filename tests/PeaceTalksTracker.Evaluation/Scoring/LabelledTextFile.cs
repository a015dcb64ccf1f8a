using System.Globalization;
using System.Text.RegularExpressions;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Evaluation.Scoring;

/// <summary>
/// The project's own sentences with the records expected of them. A file is read line by line:
/// <list type="bullet">
/// <item><c># construction</c> heads the texts that show it.</item>
/// <item><c>[id 2025-03-19]</c> opens a text; the date of publication may be left out.</item>
/// <item><c>&gt; A sentence.</c> is a sentence of the text; the next is joined by a space.</item>
/// <item><c>event TYPE actors -&gt; recipients | trigger | status | date | place | after 2</c>: names are joined by " + ", nobody is "-", what
/// is unknown is "-" or left out at the end. <c>after 2</c> says that the text puts the second event of the block earlier.</item>
/// <item><c>claim outermost &gt; speaker | cue | content | kind</c>: the kind is indirect where it is left out.</item>
/// <item><c>stance actor | issue | position | voice</c>: the voice may be <c>reported by NAME</c>.</item>
/// </list>
/// Quotes are words of the text, and "words#2" their second place in it.
/// </summary>
internal sealed partial class LabelledTextFile
{
    private readonly string[] sentences;
    private readonly string text;

    private LabelledTextFile(string[] lines)
    {
        sentences = [.. lines.Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..])];
        text = string.Join(' ', sentences);
    }

    /// <summary>The texts of every file, each under the construction that it shows, in the order of the files.</summary>
    /// <exception cref="InvalidDataException">A line is not of the form, or quotes what its text does not say.</exception>
    public static List<(string Construction, LabelledText Text)> Own()
    {
        var assembly = typeof(LabelledTextFile).Assembly;
        var texts = new List<(string, LabelledText)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Labelled/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            texts.AddRange(Read(reader.ReadToEnd()));
        }
        return texts;
    }

    /// <exception cref="InvalidDataException">A line is not of the form, or quotes what its text does not say.</exception>
    public static List<(string Construction, LabelledText Text)> Read(string file)
    {
        var texts = new List<(string, LabelledText)>();
        var construction = "";
        var block = new List<string>();
        foreach (var line in file.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Append("# "))
        {
            if (line[0] is '[' or '#' && block.Count > 0)
            {
                texts.Add((construction, TextOf([.. block])));
                block.Clear();
            }
            if (line[0] == '#')
                construction = line[1..].Trim();
            else
                block.Add(line);
        }
        return texts;
    }

    private static LabelledText TextOf(string[] lines)
    {
        var head = Head().Match(lines[0]);
        if (!head.Success)
            throw new InvalidDataException($"A text opens with [id] or [id 2025-03-19], not with: {lines[0]}");
        var block = new LabelledTextFile(lines);
        try
        {
            var published = head.Groups["date"] is { Success: true, Value: var day } ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null;
            return new LabelledText(head.Groups["id"].Value, published, null, block.text, block.LabelsOf(lines[(block.sentences.Length + 1)..]));
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{lines[0]} {e.Message}", e);
        }
    }

    private Labels LabelsOf(string[] lines)
    {
        List<LabelledEvent> events = [];
        List<LabelledClaim> claims = [];
        List<LabelledStance> stances = [];
        foreach (var line in lines)
        {
            var (kind, rest) = FirstWord(line);
            var cells = rest.Split('|', StringSplitOptions.TrimEntries);
            if (kind == "event" && cells.Length >= 3)
                events.Add(Event(events.Count + 1, cells));
            else if (kind == "claim" && cells.Length >= 3)
                claims.Add(Claim(cells));
            else if (kind == "stance" && cells.Length == 4)
                stances.Add(Stance(cells));
            else
                throw new InvalidDataException($"This is no record: {line}");
        }
        if (events.SelectMany(e => e.After).Except(events.Select(e => e.Id)).Any())
            throw new InvalidDataException("An event comes after one that is not there.");
        return new Labels(events, claims, stances);
    }

    private LabelledEvent Event(int number, string[] cells)
    {
        var (type, actors) = FirstWord(cells[0]);
        var names = actors.Split("->", StringSplitOptions.TrimEntries);
        var trigger = QuoteOf(cells[1]);
        var after = cells.ElementAtOrDefault(5) is { } order && order.StartsWith("after ", StringComparison.Ordinal) ? [.. order[6..].Split(' ').Select(n => "e" + n)] : Array.Empty<string>();
        return new LabelledEvent(
            "e" + number, Named<EventType>(type), Names(names[0]), Names(names.ElementAtOrDefault(1)), trigger, SentenceAround(trigger),
            Named<EventStatus>(cells[2]), Known(cells, 3) is { } date ? EdtfDate.Parse(date).Text : null, Known(cells, 4), after, []);
    }

    private LabelledClaim Claim(string[] cells)
    {
        var chain = cells[0].Split(" > ");
        return new LabelledClaim(
            chain[^1] == "-" ? null : chain[^1], cells[1] == "-" ? null : QuoteOf(cells[1]), QuoteOf(cells[2]),
            cells.Length > 3 ? Named<ClaimKind>(cells[3]) : ClaimKind.Indirect, chain[^1] == "-" ? [] : chain);
    }

    private static LabelledStance Stance(string[] cells)
    {
        var by = cells[3].StartsWith("reported by ", StringComparison.Ordinal) ? cells[3]["reported by ".Length..] : null;
        return new LabelledStance(cells[0], Lexicon.Default.Issues.Any(i => i.Id == cells[1]) ? cells[1] : throw new InvalidDataException($"This is no issue: {cells[1]}"),
            Named<Position>(cells[2]), by is null ? Named<Voice>(cells[3]) : Voice.Reported, by);
    }

    private Quote QuoteOf(string words)
    {
        var place = 1;
        if (words.Length > 2 && words[^2] == '#' && char.IsAsciiDigit(words[^1]))
            (words, place) = (words[..^2], words[^1] - '0');
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            var isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(words[0])) && (end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(words[^1]));
            if (isWhole && --place == 0)
                return new Quote(words, at, end);
        }
        throw new InvalidDataException($"The text does not say: {words}");
    }

    private Quote SentenceAround(Quote quote)
    {
        var start = 0;
        foreach (var sentence in sentences)
        {
            if (quote.Start < start + sentence.Length)
                return new Quote(sentence, start, start + sentence.Length);
            start += sentence.Length + 1;
        }
        throw new InvalidDataException($"No sentence holds: {quote.Exact}");
    }

    private static (string Word, string Remainder) FirstWord(string line) => line.Split(' ', 2) is [var first, var rest] ? (first, rest) : (line, "");

    private static string[] Names(string? joined) => joined is null or "" or "-" ? [] : joined.Split(" + ");

    private static string? Known(string[] cells, int at) => cells.ElementAtOrDefault(at) is null or "" or "-" ? null : cells[at];

    private static T Named<T>(string name)
        where T : struct, Enum
        => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : throw new InvalidDataException($"This is no {typeof(T).Name}: {name}");

    [GeneratedRegex(@"^\[(?<id>[a-z0-9-]+)( (?<date>\d{4}-\d\d-\d\d))?\]$", RegexOptions.NonBacktracking)]
    private static partial Regex Head();
}
