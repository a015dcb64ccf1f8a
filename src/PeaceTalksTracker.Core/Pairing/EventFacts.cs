using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Pairing;

/// <summary>What one article says of an event, as far as it tells whether another article speaks of the same.</summary>
public sealed record EventFacts
{
    public required EventType Type { get; init; }

    public required EventStatus Status { get; init; }

    /// <summary>Who did it; of a meeting or call all who took part. Names that stand for one actor everywhere.</summary>
    public required IReadOnlyList<string> Actors { get; init; }

    /// <summary>Whom it was done to.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>As the article states it; null where it states none, and then the bounds follow from its publication.</summary>
    public EdtfDate? Date { get; init; }

    /// <summary>The day of publication; null where not known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>As the text names it; null where it names none.</summary>
    public string? Place { get; init; }

    /// <summary>The issue it bears on; null where none shows.</summary>
    public string? Issue { get; init; }

    /// <param name="found">As the reader found it.</param>
    /// <param name="published">When its article was published; null where not known.</param>
    public static EventFacts Of(Event found, DateOnly? published) => new()
    {
        Type = found.Type,
        Status = found.Status,
        Actors = found.Actors,
        Recipients = found.Recipients,
        Date = found.Date,
        Published = published,
        Place = found.Place,
        Issue = found.Issue,
    };
}
