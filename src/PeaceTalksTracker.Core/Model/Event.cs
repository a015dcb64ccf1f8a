namespace PeaceTalksTracker.Core.Model;

/// <summary>The sixteen event types of PLOVER 2.0, in the order of its four quadrants.</summary>
public enum EventType
{
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

/// <summary>How real the text says an event is. Promised is not done.</summary>
public enum EventStatus
{
    Happened,

    /// <summary>Announced or scheduled.</summary>
    Planned,

    /// <summary>Depends on something, or is only discussed.</summary>
    Conditional,

    /// <summary>Negated or refused.</summary>
    Denied,
}

/// <summary>What a date rests on.</summary>
public enum DateBasis
{
    /// <summary>Neither the text nor the publication date settles it.</summary>
    None,

    /// <summary>A calendar date in the text, with its year.</summary>
    Explicit,

    /// <summary>Words such as "yesterday", or a date without its year, resolved against the publication date.</summary>
    Relative,

    /// <summary>A news item reporting the day's event in the present tense.</summary>
    Publication,

    /// <summary>An editor has set it; no reading of a text does.</summary>
    Editor,
}

/// <summary>Something one actor did, does, will do or refuses to do towards another or the conflict.</summary>
public sealed record Event
{
    /// <summary>Unique within its extraction.</summary>
    public required string Id { get; init; }

    public required EventType Type { get; init; }

    /// <summary>Canonical names, in the order of the text; empty where the text names no party.</summary>
    public required IReadOnlyList<string> Actors { get; init; }

    /// <summary>Canonical names; always empty for a meeting or call, whose parties are all actors.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>The word or short phrase that names the act.</summary>
    public required Quote Trigger { get; init; }

    /// <summary>The sentence that shows the event.</summary>
    public required Quote Evidence { get; init; }

    /// <summary>Later passages that mention the same occurrence.</summary>
    public IReadOnlyList<Quote> FurtherEvidence { get; init; } = [];

    public required EventStatus Status { get; init; }

    /// <summary>Null exactly where <see cref="DateBasis"/> is <see cref="DateBasis.None"/>.</summary>
    public EdtfDate? Date { get; init; }

    public DateBasis DateBasis { get; init; }

    /// <summary>Where it happened, as the text names it.</summary>
    public string? Place { get; init; }

    /// <summary>The issue it bears on; null where none shows.</summary>
    public string? Issue { get; init; }

    /// <summary>Ids of events the text itself puts earlier than this one.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Ids of events the text itself puts later than this one.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The claim whose content is the only evidence of this event; null where the outlet reports it as fact.</summary>
    public string? ReportedBy { get; init; }

    public required Provenance Provenance { get; init; }
}
