using System.Globalization;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports.Tables;

/// <summary>The columns of each table. Kinds are written as addresses write them; several values in one cell are parted by "; ".</summary>
internal static class RecordColumns
{
    public static IReadOnlyList<(string Name, Func<Sourced<ExportedEvent>, object?> Cell)> OfEvents { get; } =
    [
        ("key", e => e.Record.Key),
        ("type", e => NameOf(e.Record.Type)),
        ("status", e => NameOf(e.Record.Status)),
        ("actors", e => KeysOf(e.Record.Actors)),
        ("actor_names", e => NamesOf(e.Record.Actors)),
        ("recipients", e => KeysOf(e.Record.Recipients)),
        ("recipient_names", e => NamesOf(e.Record.Recipients)),
        ("trigger", e => e.Record.Trigger),
        ("place", e => e.Record.Place),
        ("reported_by", e => e.Record.ReportedBy),
        ("reporter", e => e.Record.Reporter?.Key),
        ("after", e => Joined(e.Record.After)),
        .. OfAll<ExportedEvent>(),
    ];

    public static IReadOnlyList<(string Name, Func<Sourced<ExportedClaim>, object?> Cell)> OfClaims { get; } =
    [
        ("key", c => c.Record.Key),
        ("kind", c => NameOf(c.Record.Kind)),
        ("speaker", c => c.Record.Speaker?.Key),
        ("speaker_name", c => c.Record.Speaker?.Name),
        ("source", c => c.Record.Source),
        ("cue", c => c.Record.Cue),
        ("chain", c => KeysOf(c.Record.Chain)),
        ("chain_names", c => NamesOf(c.Record.Chain)),
        .. OfAll<ExportedClaim>(),
    ];

    public static IReadOnlyList<(string Name, Func<Sourced<ExportedStance>, object?> Cell)> OfStances { get; } =
    [
        ("key", s => s.Record.Key),
        ("actor", s => s.Record.Actor.Key),
        ("actor_name", s => s.Record.Actor.Name),
        ("position", s => NameOf(s.Record.Position)),
        ("voice", s => NameOf(s.Record.Voice)),
        ("by", s => s.Record.By?.Key),
        ("by_name", s => s.Record.By?.Name),
        ("ground", s => s.Record.Ground),
        .. OfAll<ExportedStance>(),
    ];

    public static IReadOnlyList<(string Name, Func<(string Kind, ExportedRecord Record, ExportedQuote Quote, ExportedArticle Article), object?> Cell)> OfEvidence { get; } =
    [
        ("record", e => e.Record.Key),
        ("kind", e => e.Kind),
        ("role", e => NameOf(e.Quote.Role)),
        ("exact", e => e.Quote.Exact),
        ("prefix", e => e.Quote.Prefix),
        ("suffix", e => e.Quote.Suffix),
        ("start", e => e.Quote.Start),
        ("end", e => e.Quote.End),
        ("paragraph", e => e.Quote.Paragraph),
        ("sentence", e => e.Quote.Sentence),
        ("anchor", e => NameOf(e.Quote.Anchor)),
        ("article", e => e.Quote.ArticleKey),
        ("text_sha256", e => e.Quote.Sha256),
        ("title", e => e.Article.Title),
        ("outlet", e => e.Article.Outlet),
        ("address", e => e.Article.Address),
        ("published", e => DayOf(e.Article.Published)),
    ];

    private static IReadOnlyList<(string Name, Func<Sourced<T>, object?> Cell)> OfAll<T>() where T : ExportedRecord =>
    [
        ("issue", r => r.Record.Issue),
        ("date", r => r.Record.Date),
        ("date_basis", r => NameOf(r.Record.DateBasis)),
        ("earliest", r => DayOf(r.Record.Earliest)),
        ("latest", r => DayOf(r.Record.Latest)),
        ("quote", r => r.Record.Quote.Exact),
        ("article", r => r.Record.Quote.ArticleKey),
        ("title", r => r.Article.Title),
        ("outlet", r => r.Article.Outlet),
        ("address", r => r.Article.Address),
        ("published", r => DayOf(r.Article.Published)),
        ("review", r => NameOf(r.Record.Review)),
        ("reliability", r => r.Record.Verdict?.Reliability is { } reliability ? CodeOf(reliability) : null),
        ("credibility", r => r.Record.Verdict?.Credibility is { } credibility ? CodeOf(credibility) : null),
        ("verdict", r => r.Record.Verdict?.Text),
        ("verdict_by", r => r.Record.Verdict?.By),
        ("tags", r => Joined(r.Record.Tags)),
        ("confidence", r => r.Record.Confidence),
        ("rule", r => r.Record.Rule),
        ("rule_version", r => r.Record.RuleVersion),
        ("why", r => r.Record.Why),
        ("recorded_at", r => MomentOf(r.Record.RecordedAt)),
        ("recorded_by", r => r.Record.RecordedBy),
    ];

    /// <summary>A to F of the Admiralty code.</summary>
    public static string CodeOf(SourceReliability reliability) => ((char)('A' + (int)reliability)).ToString();

    /// <summary>1 to 6 of the Admiralty code.</summary>
    public static int CodeOf(InformationCredibility credibility) => 1 + (int)credibility;

    private static string NameOf(Enum value) => value.ToString().ToLowerInvariant();

    private static string? KeysOf(IReadOnlyList<ActorRef> actors) => Joined(actors.Select(a => a.Key));

    private static string? NamesOf(IReadOnlyList<ActorRef> actors) => Joined(actors.Select(a => a.Name));

    private static string? Joined(IEnumerable<string> values) => string.Join("; ", values) is { Length: > 0 } all ? all : null;

    private static string? DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string MomentOf(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
