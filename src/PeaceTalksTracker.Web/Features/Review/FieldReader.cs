using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Reads records' fields out of their rows, as they stood at the context's moment.</summary>
public static class FieldReader
{
    /// <returns>By record id; without those that did not exist then.</returns>
    public static async Task<Dictionary<long, RecordFields>> ReadAsync(
        TrackerDbContext db, IReadOnlyCollection<long> records, CancellationToken cancellation = default)
    {
        var found = new Dictionary<long, RecordFields>();
        var participants = (await db.Participants.Where(p => records.Contains(p.RecordId)).Include(p => p.Actor).AsNoTracking().ToListAsync(cancellation))
            .ToLookup(p => p.RecordId);
        var evidence = (await db.Evidence.Where(e => records.Contains(e.RecordId)).AsNoTracking().ToListAsync(cancellation)).ToLookup(e => e.RecordId);
        List<RecordVersion> versions =
        [
            .. await db.Events.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => records.Contains(v.RecordId))
                .AsNoTracking().ToListAsync(cancellation),
            .. await db.Claims.Where(v => records.Contains(v.RecordId)).Include(v => v.Speaker).AsNoTracking().ToListAsync(cancellation),
            .. await db.Stances.Where(v => records.Contains(v.RecordId))
                .Include(v => v.Actor).Include(v => v.By).AsNoTracking().ToListAsync(cancellation),
        ];
        foreach (var version in versions)
            found[version.RecordId] = Of(version, evidence[version.RecordId], participants[version.RecordId]);
        foreach (var tags in (await db.Tags.Where(t => records.Contains(t.RecordId)).AsNoTracking().ToListAsync(cancellation)).GroupBy(t => t.RecordId))
            Set(tags.Key, RecordField.Tags, Joined(tags.Select(t => t.Tag).Order(StringComparer.Ordinal)), null);
        foreach (var v in await db.Verdicts.Where(v => records.Contains(v.RecordId)).AsNoTracking().ToListAsync(cancellation))
        {
            Set(v.RecordId, RecordField.Reliability, v.Reliability?.ToString(), v.Reliability is { } r ? ReviewWording.Of(r) : null);
            Set(v.RecordId, RecordField.Credibility, v.Credibility?.ToString(), v.Credibility is { } c ? ReviewWording.Of(c) : null);
            Set(v.RecordId, RecordField.Verdict, v.Text, null);
        }
        await NameAsync(db, found, cancellation);
        return found;

        void Set(long record, RecordField field, string? value, string? shown)
        {
            if (found.TryGetValue(record, out var fields))
                found[record] = fields.With(field, value, shown);
        }
    }

    /// <summary>The fields of a version with what belongs to it, stored or not. Actors and issues show as their keys.</summary>
    public static RecordFields Of(RecordVersion version, IEnumerable<EvidenceVersion> evidence, IEnumerable<ParticipantVersion> participants)
    {
        var fields = Common(version);
        fields = version switch
        {
            EventVersion v => fields.With(RecordField.Type, v.Type.ToString(), Wording.Of(v.Type))
                .With(RecordField.Status, v.Status.ToString(), Wording.Of(v.Status)).With(RecordField.Place, v.Place),
            ClaimVersion v => fields.With(RecordField.Kind, v.Kind.ToString(), Wording.Of(v.Kind)).With(RecordField.Speaker, v.Speaker?.Key),
            StanceVersion v => fields.With(RecordField.Holder, v.Actor.Key).With(RecordField.Position, v.Position.ToString(), Wording.Of(v.Position, v.Voice, v.IssueId ?? ""))
                .With(RecordField.Voice, v.Voice.ToString(), Wording.Of(v.Voice)).With(RecordField.By, v.By?.Key),
            _ => fields,
        };
        foreach (var list in participants.Where(p => p.Role != ParticipantRole.Hop).GroupBy(p => p.Role))
            fields = fields.With(
                list.Key == ParticipantRole.Actor ? RecordField.Actors : RecordField.Recipients,
                Joined(list.OrderBy(p => p.Ordinal).Select(p => p.Actor.Key)));
        foreach (var spans in evidence.GroupBy(e => e.Role))
        {
            var inOrder = spans.OrderBy(e => e.TextId).ThenBy(e => e.Start).ToList();
            fields = fields.With(FieldOf(spans.Key), Joined(inOrder.Select(SpanOf)), string.Join(" … ", inOrder.Select(e => e.Exact)));
        }
        return fields;
    }

    public static string SpanOf(EvidenceVersion e) => SpanOf(e.TextId, e.Start, e.End);

    public static string SpanOf(int text, int start, int end) => string.Create(CultureInfo.InvariantCulture, $"{text}:{start}-{end}");

    public static RecordField FieldOf(EvidenceRole role) => role switch
    {
        EvidenceRole.Passage => RecordField.Passage,
        EvidenceRole.Cue => RecordField.Cue,
        EvidenceRole.Source => RecordField.Source,
        _ => RecordField.Content,
    };

    private static RecordFields Common(RecordVersion v) => RecordFields.Empty
        .With(RecordField.Review, v.Review.ToString(), Wording.Of(v.Review))
        .With(RecordField.Issue, v.IssueId)
        .With(RecordField.Date, v.Date, EdtfDate.TryParse(v.Date, out var date) ? Wording.Of(date) : null);

    private static string Joined(IEnumerable<string> values) => string.Join(RecordFields.Separator, values);

    /// <summary>Shows actors and issues by the names they had at the context's moment.</summary>
    public static async Task NameAsync(TrackerDbContext db, Dictionary<long, RecordFields> found, CancellationToken cancellation)
    {
        RecordField[] actorFields = [RecordField.Speaker, RecordField.Holder, RecordField.By, RecordField.Actors, RecordField.Recipients];
        var keys = found.Values.SelectMany(f => actorFields.Select(a => f[a])).OfType<FieldValue>()
            .SelectMany(v => v.Value.Split(RecordFields.Separator)).Distinct().ToList();
        var names = await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => keys.Contains(v.Actor.Key))
            .Select(v => new { v.Actor.Key, v.Name }).ToDictionaryAsync(v => v.Key, v => v.Name, cancellation);
        var issues = await db.Issues.ToDictionaryAsync(i => i.IssueId, i => i.Name, cancellation);
        foreach (var (record, fields) in found.ToList())
        {
            var named = actorFields.Where(f => fields[f] is not null).Aggregate(fields, (named, field) => named.With(
                field, fields[field]!.Value, string.Join(", ", fields[field]!.Value.Split(RecordFields.Separator).Select(k => names.GetValueOrDefault(k, k)))));
            found[record] = fields[RecordField.Issue]?.Value is { } issue ? named.With(RecordField.Issue, issue, issues.GetValueOrDefault(issue, issue)) : named;
        }
    }
}
