using PdfSharp.Drawing;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Words in one font and colour.</summary>
/// <param name="Note">The note whose number they are; null for other words.</param>
/// <param name="Address">The web address that they lead to.</param>
/// <param name="Rise">Points above the line.</param>
internal sealed record PdfSpan(string Words, PdfFont Font, XBrush Brush, int? Note = null, string? Address = null, double Rise = 0);

/// <summary>Words where they stand within a row.</summary>
internal sealed record PdfPlaced(double X, double Width, PdfSpan Span);

/// <summary>One row of set text.</summary>
/// <param name="Height">From one row to the next, in points.</param>
/// <param name="Note">The note that begins here.</param>
/// <param name="After">Space below it, in points.</param>
internal sealed record PdfRow(IReadOnlyList<PdfPlaced> Words, double Height, int? Note = null, double After = 0);

/// <summary>Breaks text into rows.</summary>
internal static class PdfText
{
    /// <param name="spans">What to set; rows break at spaces, and within a word that is wider than a row.</param>
    /// <param name="width">Of a row, in points.</param>
    /// <param name="height">From one row to the next.</param>
    /// <param name="after">Space below the last.</param>
    /// <param name="indent">Where rows begin.</param>
    /// <param name="note">The note that these rows are.</param>
    public static List<PdfRow> Rows(IEnumerable<PdfSpan> spans, double width, double height, double after = 0, double indent = 0, int? note = null)
    {
        List<PdfRow> rows = [];
        List<PdfPlaced> row = [];
        var x = 0.0;

        void EndRow()
        {
            rows.Add(new(Join(row, indent), height, rows.Count == 0 ? note : null));
            row = [];
            x = 0;
        }

        void Place(PdfSpan span, double wide)
        {
            row.Add(new(x, wide, span));
            x += wide;
        }

        foreach (var unit in Units(spans))
        {
            var wide = unit.Sum(s => s.Font.WidthOf(s.Words));
            var bare = wide - unit[^1].Font.WidthOf(unit[^1].Words) + unit[^1].Font.WidthOf(unit[^1].Words.TrimEnd(' '));
            if (x > 0 && x + bare > width)
                EndRow();
            foreach (var span in unit)
                foreach (var piece in bare <= width ? [span] : Pieces(span, width))
                {
                    var pieceWide = piece.Font.WidthOf(piece.Words);
                    if (x > 0 && x + piece.Font.WidthOf(piece.Words.TrimEnd(' ')) > width)
                        EndRow();
                    Place(piece, pieceWide);
                }
        }
        if (row.Count > 0)
            EndRow();
        if (rows.Count > 0)
            rows[^1] = rows[^1] with { After = after };
        return rows;
    }

    /// <summary>What stays together in a row: a word with its space, whatever spans it is made of.</summary>
    private static IEnumerable<List<PdfSpan>> Units(IEnumerable<PdfSpan> spans)
    {
        List<PdfSpan> unit = [];
        foreach (var span in spans)
        {
            var from = 0;
            while (from < span.Words.Length)
            {
                var space = span.Words.IndexOf(' ', from);
                var end = space < 0 ? span.Words.Length : space + 1;
                unit.Add(span with { Words = span.Words[from..end] });
                if (space >= 0)
                {
                    yield return unit;
                    unit = [];
                }
                from = end;
            }
        }
        if (unit.Count > 0)
            yield return unit;
    }

    private static IEnumerable<PdfSpan> Pieces(PdfSpan span, double width)
    {
        var piece = new System.Text.StringBuilder();
        var wide = 0.0;
        foreach (var rune in span.Words.EnumerateRunes())
        {
            var words = rune.ToString();
            var more = span.Font.WidthOf(words);
            if (piece.Length > 0 && wide + more > width && words != " ")
            {
                yield return span with { Words = piece.ToString() };
                piece.Clear();
                wide = 0;
            }
            piece.Append(words);
            wide += more;
        }
        if (piece.Length > 0)
            yield return span with { Words = piece.ToString() };
    }

    /// <summary>Neighbours that differ in their words alone become one, so that what is copied out of the file reads on.</summary>
    private static List<PdfPlaced> Join(List<PdfPlaced> row, double indent)
    {
        List<PdfPlaced> joined = [];
        foreach (var placed in row)
        {
            if (joined.Count > 0 && joined[^1].Span with { Words = "" } == (placed.Span with { Words = "" }))
                joined[^1] = joined[^1] with { Width = joined[^1].Width + placed.Width, Span = placed.Span with { Words = joined[^1].Span.Words + placed.Span.Words } };
            else
                joined.Add(placed with { X = placed.X + indent });
        }
        return joined;
    }
}
