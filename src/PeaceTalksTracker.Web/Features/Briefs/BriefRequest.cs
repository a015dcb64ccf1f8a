using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>What a brief is to be made of.</summary>
/// <param name="Filter">Period, actors, issues, statuses, and the least state of review.</param>
/// <param name="Title">Null for one made from the period.</param>
/// <param name="LeftOut">Sections that are not wanted.</param>
/// <param name="Edits">What a lead has worded, ordered, added or taken out.</param>
/// <param name="At">The moment it shows, in UTC; null for the one that the address asks for.</param>
public sealed record BriefRequest(RecordFilter Filter, string? Title, IReadOnlyList<SectionKind> LeftOut, BriefEdits Edits, DateTime? At = null);
