using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Stances;

/// <summary>Where some actors stand on every issue.</summary>
/// <param name="Panels">One for each actor asked for, in that order.</param>
/// <param name="Issues">All that the filter leaves, in the lexicon's order.</param>
/// <param name="Searched">How many articles this rests on.</param>
public sealed record StanceBoard(IReadOnlyList<StancePanel> Panels, IReadOnlyList<IssueRef> Issues, int Searched);

/// <summary>Where one actor stands.</summary>
/// <param name="Key">What addresses name the actor by.</param>
/// <param name="Name">Shown also for an actor that no source names.</param>
/// <param name="Actor">Null where no source names them.</param>
/// <param name="Role">Office; null where not known.</param>
/// <param name="Affiliation">State or organisation; null where not known.</param>
/// <param name="Issues">The issues on which the filter leaves a stance, in the lexicon's order.</param>
/// <param name="Silent">The issues on which no source shows a stance of theirs, whatever the filter.</param>
/// <param name="HasOwnWords">Whether any source has words or acts of their own: a stance in their own voice, or a claim they make.</param>
/// <param name="Events">In how many events they take part.</param>
public sealed record StancePanel(
    string Key, string Name, ActorRef? Actor, string? Role, string? Affiliation,
    IReadOnlyList<IssueStances> Issues, IReadOnlyList<IssueRef> Silent, bool HasOwnWords, int Events)
{
    public IssueStances? On(string issue) => Issues.FirstOrDefault(i => i.Issue.Id == issue);

    public bool IsSilentOn(string issue) => Silent.Any(i => i.Id == issue);
}

/// <summary>What one actor's sources show on one issue: a group for each position in each voice, none merged with another.</summary>
public sealed record IssueStances(IssueRef Issue, IReadOnlyList<StanceGroup> Groups)
{
    /// <summary>Whether the groups do not all show the same position.</summary>
    public bool Conflict => Groups.Select(g => g.Position).Distinct().Skip(1).Any();
}

/// <summary>The passages that show one position in one voice.</summary>
/// <param name="Entries">The newest, at least one.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record StanceGroup(Position Position, Voice Voice, ActorRef? By, IReadOnlyList<StanceEntry> Entries, int Count);

/// <summary>One passage that shows a stance.</summary>
/// <param name="Outlet">Who published it; null where not known.</param>
public sealed record StanceEntry(
    long RecordId, int ActorId, string IssueId, Position Position, Voice Voice, ActorRef? By,
    string? Date, DateBasis Basis, DateOnly? Earliest, DateOnly? Latest, ReviewState Review, string? Outlet, QuoteRef Quote);

/// <summary>A position that changed: the same actor, issue and voice, the one certainly later than the other.</summary>
public sealed record StanceShift(ActorRef Actor, IssueRef Issue, StanceEntry Old, StanceEntry New);
