using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Fills A4 pages: text from above, the notes it cites from below. All lengths are points.</summary>
internal sealed class PdfPages(PdfDocument document) : IDisposable
{
    public const double TextWidth = PageWidth - (2 * Side);

    private const double PageWidth = 595;
    private const double PageHeight = 842;
    private const double Side = 68;
    private const double Top = 72;
    private const double Bottom = PageHeight - 72;
    private const double NotesGap = 14;

    private static readonly XPen Rule = new(XColor.FromArgb(150, 158, 168), 0.5);

    private readonly Queue<PdfRow> carried = new();
    private readonly List<PdfRow> notes = [];
    private readonly Dictionary<int, List<(PdfPage Page, PdfRectangle Area)>> citing = [];
    private PdfPage? page;
    private XGraphics? canvas;
    private double y;
    private double notesHeight;

    private double Room => page is null ? 0 : Bottom - notesHeight - y;

    /// <summary>
    /// Sets rows and the notes they cite on one page, if one page holds them; else on as many as they need, the notes as near as there is room.
    /// </summary>
    /// <param name="rows">The text.</param>
    /// <param name="cited">The notes' rows.</param>
    /// <param name="atTop">Is told the page and the height at which the text begins.</param>
    /// <param name="follow">Room that must be left below on the same page: what comes next is not to stand alone.</param>
    public void Set(IReadOnlyList<PdfRow> rows, IReadOnlyList<PdfRow> cited, Action<PdfPage, double>? atTop = null, double follow = 0)
    {
        var needed = rows.Sum(r => r.Height + r.After) - (rows.Count > 0 ? rows[^1].After : 0) + NotesHeight(cited) + follow;
        if (page is null || (needed > Room && y > Top))
            Turn();
        atTop?.Invoke(page!, PageHeight - y);
        foreach (var row in rows)
        {
            if (row.Height > Room && y > Top)
                Turn();
            Draw(row, y);
            y += row.Height + row.After;
        }
        foreach (var row in cited)
        {
            if (carried.Count > 0 || NotesHeight([row]) > Room)
                carried.Enqueue(row);
            else
                Add(row);
        }
    }

    public void Space(double height) => y += y > Top ? height : 0;

    /// <summary>As wide as the text, unless that made it higher than a third of the page.</summary>
    public void Picture(XImage image)
    {
        var scale = Math.Min(TextWidth / image.PixelWidth, PageHeight / 3 / image.PixelHeight);
        var (width, height) = (image.PixelWidth * scale, image.PixelHeight * scale);
        if (height > Room)
            Turn();
        canvas!.DrawImage(image, Side, y, width, height);
        y += height;
    }

    /// <summary>Sets what is left of the notes.</summary>
    public void End()
    {
        while (carried.Count > 0)
            Turn();
        Close();
    }

    public void Dispose() => canvas?.Dispose();

    /// <summary>Once all pages are there, numbers them.</summary>
    public static void Number(PdfDocument document, PdfFont font, string title, CancellationToken cancellation)
    {
        for (var i = 0; i < document.PageCount; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var canvas = XGraphics.FromPdfPage(document.Pages[i], XGraphicsPdfPageOptions.Append);
            var number = $"{i + 1} of {document.PageCount}";
            canvas.DrawString(number, font.Font, XBrushes.DimGray, PageWidth - Side - font.WidthOf(number), PageHeight - 40);
            if (i > 0)
                canvas.DrawString(title, font.Font, XBrushes.DimGray, Side, 44);
        }
    }

    private void Turn()
    {
        Close();
        page = document.AddPage();
        page.Width = XUnit.FromPoint(PageWidth);
        page.Height = XUnit.FromPoint(PageHeight);
        canvas = XGraphics.FromPdfPage(page);
        y = Top;
        // At least some rows of text stand on every page, however long the notes before them are.
        while (carried.Count > 0 && Room - NotesHeight([carried.Peek()]) > 120)
            Add(carried.Dequeue());
    }

    private void Close()
    {
        if (canvas is null)
            return;
        var at = Bottom - notesHeight + NotesGap;
        if (notes.Count > 0)
            canvas.DrawLine(Rule, Side, at - 6, Side + 120, at - 6);
        foreach (var row in notes)
        {
            if (row.Note is { } note && citing.Remove(note, out var places))
                foreach (var (from, area) in places)
                    from.AddDocumentLink(area, document.PageCount, new XPoint(0, PageHeight - at));
            Draw(row, at);
            at += row.Height + row.After;
        }
        notes.Clear();
        notesHeight = 0;
        canvas.Dispose();
        canvas = null;
    }

    private double NotesHeight(IReadOnlyList<PdfRow> rows)
        => rows.Count == 0 ? 0 : rows.Sum(r => r.Height + r.After) + (notes.Count == 0 ? NotesGap : 0);

    private void Add(PdfRow row)
    {
        notesHeight += NotesHeight([row]);
        notes.Add(row);
    }

    private void Draw(PdfRow row, double top)
    {
        var baseline = top + (row.Height * 0.75);
        foreach (var (x, width, span) in row.Words)
        {
            canvas!.DrawString(span.Words, span.Font.Font, span.Brush, Side + x, baseline - span.Rise);
            if (span.Note is null && span.Address is null)
                continue;
            var area = new PdfRectangle(new XRect(Side + x, PageHeight - top - row.Height, width, row.Height));
            if (span.Address is not null)
                page!.AddWebLink(area, span.Address);
            else if (citing.TryGetValue(span.Note!.Value, out var places))
                places.Add((page!, area));
            else
                citing[span.Note.Value] = [(page!, area)];
        }
    }
}
