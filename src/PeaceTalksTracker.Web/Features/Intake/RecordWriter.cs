using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>
/// Brings the store's records of one article into line with a reading of it: the same key is the same record; what no key matches is
/// paired by overlapping evidence and counts as changed; the rest is new or superseded. Nothing is deleted. What a person has decided on stays as
/// it is, and the reading is laid beside it as a proposal. Saves nothing by itself.
/// </summary>
public sealed class RecordWriter(TrackerDbContext db, ArticleRow article, ArticleText text)
{
    private readonly Dictionary<string, RecordRow> byReadingId = [];
    private StoredRecords stored = null!;
    private ActorBook actors = null!;
    private ProposalWriter proposals = null!;
    private Article read = null!;
    private string readerVersion = "";

    /// <summary>How many of the decided records' words stand where in a corrected text; empty where the text is as it was.</summary>
    public IReadOnlyDictionary<AnchorState, int> Anchors => stored.Anchors;

    public async Task WriteAsync(Article reading, ExtractionResult found, CancellationToken cancellation)
    {
        (read, readerVersion) = (reading, found.Version);
        actors = await ActorBook.OpenAsync(db, found.Actors, cancellation);
        stored = await StoredRecords.LoadAsync(db, article, text, cancellation);
        proposals = await ProposalWriter.LoadAsync(db, [.. stored.Decided], cancellation);
        await stored.AnchorAsync(db, read, text, cancellation);

        var drafts = RecordDraft.Of(article.Key, found);
        stored.Match(drafts);
        foreach (var draft in drafts)
            byReadingId[draft.ReadingId] = stored.RowOf(draft) ?? new RecordRow { Key = stored.FreeKey(draft.Key), Kind = draft.Kind, Article = article };

        // Saving looks for changes once; looking each time a row is touched would take time by the square of a long article's records.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var draft in drafts)
                Write(draft);
            WriteOrders(found.Events);
            WriteMentions(found.Mentions);
            foreach (var row in stored.SupersedeRest())
                proposals.Compare(row, null);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private void Write(RecordDraft draft)
    {
        var row = byReadingId[draft.ReadingId];
        RecordVersion version = draft.Source switch
        {
            Event e => Write(row, e),
            Claim c => Write(row, c),
            Stance s => Write(row, s),
            _ => throw new InvalidOperationException($"{draft.Source.GetType()} is no record."),
        };
        var evidence = draft.Evidence.Select(e => Anchor(row, e));
        var participants = draft.Participants.Select(p => Participant(row, p));
        if (stored.IsDecided(row))
        {
            proposals.Compare(row, FieldReader.Of(version, [.. evidence], [.. participants]));
            return;
        }
        var changed = stored.Align(row.Evidence, evidence, EvidenceKey)
            | stored.Align(row.Participants, participants, p => (p.Role, p.Ordinal, KeyOf(p.Actor)))
            | stored.IsChanged(version);

        // A reader that finds the same for the same reason adds no version of its own.
        var p = draft.Provenance;
        if (changed || (version.Rule, version.Confidence, version.Why) != (p.Rule, p.Confidence, p.Reason))
            (version.Rule, version.RuleVersion, version.Confidence, version.Why) = (p.Rule, readerVersion, p.Confidence, p.Reason);
    }

    private EventVersion Write(RecordRow row, Event e)
    {
        var version = VersionOf(row, () => new EventVersion { Record = row, Rule = "", RuleVersion = "", Why = "" });
        (version.Type, version.Status, version.Place, version.IssueId) = (e.Type, e.Status, e.Place, e.Issue);
        version.ReportedBy = e.ReportedBy is { } claim ? byReadingId.GetValueOrDefault(claim) : null;
        version.SetDate(e.Date, e.DateBasis);
        version.BoundUndated(read.Published);
        return version;
    }

    private ClaimVersion Write(RecordRow row, Claim c)
    {
        var version = VersionOf(row, () => new ClaimVersion { Record = row, Rule = "", RuleVersion = "", Why = "" });
        (version.Kind, version.IssueId) = (c.Kind, c.Issue);
        version.Speaker = c.Speaker is { } speaker ? actors[speaker] : null;
        version.SetDate(c.Date, c.DateBasis);
        version.BoundUndated(read.Published);
        return version;
    }

    private StanceVersion Write(RecordRow row, Stance s)
    {
        var version = VersionOf(row, () => new StanceVersion { Record = row, Rule = "", RuleVersion = "", Why = "" });
        (version.IssueId, version.Position, version.Voice) = (s.Issue, s.Position, s.Voice);
        version.Actor = actors[s.Actor];
        version.By = s.By is { } by ? actors[by] : null;
        version.Ground = s.Ground is { } ground ? byReadingId.GetValueOrDefault(ground) : null;

        // A stance is as old as what it rests on, else as its report.
        if (version.Ground is { } rests && stored.Current<RecordVersion>(rests) is { Date: not null } dated)
            version.SetDate(EdtfDate.Parse(dated.Date), dated.DateBasis);
        else if (read.Published is { } published)
            version.SetDate(EdtfDate.Day(published), DateBasis.Publication);
        else
            version.SetDate(null, DateBasis.None);
        return version;
    }

    /// <summary>The version to write a reading into: of a decided record a sheet to compare with, which is not stored.</summary>
    private T VersionOf<T>(RecordRow row, Func<T> enter) where T : RecordVersion
    {
        if (stored.IsDecided(row))
            return enter();
        if (stored.Current<T>(row) is { } current)
            return current;
        var version = db.Add(enter()).Entity;
        stored.Entered(version);
        return version;
    }

    private EvidenceVersion Anchor(RecordRow row, (EvidenceRole Role, Quote Quote) evidence)
    {
        var place = read.SentenceAt(evidence.Quote.Start);
        return new EvidenceVersion
        {
            Record = row,
            Text = text,
            TextId = text.Id,
            Role = evidence.Role,
            Exact = evidence.Quote.Exact,
            Start = evidence.Quote.Start,
            End = evidence.Quote.End,
            Paragraph = place?.Paragraph ?? 1,
            Sentence = place?.Number ?? 1,
        };
    }

    private ParticipantVersion Participant(RecordRow row, (ParticipantRole Role, string Name, int Ordinal) participant)
        => new() { Record = row, Role = participant.Role, Actor = actors[participant.Name], Ordinal = participant.Ordinal };

    private void WriteOrders(IReadOnlyList<Event> events)
    {
        var pairs = events.SelectMany(e => e.After.Select(earlier => (Earlier: earlier, Later: e.Id)))
            .Concat(events.SelectMany(e => e.Before.Select(later => (Earlier: e.Id, Later: later))))
            .Distinct()
            .Where(p => byReadingId.ContainsKey(p.Earlier) && byReadingId.ContainsKey(p.Later));
        stored.Align(
            stored.Orders,
            pairs.Select(p => new OrderVersion { Earlier = byReadingId[p.Earlier], Later = byReadingId[p.Later] }),
            o => (o.Earlier.Key, o.Later.Key));
    }

    private void WriteMentions(IReadOnlyList<Mention> mentions)
        => stored.Align(
            stored.Mentions,
            mentions.Select(m => new MentionVersion
            {
                Article = article,
                Actor = actors[m.Actor],
                Start = m.Quote.Start,
                End = m.Quote.End,
                Why = m.Reason,
            }),
            m => (m.Start, m.End, KeyOf(m.Actor), m.Why));

    private static object EvidenceKey(EvidenceVersion e) => (e.TextId, e.Role, e.Start, e.End, e.Exact);

    private static string KeyOf(ActorRow actor) => actor.Key;
}
