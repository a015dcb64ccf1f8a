using System.Text.Json.Nodes;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Exports.Tables;
using PeaceTalksTracker.Web.Shared;
using static PeaceTalksTracker.Web.Features.Exports.JsonFile;

namespace PeaceTalksTracker.Web.Features.Exports.Linked;

/// <summary>Records as nodes. Nothing that somebody plans, doubts or denies gets a type or a property that says it is so.</summary>
internal static class LinkedRecords
{
    /// <summary>An Event of schema.org only where it took place or is to take place; whoever knows but those terms never takes a denied attack for one.</summary>
    public static JsonObject Of(ExportedEvent e) => NodeOf(
        e, e.Status is EventStatus.Happened or EventStatus.Planned ? ["Event", "Act"] : ["Act"],
        [
            ("name", e.Trigger),
            ("plover", e.Type.ToString().ToUpperInvariant()),
            ("status", Wording.Of(e.Status)),
            ("eventStatus", e.Status == EventStatus.Planned ? "schema:EventScheduled" : null),
            ("startDate", StartOf(e)),
            ("endDate", EndOf(e)),
            ("actor", ActorsOf(e.Actors)),
            ("recipient", ActorsOf(e.Recipients)),
            ("location", PlaceOf(e.Place)),
            ("reportedBy", e.ReportedBy is { } claim ? LinkedNames.Of("claim", claim) : null),
            ("after", ListOf(e.After.Select(key => (JsonNode?)LinkedNames.Of("event", key)))),
        ]);

    /// <summary>Whoever denies something is not its author.</summary>
    public static JsonObject Of(ExportedClaim c) => NodeOf(
        c, ["Claim"],
        [
            ("text", c.Quote.Exact),
            ("kind", Wording.Of(c.Kind)),
            (c.Kind == ClaimKind.Denied ? "deniedBy" : "author", ActorOf(c.Speaker)),
            ("chain", ActorsOf(c.Chain)),
            ("cue", c.Cue),
            ("appearance", LinkedNames.Of("article", c.Quote.ArticleKey)),
        ]);

    public static JsonObject Of(ExportedStance s) => NodeOf(
        s, ["Stance"],
        [
            ("holder", ActorOf(s.Actor)),
            ("position", s.Position.ToString().ToLowerInvariant()),
            ("voice", s.Voice.ToString().ToLowerInvariant()),
            ("by", ActorOf(s.By)),
            ("ground", s.Ground is { } ground ? LinkedNames.Of(s.GroundKind.ToString()!.ToLowerInvariant(), ground) : null),
        ]);

    private static JsonObject NodeOf(ExportedRecord r, string[] types, (string Name, JsonNode? Value)[] members) => JsonFile.Of(
    [
        ("@id", LinkedNames.Of(r)),
        ("@type", ListOf([.. types.Select(t => (JsonNode?)t), "Entity"])),
        .. members,
        ("about", r.Issue is { } issue ? LinkedNames.Of("issue", issue) : null),
        ("date", r.Date),
        ("dateBasis", r.DateBasis.ToString().ToLowerInvariant()),
        ("earliest", r.Earliest is { } earliest ? LinkedNames.Day(earliest) : null),
        ("latest", r.Latest is { } latest ? LinkedNames.Day(latest) : null),
        ("review", Wording.Of(r.Review)),
        ("keywords", ListOf(r.Tags.Select(t => (JsonNode?)t))),
        ("reliability", r.Verdict?.Reliability is { } reliability ? RecordColumns.CodeOf(reliability) : null),
        ("credibility", r.Verdict?.Credibility is { } credibility ? RecordColumns.CodeOf(credibility) : null),
        ("verdict", r.Verdict?.Text),
        ("rule", r.Rule),
        ("ruleVersion", r.RuleVersion),
        ("confidence", r.Confidence),
        ("why", r.Why),
        ("wasDerivedFrom", ListOf(r.Quotes.Select(q => q.ArticleKey).Distinct().Select(key => (JsonNode?)LinkedNames.Of("article", key)))),
        ("wasAttributedTo", LinkedNames.Of("recorder", r.RecordedBy)),
        ("generatedAtTime", LinkedNames.Moment(r.RecordedAt)),
    ]);

    /// <summary>Dates that schema.org can hold as they are: days, months and years without a doubt.</summary>
    private static string? StartOf(ExportedEvent e) => e.Date?.Split('/') is [var start, ..] && IsPlain(start) && (e.Date == start || EndOf(e) is not null) ? start : null;

    private static string? EndOf(ExportedEvent e) => e.Date?.Split('/') is [var start, var end] && IsPlain(start) && IsPlain(end) ? end : null;

    private static bool IsPlain(string date)
        => EdtfDate.TryParse(date, out var known) && known.Precision is DatePrecision.Day or DatePrecision.Month or DatePrecision.Year && date.All(c => char.IsAsciiDigit(c) || c == '-');

    private static JsonObject? PlaceOf(string? place)
    {
        if (place is null)
            return null;
        var known = Places.Find(place);
        return JsonFile.Of(
            ("@type", "Place"), ("name", place),
            ("geo", known is null ? null : JsonFile.Of(("@type", "GeoCoordinates"), ("latitude", known.Latitude), ("longitude", known.Longitude))));
    }

    private static JsonNode? ActorOf(ActorRef? actor) => actor is null ? null : LinkedNames.Of("actor", actor.Key);

    private static JsonArray? ActorsOf(IReadOnlyList<ActorRef> actors) => ListOf(actors.Select(ActorOf));
}
