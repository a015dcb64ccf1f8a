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
        return await db.Notes.Where(n => n.Record.Key == record).OrderBy(n => n.Id)
            .Select(n => new Note(n.NoteId, n.Text, n.RecordedIn.By, n.RecordedFrom)).ToListAsync(cancellation);
    }

    /// <returns>Null when written, else why not, as a sentence.</returns>
    public async Task<string?> WriteAsync(string record, string text, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(text))
            return "The note is empty; write something first.";
        if (text.Length > Limits.Note)
            return $"The note has {text.Length:N0} characters; at most {Limits.Note:N0} fit. Nothing was saved.";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Records.SingleOrDefaultAsync(r => r.Key == record, cancellation) is not { } row)
            return "There is no such record; nothing was saved.";
        db.Add(new NoteVersion { NoteId = Guid.NewGuid(), Record = row, Text = text.Trim() });
        await db.RecordAsync(by.Name, cancellation: cancellation);
        feed.Publish();
        return null;
    }

    /// <summary>Takes a note away; history keeps it.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> RemoveAsync(Guid note, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Notes.SingleOrDefaultAsync(n => n.NoteId == note, cancellation) is not { } version)
            return "Somebody has taken this note away already.";
        db.Remove(version);
        await db.RecordAsync(by.Name, cancellation: cancellation);
        feed.Publish();
        return null;
    }
}
