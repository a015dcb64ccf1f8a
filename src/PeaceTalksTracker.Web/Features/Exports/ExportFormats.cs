using System.Globalization;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>What is to be known of each format: its name, what it can show, what its files are called.</summary>
public static class ExportFormats
{
    /// <summary>As the shell and addresses call them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<ExportFormat>().Select(NameOf)];

    public static string NameOf(ExportFormat format) => format.ToString().ToLowerInvariant();

    public static string NameOf(ExportOf of) => of.ToString().ToLowerInvariant();

    /// <summary>What one file can show, what it shows unasked first; empty where it holds everything.</summary>
    public static IReadOnlyList<ExportOf> ChoicesOf(ExportFormat format) => format switch
    {
        ExportFormat.Csv => [ExportOf.Claims, ExportOf.Events, ExportOf.Stances, ExportOf.Evidence],
        ExportFormat.Svg or ExportFormat.Png => [ExportOf.Timeline, ExportOf.Matrix],
        _ => [],
    };

    /// <summary>Why a format cannot show something, as a sentence; null where it can.</summary>
    public static string? ProblemOf(ExportFormat format, ExportOf? of)
    {
        var choices = ChoicesOf(format);
        if (of is null || choices.Contains(of.Value))
            return null;
        return choices.Count == 0
            ? $"A file of the format {NameOf(format)} is of everything: leave “of” out."
            : $"There is no {NameOf(format)} of {NameOf(of.Value)}: take {Wording.List(choices.Select(NameOf))}.";
    }

    /// <summary>Of letters that no file system minds: nothing that somebody typed is part of it.</summary>
    public static string FileName(ExportFormat format, ExportOf? of, DateTime asOf)
        => string.Create(CultureInfo.InvariantCulture, $"{Stem(format, of)}-{asOf:yyyy-MM-dd}.{Extension(format)}");

    /// <summary>The same without the day: what the file is called among others of its moment.</summary>
    public static string FileName(ExportFormat format, ExportOf? of) => $"{Stem(format, of)}.{Extension(format)}";

    public static string MediaType(ExportFormat format) => format switch
    {
        ExportFormat.Md => "text/markdown; charset=utf-8",
        ExportFormat.Html => "text/html; charset=utf-8",
        ExportFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ExportFormat.Pdf => "application/pdf",
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat.JsonLd => "application/ld+json",
        ExportFormat.TimelineJs => "application/json",
        ExportFormat.GeoJson => "application/geo+json",
        ExportFormat.Ics => "text/calendar; charset=utf-8",
        ExportFormat.Svg => "image/svg+xml",
        ExportFormat.Zip => "application/zip",
        _ => "image/png",
    };

    private static string Stem(ExportFormat format, ExportOf? of) => (format, ChoicesOf(format)) switch
    {
        (_, [var first, ..]) => NameOf(of ?? first),
        (ExportFormat.Xlsx or ExportFormat.JsonLd, _) => "records",
        (ExportFormat.TimelineJs, _) => "timelinejs",
        (ExportFormat.GeoJson, _) => "places",
        (ExportFormat.Ics, _) => "talks",
        (ExportFormat.Zip, _) => "peace-talks",
        _ => "brief",
    };

    private static string Extension(ExportFormat format) => format == ExportFormat.TimelineJs ? "json" : NameOf(format);
}
