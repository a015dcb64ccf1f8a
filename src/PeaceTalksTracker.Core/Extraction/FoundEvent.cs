using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>An event as one sentence shows it, with the token positions that other finders need.</summary>
internal sealed record FoundEvent
{
    public required EventEntry Entry { get; init; }

    public required EventType Type { get; set; }

    public required Run Trigger { get; init; }

    /// <summary>The clause whose verb is the trigger, or which the trigger noun belongs to.</summary>
    public required Clause? Clause { get; init; }

    public required bool IsVerb { get; init; }

    /// <summary>A preposition of time stands before the noun: "following a meeting".</summary>
    public string? TimeWord { get; init; }

    public required IReadOnlyList<string> Actors { get; set; }

    public required IReadOnlyList<string> Recipients { get; set; }

    public EventStatus Status { get; set; }

    /// <summary>The noun is the subject of a verb such as "begin" or "take place".</summary>
    public bool TakesPlace { get; init; }

    /// <summary>"another round", "the next meeting": another one of those before.</summary>
    public bool NamesFurtherRound { get; init; }

    /// <summary>The noun is definite ("the call", "these discussions"): it may be one already told of.</summary>
    public bool IsDefinite { get; init; }
}
