using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Makes some of an event's passages another event's, which is entered for them. One change, which can be taken back whole.</summary>
public sealed class EventSplitService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed)
{
    private const string Conflict = "Somebody else has just changed this event, so nothing was saved. Look again, then decide.";

    /// <param name="key">The event.</param>
    /// <param name="passages">Spans of the passages that are another event's, as <see cref="EventPiece.Span"/> gives them.</param>
    /// <param name="why">The editor's reason; may be null.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The key of the new event, or why there is none, as a sentence.</returns>
    public async Task<SaveOutcome> SplitAsync(
        string key, IReadOnlyCollection<string> passages, string? why, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Editor, cancellation) is { } refusal)
            return new(refusal);
        if (why?.Length > Limits.Reason)
            return new($"The reason has {why.Length:N0} characters; at most {Limits.Reason:N0} fit. Nothing was saved.");
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Takes the turn to write, so that two splits do not leave the event without words.
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Events.Include(v => v.Record).SingleOrDefaultAsync(v => v.Record.Key == key, cancellation) is not { } from)
            return new("This event is no longer there: its article may have been withdrawn. Nothing was saved.");
        var evidence = await db.Evidence.Where(e => e.RecordId == from.RecordId).Include(e => e.Text).ToListAsync(cancellation);
        var held = evidence.Where(e => e.Role == EvidenceRole.Passage).ToList();
        var chosen = held.Where(e => passages.Contains(FieldReader.SpanOf(e))).ToList();
        if (Problem(held, chosen, passages) is { } problem)
            return new(problem);
        var article = await db.ArticleVersions.Where(v => v.ArticleId == chosen[0].Text.ArticleId && !v.Withdrawn)
            .Select(v => new { v.Article.Id, v.Article.Key, v.Published }).SingleOrDefaultAsync(cancellation);
        if (article is null)
            return new("The article of these passages is withdrawn: restore it first. Nothing was saved.");

        var record = db.Add(new RecordRow
        {
            Key = RecordKeys.OfRecord(article.Key, RecordKind.Event, $"{by.Name} {Guid.NewGuid()}", null, 0),
            Kind = RecordKind.Event,
            ArticleId = article.Id,
        }).Entity;
        var reason = string.IsNullOrWhiteSpace(why) ? $"{by.Name} has told it from another event." : why.Trim();
        var into = db.Add(new EventVersion
        {
            Record = record,
            Review = ReviewState.Accepted,
            Type = from.Type,
            Status = from.Status,
            IssueId = from.IssueId,
            ReportedById = article.Id == from.Record.ArticleId ? from.ReportedById : null,
            Rule = RecordVersion.ByPerson,
            RuleVersion = "",
            Confidence = 1,
            Why = reason,
        }).Entity;
        // A date or a place was read out of one of the passages, and nothing says which.
        into.BoundUndated(article.Published);
        if (from.Review == ReviewState.Unreviewed)
            from.Review = ReviewState.Accepted;
        MoveEvidence(db, record, evidence, chosen);
        foreach (var p in await db.Participants.Where(p => p.RecordId == from.RecordId).AsNoTracking().ToListAsync(cancellation))
            db.Add(new ParticipantVersion { Record = record, ActorId = p.ActorId, Role = p.Role, Ordinal = p.Ordinal });
        await MoveStancesAsync(db, from.RecordId, record, chosen, cancellation);
        // What a person has told apart, the reader does not propose to merge again.
        db.Add(new LinkVersion { From = from.Record, To = record, Kind = LinkKind.Same, Review = ReviewState.Rejected, Why = reason });
        try
        {
            await db.RecordAsync(by.Name, why ?? "They are two events.", cancellation);
        }
        catch (DbUpdateException)
        {
            return new(Conflict);
        }
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return new(Key: record.Key);
    }

    private static string? Problem(List<EvidenceVersion> held, List<EvidenceVersion> chosen, IReadOnlyCollection<string> passages)
    {
        if (held.Count < 2)
            return "One passage alone shows this event: there is nothing to split off.";
        if (passages.Count == 0)
            return "Choose the passages that are another event's first.";
        if (chosen.Count < passages.Distinct().Count())
            return Conflict;
        if (chosen.Count == held.Count)
            return "Nothing stands without a quote: leave this event one passage at least.";
        return chosen.Select(e => e.Text.ArticleId).Distinct().Count() == 1
            ? null
            : "These passages are of several articles, and a record belongs to one: choose from one article, then split again.";
    }

    /// <summary>What decides within a passage goes along; where another passage that stays has it too, both keep it.</summary>
    private static void MoveEvidence(TrackerDbContext db, RecordRow record, List<EvidenceVersion> evidence, List<EvidenceVersion> chosen)
    {
        var staying = evidence.Where(e => e.Role == EvidenceRole.Passage).Except(chosen).ToList();
        foreach (var e in evidence)
        {
            var isChosen = chosen.Contains(e);
            if (!isChosen && (e.Role == EvidenceRole.Passage || !chosen.Exists(c => Holds(c, e))))
                continue;
            db.Add(new EvidenceVersion
            {
                Record = record,
                TextId = e.TextId,
                Role = e.Role,
                Exact = e.Exact,
                Start = e.Start,
                End = e.End,
                Paragraph = e.Paragraph,
                Sentence = e.Sentence,
                Anchor = e.Anchor,
            });
            if (isChosen || !staying.Exists(s => Holds(s, e)))
                db.Remove(e);
        }
    }

    /// <summary>A stance that rests on the event goes with the passage that it shares words with.</summary>
    private static async Task MoveStancesAsync(
        TrackerDbContext db, long from, RecordRow into, List<EvidenceVersion> chosen, CancellationToken cancellation)
    {
        var stances = await db.Stances.Where(s => s.GroundId == from).ToListAsync(cancellation);
        var ids = stances.Select(s => s.RecordId).ToList();
        var words = await db.Evidence.Where(e => ids.Contains(e.RecordId) && e.Role == EvidenceRole.Passage).AsNoTracking().ToListAsync(cancellation);
        foreach (var stance in stances.Where(s => words.Exists(w => w.RecordId == s.RecordId && chosen.Exists(c => Overlap(c, w)))))
            stance.Ground = into;
    }

    private static bool Holds(EvidenceVersion passage, EvidenceVersion e) => passage.TextId == e.TextId && passage.Start <= e.Start && e.End <= passage.End;

    private static bool Overlap(EvidenceVersion a, EvidenceVersion b) => a.TextId == b.TextId && a.Start < b.End && b.Start < a.End;
}
