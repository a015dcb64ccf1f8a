using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports.Pictures;

/// <summary>Where actors stand, as a picture: a row for each actor, a column for each issue, and in each cell every position with its voice.</summary>
public static class MatrixPicture
{
    private const double Margin = 16, Gutter = 180, Head = 74, CellWidth = 132, Line = 32;

    private sealed record Stand(int ActorId, string IssueId, Position Position, Voice Voice);

    /// <param name="snapshot">The store at its moment.</param>
    /// <param name="filter">Which stances.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Picture> DrawAsync(Snapshot snapshot, RecordFilter filter, CancellationToken cancellation = default)
    {
        var db = snapshot.Store;
        var stands = await ReadAsync(snapshot, filter, cancellation);
        var heard = (await ReadAsync(snapshot, new RecordFilter(), cancellation)).Select(s => (s.ActorId, s.IssueId)).ToHashSet();
        var issues = await db.IssuesAsync(filter, cancellation);
        var ids = stands.GroupBy(s => s.ActorId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).ToList();
        var refs = await db.ActorRefsAsync(ids, cancellation);
        var actors = ids.Where(refs.ContainsKey).Select(id => refs[id]).Take(Limits.PictureActors).ToList();

        var width = Math.Max(560, Gutter + issues.Count * CellWidth + Margin);
        var more = ids.Count > actors.Count ? $" Of {ids.Count} actors, those with most positions." : "";
        var summary = actors.Count == 0 ? "No stance in this selection." : $"Positions of {Wording.Count(actors.Count, "actor")} on {Wording.Count(issues.Count, "issue")}.{more}";
        var shapes = new List<Shape>
        {
            new Words(Margin, 28, "Where they stand", 17, PictureColours.Ink, IsBold: true),
            new Words(Margin + 158, 28, PictureFonts.Fit(summary, 12, width - Margin - 174), 12, PictureColours.Soft),
        };
        for (var column = 0; column < issues.Count && actors.Count > 0; column++)
            shapes.Add(new Words(Gutter + column * CellWidth + 8, Head - 12, PictureFonts.Fit(PlainText.Of(issues[column].Name), 12, CellWidth - 14, isBold: true), 12, PictureColours.Ink, IsBold: true));
        var y = Head;
        foreach (var actor in actors)
        {
            var cells = issues.Select(i => stands.Where(s => s.ActorId == actor.Id && s.IssueId == i.Id).OrderBy(s => s.Voice).ThenBy(s => s.Position).ToList()).ToList();
            var height = Math.Max(1, cells.Max(c => c.Count)) * Line + 10;
            shapes.Add(new Outline(Outlines.Line(Margin, y, width - Margin, y), null, PictureColours.Line));
            shapes.Add(new Outline(Outlines.Box(Margin, y + 9, 4, height - 18), PictureColours.Of(actor)));
            shapes.Add(new Words(Margin + 12, y + 24, PictureFonts.Fit(PlainText.Of(actor.Name), 13, Gutter - Margin - 22, isBold: true), 13, PictureColours.Ink, IsBold: true));
            for (var column = 0; column < cells.Count; column++)
                shapes.AddRange(Cell(cells[column], heard.Contains((actor.Id, issues[column].Id)), Gutter + column * CellWidth, y, height));
            y += height;
        }
        shapes.Add(new Outline(Outlines.Line(Margin, y, width - Margin, y), null, PictureColours.Line));
        shapes.Add(new Words(Margin, y + 22, actors.Count == 0 ? summary : "Grey: no position in these sources, which is not a neutral one. Several in one cell: voices or positions differ.", 12, PictureColours.Soft));
        return new(width, y + 38, "Where they stand", summary, shapes);
    }

    private static IEnumerable<Shape> Cell(List<Stand> stands, bool isHeard, double x, double y, double height)
    {
        if (stands.Count == 0)
        {
            yield return new Outline(Outlines.Box(x + 2, y + 3, CellWidth - 4, height - 6), PictureColours.Sunken);
            yield return new Words(x + 8, y + 24, isHeard ? "hidden by the filter" : "not in these sources", 11, PictureColours.Soft);
        }
        for (var at = 0; at < stands.Count; at++)
        {
            var (stand, top) = (stands[at], y + 5 + at * Line);
            var colour = PictureColours.Of(stand.Position);
            yield return new Outline(Outlines.Box(x + 2, top, CellWidth - 4, Line - 3), colour, Opacity: .12);
            yield return Shape(stand.Position, x + 14, top + 10, colour);
            yield return new Words(x + 24, top + 14, Wording.Of(stand.Position, stand.Voice, stand.IssueId), 12, colour, IsBold: true);
            yield return new Words(x + 24, top + 26, Wording.Of(stand.Voice), 10, PictureColours.Soft);
        }
    }

    private static Outline Shape(Position position, double x, double y, string colour) => position switch
    {
        Position.Supports => new(Outlines.Circle(x, y, 4.5), colour),
        Position.Conditional => new(Outlines.Diamond(x, y, 5), null, colour, 1.6),
        Position.Doubts => new(Outlines.Circle(x, y, 4.5), null, colour, 1.6, [2, 1.6]),
        _ => new(Outlines.Box(x - 4.2, y - 4.2, 8.4, 8.4), colour),
    };

    private static async Task<List<Stand>> ReadAsync(Snapshot snapshot, RecordFilter filter, CancellationToken cancellation)
        => await snapshot.Store.Stances.Matching(snapshot.Store, filter).Where(s => s.IssueId != null)
            .Select(s => new Stand(s.ActorId, s.IssueId!, s.Position, s.Voice)).Distinct().ToListAsync(cancellation);
}
