using System.Text.Json;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Tests.Exports;

public sealed class GeoJsonTests(ExportSample sample) : IClassFixture<ExportSample>
{
    [Fact]
    public async Task Each_placed_event_is_a_point_with_its_words_as_RFC_7946_has_it()
    {
        var (name, bytes, leftOut) = await sample.WriteAllAsync(ExportFormat.GeoJson, site: new("https://tracker.example/"));
        name.ShouldBe("places-2025-03-20.geojson");
        using var read = JsonDocument.Parse(bytes);
        var root = read.RootElement;
        root.GetProperty("type").GetString().ShouldBe("FeatureCollection");
        root.TryGetProperty("crs", out _).ShouldBeFalse();
        var features = root.GetProperty("features").EnumerateArray().ToList();
        foreach (var feature in features)
        {
            feature.EnumerateObject().Select(m => m.Name).ShouldBe(["type", "id", "geometry", "properties"]);
            feature.GetProperty("type").GetString().ShouldBe("Feature");
            feature.GetProperty("geometry").EnumerateObject().Select(m => m.Name).ShouldBe(["type", "coordinates"]);
            feature.GetProperty("geometry").GetProperty("type").GetString().ShouldBe("Point");
            var properties = feature.GetProperty("properties");
            ExportSample.Text.ShouldContain(properties.GetProperty("quote").GetString()!);
            properties.GetProperty("address").GetString()!.ShouldStartWith("https://tracker.example/articles/");
        }
        features.Select(f => f.GetProperty("id").GetString()).ShouldBeUnique();
        features.Select(f => (f.GetProperty("properties").GetProperty("place").GetString(), At(f))).ShouldBe([("Oslo", (10.75, 59.91)), ("Jeddah", (39.19, 21.49))], ignoreOrder: true);
        leftOut.ShouldBe(["5 events of which no place is named", "2 events at a place that the list of coordinates does not have"], ignoreOrder: true);
    }

    [Fact]
    public void The_lexicon_holds_every_place_once_and_on_earth()
    {
        Places.All.SelectMany(p => p.Names.Append(p.Name)).Select(n => n.ToUpperInvariant()).ShouldBeUnique();
        Places.All.ShouldAllBe(p => Math.Abs(p.Latitude) <= 90 && Math.Abs(p.Longitude) <= 180 && (p.Latitude != 0 || p.Longitude != 0));
        // Longitude and latitude are soon exchanged: most of these lie north of 20 degrees, and in the eastern hemisphere.
        Places.All.Count(p => p.Latitude is > 40 and < 60 && p.Longitude is > 20 and < 45).ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("Jeddah, Saudi Arabia", "Jeddah")]
    [InlineData("kiev", "Kyiv")]
    [InlineData("Odessa, Ukraine", "Odesa")]
    [InlineData("Odessa, Texas", null)]
    [InlineData("Athens, Georgia", null)]
    [InlineData("the Kremlin", "Kremlin")]
    [InlineData("Saudi Arabia", null)]
    [InlineData("the Donetsk region", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_town_is_found_under_its_names_and_a_country_or_region_is_no_point(string? named, string? found) => Places.Find(named)?.Name.ShouldBe(found);

    private static (double Longitude, double Latitude) At(JsonElement feature)
    {
        var at = feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble()).ToList();
        at.Count.ShouldBe(2);
        return (at[0], at[1]);
    }
}
