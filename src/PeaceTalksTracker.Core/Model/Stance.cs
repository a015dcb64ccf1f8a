namespace PeaceTalksTracker.Core.Model;

public enum Position
{
    Supports,
    Conditional,
    Doubts,
    Opposes,
}

/// <summary>Whose words or acts show a stance. Nobody's report is taken for somebody's own stance.</summary>
public enum Voice
{
    /// <summary>The actor's own words or acts.</summary>
    Self,

    /// <summary>Another actor says so.</summary>
    Reported,

    /// <summary>The writer says so.</summary>
    Outlet,
}

/// <summary>Where an actor stands on an issue, as one passage shows it.</summary>
public sealed record Stance
{
    /// <summary>Unique within its extraction.</summary>
    public required string Id { get; init; }

    public required string Actor { get; init; }

    public required string Issue { get; init; }

    public required Position Position { get; init; }

    public required Voice Voice { get; init; }

    /// <summary>Who reports it; set exactly where <see cref="Voice"/> is <see cref="Voice.Reported"/>.</summary>
    public string? By { get; init; }

    public required Quote Evidence { get; init; }

    /// <summary>The words within the evidence that decide; null where the whole passage does.</summary>
    public Quote? Cue { get; init; }

    /// <summary>Id of the event or claim it rests on, whose date is its date; null for the outlet's own words.</summary>
    public string? Ground { get; init; }

    public required Provenance Provenance { get; init; }
}
