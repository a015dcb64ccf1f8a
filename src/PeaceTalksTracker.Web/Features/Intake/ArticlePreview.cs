using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>What was found in a text that is not saved yet.</summary>
/// <param name="Article">The text as it would be kept.</param>
/// <param name="Found">What would be saved with it.</param>
/// <param name="Details">What is known besides.</param>
/// <param name="Notes">What the user should know first, each as a sentence.</param>
/// <param name="KnownActors">Names of the found actors that the store has already.</param>
public sealed record ArticlePreview(
    Article Article, ExtractionResult Found, ArticleDetails Details, IReadOnlyList<string> Notes, IReadOnlySet<string> KnownActors);
