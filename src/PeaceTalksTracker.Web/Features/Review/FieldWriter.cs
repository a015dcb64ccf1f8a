using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Writes changed fields into a record's rows. Saves nothing by itself; what cannot be written is said per field, and then nothing must be saved.</summary>
internal sealed partial class FieldWriter(TrackerDbContext db, RecordRow record)
{
    private readonly Dictionary<RecordField, string> problems = [];
    private readonly Dictionary<int, Article> texts = [];

    public IReadOnlyDictionary<RecordField, string> Problems => problems;

    /// <param name="version">The record's current version, tracked.</param>
    /// <param name="changes">What to change.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task WriteAsync(RecordVersion version, IReadOnlyList<FieldChange> changes, CancellationToken cancellation)
    {
        foreach (var change in changes)
            await WriteAsync(version, change.Field, change.After?.Value ?? "", cancellation);
        if (version is StanceVersion { Voice: Voice.Reported, ById: null, By: null })
            problems[RecordField.By] = "Choose who reports it, or another voice.";
        version.BoundUndated(await db.ArticleVersions.Where(v => v.ArticleId == record.ArticleId).Select(v => v.Published).SingleOrDefaultAsync(cancellation));
    }

    private async Task WriteAsync(RecordVersion version, RecordField field, string value, CancellationToken cancellation)
    {
        switch (field, version)
        {
            case (RecordField.Review, _): version.Review = Named<ReviewState>(field, value); break;
            case (RecordField.Type, EventVersion e): e.Type = Named<EventType>(field, value); break;
            case (RecordField.Status, EventVersion e): e.Status = Named<EventStatus>(field, value); break;
            case (RecordField.Place, EventVersion e): e.Place = Words(field, value, Limits.DetailText); break;
            case (RecordField.Kind, ClaimVersion c): c.Kind = Named<ClaimKind>(field, value); break;
            case (RecordField.Speaker, ClaimVersion c): c.SpeakerId = await ActorAsync(field, value, cancellation); break;
            case (RecordField.Holder, StanceVersion s): s.ActorId = await ActorAsync(field, value, cancellation) ?? Missing(field, s.ActorId, "Choose whose stance it is."); break;
            case (RecordField.Position, StanceVersion s): s.Position = Named<Position>(field, value); break;
            case (RecordField.Voice, StanceVersion s): s.Voice = Named<Voice>(field, value); break;
            case (RecordField.By, StanceVersion s): (s.By, s.ById) = (null, await ActorAsync(field, value, cancellation)); break;
            case (RecordField.Issue, _): await WriteIssueAsync(version, value, cancellation); break;
            case (RecordField.Date, _): WriteDate(version, value); break;
            case (RecordField.Actors, _): await WriteListAsync(field, ParticipantRole.Actor, value, cancellation); break;
            case (RecordField.Recipients, _): await WriteListAsync(field, ParticipantRole.Recipient, value, cancellation); break;
            case (RecordField.Passage, _): await WriteSpansAsync(field, EvidenceRole.Passage, value, cancellation); break;
            case (RecordField.Source, _): await WriteSpansAsync(field, EvidenceRole.Source, value, cancellation); break;
            case (RecordField.Cue, _): await WriteSpansAsync(field, EvidenceRole.Cue, value, cancellation); break;
            case (RecordField.Content, _): await WriteSpansAsync(field, EvidenceRole.Content, value, cancellation); break;
            case (RecordField.Tags, _): await WriteTagsAsync(value, cancellation); break;
            case (RecordField.Reliability or RecordField.Credibility or RecordField.Verdict, _): await WriteVerdictAsync(field, value, cancellation); break;
            default: problems[field] = $"This {record.Kind.ToString().ToLowerInvariant()} has no such field."; break;
        }
    }

    private async Task WriteIssueAsync(RecordVersion version, string value, CancellationToken cancellation)
    {
        if (value.Length == 0 && version is StanceVersion)
            problems[RecordField.Issue] = "A stance is a stance on an issue: choose one.";
        else if (value.Length > 0 && !await db.Issues.AnyAsync(i => i.IssueId == value && (!i.Retired || i.IssueId == version.IssueId), cancellation))
            problems[RecordField.Issue] = "There is no such issue: choose one of the list.";
        else
            (version.Issue, version.IssueId) = (null, value.Length == 0 ? null : value);
    }

    private void WriteDate(RecordVersion version, string value)
    {
        EdtfDate? date = null;
        if (value.Length > 0 && !EdtfDate.TryParse(value, out date))
            problems[RecordField.Date] = "This is no date. Write 2025-03-18, 2025-03, 2025, 2025-03-18/2025-03-20 or, where it is uncertain, 2025-03?.";
        else
            version.SetDate(date, DateBasis.Editor);
    }

    private async Task WriteListAsync(RecordField field, ParticipantRole role, string value, CancellationToken cancellation)
    {
        db.RemoveRange(await db.Participants.Where(p => p.RecordId == record.Id && p.Role == role).ToListAsync(cancellation));
        var ordinal = 0;
        foreach (var key in Parts(value).Distinct())
            if (await ActorAsync(field, key, cancellation) is { } actor)
                db.Add(new ParticipantVersion { Record = record, ActorId = actor, Role = role, Ordinal = ordinal++ });
    }

    private async Task WriteTagsAsync(string value, CancellationToken cancellation)
    {
        var wanted = Parts(value).Select(t => t.Trim()).Where(t => t.Length > 0).ToHashSet();
        if (wanted.Any(t => t.Length > Limits.Tag))
            problems[RecordField.Tags] = $"A tag has at most {Limits.Tag} characters.";
        var held = await db.Tags.Where(t => t.RecordId == record.Id).ToListAsync(cancellation);
        db.RemoveRange(held.Where(t => !wanted.Remove(t.Tag)));
        db.AddRange(wanted.Select(tag => new TagVersion { Record = record, Tag = tag }));
    }

    private async Task WriteVerdictAsync(RecordField field, string value, CancellationToken cancellation)
    {
        var verdict = db.Verdicts.Local.FirstOrDefault(v => v.Record == record || v.RecordId == record.Id)
            ?? await db.Verdicts.SingleOrDefaultAsync(v => v.RecordId == record.Id, cancellation)
            ?? db.Add(new VerdictVersion { Record = record }).Entity;
        switch (field)
        {
            case RecordField.Reliability: verdict.Reliability = value.Length == 0 ? null : Named<SourceReliability>(field, value); break;
            case RecordField.Credibility: verdict.Credibility = value.Length == 0 ? null : Named<InformationCredibility>(field, value); break;
            default: verdict.Text = Words(field, value, Limits.Note); break;
        }
    }

    private async Task WriteSpansAsync(RecordField field, EvidenceRole role, string value, CancellationToken cancellation)
    {
        var wanted = new Dictionary<string, EvidenceVersion>();
        foreach (var part in Parts(value))
            if (await AnchorAsync(part, role, cancellation) is { } anchor)
                wanted[FieldReader.SpanOf(anchor)] = anchor;
            else
                problems[field] = "These words are not in the article: select them in the text again.";
        if (wanted.Count == 0 && role is EvidenceRole.Passage or EvidenceRole.Content)
            problems.TryAdd(field, "Nothing stands without a quote: select the words in the text.");
        if (wanted.Count == 0 && role == EvidenceRole.Cue && record.Kind == RecordKind.Event)
            problems.TryAdd(field, "Select the words that name the act.");
        var held = await db.Evidence.Where(e => e.RecordId == record.Id && e.Role == role).ToListAsync(cancellation);
        db.RemoveRange(held.Where(e => !wanted.Remove(FieldReader.SpanOf(e))));
        db.AddRange(wanted.Values);
    }

    /// <summary>The span in the text it names, or null where there is none.</summary>
    private async Task<EvidenceVersion?> AnchorAsync(string span, EvidenceRole role, CancellationToken cancellation)
    {
        if (SpanForm.Match(span) is not { Success: true } match)
            return null;
        var (text, start, end) = (Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]));
        if (!texts.TryGetValue(text, out var article))
        {
            if (await db.ArticleTexts.Where(t => t.Id == text).Select(t => t.Content).SingleOrDefaultAsync(cancellation) is not { } content)
                return null;
            texts[text] = article = ArticleReader.Read("", content);
        }
        if (start >= end || end > article.Text.Length)
            return null;
        var sentence = article.Sentences.LastOrDefault(s => s.Span.Start <= start) ?? article.Sentences[0];
        return new EvidenceVersion
        {
            Record = record,
            TextId = text,
            Role = role,
            Exact = article.Text[start..end],
            Start = start,
            End = end,
            Paragraph = sentence.Paragraph,
            Sentence = sentence.Number,
        };
    }

    private async Task<int?> ActorAsync(RecordField field, string key, CancellationToken cancellation)
    {
        if (key.Length == 0)
            return null;
        var actor = await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.Actor.Key == key)
            .Select(v => (int?)(v.MergedIntoId ?? v.ActorId)).SingleOrDefaultAsync(cancellation);
        if (actor is null)
            problems[field] = "There is no such actor: choose one of the list.";
        return actor;
    }

    private T Named<T>(RecordField field, string value) where T : struct, Enum
    {
        if (Enum.TryParse<T>(value, out var named) && Enum.IsDefined(named))
            return named;
        problems[field] = "Choose one of the list.";
        return default;
    }

    private string? Words(RecordField field, string value, int longest)
    {
        if (value.Length > longest)
            problems[field] = $"This has {value.Length:N0} characters; at most {longest:N0} fit.";
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private int Missing(RecordField field, int held, string problem)
    {
        problems.TryAdd(field, problem);
        return held;
    }

    private static string[] Parts(string value) => value.Split(RecordFields.Separator, StringSplitOptions.RemoveEmptyEntries);

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,9}):(\d{1,9})-(\d{1,9})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SpanForm { get; }
}
