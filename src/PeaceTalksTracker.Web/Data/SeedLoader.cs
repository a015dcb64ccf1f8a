using System.Text.Json;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Data;

/// <summary>Loads the articles of <c>seeds/</c>, each once.</summary>
public sealed class SeedLoader(IngestService ingest, ILogger<SeedLoader> logger)
{
    private sealed record SeedArticle(string File, string? Title, string? Outlet, string? Address, DateOnly? Published);

    public async Task LoadAsync(string folder, CancellationToken cancellation = default)
    {
        var list = Path.Combine(folder, "articles.json");
        if (!File.Exists(list))
        {
            logger.LogWarning("There is no {List}: no seed article is loaded", list);
            return;
        }

        await using var stream = File.OpenRead(list);
        var articles = await JsonSerializer.DeserializeAsync<SeedArticle[]>(stream, JsonSerializerOptions.Web, cancellation) ?? [];
        foreach (var article in articles)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder, article.File), cancellation);
            var details = new ArticleDetails(article.Title, article.Outlet, article.Address, article.Published, "seeds/" + article.File);
            var saved = await ingest.AddAsync(text, details, Signer.Program("seed"), cancellation: cancellation);
            if (saved.Reading is { } found)
                logger.LogInformation("Loaded {File}: {Events} events, {Claims} claims, {Stances} stances",
                    article.File, found.Events.Count, found.Claims.Count, found.Stances.Count);
        }
    }
}
