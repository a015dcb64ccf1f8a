namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>What is known of an article besides its text; null where it is not.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="Address">Where it stands, http or https.</param>
/// <param name="Published">The day of publication, which relative dates count from.</param>
/// <param name="Origin">The file or form it came by.</param>
public sealed record ArticleDetails(string? Title, string? Outlet, string? Address, DateOnly? Published, string? Origin);
