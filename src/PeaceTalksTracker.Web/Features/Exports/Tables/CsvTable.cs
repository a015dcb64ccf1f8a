using CsvHelper;

namespace PeaceTalksTracker.Web.Features.Exports.Tables;

/// <summary>Writes a table as CSV (RFC 4180) in UTF-8, with a byte order mark, without which spreadsheets misread other letters than English ones.</summary>
internal static class CsvTable
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { WriteByteOrderMark = true };

    public static async Task WriteAsync(RecordTable table, Stream target, CancellationToken cancellation)
    {
        await using var writer = CsvWriter.Create(target, Options, leaveOpen: true);
        await writer.WriteRecordAsync([.. table.Columns], cancellation);
        await foreach (var row in table.ReadAsync(cancellation))
            await writer.WriteRecordAsync([.. row.Select(RecordTable.TextOf)], cancellation);
        await writer.FlushAsync(cancellation);
    }
}
