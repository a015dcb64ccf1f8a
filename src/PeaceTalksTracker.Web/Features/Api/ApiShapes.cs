using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Api;

/// <summary>A page of a list.</summary>
/// <param name="AsOf">The moment, in UTC, whose store it shows; the next pages show the same.</param>
/// <param name="Items">In the order in which they came into the store.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record ApiPage<T>(DateTime AsOf, IReadOnlyList<T> Items, string? Next);

public sealed record ApiActor(string Key, string Name, ActorKind Kind);

/// <summary>Words a record rests on.</summary>
/// <param name="Start">UTF-16 offset into the text whose SHA-256 is given.</param>
/// <param name="End">Exclusive.</param>
public sealed record ApiQuote(
    EvidenceRole Role, string Exact, string Prefix, string Suffix, int Start, int End, int Paragraph, int Sentence, string Article, string TextSha256, AnchorState Anchor);

/// <summary>What every record has.</summary>
/// <param name="Date">EDTF as the text gives it; null where it gives none.</param>
/// <param name="Earliest">A bound that follows from the text's own day; no date.</param>
/// <param name="Why">The words that led to it.</param>
/// <param name="Address">Of this app, opened at the words.</param>
public sealed record ApiProvenance(
    string? Date, DateBasis DateBasis, DateOnly? Earliest, DateOnly? Latest, ReviewState Review, string Rule, string RuleVersion, double Confidence, string Why,
    DateTime RecordedAt, string RecordedBy, IReadOnlyList<string> Tags, string Address);

public sealed record ApiEvent(
    string Key, string Article, EventType Type, EventStatus Status, IReadOnlyList<ApiActor> Actors, IReadOnlyList<ApiActor> Recipients, string Trigger, string? Place,
    string? Issue, string? ReportedBy, IReadOnlyList<string> After, IReadOnlyList<ApiQuote> Quotes, ApiProvenance Provenance);

public sealed record ApiClaim(
    string Key, string Article, ClaimKind Kind, ApiActor? Speaker, string? Source, string? Cue, IReadOnlyList<ApiActor> Chain, string? Issue,
    IReadOnlyList<ApiQuote> Quotes, ApiProvenance Provenance);

public sealed record ApiStance(
    string Key, string Article, ApiActor Actor, string? Issue, Position Position, Voice Voice, ApiActor? By, string? Ground,
    IReadOnlyList<ApiQuote> Quotes, ApiProvenance Provenance);

public sealed record ApiArticle(string Key, string? Title, string? Outlet, string? Address, DateOnly? Published, DateTime AddedAt, string TextSha256);

/// <summary>Records as programs get them.</summary>
internal static class ApiShapes
{
    public static ApiEvent Of(ExportedEvent e) => new(
        e.Key, e.ArticleKey, e.Type, e.Status, Of(e.Actors), Of(e.Recipients), e.Trigger, e.Place, e.Issue, e.ReportedBy, e.After, QuotesOf(e), ProvenanceOf(e));

    public static ApiClaim Of(ExportedClaim c) => new(
        c.Key, c.ArticleKey, c.Kind, Of(c.Speaker), c.Source, c.Cue, Of(c.Chain), c.Issue, QuotesOf(c), ProvenanceOf(c));

    public static ApiStance Of(ExportedStance s) => new(
        s.Key, s.ArticleKey, Of(s.Actor)!, s.Issue, s.Position, s.Voice, Of(s.By), s.Ground, QuotesOf(s), ProvenanceOf(s));

    public static ApiArticle Of(ExportedArticle a) => new(a.Key, a.Title, a.Outlet, a.Address, a.Published, a.AddedAt, a.Sha256);

    private static ApiActor? Of(ActorRef? actor) => actor is null ? null : new(actor.Key, actor.Name, actor.Kind);

    private static IReadOnlyList<ApiActor> Of(IReadOnlyList<ActorRef> actors) => [.. actors.Select(a => Of(a)!)];

    private static IReadOnlyList<ApiQuote> QuotesOf(ExportedRecord record)
        => [.. record.Quotes.Select(q => new ApiQuote(
            q.Role, q.Exact, q.Prefix, q.Suffix, q.Start, q.End, q.Paragraph, q.Sentence, q.ArticleKey, q.Sha256, q.Anchor))];

    private static ApiProvenance ProvenanceOf(ExportedRecord r) => new(
        r.Date, r.DateBasis, r.Earliest, r.Latest, r.Review, r.Rule, r.RuleVersion, r.Confidence, r.Why, r.RecordedAt, r.RecordedBy, r.Tags, Urls.Article(r.ArticleKey, r.Key));
}
