using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Intake;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>
/// Brings the records of files into the store. One that is not here is added as the file has it; what somebody has decided there is taken over where
/// nobody has here, and laid beside where they differ. Nothing that is here is overwritten otherwise. Saves nothing by itself.
/// </summary>
internal sealed class RecordImport(TrackerDbContext db, ImportedRecords file, ImportedArticles articles, ImportedActors actors, ImportedIssues issues)
{
    /// <summary>A record of the file beside what is here under its key.</summary>
    private sealed record Pair(ExportedRecord Record, RecordRow Row, RecordVersion? Here, RecordVersion Brought, List<EvidenceVersion> Evidence, List<ParticipantVersion> Participants);

    /// <summary>Records of one article with the same words that are told apart when it has another key here.</summary>
    private const int Occurrences = 100;

    private readonly Dictionary<string, RecordRow> rows = [];
    private readonly HashSet<RecordRow> written = [];
    private ProposedImports proposals = null!;
    private ILookup<long, ParticipantVersion> hops = null!;

    public int Added { get; private set; }

    public int Taken { get; private set; }

    public int Same { get; private set; }

    public int Proposed { get; private set; }

    public int Left { get; private set; }

    public List<NotTaken> NotFound { get; } = [];

    /// <summary>What is here under a key of the file, now; null where nothing is.</summary>
    public RecordRow? RowOf(string key) => rows.GetValueOrDefault(key);

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var placed = new List<(ExportedRecord Record, List<EvidenceVersion> Evidence, string Key)>();
        foreach (var record in file.Records)
        {
            var (evidence, problem) = articles.Place(record, cancellation);
            if (evidence is null)
                Miss(record, problem!);
            else
                placed.Add((record, evidence, KeyHere(record, evidence)));
        }
        var named = placed.SelectMany(p => p.Record.References().Append(p.Key)).Distinct().ToList();
        var here = await db.Records.Where(r => named.Contains(r.Key)).ToDictionaryAsync(r => r.Key, cancellation);
        var ids = here.Values.Select(r => r.Id).ToList();
        var versions = new Dictionary<long, RecordVersion>();
        foreach (var kind in new IQueryable<RecordVersion>[] { db.Events.IgnoreQueryFilters([TrackerDbContext.MergedFilter]), db.Claims, db.Stances })
            foreach (var version in await kind.Where(v => ids.Contains(v.RecordId)).ToListAsync(cancellation))
                versions[version.RecordId] = version;
        var held = await FieldReader.ReadAsync(db, ids, cancellation);
        hops = (await db.Participants.Where(p => ids.Contains(p.RecordId) && p.Role == ParticipantRole.Hop).Include(p => p.Actor).ToListAsync(cancellation)).ToLookup(p => p.RecordId);
        proposals = await ProposedImports.LoadAsync(db, ids, cancellation);
        foreach (var row in here.Values.Where(r => versions.ContainsKey(r.Id)))
            rows[row.Key] = row;

        var pairs = new List<Pair>();
        var keys = new HashSet<string>();
        foreach (var (record, evidence, key) in placed)
        {
            if (!keys.Add(key))
                Miss(record, "Here it is the same as another record of what is imported, which is taken.");
            else if (PairOf(record, evidence, key, here.GetValueOrDefault(key), versions) is { } pair)
                pairs.Add(pair);
        }
        // What a record rests on may come after it.
        foreach (var pair in pairs)
            rows[pair.Record.Key] = pair.Row;
        pairs.RemoveAll(NamesAnotherKind);
        foreach (var pair in pairs)
            await DecideAsync(pair, held.GetValueOrDefault(pair.Row.Id), cancellation);
        var orders = await ImportedOrders.LoadAsync(db, ids, cancellation);
        foreach (var pair in pairs)
            if (pair.Record is ExportedEvent later)
                Order(pair.Row, later, orders);
    }

    /// <summary>
    /// What the record is known by here: of what a reader has found in an article that has another key here, what the reader has found here has the key
    /// that the same words give in that article.
    /// </summary>
    private string KeyHere(ExportedRecord record, List<EvidenceVersion> evidence)
    {
        var article = articles.RowOf(record.ArticleKey)!.Key;
        if (article == record.ArticleKey)
            return record.Key;
        var kind = record.Kind();
        var (there, here) = (Identifying(kind, record.Quotes.Select(q => (q.Role, q.Exact))), Identifying(kind, evidence.Select(e => (e.Role, e.Exact))));
        var issue = kind == RecordKind.Stance ? record.Issue : null;
        for (var occurrence = 0; occurrence < Occurrences; occurrence++)
            if (RecordKeys.OfRecord(record.ArticleKey, kind, there, issue, occurrence) == record.Key)
                return RecordKeys.OfRecord(article, kind, here, issue, occurrence);
        return record.Key;
    }

    /// <summary>See <see cref="RecordDraft.Of"/>.</summary>
    private static string Identifying(RecordKind kind, IEnumerable<(EvidenceRole Role, string Exact)> quotes)
    {
        var words = quotes.ToList();
        return kind == RecordKind.Stance ? words[0].Exact : words[0].Exact + "\u001f" + words.Find(q => q.Role == EvidenceRole.Cue).Exact;
    }

    private Pair? PairOf(ExportedRecord record, List<EvidenceVersion> evidence, string key, RecordRow? here, Dictionary<long, RecordVersion> versions)
    {
        if (here is not null && here.Kind != record.Kind())
        {
            Miss(record, "Another kind of record has its key here.");
            return null;
        }
        if (here is not null && record.Quotes.All(q => articles.RowOf(q.ArticleKey)!.Id != here.ArticleId))
        {
            Miss(record, "A record of another article has its key here.");
            return null;
        }
        var row = here ?? new RecordRow { Key = key, Kind = record.Kind(), Article = articles.RowOf(record.ArticleKey)! };
        evidence.ForEach(e => e.Record = row);
        var participants = record.Parties().Select(p => new ParticipantVersion { Record = row, Actor = actors[p.Actor], Role = p.Role, Ordinal = p.Ordinal }).ToList();
        return new(record, row, versions.GetValueOrDefault(row.Id), VersionOf(record, row), evidence, participants);
    }

    private void Miss(ExportedRecord record, string why)
    {
        var words = TextCleaner.Clean(record.Quote.Exact).ReplaceLineEndings(" ");
        NotFound.Add(new($"{record.Kind()} {record.Key} of “{articles.NameOf(record.ArticleKey)}”", Wording.Shortened(words), why));
    }

    /// <summary>Lists a record that rests on one of a kind that it cannot rest on.</summary>
    private bool NamesAnotherKind(Pair pair)
    {
        var problem = pair.Record switch
        {
            ExportedEvent { ReportedBy: { } claim } when rows.TryGetValue(claim, out var row) && row.Kind != RecordKind.Claim => $"It names {claim} as the claim that reports it, which is no claim.",
            ExportedStance { Ground: { } ground } when rows.TryGetValue(ground, out var row) && row.Kind == RecordKind.Stance => $"It names {ground} as its ground, which is neither a claim nor an event.",
            _ => null,
        };
        if (problem is null)
            return false;
        Miss(pair.Record, problem);
        if (pair.Here is null)
            rows.Remove(pair.Record.Key);
        return true;
    }

    private async Task DecideAsync(Pair pair, RecordFields? held, CancellationToken cancellation)
    {
        if (pair.Here is null || held is null)
        {
            await WriteAsync(pair, db.Add(pair.Brought).Entity, cancellation);
            Added++;
            return;
        }
        var brought = FieldsOf(pair, held);
        if (pair.Brought.IsDecided && !pair.Here.IsDecided)
        {
            pair.Here.Take(pair.Brought);
            await WriteAsync(pair, pair.Here, cancellation);
            Taken++;
        }
        else if (held.ChangesTo(brought).Count == 0 && AgreeBesides(pair, pair.Here))
            Same++;
        else if (pair.Brought.IsDecided && pair.Here is not EventVersion { MergedIntoId: not null } && proposals.Lay(pair.Row, held, brought))
        {
            Enter(pair.Record);
            Proposed++;
        }
        else
            Left++;
    }

    /// <summary>Whether what is no field of the form agrees too: what a date rests on, through whom a claim came, which record another rests on.</summary>
    private bool AgreeBesides(Pair pair, RecordVersion here)
        => here.DateBasis == pair.Brought.DateBasis
            && Hops(hops[here.RecordId]).SequenceEqual(Hops(pair.Participants))
            && (here, pair.Record) switch
            {
                (EventVersion e, ExportedEvent from) => e.ReportedById == Reference(from.ReportedBy).Row?.Id,
                (StanceVersion s, ExportedStance from) => s.GroundId == Reference(from.Ground).Row?.Id,
                _ => true,
            };

    private static IEnumerable<string> Hops(IEnumerable<ParticipantVersion> participants)
        => participants.Where(p => p.Role == ParticipantRole.Hop).OrderBy(p => p.Ordinal).Select(p => p.Actor.Key);

    /// <summary>
    /// The fields as the file has them. Where it has the words alone, without their places, or on a text that is not here, it says nothing against the
    /// places here.
    /// </summary>
    private static RecordFields FieldsOf(Pair pair, RecordFields held)
    {
        var fields = FieldReader.Of(pair.Brought, pair.Evidence, pair.Participants)
            .With(RecordField.Tags, string.Join(RecordFields.Separator, pair.Record.Tags.Order(StringComparer.Ordinal)))
            .With(RecordField.Reliability, pair.Record.Verdict?.Reliability?.ToString(), pair.Record.Verdict?.Reliability is { } r ? ReviewWording.Of(r) : null)
            .With(RecordField.Credibility, pair.Record.Verdict?.Credibility?.ToString(), pair.Record.Verdict?.Credibility is { } c ? ReviewWording.Of(c) : null)
            .With(RecordField.Verdict, pair.Record.Verdict?.Text);
        return pair.Record.Quote.Sha256.Length > 0 && pair.Evidence.TrueForAll(e => e.Text.Id > 0)
            ? fields
            : new[] { RecordField.Passage, RecordField.Source, RecordField.Cue, RecordField.Content }.Aggregate(fields, (all, field) => all.With(field, held[field]));
    }

    private async Task WriteAsync(Pair pair, RecordVersion version, CancellationToken cancellation)
    {
        var (row, record) = (pair.Row, pair.Record);
        Enter(record);
        written.Add(row);
        switch (version, record)
        {
            case (EventVersion e, ExportedEvent from): (e.ReportedBy, e.ReportedById) = Reference(from.ReportedBy); break;
            case (StanceVersion s, ExportedStance from): (s.Ground, s.GroundId) = Reference(from.Ground); break;
        }
        // A table alone names some of a record's words; it says nothing against the others that are here.
        if (pair.Here is null || record.Quote.Sha256.Length > 0)
            await AlignAsync(db.Evidence.Where(e => e.RecordId == row.Id), row, pair.Evidence, e => (e.TextId, e.Role, e.Start, e.End, e.Exact, e.Anchor), cancellation);
        await AlignAsync(db.Participants.Where(p => p.RecordId == row.Id).Include(p => p.Actor), row, pair.Participants, p => (p.Role, p.Ordinal, p.Actor.Key), cancellation);
        var tags = row.Id == 0 ? [] : await db.Tags.Where(t => t.RecordId == row.Id).Select(t => t.Tag).ToListAsync(cancellation);
        db.AddRange(record.Tags.Except(tags).Select(tag => new TagVersion { Record = row, Tag = tag }));
        if (record.Verdict is { } verdict && (row.Id == 0 || !await db.Verdicts.AnyAsync(v => v.RecordId == row.Id, cancellation)))
            db.Add(new VerdictVersion { Record = row, Reliability = verdict.Reliability, Credibility = verdict.Credibility, Text = verdict.Text });
    }

    /// <summary>What a record names; nothing where that is neither here nor in the file.</summary>
    private (RecordRow? Row, long? Id) Reference(string? key)
        => key is not null && rows.TryGetValue(key, out var row) ? (row, row.Id > 0 ? row.Id : null) : (null, null);

    private async Task AlignAsync<T, TKey>(IQueryable<T> held, RecordRow row, IEnumerable<T> wanted, Func<T, TKey> key, CancellationToken cancellation) where T : Versioned where TKey : notnull
    {
        var missing = wanted.GroupBy(key).ToDictionary(g => g.Key, g => g.First());
        if (row.Id != 0)
            db.RemoveRange((await held.ToListAsync(cancellation)).Where(there => !missing.Remove(key(there))));
        db.AddRange(missing.Values);
    }

    /// <summary>Which event the text puts before which, where one of the two has just been written.</summary>
    private void Order(RecordRow row, ExportedEvent later, ImportedOrders orders)
    {
        foreach (var key in later.After)
            if (rows.TryGetValue(key, out var earlier) && earlier.Kind == RecordKind.Event && earlier != row && written.Overlaps([earlier, row]) && !orders.Put(earlier, row))
                Miss(later, $"The file puts it after {key}, which stands after it: that was left out, and the record taken.");
    }

    private void Enter(ExportedRecord record)
    {
        actors.Enter(record switch
        {
            ExportedClaim { Speaker: { } speaker } => record.Parties().Select(p => p.Actor).Append(speaker),
            ExportedStance s => s.By is { } by ? [s.Actor, by] : [s.Actor],
            _ => record.Parties().Select(p => p.Actor),
        });
        if (record.Issue is { } issue)
            issues.Enter(issue);
    }

    private RecordVersion VersionOf(ExportedRecord record, RecordRow row)
    {
        RecordVersion version = record switch
        {
            ExportedEvent e => new EventVersion { Record = row, Rule = e.Rule, RuleVersion = e.RuleVersion, Why = e.Why, Type = e.Type, Status = e.Status, Place = e.Place },
            ExportedClaim c => new ClaimVersion { Record = row, Rule = c.Rule, RuleVersion = c.RuleVersion, Why = c.Why, Kind = c.Kind, Speaker = c.Speaker is { } by ? actors[by] : null },
            ExportedStance s => new StanceVersion { Record = row, Rule = s.Rule, RuleVersion = s.RuleVersion, Why = s.Why, Actor = actors[s.Actor], Position = s.Position, Voice = s.Voice, By = s.By is { } by ? actors[by] : null },
            _ => throw new ArgumentException($"{record.GetType().Name} is no record.", nameof(record)),
        };
        (version.Review, version.IssueId, version.Confidence) = (record.Review, record.Issue, record.Confidence);
        SetDate(version, record);
        return version;
    }

    private static void SetDate(RecordVersion version, ExportedRecord record)
    {
        version.SetDate(EdtfDate.TryParse(record.Date, out var date) ? date : null, record.DateBasis);
        // The bounds of what has no date follow from the day of publication, as it was there.
        if (date is null)
            (version.Earliest, version.Latest) = (record.Earliest, record.Latest);
    }
}
