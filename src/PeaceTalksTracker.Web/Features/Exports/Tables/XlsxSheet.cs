using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PeaceTalksTracker.Web.Features.Exports.Tables;

/// <summary>Writes one table as a sheet, row by row: nothing of it is held in memory. Every text is typed as one, so that no cell is a formula.</summary>
internal static class XlsxSheet
{
    /// <summary>Rows of a sheet, its head included; spreadsheets take no more.</summary>
    public const int MostRows = 1_048_576;

    private const double Width = 18;

    public static async Task WriteAsync(RecordTable table, Stream target, LeftOutCounter leftOut, CancellationToken cancellation)
    {
        using var writer = new OpenXmlPartWriter(target);
        writer.WriteStartDocument(standalone: true);
        writer.WriteStartElement(new Worksheet());
        var frozen = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        writer.WriteElement(new SheetViews(new SheetView(frozen) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)table.Columns.Count, Width = Width, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        var (rows, cut) = (1, 0);
        Write([.. table.Columns], XlsxPackage.HeadStyle);
        await foreach (var row in table.ReadAsync(cancellation))
        {
            if (rows < MostRows)
                Write(row, style: null);
            rows++;
        }
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{NameOf(table.Columns.Count)}{Math.Min(rows, MostRows)}" });
        writer.WriteEndElement();
        leftOut.Add("row", $"of {ExportFormats.NameOf(table.Of)} beyond the {MostRows:N0} of a sheet", rows - MostRows);
        leftOut.Add("text", $"of {ExportFormats.NameOf(table.Of)} after the {XlsxText.Longest:N0} characters that a cell holds", cut);

        void Write(object?[] cells, uint? style)
        {
            writer.WriteStartElement(new Row());
            foreach (var cell in cells)
                writer.WriteElement(CellOf(cell, style));
            writer.WriteEndElement();
        }

        Cell CellOf(object? cell, uint? style)
        {
            if (cell is null or "")
                return new();
            if (cell is not string)
                return new() { CellValue = new(RecordTable.TextOf(cell)) };
            var text = XlsxText.Of(RecordTable.TextOf(cell), out var isCut);
            cut += isCut ? 1 : 0;
            return new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };
        }
    }

    /// <summary>A, B … Z, AA …: the name of a column, from 1.</summary>
    private static string NameOf(int column)
        => column <= 26 ? ((char)('A' + column - 1)).ToString() : NameOf((column - 1) / 26) + NameOf((column - 1) % 26 + 1);
}
