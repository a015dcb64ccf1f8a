using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;

namespace PeaceTalksTracker.Core.Tests;

/// <summary>Reads a text as the application does.</summary>
internal static class Read
{
    public static readonly Extractor Extractor = new(Lexicon.Default);

    public static ExtractionResult Text(string text, string? published = null, string? title = null)
        => Extractor.Extract(Article(text, published, title));

    public static Article Article(string text, string? published = null, string? title = null)
        => ArticleReader.Read("text", text, published is null ? null : DateOnly.ParseExact(published, "yyyy-MM-dd"), title);

    public static Event Event(string text, string? published = null) => Text(text, published).Events.ShouldHaveSingleItem();

    public static Claim Claim(string text) => Text(text).Claims.ShouldHaveSingleItem();
}
