using CsvHelper;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Exports.Tables;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>Reads the tables that <see cref="CsvTable"/> writes. What of them belongs together may come in several files, in any order.</summary>
internal sealed class TableReader(ImportedRecords into)
{
    /// <summary>What spreadsheets part cells by.</summary>
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The columns without which a table is not that table.</summary>
    private static readonly Dictionary<ExportOf, string[]> Needed = new()
    {
        [ExportOf.Evidence] = ["record", "role", "exact", "prefix", "suffix", "start", "end", "anchor", "article", "text_sha256"],
        [ExportOf.Events] = ["key", "type", "status", "actors", "recipients", "trigger", "quote", "article", "review", "rule", "confidence", "date", "date_basis"],
        [ExportOf.Claims] = ["key", "kind", "speaker", "source", "cue", "chain", "quote", "article", "review", "rule", "confidence", "date", "date_basis"],
        [ExportOf.Stances] = ["key", "actor", "position", "voice", "by", "ground", "issue", "quote", "article", "review", "rule", "confidence", "date", "date_basis"],
    };

    private readonly List<(RecordKind Kind, TableRow Row)> records = [];
    private readonly Dictionary<string, List<TableRow>> evidence = [];

    /// <exception cref="UnreadableException">The file is none of the tables.</exception>
    public void Take(string name, string text)
    {
        foreach (var separator in Separators)
        {
            using var reader = CsvReader.Create(new StringReader(text), new() { HasHeader = false, Separator = separator, TrackLineNumbers = true });
            if (!reader.Read())
                throw new UnreadableException("It is empty.");
            var head = CellsOf(reader).Select(c => c.Trim('\uFEFF', ' ')).ToList();
            if (Needed.Where(t => t.Value.All(head.Contains)).Select(t => (ExportOf?)t.Key).FirstOrDefault() is not { } of)
                continue;
            if (head.Distinct().Count() < head.Count)
                throw new UnreadableException("Two of its columns have the same name.");
            Take(reader, name, of, head);
            return;
        }
        throw new UnreadableException("It is neither JSON-LD nor a table of this app: the columns are missing by which events, claims, stances or evidence are known. Export it in the format csv or jsonld.");
    }

    private void Take(CsvReader reader, string name, ExportOf of, List<string> head)
    {
        while (reader.Read())
        {
            into.Count(1);
            var (place, cells) = ($"{name}, line {reader.LineNumber:N0}", CellsOf(reader));
            var row = new TableRow(place, head.Zip(cells).ToDictionary(c => c.First, c => c.Second))
            {
                Problem = cells.Count == head.Count ? null : $"It has {Wording.Count(cells.Count, "cell")} instead of {head.Count}.",
            };
            if (of == ExportOf.Evidence)
                (evidence.TryGetValue(row["record"] ?? "", out var all) ? all : evidence[row["record"] ?? ""] = []).Add(row);
            else if (row.Problem is { } problem)
                into.Leave(place, null, problem);
            else
                records.Add((of switch { ExportOf.Events => RecordKind.Event, ExportOf.Claims => RecordKind.Claim, _ => RecordKind.Stance }, row));
        }
    }

    /// <summary>Makes records of the rows, once all files have been taken.</summary>
    public void Finish()
    {
        foreach (var (kind, row) in records)
            Try(row, () =>
            {
                TakeArticle(row);
                var quotes = evidence.Remove(row["key"] ?? "", out var own) ? own.ConvertAll(Quote) : [.. Words(kind, row)];
                into.Add(new WrittenRow(row, into.Actors).Read(kind, quotes));
            });
        foreach (var row in evidence.Values.SelectMany(rows => rows.Where(r => r.Problem is not null).DefaultIfEmpty(rows[0])))
            into.Leave(row.Place, null, row.Problem ?? "Its record stands in none of the tables: import the tables of events, claims and stances together with this one.");
    }

    private ExportedQuote Quote(TableRow row)
    {
        if (row.Problem is { } problem)
            throw new UnreadableException($"Its quote of {row.Place} is broken: {problem}");
        TakeArticle(row);
        var (start, end) = (Checked.Place("beginning", row["start"]), Checked.Place("end", row["end"]));
        if (start >= end)
            throw new UnreadableException($"Its quote of {row.Place} ends before it begins.");
        return new(
            Checked.Kind<EvidenceRole>("role of a quote", row["role"]), row["exact"] ?? throw new UnreadableException($"Its quote of {row.Place} is empty."), start, end, row["prefix"] ?? "", row["suffix"] ?? "", 0, 0,
            Checked.Key(row["article"]), Checked.Sha256(row["text_sha256"]), Checked.Kind<AnchorState>("anchor", row["anchor"]));
    }

    /// <summary>The quotes by their words, where the table of evidence is not there.</summary>
    private static IEnumerable<ExportedQuote> Words(RecordKind kind, TableRow row)
    {
        var passage = row["quote"] ?? throw new UnreadableException("The words that show it are missing: nothing stands without a quote.");
        yield return Of(kind == RecordKind.Claim ? EvidenceRole.Content : EvidenceRole.Passage, passage);
        // Where no words name the act, the table says what kind of act it is.
        var cue = row[kind == RecordKind.Event ? "trigger" : "cue"];
        if (cue is not null && (kind != RecordKind.Event || passage.Contains(cue, StringComparison.Ordinal) || Enum.GetValues<EventType>().All(t => Wording.Of(t) != cue)))
            yield return Of(EvidenceRole.Cue, cue);
        if (kind == RecordKind.Claim && row["source"] is { } source)
            yield return Of(EvidenceRole.Source, source);

        ExportedQuote Of(EvidenceRole role, string words)
            => new(role, words, ExportedQuote.Uncounted, ExportedQuote.Uncounted, "", "", 0, 0, Checked.Key(row["article"]), "", AnchorState.Exact);
    }

    private void TakeArticle(TableRow row)
    {
        var key = Checked.Key(row["article"]);
        if (into.Articles.ContainsKey(key))
            return;
        var address = row["address"] is { Length: <= Limits.Address } there && WebAddress.TryParse(there, out _) ? there : null;
        into.Articles[key] = new(
            new(key, LinkedDataReader.Detail("title", row["title"]), LinkedDataReader.Detail("outlet", row["outlet"]), address, Checked.Day("day of publication", row["published"]), default, ""),
            new Dictionary<string, string>());
    }

    private static List<string> CellsOf(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))];

    private void Try(TableRow row, Action read)
    {
        try
        {
            read();
        }
        catch (UnreadableException e)
        {
            into.Leave(row.Place, row["quote"] is { } words ? Wording.Shortened(TextCleaner.Clean(words)) : null, e.Message);
        }
    }
}
