using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>A brief for paper and screens: each line with its notes at the foot of its page.</summary>
public static class PdfBrief
{
    /// <summary>
    /// Writes it. PDFsharp keeps the pages until all are there, so memory grows with the brief; docs/operating.md says by how much.
    /// </summary>
    /// <param name="brief">What to write; it is read once.</param>
    /// <param name="timelinePng">The timeline's picture; null for none.</param>
    /// <param name="target">Gets the whole file at the end, or nothing; stays open.</param>
    /// <param name="linesWritten">Hears how many lines there are so far.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many characters the fonts lack, for which the file has squares, as it says at its end.</returns>
    /// <exception cref="UnsupportedLineException">Nothing supports one of the lines.</exception>
    public static async Task<int> WriteAsync(
        Brief brief, byte[]? timelinePng, Stream target, IProgress<int>? linesWritten = null, CancellationToken cancellation = default)
    {
        using var document = new PdfDocument();
        var title = PrintedText.Clean(brief.Title);
        document.Info.Title = title;
        document.Info.Author = PrintedText.Creator;
        document.Info.CreationDate = brief.AsOf;
        document.Language = PrintedText.Language;
        document.ViewerPreferences.DisplayDocTitle = true;
        document.PageMode = PdfPageMode.UseOutlines;
        document.Internals.Catalog.Elements["/PageLabels"] = new PdfLiteral("<</Nums[0<</S/D>>]>>");

        using var writing = new Writing(document, brief, linesWritten, cancellation);
        await writing.WriteAsync(timelinePng);
        writing.Number(title);

        var scratch = Path.GetTempFileName();
        try
        {
            await using (var file = File.Create(scratch))
                document.Save(file, closeStream: false);
            cancellation.ThrowIfCancellationRequested();
            await FixedPdf.CopyAsync(scratch, target, brief.AsOf, cancellation);
        }
        finally
        {
            File.Delete(scratch);
        }
        return writing.Missing;
    }

    private sealed class Writing : IDisposable
    {
        private static readonly XBrush Ink = new XSolidBrush(XColor.FromArgb(22, 27, 34));
        private static readonly XBrush Grey = new XSolidBrush(XColor.FromArgb(85, 96, 110));
        private static readonly XBrush Blue = new XSolidBrush(XColor.FromArgb(11, 87, 164));

        private readonly PdfFont title = PdfFonts.Bold(23);
        private readonly PdfFont heading = PdfFonts.Bold(14);
        private readonly PdfFont subheading = PdfFonts.Bold(10);
        private readonly PdfFont text = PdfFonts.Text(10.5);
        private readonly PdfFont lead = PdfFonts.Italic(10.5);
        private readonly PdfFont number = PdfFonts.Plain(6.5);
        private readonly PdfFont small = PdfFonts.Plain(7.5);
        private readonly PdfFont quote = PdfFonts.Italic(8.5);
        private readonly PdfFont place = PdfFonts.Text(8.5);

        private readonly PdfDocument document;
        private readonly Brief brief;
        private readonly IProgress<int>? linesWritten;
        private readonly CancellationToken cancellation;
        private readonly PdfPages pages;
        private int lines;
        private int note;

        public Writing(PdfDocument document, Brief brief, IProgress<int>? linesWritten, CancellationToken cancellation)
        {
            (this.document, this.brief, this.linesWritten, this.cancellation) = (document, brief, linesWritten, cancellation);
            pages = new(document);
        }

        public int Missing { get; private set; }

        public async Task WriteAsync(byte[]? timelinePng)
        {
            pages.Set(PdfText.Rows([Span(PrintedText.Clean(brief.Title), title, Ink)], PdfPages.TextWidth, 28, 8), []);
            pages.Set(PdfText.Rows([Span(PrintedText.Clean(brief.Scope), text, Grey)], PdfPages.TextWidth, 15, 14), []);
            if (timelinePng is not null)
            {
                using var stream = new MemoryStream(timelinePng, writable: false);
                pages.Picture(XImage.FromStream(stream));
                pages.Space(8);
            }
            foreach (var section in brief.Sections)
                await WriteAsync(section);
            if (Missing > 0)
            {
                pages.Space(24);
                var squares = $"{Wording.Count(Missing, "character")} that the fonts of this file lack {(Missing == 1 ? "is" : "are")} shown as ■. The other formats have them.";
                pages.Set(PdfText.Rows([Span(squares, lead, Grey)], PdfPages.TextWidth, 15), []);
            }
            pages.End();
            linesWritten?.Report(lines);
        }

        public void Number(string words)
        {
            var shown = Span(words, small, Grey).Words;
            while (small.WidthOf(shown) > PdfPages.TextWidth)
                shown = $"{shown[..(shown.Length * 3 / 4)].TrimEnd()}…";
            PdfPages.Number(document, small, shown, cancellation);
        }

        public void Dispose() => pages.Dispose();

        private async Task WriteAsync(BriefSection section)
        {
            PdfOutline outline = null!;
            pages.Space(22);
            Heading(section.Heading, heading, 18, 5, follow: 80, (page, top) => outline = Bookmark(document.Outlines, section.Heading, page, top));
            if (section.Lead is { } words)
                pages.Set(PdfText.Rows([Span(PrintedText.Clean(words), lead, Grey)], PdfPages.TextWidth, 15, 6), [], follow: 60);
            string? group = null;
            var any = false;
            await foreach (var line in section.ReadAsync(cancellation).WithCancellation(cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                var (rows, notes) = Rows(section, line);
                if (line.Group is not null && (line.Group != group || !any))
                {
                    pages.Space(8);
                    var follow = Math.Min(rows.Sum(r => r.Height) + notes.Sum(r => r.Height + r.After) + 20, 400);
                    Heading(line.Group, subheading, 14, 3, follow, (page, top) => Bookmark(outline.Outlines, line.Group, page, top));
                }
                (group, any) = (line.Group, true);
                pages.Set(rows, notes);
                if (++lines % Limits.ExportBatch == 0)
                    linesWritten?.Report(lines);
            }
            if (!any)
                pages.Set(PdfText.Rows([Span(PrintedText.Nothing, text, Ink)], PdfPages.TextWidth, 15), []);
        }

        private void Heading(string words, PdfFont font, double height, double after, double follow, Action<PdfPage, double> atTop)
            => pages.Set(PdfText.Rows([Span(PrintedText.Clean(words), font, Ink)], PdfPages.TextWidth, height, after), [], atTop, follow);

        private static PdfOutline Bookmark(PdfOutlineCollection among, string words, PdfPage page, double top)
        {
            var outline = among.Add(PrintedText.Clean(words), page, opened: false);
            outline.PageDestinationType = PdfPageDestinationType.Xyz;
            outline.Left = 0;
            outline.Top = top;
            return outline;
        }

        private (List<PdfRow> Rows, List<PdfRow> Notes) Rows(BriefSection section, BriefLine line)
        {
            List<PdfSpan> spans = [.. PrintedText.Linked(PrintedText.Of(line)).Select(p => Span(p.Piece, text, p.Address is null ? Ink : Blue, p.Address))];
            List<PdfRow> notes = [];
            foreach (var (citation, place) in line.Citations.Select((c, i) => (c, i)))
            {
                spans.Add(new($"{(place > 0 ? "," : "")}{++note}", number, Blue, note, Rise: 3.5));
                notes.AddRange(Note(citation));
            }
            if (PrintedText.Aside(section, line) is { } aside)
                spans.Add(Span($" {aside}", text, Grey));
            return (PdfText.Rows(spans, PdfPages.TextWidth, 15, 4), notes);
        }

        private List<PdfRow> Note(Citation citation)
        {
            var address = PrintedText.WebAddress(citation);
            return PdfText.Rows(
                [
                    new($"{note}", number, Grey, Rise: 2.5),
                    Span($"\u00A0{PrintedText.Quote(citation)} ", quote, Ink),
                    Span(PrintedText.Clean(citation.Place), place, address is null ? Grey : Blue, address),
                    Span(".", place, Grey),
                ],
                PdfPages.TextWidth, 11.5, 2, note: note);
        }

        private PdfSpan Span(string words, PdfFont font, XBrush brush, string? address = null)
        {
            var (printable, missing) = font.Printable(words);
            Missing += missing;
            return new(printable, font, brush, Address: address);
        }
    }
}
