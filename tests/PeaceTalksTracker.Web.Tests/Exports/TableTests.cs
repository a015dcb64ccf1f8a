using System.Text;
using CsCheck;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.VisualBasic.FileIO;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Exports.Tables;

namespace PeaceTalksTracker.Web.Tests.Exports;

public sealed class TableTests(ExportSample sample) : IClassFixture<ExportSample>
{
    public static TheoryData<ExportOf> Tables => [ExportOf.Events, ExportOf.Claims, ExportOf.Stances, ExportOf.Evidence];

    [Theory, MemberData(nameof(Tables))]
    public async Task Two_parsers_read_the_same_cells_and_none_begins_a_formula(ExportOf of)
    {
        var bytes = await sample.WriteAsync(ExportFormat.Csv, of);
        bytes[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        var rows = Read(bytes);
        rows.Count.ShouldBeGreaterThan(2);
        rows.ShouldAllBe(r => r.Length == rows[0].Length);
        rows.Skip(1).SelectMany(r => r).Where(c => c.Length > 0).ShouldAllBe(c => !"=+-@\t\r\n\0".Contains(c[0]));
        // The framework's own parser knows line breaks within quotes, and passes them on as one of its own.
        using var parser = new TextFieldParser(new MemoryStream(bytes), Encoding.UTF8) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        foreach (var row in rows)
            parser.ReadFields()!.Select(Unbroken).ShouldBe(row.Select(Unbroken));
        parser.EndOfData.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_quote_stands_in_its_text_at_its_place_once_the_apostrophes_are_taken_off()
    {
        var rows = Read(await sample.WriteAsync(ExportFormat.Csv, ExportOf.Evidence));
        foreach (var row in rows.Skip(1).Select(r => Named(rows[0], r)))
            ExportSample.Text[int.Parse(row["start"])..int.Parse(row["end"])].ShouldBe(CellText.Unguard(row["exact"]));
        var records = new HashSet<string>(rows.Skip(1).Select(r => r[0]));
        foreach (var of in Tables.Select(t => (ExportOf)t.Data).Where(t => t != ExportOf.Evidence))
        {
            var table = Read(await sample.WriteAsync(ExportFormat.Csv, of));
            table.Skip(1).ShouldAllBe(r => records.Contains(r[0]));
            table.Skip(1).Select(r => Named(table[0], r)).ShouldAllBe(r => ExportSample.Text.Contains(CellText.Unguard(r["quote"])));
        }
    }

    [Fact]
    public async Task Hostile_names_come_back_as_they_were()
    {
        var rows = Read(await sample.WriteAsync(ExportFormat.Csv, ExportOf.Events));
        var names = rows.Skip(1).Select(r => Named(rows[0], r)).Single(r => r["date"] == "2025-04-02")["actor_names"];
        foreach (var name in ExportSample.HostileNames)
            names.ShouldContain(name);
        var claims = Read(await sample.WriteAsync(ExportFormat.Csv));
        claims.Skip(1).Select(r => Named(claims[0], r)["speaker_name"]).ShouldContain("'" + ExportSample.HostileNames[3]);
    }

    [Fact]
    public async Task The_workbook_is_valid_and_holds_the_same_cells_as_the_four_files()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await sample.WriteAsync(ExportFormat.Xlsx)), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").ShouldBeEmpty();
        var part = workbook.WorkbookPart!;
        part.Workbook!.Descendants<CellFormula>().ShouldBeEmpty();
        var sheets = part.Workbook.Sheets!.Elements<Sheet>().ToList();
        sheets.Select(s => s.Name!.Value).ShouldBe(["Events", "Claims", "Stances", "Evidence"]);
        foreach (var sheet in sheets)
        {
            var worksheet = ((WorksheetPart)part.GetPartById(sheet.Id!.Value!)).Worksheet!;
            worksheet.Descendants<CellFormula>().ShouldBeEmpty();
            var rows = worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(TextOf).ToArray()).ToList();
            rows.ShouldBe(Read(await sample.WriteAsync(ExportFormat.Csv, Enum.Parse<ExportOf>(sheet.Name!.Value!))));
        }
        workbook.PackageProperties.Created!.Value.ToUniversalTime().ShouldBe(sample.Store.Time.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public void What_is_taken_off_a_cell_is_exactly_what_was_put_on_and_none_begins_a_formula()
        => Gen.Select(Gen.OneOf("", "=", "+", "-", "@", "\t", "\r", "\n", "\0", "'", "''", " =", "\u200B=", "\uFEFF-", "＝", "-1", "'="), Gen.String, (start, rest) => start + rest).Sample(text =>
        {
            var cell = CellText.Guard(text);
            CellText.Unguard(cell).ShouldBe(text);
            if (cell.Length > 0)
                "=+-@＝＋－＠\t\r\n\0".ShouldNotContain(cell[0]);
            if (cell.TrimStart([' ', '\u200B', '\uFEFF']) is { Length: > 0 } seen)
                "=+-@＝＋－＠".ShouldNotContain(seen[0]);
        });

    [Fact]
    public void Any_words_survive_a_workbook_s_cell_and_nothing_in_it_is_what_XML_cannot_hold()
        => Gen.Select(Gen.String, Gen.OneOf("", "_x0041_", "_x005F_", "\uD83D\uDD4A", "\uD83D", "\r\n", "\0"), (words, start) => start + words).Sample(text =>
        {
            var cell = XlsxText.Of(text, out var isCut);
            isCut.ShouldBeFalse();
            System.Xml.XmlConvert.VerifyXmlChars(cell);
            Unescaped(cell).ShouldBe(text);
        });

    [Fact]
    public void What_a_cell_cannot_hold_is_cut_between_letters()
    {
        var cut = XlsxText.Of(new string('x', XlsxText.Longest - 1) + "🕊", out var isCut);
        isCut.ShouldBeTrue();
        cut.ShouldBe(new string('x', XlsxText.Longest - 1));
    }

    [Fact]
    public async Task A_passage_longer_than_a_cell_is_whole_in_CSV_and_its_lost_end_is_counted_in_XLSX()
    {
        await using var store = new ExportSample { IsEmpty = true };
        await store.InitializeAsync();
        var passage = $"Ann Lee met {string.Concat(Enumerable.Repeat("Жук, ", 60_000))}Bo Ray.";
        var made = new Made(passage).Actor("Ann Lee").Event("met", EventType.Consult, passage, "met", ["Ann Lee"], place: "Oslo", date: "2025-03-17");
        await store.Store.SaveAsync(made.Article, made.Found);
        var rows = Read(await store.WriteAsync(ExportFormat.Csv, ExportOf.Events));
        Named(rows[0], rows[1])["quote"].ShouldBe(passage);
        (await store.WriteAllAsync(ExportFormat.Xlsx)).LeftOut.ShouldBe(["1 text of events after the 32,767 characters that a cell holds", "1 text of evidence after the 32,767 characters that a cell holds"]);
    }

    [Fact]
    public async Task A_table_of_pictures_and_a_picture_of_tables_are_refused_in_a_sentence()
    {
        (await Should.ThrowAsync<ArgumentException>(() => sample.WriteAsync(ExportFormat.Csv, ExportOf.Matrix))).Message.ShouldStartWith("There is no csv of matrix: take claims, events, stances and evidence.");
        (await Should.ThrowAsync<ArgumentException>(() => sample.WriteAsync(ExportFormat.Xlsx, ExportOf.Events))).Message.ShouldStartWith("A file of the format xlsx is of everything");
    }

    internal static List<string[]> Read(byte[] bytes)
    {
        using var reader = CsvReader.Create(bytes, new() { HasHeader = false, Separator = ',' });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader[i].ToString())]);
        return rows;
    }

    private static Dictionary<string, string> Named(string[] head, string[] row) => head.Zip(row).ToDictionary(c => c.First, c => c.Second);

    private static string Unbroken(string cell) => cell.ReplaceLineEndings("\n");

    private static string TextOf(Cell cell) => cell.DataType?.Value == CellValues.InlineString ? Unescaped(cell.InnerText) : cell.CellValue?.Text ?? "";

    /// <summary>As spreadsheets read a cell.</summary>
    private static string Unescaped(string cell)
        => System.Text.RegularExpressions.Regex.Replace(cell, "_x([0-9A-Fa-f]{4})_", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
}
