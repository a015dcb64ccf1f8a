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

    /// <summary>The timeline or the matrix of stances as a picture that can be scaled.</summary>
    Svg,

    /// <summary>The same as pixels.</summary>
    Png,
}

/// <summary>What a picture shows.</summary>
public enum PictureOf
{
    Timeline,
    Matrix,
}
