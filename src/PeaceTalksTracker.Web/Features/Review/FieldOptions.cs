using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>The values among which a field is chosen.</summary>
public static class FieldOptions
{
    /// <returns>In the order in which a list shows them; null of fields whose values are not the code's own.</returns>
    public static IReadOnlyList<FieldValue>? Of(RecordField field) => field switch
    {
        RecordField.Type => All<EventType>(Wording.Of),
        RecordField.Status => All<EventStatus>(Wording.Of),
        RecordField.Kind => All<ClaimKind>(Wording.Of),
        RecordField.Position => All<Position>(Wording.Of),
        RecordField.Voice => All<Voice>(v => Wording.Of(v)),
        RecordField.ActorKind => All<ActorKind>(k => k.ToString().ToLowerInvariant()),
        RecordField.Standing => [Confirmed, Proposed],
        RecordField.Asked => [Asked, Retired],
        RecordField.Reliability => All<SourceReliability>(ReviewWording.Of),
        RecordField.Credibility => All<InformationCredibility>(ReviewWording.Of),
        _ => null,
    };

    /// <summary>An actor whom the lexicon knows or a person has confirmed.</summary>
    public static FieldValue Confirmed { get; } = new("confirmed");

    /// <summary>An actor found by their form in a text.</summary>
    public static FieldValue Proposed { get; } = new("proposed");

    /// <summary>An issue that boards show and that something can be filed under.</summary>
    public static FieldValue Asked { get; } = new("yes");

    /// <summary>An issue that keeps what is filed under it, and under which people file nothing new.</summary>
    public static FieldValue Retired { get; } = new("retired");

    private static IReadOnlyList<FieldValue> All<T>(Func<T, string> shown) where T : struct, Enum
        => [.. Enum.GetValues<T>().Select(v => new FieldValue(v.ToString(), shown(v)))];
}
