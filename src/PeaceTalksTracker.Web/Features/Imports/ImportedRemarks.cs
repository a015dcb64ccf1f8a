using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>
/// Brings notes on records, and links between them, where the records are here. A note stays whose it was, and history names
/// the importer. What was here once and has been taken away stays away. Saves nothing by itself.
/// </summary>
internal sealed class ImportedRemarks(TrackerDbContext db, ImportedRecords file, RecordImport records)
{
    public int Notes { get; private set; }

    public int Links { get; private set; }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        await WriteNotesAsync(cancellation);
        await WriteLinksAsync(cancellation);
    }

    private async Task WriteNotesAsync(CancellationToken cancellation)
    {
        var ids = file.Notes.ConvertAll(n => n.Id);
        var known = (await Once(db.Notes).Where(n => ids.Contains(n.NoteId)).Select(n => n.NoteId).ToListAsync(cancellation)).ToHashSet();
        foreach (var note in file.Notes)
        {
            if (records.RowOf(note.Record) is not { } row || !known.Add(note.Id))
                continue;
            db.Add(new NoteVersion { NoteId = note.Id, Record = row, Text = note.Text, WrittenBy = note.By, WrittenAt = note.At });
            Notes++;
        }
    }

    private async Task WriteLinksAsync(CancellationToken cancellation)
    {
        var links = new List<(ExportedLink Link, RecordRow From, RecordRow To)>();
        foreach (var link in file.Links)
            if (records.RowOf(link.From) is { } from && records.RowOf(link.To) is { } to && from != to && from.Kind == to.Kind && (link.Link != LinkKind.Same || from.Kind == RecordKind.Event))
                links.Add((link, from, to));
        var ids = links.Select(l => l.From.Id).Distinct().ToList();
        var known = (await Once(db.Links).Where(l => ids.Contains(l.FromId) || ids.Contains(l.ToId)).Select(l => new { From = l.From.Key, To = l.To.Key, l.Kind }).ToListAsync(cancellation))
            .SelectMany(l => new[] { (l.From, l.To, l.Kind), (l.To, l.From, l.Kind) }).ToHashSet();
        foreach (var (link, from, to) in links)
        {
            if (!known.Add((from.Key, to.Key, link.Link)))
                continue;
            known.Add((to.Key, from.Key, link.Link));
            db.Add(new LinkVersion { From = from, To = to, Kind = link.Link, Review = link.Review, Why = link.Why });
            Links++;
        }
    }

    /// <summary>What is here, or was until somebody took it away; an import that was taken back leaves nothing.</summary>
    private static IQueryable<T> Once<T>(IQueryable<T> rows) where T : Versioned => rows.IgnoreQueryFilters().Where(r => r.ClosedIn!.UndoesId == null);
}
