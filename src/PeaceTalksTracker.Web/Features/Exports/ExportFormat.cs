namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>What the store is handed on as; the lower-case name is what the shell and addresses call it.</summary>
public enum ExportFormat
{
    /// <summary>A brief as Markdown with footnotes.</summary>
    Md,

    /// <summary>A brief as one HTML file that needs nothing else.</summary>
    Html,

    /// <summary>A brief for Word.</summary>
    Docx,

    Pdf,

    /// <summary>One table as comma-separated values.</summary>
    Csv,

    /// <summary>All tables as sheets of one workbook.</summary>
    Xlsx,

    /// <summary>Linked data: schema.org, PROV-O and Web Annotation.</summary>
    JsonLd,

    /// <summary>Dated events for TimelineJS 3.</summary>
    TimelineJs,

    /// <summary>Placed events.</summary>
    GeoJson,

    /// <summary>Planned talks as iCalendar.</summary>
    Ics,

    /// <summary>The timeline or the matrix of stances as a picture that can be scaled.</summary>
    Svg,

    /// <summary>The same as pixels.</summary>
    Png,

    /// <summary>All of them, with a manifest.</summary>
    Zip,
}

/// <summary>What a file shows whose format can show one thing at a time.</summary>
public enum ExportOf
{
    Timeline,
    Matrix,
    Events,
    Claims,
    Stances,

    /// <summary>The words that records rest on.</summary>
    Evidence,
}
