using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Claims;

/// <summary>A claim as tables show it.</summary>
/// <param name="Speaker">Null where the text names nobody.</param>
/// <param name="Source">The words that name the speaker; null where there are none.</param>
/// <param name="Cue">The attributing words; null where there are none.</param>
/// <param name="Outlet">Who published it; null where not known.</param>
/// <param name="Chain">The hops, outermost first, the outlet not among them.</param>
/// <param name="Quote">What is attributed.</param>
public sealed record ClaimRow(
    long RecordId, ActorRef? Speaker, string? Source, string? Cue, ClaimKind Kind, string? Outlet, IReadOnlyList<ActorRef> Chain, string? Issue,
    string? Date, DateBasis Basis, DateOnly? Earliest, DateOnly? Latest, ReviewState Review, string Rule, double Confidence, string Why, QuoteRef Quote);

/// <summary>One page of claims.</summary>
/// <param name="Number">Of this page, from 1: the nearest there is to the one asked for.</param>
/// <param name="Total">How many claims the filter leaves.</param>
public sealed record ClaimPage(IReadOnlyList<ClaimRow> Rows, int Number, int Total);

/// <summary>How claims are sorted.</summary>
public enum ClaimOrder
{
    /// <summary>The newest first, the undated last, within a day as the articles go.</summary>
    Newest,

    /// <summary>The oldest first, the undated last.</summary>
    Oldest,

    /// <summary>Those the reader was surest of first.</summary>
    Surest,

    /// <summary>Those that most need a look first.</summary>
    LeastSure,
}
