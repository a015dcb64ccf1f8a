using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Shared;
using static PeaceTalksTracker.Web.Shared.OfficePackage;

namespace PeaceTalksTracker.Web.Features.Exports.Tables;

/// <summary>
/// Writes all tables as one workbook. Each sheet goes into a file of its own first, so that memory does not grow with their rows, and nothing
/// reaches the target before all of it is there.
/// </summary>
internal static class XlsxPackage
{
    /// <summary>The style of column names.</summary>
    public const uint HeadStyle = 1;

    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static async Task WriteAsync(ExportSource source, Stream target, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("records-");
        try
        {
            foreach (var of in RecordTable.All)
            {
                await using var sheet = File.Create(FileOf(of));
                await XlsxSheet.WriteAsync(RecordTable.Read(of, source), sheet, source.LeftOut, cancellation);
            }
            await using var whole = File.Create(Path.Combine(folder.FullName, "records.xlsx"));
            await FixedZip.WriteAsync(whole, Parts(source.Snapshot.AsOf, FileOf), cancellation);
            whole.Position = 0;
            await whole.CopyToAsync(target, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string FileOf(ExportOf of) => Path.Combine(folder.FullName, ExportFormats.NameOf(of) + ".xml");
    }

    private static List<(string Name, Func<Stream> Open)> Parts(DateTime asOf, Func<ExportOf, string> fileOf)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"Records of the peace talks; the store as of {asOf:d MMM yyyy, HH:mm:ss} UTC");
        return
        [
            Text("[Content_Types].xml", ContentTypes([
                ("/xl/workbook.xml", $"{Sheets}.sheet.main+xml"), ("/xl/styles.xml", $"{Sheets}.styles+xml"),
                .. RecordTable.All.Select(of => ($"/xl/worksheets/{ExportFormats.NameOf(of)}.xml", $"{Sheets}.worksheet+xml"))])),
            Text("_rels/.rels", Relationships([
                ("workbook", $"{Office}/officeDocument", "xl/workbook.xml", false), ("core", CoreRelationship, "docProps/core.xml", false)])),
            Text("docProps/core.xml", Properties(title, PrintedText.Creator, PrintedText.Language, asOf)),
            Part("xl/workbook.xml", new Workbook(new BookViews(new WorkbookView()), new Sheets(RecordTable.All.Select((of, i) => new Sheet { Name = of.ToString(), SheetId = (uint)i + 1, Id = ExportFormats.NameOf(of) })))),
            Text("xl/_rels/workbook.xml.rels", Relationships([
                ("styles", $"{Office}/styles", "styles.xml", false),
                .. RecordTable.All.Select(of => (ExportFormats.NameOf(of), $"{Office}/worksheet", $"worksheets/{ExportFormats.NameOf(of)}.xml", false))])),
            Part("xl/styles.xml", Styles()),
            .. RecordTable.All.Select(of => ($"xl/worksheets/{ExportFormats.NameOf(of)}.xml", (Func<Stream>)(() => File.OpenRead(fileOf(of))))),
        ];
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
}
