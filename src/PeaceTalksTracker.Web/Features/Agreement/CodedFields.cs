using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>
/// What two people code of a record. A stance is a stance of somebody on an issue, so both are given: what is coded is where they stand and whose words show it.
/// </summary>
public static class CodedFields
{
    /// <summary>The value of a field that is coded as empty, which is an answer like any other.</summary>
    public const string None = "-";

    private static readonly Dictionary<RecordKind, RecordField[]> Fields = new()
    {
        [RecordKind.Event] = [RecordField.Type, RecordField.Status, RecordField.Issue],
        [RecordKind.Claim] = [RecordField.Speaker, RecordField.Kind, RecordField.Issue],
        [RecordKind.Stance] = [RecordField.Position, RecordField.Voice],
    };

    /// <summary>In the order in which they are coded.</summary>
    public static IReadOnlyList<RecordField> Of(RecordKind kind) => Fields[kind];

    /// <summary>Whether a record may have nothing there.</summary>
    public static bool MayBeNone(RecordField field) => field is RecordField.Issue or RecordField.Speaker;

    public static FieldValue NoneOf(RecordField field) => new(None, field == RecordField.Speaker ? "nobody named" : "none of these");

    /// <summary>As a record keeps it.</summary>
    public static FieldValue? Kept(FieldValue coded) => coded.Value == None ? null : coded;
}
