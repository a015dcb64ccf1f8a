using System.Text.Json.Nodes;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Review;
using static PeaceTalksTracker.Web.Features.Exports.JsonFile;

namespace PeaceTalksTracker.Web.Features.Exports.Linked;

/// <summary>What records are about and rest on, as nodes.</summary>
internal static class LinkedThings
{
    private const int BestRating = 5;

    public static JsonObject Of(ExportedActor actor) => JsonFile.Of(
        ("@id", LinkedNames.Of("actor", actor.Key)),
        ("@type", new JsonArray(
            actor.Kind switch
            {
                ActorKind.Person => "Person",
                ActorKind.State => "GovernmentOrganization",
                ActorKind.Organisation => "Organization",
                _ => "Group",
            },
            "Agent")),
        ("name", actor.Name),
        ("alternateName", ListOf(actor.Aliases.Select(a => (JsonNode?)a))),
        (actor.Kind == ActorKind.Person ? "jobTitle" : "description", actor.Role),
        ("affiliation", actor.Affiliation is { } of ? JsonFile.Of(("@type", "Organization"), ("name", of)) : null),
        ("sameAs", actor.Qid is { } item ? $"http://www.wikidata.org/entity/{item}" : null));

    /// <param name="article">The article.</param>
    /// <param name="texts">Its words, by hash: the present text, and those that quotes stay on after a correction.</param>
    public static JsonObject Of(ExportedArticle article, IReadOnlyDictionary<string, string> texts) => JsonFile.Of(
        ("@id", LinkedNames.Of("article", article.Key)),
        ("@type", new JsonArray("NewsArticle", "Entity")),
        ("headline", article.Title),
        ("publisher", article.Outlet is { } outlet ? JsonFile.Of(("@type", "Organization"), ("name", outlet)) : null),
        ("url", HtmlBrief.WebAddress(article.Address)),
        ("datePublished", article.Published is { } day ? LinkedNames.Day(day) : null),
        ("sha256", article.Sha256),
        ("articleBody", texts.GetValueOrDefault(article.Sha256)),
        ("earlierText", ListOf(texts.Where(t => t.Key != article.Sha256).Select(t => (JsonNode?)JsonFile.Of(("sha256", t.Key), ("articleBody", t.Value))))));

    public static JsonObject OfIssue(string id, string name, string proposition)
        => JsonFile.Of(("@id", LinkedNames.Of("issue", id)), ("@type", "DefinedTerm"), ("name", name), ("description", proposition));

    /// <summary>Who recorded something: a person, or the reader.</summary>
    public static JsonObject OfRecorder(string name)
        => JsonFile.Of(("@id", LinkedNames.Of("recorder", name)), ("@type", name.StartsWith("reader ", StringComparison.Ordinal) ? "SoftwareAgent" : "Agent"), ("name", name));

    /// <summary>Words that a record rests on. Web Annotation counts in whole characters.</summary>
    /// <param name="record">The record.</param>
    /// <param name="at">Of its quotes.</param>
    public static JsonObject AnnotationOf(ExportedRecord record, int at)
    {
        var quote = record.Quotes[at];
        return JsonFile.Of(
            ("@id", LinkedNames.Of("evidence", $"{record.Key}:{at + 1}")),
            ("@type", "Annotation"),
            ("motivation", "oa:identifying"),
            ("role", quote.Role.ToString().ToLowerInvariant()),
            ("anchor", quote.Anchor.ToString().ToLowerInvariant()),
            ("body", LinkedNames.Of(record)),
            ("target", JsonFile.Of(
                ("@type", "SpecificResource"),
                ("source", LinkedNames.Of("article", quote.ArticleKey)),
                ("textSha256", quote.Sha256),
                ("selector", new JsonArray(
                    JsonFile.Of(("@type", "TextQuoteSelector"), ("exact", quote.Exact), ("prefix", quote.Prefix), ("suffix", quote.Suffix)),
                    JsonFile.Of(("@type", "TextPositionSelector"), ("start", quote.CodePoints.Start), ("end", quote.CodePoints.End)))))));
    }

    /// <summary>A review where somebody has judged whether what is claimed is so; null where nobody has. A judgement of the source alone is none.</summary>
    public static JsonObject? ReviewOf(ExportedClaim claim)
    {
        // What a denial quotes is what is denied: a judgement of the denial is none of those words.
        if (claim.Verdict is not { Credibility: { } credibility } verdict || claim.Kind == ClaimKind.Denied)
            return null;
        // The Admiralty code goes from 1, confirmed, to 5; a rating is the better the higher. 6 is no rating.
        var value = credibility == InformationCredibility.CannotBeJudged ? (int?)null : BestRating - (int)credibility;
        return JsonFile.Of(
            ("@id", LinkedNames.Of("verdict", claim.Key)),
            ("@type", "ClaimReview"),
            ("claimReviewed", claim.Quote.Exact),
            ("itemReviewed", LinkedNames.Of(claim)),
            ("author", JsonFile.Of(("@type", "Person"), ("name", verdict.By))),
            ("datePublished", LinkedNames.Moment(verdict.At)),
            ("reviewBody", verdict.Text),
            ("reviewRating", JsonFile.Of(
                ("@type", "Rating"), ("ratingValue", value), ("bestRating", value is null ? null : BestRating), ("worstRating", value is null ? null : 1),
                ("alternateName", ReviewWording.Of(credibility)))));
    }
}
