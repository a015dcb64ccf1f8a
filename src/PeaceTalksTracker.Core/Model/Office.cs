namespace PeaceTalksTracker.Core.Model;

/// <summary>An office that a person holds or has held.</summary>
/// <param name="Role">As a text would put it before the name ("Foreign Minister").</param>
/// <param name="Of">The canonical name of the state or organisation.</param>
/// <param name="From">When it began, as finely as is known; null where that is not known.</param>
/// <param name="Until">When it ended, as finely as is known; null where it goes on, as far as is known.</param>
public sealed record Office(string Role, string Of, EdtfDate? From, EdtfDate? Until)
{
    /// <summary>Whether it may have been held on a day: where only a year is known, all its days count.</summary>
    public bool MayBeHeldOn(DateOnly day) => !(From?.Earliest > day) && !IsOverOn(day);

    /// <summary>Whether it had surely ended before a day.</summary>
    public bool IsOverOn(DateOnly day) => Until?.Latest < day;
}
