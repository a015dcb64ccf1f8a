using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>What of a record, an actor or an issue a person can change, in the order in which a form shows it.</summary>
public enum RecordField
{
    // These four are an article's.
    Title,
    Outlet,
    Address,
    Published,
    Review,
    Type,
    Status,
    Kind,
    Speaker,
    Holder,
    Position,
    Voice,
    By,
    Actors,
    Recipients,
    Issue,
    Date,
    Place,
    Passage,
    Source,
    Cue,
    Content,
    Tags,
    Reliability,
    Credibility,
    Verdict,
    Name,
    Proposition,
    ActorKind,
    Role,
    Affiliation,
    Aliases,
    Wikidata,
    Standing,
    Asked,
    PlaceInOrder,
}

/// <summary>A field's value, as it is compared and saved.</summary>
/// <param name="Value">A name of the code, an actor's key, an EDTF date, spans ("7:120-163": text 7, characters 120 to 163), or the words themselves; lists are parted by "; ".</param>
/// <param name="Shown">The same for people: an actor's name, the words that a span quotes.</param>
[method: JsonConstructor]
public sealed record FieldValue(string Value, string Shown)
{
    public FieldValue(string value) : this(value, value)
    {
    }

    public bool Equals(FieldValue? other) => Value == other?.Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One field that differs between two states of a record; null is empty.</summary>
public sealed record FieldChange(RecordField Field, FieldValue? Before, FieldValue? After);

/// <summary>The fields of a record, an actor or an issue at one moment: what its form starts from, a draft keeps, history compares and a conflict lays side by side.</summary>
public sealed class RecordFields
{
    public const string Separator = "; ";

    private static readonly RecordField[] OfAll =
        [RecordField.Review, RecordField.Issue, RecordField.Date, RecordField.Cue, RecordField.Tags, RecordField.Reliability, RecordField.Credibility, RecordField.Verdict];

    private static readonly Dictionary<RecordKind, RecordField[]> Own = new()
    {
        [RecordKind.Event] = [RecordField.Type, RecordField.Status, RecordField.Place, RecordField.Actors, RecordField.Recipients, RecordField.Passage],
        [RecordKind.Claim] = [RecordField.Kind, RecordField.Speaker, RecordField.Source, RecordField.Content],
        [RecordKind.Stance] = [RecordField.Holder, RecordField.Position, RecordField.Voice, RecordField.By, RecordField.Passage],
    };

    private readonly ImmutableSortedDictionary<RecordField, FieldValue> values;

    private RecordFields(ImmutableSortedDictionary<RecordField, FieldValue> values) => this.values = values;

    public static RecordFields Empty { get; } = new(ImmutableSortedDictionary<RecordField, FieldValue>.Empty);

    /// <summary>The fields that records of a kind have.</summary>
    public static IReadOnlyList<RecordField> Of(RecordKind kind) => [.. OfAll.Concat(Own[kind]).Order()];

    /// <summary>Null where empty.</summary>
    public FieldValue? this[RecordField field] => values.GetValueOrDefault(field);

    public RecordFields With(RecordField field, FieldValue? value)
        // Removed first: an equal value would stay as it is, with what it showed before.
        => new(value is null or { Value: "" } ? values.Remove(field) : values.Remove(field).Add(field, value));

    public RecordFields With(RecordField field, string? value, string? shown = null)
        => With(field, value is null ? null : new FieldValue(value, shown ?? value));

    /// <summary>What has to be changed in these fields to make them the others.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(RecordFields other)
        => [.. values.Keys.Union(other.values.Keys).Order().Where(f => this[f] != other[f]).Select(f => new FieldChange(f, this[f], other[f]))];

    /// <summary>Two people's changes to the same state together; where both changed a field, each differently, the field is named and stays theirs.</summary>
    public static (RecordFields Merged, IReadOnlyList<RecordField> Contested) Merge(RecordFields start, RecordFields mine, RecordFields theirs)
    {
        var merged = theirs;
        var contested = new List<RecordField>();
        foreach (var change in start.ChangesTo(mine))
        {
            if (theirs[change.Field] == change.Before)
                merged = merged.With(change.Field, change.After);
            else if (theirs[change.Field] != change.After)
                contested.Add(change.Field);
        }
        return (merged, contested);
    }

    public string ToJson() => JsonSerializer.Serialize(values.ToDictionary(v => v.Key, v => v.Value), JsonSerializerOptions.Web);

    /// <exception cref="JsonException">The text was not made by <see cref="ToJson"/>.</exception>
    public static RecordFields FromJson(string json)
        => new((JsonSerializer.Deserialize<Dictionary<RecordField, FieldValue>>(json, JsonSerializerOptions.Web) ?? []).ToImmutableSortedDictionary());
}
