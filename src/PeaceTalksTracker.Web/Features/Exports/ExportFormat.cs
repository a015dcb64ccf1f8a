namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>What the store is handed on as; the lower-case name is what the shell and addresses call it.</summary>
public enum ExportFormat
{
    Md,
    Html,
    Docx,
    Pdf,
    Csv,
    Xlsx,
    JsonLd,
    TimelineJs,
    GeoJson,
    Ics,
    Svg,
    Png,
    Zip,
}
