using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>A record as an editor opens it.</summary>
/// <param name="Id">Of its row.</param>
/// <param name="Key">What addresses name it by.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ArticleKey">The article it is quoted from.</param>
/// <param name="Fields">Its state.</param>
/// <param name="Base">The last change to it; saving says what others have changed since.</param>
public sealed record OpenRecord(long Id, string Key, RecordKind Kind, string ArticleKey, RecordFields Fields, long Base);

/// <summary>What came of saving.</summary>
/// <param name="Problem">Why nothing was saved, as a sentence; null when it was, or when there is a conflict.</param>
/// <param name="Key">Of what was saved; null where nothing was.</param>
/// <param name="Change">The change that it made, by which it can be taken back; null where nothing differed.</param>
public sealed record SaveOutcome(
    string? Problem = null, IReadOnlyDictionary<RecordField, string>? FieldProblems = null, EditConflict? Conflict = null, string? Key = null, long? Change = null)
{
    /// <summary>Why nothing was saved, for where no form marks its fields and offers a choice; null where it was.</summary>
    public string? Refusal
        => FieldProblems is { Count: > 0 } fields ? string.Join(" ", fields.Values)
            : Problem ?? (Conflict is { } conflict ? $"{conflict.By} has changed this just now. Look at it as it stands, then do it again." : null);
}

/// <summary>Saves people's decisions on records: each save is one change, with its author and reason, and loses nothing that others have saved.</summary>
public sealed class RecordService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    /// <summary>Words that a person has to look at, because the text was corrected beneath them.</summary>
    internal static readonly Expression<Func<EvidenceVersion, bool>> Waiting
        = e => e.Anchor == AnchorState.Moved || e.Anchor == AnchorState.Ambiguous || e.Anchor == AnchorState.Lost;

    internal const string NotYetRight = "Something is not right yet, so nothing was saved. Look at the marked fields.";

    private const string Gone = "This record is no longer there: its article may have been withdrawn. Nothing was saved.";

    /// <summary>Null where there is no such record at present.</summary>
    public async Task<OpenRecord?> OpenAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Records.Where(r => r.Key == key).Select(r => new { r.Id, r.Kind, Article = r.Article.Key }).SingleOrDefaultAsync(cancellation);
        if (row is null || !(await FieldReader.ReadAsync(db, [row.Id], cancellation)).TryGetValue(row.Id, out var fields))
            return null;
        return new(row.Id, key, row.Kind, row.Article, fields, await RecordChanges.LatestAsync(RecordChanges.RowsOf(db, row.Id), cancellation));
    }

    /// <param name="key">The record.</param>
    /// <param name="start">The change it was opened at, from <see cref="OpenRecord.Base"/>.</param>
    /// <param name="fields">All of its fields, as the editor wants them.</param>
    /// <param name="why">The editor's reason; may be null.</param>
    /// <param name="by">The editor.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    public async Task<SaveOutcome> SaveAsync(
        string key, long start, RecordFields fields, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await RefusalAsync(by, why, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Takes the turn to write, so that nobody saves between the comparison and the save.
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Records.SingleOrDefaultAsync(r => r.Key == key, cancellation) is not { } record
            || await VersionAsync(db, record, cancellation) is not { } version)
            return new(Gone);
        var latest = await RecordChanges.LatestAsync(RecordChanges.RowsOf(db, record.Id), cancellation);
        var (now, merged, conflict) = await FieldMerge.OverPresentAsync(
            db, fields, start, latest, async past => (await FieldReader.ReadAsync(past, [record.Id], cancellation)).GetValueOrDefault(record.Id), cancellation);
        if (conflict is not null)
            return new(Conflict: conflict);

        var writer = new FieldWriter(db, record);
        var changes = now.ChangesTo(merged);
        await writer.WriteAsync(version, changes, cancellation);
        if (writer.Problems.Count > 0)
            return new(NotYetRight, writer.Problems);
        Sign(version, changes, why, by);
        await SettleAsync(db, [record.Id], cancellation);
        var draft = Draft.OfRecord(key);
        db.RemoveRange(await db.Drafts.Where(d => d.Subject == draft && d.PersonId == by.PersonId).ToListAsync(cancellation));
        await db.RecordAsync(by.Name, why, cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return new(Key: key);
    }

    /// <summary>Accepts or rejects records, or takes a decision back, as one change.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> DecideAsync(
        IReadOnlyCollection<string> keys, ReviewState decision, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await RefusalAsync(by, why, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        var versions = new List<RecordVersion>();
        foreach (var some in keys.Chunk(500))
        {
            versions.AddRange(await db.Events.Where(v => some.Contains(v.Record.Key)).ToListAsync(cancellation));
            versions.AddRange(await db.Claims.Where(v => some.Contains(v.Record.Key)).ToListAsync(cancellation));
            versions.AddRange(await db.Stances.Where(v => some.Contains(v.Record.Key)).ToListAsync(cancellation));
        }
        if (versions.Count < keys.Count)
            return versions.Count == 0 ? Gone : $"{keys.Count - versions.Count} of these records are no longer there, so nothing was saved. Look again, then decide.";
        foreach (var version in versions)
            version.Review = decision;
        await SettleAsync(db, [.. versions.Select(v => v.RecordId)], cancellation);
        await db.RecordAsync(by.Name, why, cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return null;
    }

    /// <summary>Enters a record that the reader has not found; it is accepted from the start.</summary>
    /// <param name="articleKey">The article it is quoted from.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="form">The form it was entered in: what is sent a second time is not entered a second time.</param>
    /// <param name="fields">Its state.</param>
    /// <param name="why">The editor's reason; may be null.</param>
    /// <param name="by">The editor.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<SaveOutcome> AddAsync(
        string articleKey, RecordKind kind, Guid form, RecordFields fields, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await RefusalAsync(by, why, cancellation) is { } refusal)
            return new(refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        var article = await db.ArticleVersions.Where(v => v.Article.Key == articleKey && !v.Withdrawn).Select(v => v.Article).SingleOrDefaultAsync(cancellation);
        if (article is null)
            return new("There is no such article, or it is withdrawn; nothing was saved.");

        var key = RecordKeys.OfRecord(articleKey, kind, $"{by.Name} {form}", null, 0);
        if (await db.Records.AnyAsync(r => r.Key == key, cancellation))
            return new(Key: key);
        var record = db.Add(new RecordRow
        {
            Key = key,
            Kind = kind,
            ArticleId = article.Id,
        }).Entity;
        RecordVersion version = kind switch
        {
            RecordKind.Event => new EventVersion { Record = record, Rule = "", RuleVersion = "", Why = "" },
            RecordKind.Claim => new ClaimVersion { Record = record, Rule = "", RuleVersion = "", Why = "" },
            _ => new StanceVersion { Record = record, Rule = "", RuleVersion = "", Why = "" },
        };
        db.Add(version);
        fields = fields.With(RecordField.Review, nameof(ReviewState.Accepted));
        var writer = new FieldWriter(db, record);
        await writer.WriteAsync(version, [.. RecordFields.Of(kind).Select(f => new FieldChange(f, null, fields[f])).Where(c => c.After is not null || IsNeeded(c.Field))], cancellation);
        if (writer.Problems.Count > 0)
            return new(NotYetRight, writer.Problems);
        Sign(version, RecordFields.Empty.ChangesTo(fields), why, by);
        await db.RecordAsync(by.Name, why, cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return new(Key: record.Key);
    }

    /// <summary>Sets one field as a part of somebody's larger change, which the caller saves: the record counts as decided.</summary>
    /// <returns>Null when set, else why not, as a sentence; then nothing must be saved.</returns>
    internal static async Task<string?> SetAsync(
        TrackerDbContext db, RecordRow record, RecordField field, FieldValue? value, string why, Signer by, CancellationToken cancellation)
    {
        if (await VersionAsync(db, record, cancellation) is not { } version)
            return Gone;
        var now = (await FieldReader.ReadAsync(db, [record.Id], cancellation))[record.Id];
        var changes = now.ChangesTo(now.With(field, value));
        var writer = new FieldWriter(db, record);
        await writer.WriteAsync(version, changes, cancellation);
        if (writer.Problems.Count > 0)
            return string.Join(" ", writer.Problems.Values);
        Sign(version, changes, why, by);
        if (version.Review == ReviewState.Unreviewed)
            version.Review = ReviewState.Accepted;
        await SettleAsync(db, [record.Id], cancellation);
        return null;
    }

    /// <summary>What a person has corrected is theirs, and counts as reviewed.</summary>
    private static void Sign(RecordVersion version, IReadOnlyList<FieldChange> changes, string? why, Signer by)
    {
        var reading = changes.Where(c => c.Field is not (RecordField.Review or RecordField.Tags or RecordField.Reliability or RecordField.Credibility or RecordField.Verdict));
        if (!reading.Any())
            return;
        (version.Rule, version.RuleVersion, version.Confidence) = (RecordVersion.ByPerson, "", 1);
        version.Why = string.IsNullOrWhiteSpace(why) ? $"{by.Name} has set it." : why.Trim();
        if (version.Review == ReviewState.Unreviewed)
            version.Review = ReviewState.Accepted;
    }

    internal static string TooLong(string why) => $"The reason has {why.Length:N0} characters; at most {Limits.Reason:N0} fit. Nothing was saved.";

    private static bool IsNeeded(RecordField field)
        => field is RecordField.Passage or RecordField.Content or RecordField.Holder or RecordField.Position or RecordField.Voice or RecordField.Type or RecordField.Status or RecordField.Kind or RecordField.Cue;

    private async Task<string?> RefusalAsync(Signer by, string? why, CancellationToken cancellation)
        => why?.Length > Limits.Reason
            ? TooLong(why)
            : await permissions.RefusalAsync(by, PersonRole.Editor, cancellation);

    private static async Task<RecordVersion?> VersionAsync(TrackerDbContext db, RecordRow record, CancellationToken cancellation) => record.Kind switch
    {
        RecordKind.Event => await db.Events.SingleOrDefaultAsync(v => v.RecordId == record.Id, cancellation),
        RecordKind.Claim => await db.Claims.SingleOrDefaultAsync(v => v.RecordId == record.Id, cancellation),
        _ => await db.Stances.SingleOrDefaultAsync(v => v.RecordId == record.Id, cancellation),
    };

    /// <summary>What a person has decided on needs them no more: the newer reading is answered, words that moved are where they belong, others stay on the earlier text.</summary>
    private static async Task SettleAsync(TrackerDbContext db, IReadOnlyCollection<long> records, CancellationToken cancellation)
    {
        foreach (var some in records.Chunk(500))
        {
            db.RemoveRange(await db.Proposals.Where(p => some.Contains(p.RecordId)).ToListAsync(cancellation));
            foreach (var open in await db.Evidence.Where(e => some.Contains(e.RecordId)).Where(Waiting).ToListAsync(cancellation))
                if (db.Entry(open).State == EntityState.Unchanged)
                    open.Anchor = open.Anchor == AnchorState.Moved ? AnchorState.Exact : AnchorState.Kept;
        }
    }
}
