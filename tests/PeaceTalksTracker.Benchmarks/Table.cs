using System.Globalization;

namespace PeaceTalksTracker.Benchmarks;

/// <summary>A table in Markdown.</summary>
public sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> rows = [];
    private readonly List<string> notes = [];

    public void Add(params object[] cells)
        => rows.Add([.. cells.Select(cell => cell switch
        {
            double number => number.ToString(number < 10 ? "0.00" : number < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture),
            int number => number.ToString("#,0", CultureInfo.InvariantCulture),
            _ => cell.ToString()!,
        })]);

    public void Note(FormattableString note) => notes.Add(note.ToString(CultureInfo.InvariantCulture));

    public void Print(TextWriter output)
    {
        output.WriteLine($"### {title}\n");
        output.WriteLine($"| {string.Join(" | ", columns)} |");
        output.WriteLine($"|{string.Concat(columns.Select((_, i) => i == 0 ? "---|" : "---:|"))}");
        foreach (var row in rows)
            output.WriteLine($"| {string.Join(" | ", row)} |");
        output.WriteLine();
        foreach (var note in notes)
            output.WriteLine($"{note}\n");
    }
}
