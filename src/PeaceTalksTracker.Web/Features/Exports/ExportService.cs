using System.Text;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports.Linked;
using PeaceTalksTracker.Web.Features.Exports.Pictures;
using PeaceTalksTracker.Web.Features.Exports.Tables;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>What is to be handed on.</summary>
/// <param name="Brief">What it is made of.</param>
/// <param name="Of">What a file shows whose format shows one thing at a time; null for what it shows unasked.</param>
public sealed record ExportRequest(ExportFormat Format, BriefRequest Brief, ExportOf? Of = null);

/// <summary>Writes the store as a file. The same records as of the same moment give the same bytes.</summary>
public sealed class ExportService(ExportReader reader)
{
    /// <param name="request">What is wanted.</param>
    /// <param name="open">Called once the moment is known, with the name that the file should have; gives what it is written to, which stays open.</param>
    /// <param name="lines">Told how many lines are written.</param>
    /// <param name="site">Where this app is reached, so that HTML can lead to the sentences here; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What the format could not hold.</returns>
    /// <exception cref="ArgumentException">The format cannot show what is asked of it.</exception>
    /// <exception cref="UnsupportedLineException">A line of the brief has nothing that supports it; it is named, and nothing was opened.</exception>
    public async Task<IReadOnlyList<LeftOut>> WriteAsync(
        ExportRequest request, Func<string, Stream> open, IProgress<int>? lines = null, Uri? site = null, CancellationToken cancellation = default)
    {
        if (ExportFormats.ProblemOf(request.Format, request.Of) is { } problem)
            throw new ArgumentException(problem, nameof(request));
        await using var snapshot = await reader.OpenAsync(request.Brief.At, cancellation);
        if (request.Format is ExportFormat.Md or ExportFormat.Html or ExportFormat.Docx or ExportFormat.Pdf or ExportFormat.Zip)
            await BriefComposer.RequireSupportAsync(snapshot, request.Brief, cancellation);
        var source = new ExportSource(snapshot, request.Brief.Filter, lines, site);
        await WriteAsync(request, source, open(ExportFormats.FileName(request.Format, request.Of, snapshot.AsOf)), cancellation);
        return source.LeftOut.All;
    }

    private static Task WriteAsync(ExportRequest request, ExportSource source, Stream target, CancellationToken cancellation) => request.Format switch
    {
        ExportFormat.Csv => CsvTable.WriteAsync(RecordTable.Read(request.Of ?? ExportFormats.ChoicesOf(request.Format)[0], source), target, cancellation),
        ExportFormat.Xlsx => XlsxPackage.WriteAsync(source, target, cancellation),
        ExportFormat.JsonLd => LinkedData.WriteAsync(source, target, cancellation),
        ExportFormat.TimelineJs => TimelineJs.WriteAsync(source, target, cancellation),
        ExportFormat.GeoJson => GeoJson.WriteAsync(source, target, cancellation),
        ExportFormat.Ics => TalksCalendar.WriteAsync(source, target, cancellation),
        ExportFormat.Svg or ExportFormat.Png => WritePictureAsync(request, source, target, cancellation),
        ExportFormat.Zip => ExportBundle.WriteAsync(source, (format, of, own, file, stop) => WriteAsync(request with { Format = format, Of = of }, own, file, stop), target, cancellation),
        _ => WriteBriefAsync(request, source, target, cancellation),
    };

    private static async Task WritePictureAsync(ExportRequest request, ExportSource source, Stream target, CancellationToken cancellation)
    {
        var picture = request.Of == ExportOf.Matrix
            ? await MatrixPicture.DrawAsync(source.Snapshot, source.Filter, cancellation)
            : await TimelinePicture.DrawAsync(source.Snapshot, source.Filter, request.Brief.Edits, cancellation);
        await target.WriteAsync(request.Format == ExportFormat.Svg ? Encoding.UTF8.GetBytes(PictureSvg.Write(picture)) : PictureRaster.Draw(picture), cancellation);
    }

    private static async Task WriteBriefAsync(ExportRequest request, ExportSource source, Stream target, CancellationToken cancellation)
    {
        var (lines, site) = (source.Lines, source.Site);
        var brief = await BriefComposer.ComposeAsync(source.Snapshot, request.Brief, cancellation);
        if (request.Format == ExportFormat.Md)
        {
            await MarkdownBrief.WriteAsync(brief, target, lines, site, cancellation);
            return;
        }
        var timeline = await TimelinePicture.DrawAsync(source.Snapshot, source.Filter, request.Brief.Edits, cancellation);
        if (request.Format == ExportFormat.Html)
            await HtmlBrief.WriteAsync(brief, PictureSvg.Write(timeline, site?.AbsoluteUri.TrimEnd('/')), target, lines, site, cancellation);
        else if (request.Format == ExportFormat.Docx)
            await DocxBrief.WriteAsync(brief, PictureRaster.Draw(timeline), target, lines, cancellation);
        else
            await PdfBrief.WriteAsync(brief, PictureRaster.Draw(timeline), target, lines, cancellation);
    }
}
