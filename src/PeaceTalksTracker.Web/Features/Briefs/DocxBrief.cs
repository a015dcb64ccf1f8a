using DocumentFormat.OpenXml.Wordprocessing;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>
/// A brief for word processors. Its text and its footnotes are written side by side into files of their own, which then become the parts of the
/// package: neither is ever held in memory, and nothing reaches the target before all of it is there.
/// </summary>
public static class DocxBrief
{
    /// <param name="brief">What to write; it is read once.</param>
    /// <param name="timelinePng">The timeline's picture; null for none.</param>
    /// <param name="target">Gets the whole file at the end, or nothing; stays open.</param>
    /// <param name="linesWritten">Hears how many lines there are so far.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnsupportedLineException">Nothing supports one of the lines.</exception>
    public static async Task WriteAsync(
        Brief brief, byte[]? timelinePng, Stream target, IProgress<int>? linesWritten = null, CancellationToken cancellation = default)
    {
        var folder = Directory.CreateTempSubdirectory("brief-");
        try
        {
            var links = new DocxLinks();
            var noteLinks = new DocxLinks();
            await using (var text = File.Create(Path.Combine(folder.FullName, "document.xml")))
            await using (var notes = File.Create(Path.Combine(folder.FullName, "footnotes.xml")))
            {
                using var body = new DocxPart(text, new Document(), links);
                using var footnotes = new DocxPart(notes, new Footnotes(), noteLinks);
                await new Writing(brief, body, footnotes, linesWritten, cancellation).WriteAsync(timelinePng);
            }
            await DocxPackage.WriteAsync(folder, brief, timelinePng, links, noteLinks, target, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Writing(Brief brief, DocxPart body, DocxPart notes, IProgress<int>? linesWritten, CancellationToken cancellation)
    {
        private int lines;
        private int note;
        private int bookmark;

        public async Task WriteAsync(byte[]? timelinePng)
        {
            notes.Write(DocxParts.NoteSeparator(FootnoteEndnoteValues.Separator, -1));
            notes.Write(DocxParts.NoteSeparator(FootnoteEndnoteValues.ContinuationSeparator, 0));
            body.Start(new Body());
            body.Write(DocxParts.Paragraph("Title", PrintedText.Clean(brief.Title)));
            body.Write(DocxParts.Paragraph("Subtitle", PrintedText.Clean(brief.Scope)));
            foreach (var paragraph in DocxParts.Contents([.. brief.Sections.Select(s => PrintedText.Clean(s.Heading))]))
                body.Write(paragraph);
            if (timelinePng is not null)
                body.Write(DocxParts.Picture(timelinePng));
            foreach (var section in brief.Sections)
                await WriteAsync(section);
            body.Write(DocxParts.Page());
            body.End();
            linesWritten?.Report(lines);
        }

        private async Task WriteAsync(BriefSection section)
        {
            body.Write(DocxParts.Heading(PrintedText.Clean(section.Heading), bookmark++));
            if (section.Lead is { } lead)
                body.Write(DocxParts.Paragraph("Lead", PrintedText.Clean(lead)));
            string? group = null;
            var any = false;
            await foreach (var line in section.ReadAsync(cancellation).WithCancellation(cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                if (line.Group is not null && (line.Group != group || !any))
                    body.Write(DocxParts.Paragraph("Heading2", PrintedText.Clean(line.Group)));
                (group, any) = (line.Group, true);
                Write(section, line);
                if (++lines % Limits.ExportBatch == 0)
                    linesWritten?.Report(lines);
            }
            if (!any)
                body.Write(DocxParts.Paragraph("Normal", PrintedText.Nothing));
        }

        private void Write(BriefSection section, BriefLine line)
        {
            var paragraph = DocxParts.Paragraph("ListBullet");
            body.AppendLinked(paragraph, PrintedText.Of(line));
            foreach (var (citation, place) in line.Citations.Select((c, i) => (c, i)))
            {
                if (place > 0)
                    paragraph.Append(DocxParts.Run(",", "FootnoteReference"));
                paragraph.Append(new Run(DocxParts.Style("FootnoteReference"), new FootnoteReference { Id = ++note }));
                Write(citation);
            }
            if (PrintedText.Aside(section, line) is { } aside)
                paragraph.Append(DocxParts.Run($" {aside}", "Basis"));
            body.Write(paragraph);
        }

        private void Write(Citation citation)
        {
            var paragraph = DocxParts.Paragraph("FootnoteText");
            paragraph.Append(new Run(DocxParts.Style("FootnoteReference"), new FootnoteReferenceMark()));
            paragraph.Append(DocxParts.Run(" "), DocxParts.Run(PrintedText.Quote(citation), "QuoteChar"), DocxParts.Run(" "));
            var place = PrintedText.Clean(citation.Place);
            paragraph.Append(PrintedText.WebAddress(citation) is { } address ? notes.Link(address, place) : DocxParts.Run(place), DocxParts.Run("."));
            notes.Write(new Footnote(paragraph) { Id = note });
        }
    }
}
