using System.Text.Encodings.Web;
using System.Text.Json;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Writes a reading as the exchange format: one JSON object on one line, quotes as <c>{"exact","start","end"}</c> in UTF-16 offsets.</summary>
public static class ExtractionJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // It goes to files and pipes, never into a page: letters of every script stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>UTF-8, without a line end.</summary>
    public static byte[] Write(ExtractionResult found) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            id = found.ArticleId,
            reader = found.Version,
            events = found.Events.Select(Of),
            claims = found.Claims.Select(Of),
            stances = found.Stances.Select(Of),
            actors = found.Actors.Select(Of),
            mentions = found.Mentions.Select(m => new { m.Actor, quote = Of(m.Quote), m.Reason }),
        },
        Options);

    private static object Of(Event e) => new
    {
        e.Id,
        type = e.Type.ToString().ToUpperInvariant(),
        e.Actors,
        e.Recipients,
        trigger = Of(e.Trigger),
        evidence = Of(e.Evidence),
        furtherEvidence = e.FurtherEvidence.Select(Of),
        status = Lower(e.Status),
        date = e.Date?.Text,
        dateBasis = Lower(e.DateBasis),
        e.Place,
        e.Issue,
        e.After,
        e.Before,
        e.ReportedBy,
        e.Provenance.Rule,
        e.Provenance.Confidence,
        e.Provenance.Reason,
    };

    private static object Of(Claim c) => new
    {
        c.Id,
        c.Speaker,
        source = Of(c.Source),
        cue = Of(c.Cue),
        content = Of(c.Content),
        kind = Lower(c.Kind == ClaimKind.Denied ? ClaimFinder.KindOf(c.Content.Exact) : c.Kind),
        denied = c.Kind == ClaimKind.Denied,
        c.Chain,
        c.Issue,
        date = c.Date?.Text,
        dateBasis = Lower(c.DateBasis),
        c.Provenance.Rule,
        c.Provenance.Confidence,
        c.Provenance.Reason,
    };

    private static object Of(Stance s) => new
    {
        s.Id,
        s.Actor,
        s.Issue,
        position = Lower(s.Position),
        voice = Lower(s.Voice),
        s.By,
        evidence = Of(s.Evidence),
        cue = Of(s.Cue),
        s.Ground,
        s.Provenance.Rule,
        s.Provenance.Confidence,
        s.Provenance.Reason,
    };

    private static object Of(Actor a) => new { a.Name, kind = Lower(a.Kind), a.Role, a.Affiliation, a.Qid, a.Proposed };

    private static object? Of(Quote? quote) => quote is null ? null : new { quote.Exact, quote.Start, quote.End };

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
