using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Shared;
using static PeaceTalksTracker.Web.Features.Exports.JsonFile;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>Writes the events that name a place the lexicon knows as GeoJSON (RFC 7946): a point each, longitude first.</summary>
internal static class GeoJson
{
    public static Task WriteAsync(ExportSource source, Stream target, CancellationToken cancellation)
        => JsonFile.WriteAsync(target, Of(("type", "FeatureCollection")), "features", FeaturesAsync(source, cancellation), cancellation);

    private static async IAsyncEnumerable<JsonObject> FeaturesAsync(ExportSource source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var e in source.EventsAsync(cancellation))
        {
            if (e.Record.Place is null)
                source.LeftOut.Add("event", "of which no place is named");
            else if (Places.Find(e.Record.Place) is not { } place)
                source.LeftOut.Add("event", "at a place that the list of coordinates does not have");
            else
                yield return Of(("type", "Feature"), ("id", e.Record.Key), ("geometry", PointOf(place)), ("properties", PropertiesOf(e, place, source.AddressOf(e.Record))));
        }
    }

    private static JsonObject PointOf(KnownPlace place) => Of(("type", "Point"), ("coordinates", new JsonArray(place.Longitude, place.Latitude)));

    private static JsonObject PropertiesOf(Sourced<ExportedEvent> e, KnownPlace place, string? inApp) => Of(
        ("title", EventPhrases.Sentence(e.Record)),
        ("type", e.Record.Type.ToString().ToLowerInvariant()),
        ("status", Wording.Of(e.Record.Status)),
        ("date", e.Record.Date),
        ("when", Wording.When(e.Record.Date, e.Record.DateBasis, e.Record.Earliest, e.Record.Latest)),
        ("place", e.Record.Place),
        ("placeName", place.Name),
        ("actors", ListOf(e.Record.Actors.Select(a => (JsonNode?)a.Name))),
        ("recipients", ListOf(e.Record.Recipients.Select(a => (JsonNode?)a.Name))),
        ("issue", e.Record.Issue),
        ("quote", e.Record.Quote.Exact),
        ("source", SourceWording.Of(e.Article)),
        ("sourceAddress", HtmlBrief.WebAddress(e.Article.Address)),
        ("address", inApp),
        ("review", Wording.Of(e.Record.Review)));
}
