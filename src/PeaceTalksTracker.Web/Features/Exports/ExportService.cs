using System.Globalization;
using System.Text;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports.Pictures;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>What is to be handed on.</summary>
/// <param name="Brief">What it is made of.</param>
/// <param name="Of">What a picture shows; of no meaning to other formats.</param>
public sealed record ExportRequest(ExportFormat Format, BriefRequest Brief, PictureOf Of = PictureOf.Timeline);

/// <summary>Writes the store as a file. The same records as of the same moment give the same bytes.</summary>
public sealed class ExportService(ExportReader reader)
{
    /// <param name="request">What is wanted.</param>
    /// <param name="open">Called once the moment is known, with the name that the file should have; gives what it is written to, which stays open.</param>
    /// <param name="lines">Told how many lines are written.</param>
    /// <param name="site">Where this app is reached, so that HTML can lead to the sentences here; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">A line of the brief has nothing that supports it; it is named.</exception>
    public async Task WriteAsync(
        ExportRequest request, Func<string, Stream> open, IProgress<int>? lines = null, Uri? site = null, CancellationToken cancellation = default)
    {
        await using var snapshot = await reader.OpenAsync(cancellation: cancellation);
        var target = open(FileName(request, snapshot.AsOf));
        if (request.Format is ExportFormat.Svg or ExportFormat.Png)
        {
            var picture = request.Of == PictureOf.Matrix
                ? await MatrixPicture.DrawAsync(snapshot, request.Brief.Filter, cancellation)
                : await TimelinePicture.DrawAsync(snapshot, request.Brief.Filter, cancellation);
            await target.WriteAsync(request.Format == ExportFormat.Svg ? Encoding.UTF8.GetBytes(PictureSvg.Write(picture)) : PictureRaster.Draw(picture), cancellation);
            return;
        }

        var brief = await BriefComposer.ComposeAsync(snapshot, request.Brief, cancellation);
        if (request.Format == ExportFormat.Md)
        {
            await MarkdownBrief.WriteAsync(brief, target, lines, site, cancellation);
            return;
        }
        var timeline = await TimelinePicture.DrawAsync(snapshot, request.Brief.Filter, cancellation);
        if (request.Format == ExportFormat.Html)
            await HtmlBrief.WriteAsync(brief, PictureSvg.Write(timeline, site?.AbsoluteUri.TrimEnd('/')), target, lines, site, cancellation);
        else if (request.Format == ExportFormat.Docx)
            await DocxBrief.WriteAsync(brief, PictureRaster.Draw(timeline), target, lines, cancellation);
        else
            await PdfBrief.WriteAsync(brief, PictureRaster.Draw(timeline), target, lines, cancellation);
    }

    /// <summary>Of letters that no file system minds: nothing that somebody typed is part of it.</summary>
    private static string FileName(ExportRequest request, DateTime asOf)
        => string.Create(CultureInfo.InvariantCulture, $"{(request.Format is ExportFormat.Svg or ExportFormat.Png ? request.Of.ToString().ToLowerInvariant() : "brief")}-{asOf:yyyy-MM-dd}.{request.Format.ToString().ToLowerInvariant()}");

    public static string MediaType(ExportFormat format) => format switch
    {
        ExportFormat.Md => "text/markdown; charset=utf-8",
        ExportFormat.Html => "text/html; charset=utf-8",
        ExportFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ExportFormat.Pdf => "application/pdf",
        ExportFormat.Svg => "image/svg+xml",
        _ => "image/png",
    };
}
