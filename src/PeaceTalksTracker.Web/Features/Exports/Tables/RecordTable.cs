using System.Globalization;
using System.Runtime.CompilerServices;

namespace PeaceTalksTracker.Web.Features.Exports.Tables;

/// <summary>One table of records: what CSV writes as a file and XLSX as a sheet.</summary>
/// <param name="Of">What its rows are.</param>
/// <param name="Columns">Their names.</param>
/// <param name="ReadAsync">Reads the rows, in order, as many cells each as there are columns: a text, a number, or null for nothing.</param>
internal sealed record RecordTable(ExportOf Of, IReadOnlyList<string> Columns, Func<CancellationToken, IAsyncEnumerable<object?[]>> ReadAsync)
{
    /// <summary>All of them, in the order of a workbook's sheets.</summary>
    public static IReadOnlyList<ExportOf> All { get; } = [ExportOf.Events, ExportOf.Claims, ExportOf.Stances, ExportOf.Evidence];

    public static RecordTable Read(ExportOf of, ExportSource source) => of switch
    {
        ExportOf.Events => Create(of, RecordColumns.OfEvents, source.EventsAsync),
        ExportOf.Claims => Create(of, RecordColumns.OfClaims, source.ClaimsAsync),
        ExportOf.Stances => Create(of, RecordColumns.OfStances, source.StancesAsync),
        ExportOf.Evidence => Create(of, RecordColumns.OfEvidence, cancellation => EvidenceAsync(source, cancellation)),
        _ => throw new ArgumentOutOfRangeException(nameof(of), of, "It is no table."),
    };

    private static RecordTable Create<T>(ExportOf of, IReadOnlyList<(string Name, Func<T, object?> Cell)> columns, Func<CancellationToken, IAsyncEnumerable<T>> readAsync)
        => new(of, [.. columns.Select(c => c.Name)], cancellation => readAsync(cancellation).Select(row => columns.Select(c => c.Cell(row)).ToArray()));

    private static async IAsyncEnumerable<(string Kind, ExportedRecord Record, ExportedQuote Quote, ExportedArticle Article)> EvidenceAsync(
        ExportSource source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var e in source.EventsAsync(cancellation))
            foreach (var quote in e.Record.Quotes)
                yield return ("event", e.Record, quote, e.ArticleOf(quote));
        await foreach (var claim in source.ClaimsAsync(cancellation))
            foreach (var quote in claim.Record.Quotes)
                yield return ("claim", claim.Record, quote, claim.ArticleOf(quote));
        await foreach (var stance in source.StancesAsync(cancellation))
            foreach (var quote in stance.Record.Quotes)
                yield return ("stance", stance.Record, quote, stance.ArticleOf(quote));
    }

    /// <summary>A cell as text: numbers as programs read them, words so that no spreadsheet runs them.</summary>
    public static string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => CellText.Guard(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell is a text or a number, and no {cell.GetType().Name}.", nameof(cell)),
    };
}
