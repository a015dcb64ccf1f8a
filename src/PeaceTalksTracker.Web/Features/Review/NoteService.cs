using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>A person's words on a record.</summary>
public sealed record Note(Guid Id, string Text, string By, DateTime At);

public sealed class NoteService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    /// <summary>The notes on a record, oldest first.</summary>
    public async Task<IReadOnlyList<Note>> OfAsync(string record, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var held = await db.Notes.Where(n => n.Record.Key == record).Select(n => new { n.NoteId, n.Text }).ToListAsync(cancellation);
        var written = await WrittenAsync(db, [.. held.Select(n => n.NoteId)], cancellation);
        return [.. held.Select(n => new Note(n.NoteId, n.Text, written[n.NoteId].By, written[n.NoteId].At)).OrderBy(n => n.At)];
    }

    /// <param name="record">What it is about.</param>
    /// <param name="note">Its identity, made when its form was opened: what is sent a second time is not written a second time.</param>
    /// <param name="text">Its words.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when written, else why not, as a sentence.</returns>
    public async Task<string?> WriteAsync(string record, Guid note, string text, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if ((await WrittenAsync(db, [note], cancellation)).Count > 0)
            return null;
        if (string.IsNullOrWhiteSpace(text))
            return "The note is empty; write something first.";
        if (text.Length > Limits.Note)
            return $"The note has {text.Length:N0} characters; at most {Limits.Note:N0} fit. Nothing was saved.";
        if (await db.Records.SingleOrDefaultAsync(r => r.Key == record, cancellation) is not { } row)
            return "There is no such record; nothing was saved.";
        db.Add(new NoteVersion { NoteId = note, Record = row, Text = text.Trim() });
        await db.RecordAsync(by.Name, cancellation: cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return null;
    }

    /// <summary>Takes a note away, whoever wrote it or a lead; one that was imported, a lead; history keeps it.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> RemoveAsync(Guid note, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Notes.SingleOrDefaultAsync(n => n.NoteId == note, cancellation) is not { } version)
            return "Somebody has taken this note away already.";
        var author = (await WrittenAsync(db, [note], cancellation))[note].By;
        // A name from elsewhere is nobody's here.
        if ((version.WrittenBy is not null || author != by.Name) && await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is not null)
            return $"{author} wrote this note, so only {author} or a lead takes it away. Nothing was changed.";
        db.Remove(version);
        await db.RecordAsync(by.Name, cancellation: cancellation);
        feed.Publish();
        return null;
    }

    /// <summary>Who wrote notes, and when: an undo that brings one back does not make it another's.</summary>
    private static async Task<Dictionary<Guid, (string By, DateTime At)>> WrittenAsync(
        TrackerDbContext db, IReadOnlyCollection<Guid> notes, CancellationToken cancellation)
        => (await db.Notes.IgnoreQueryFilters([TrackerDbContext.HeldFilter]).Where(n => notes.Contains(n.NoteId)).OrderBy(n => n.Id)
                .Select(n => new { n.NoteId, By = n.WrittenBy ?? n.RecordedIn.By, At = n.WrittenAt ?? n.RecordedFrom }).ToListAsync(cancellation))
            .GroupBy(n => n.NoteId).ToDictionary(n => n.Key, n => (n.First().By, n.First().At));
}
