using System.Text.Json;
using System.Text.Json.Serialization;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Evaluation.Scoring;

/// <summary>The records of one text, expected or found, with what a comparison looks at.</summary>
internal sealed record Labels(IReadOnlyList<LabelledEvent> Events, IReadOnlyList<LabelledClaim> Claims, IReadOnlyList<LabelledStance> Stances)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static Labels Of(ExtractionResult found) => new(
        [.. found.Events.Select(e => new LabelledEvent(e.Id, e.Type, e.Actors, e.Recipients, e.Trigger, e.Evidence, e.Status, e.Date?.Text, e.Place, e.After, e.Before))],
        [.. found.Claims.Select(c => new LabelledClaim(c.Speaker, c.Cue, c.Content, c.Kind == ClaimKind.Denied ? ClaimFinder.KindOf(c.Content.Exact) : c.Kind, c.Chain))],
        [.. found.Stances.Select(s => new LabelledStance(s.Actor, s.Issue, s.Position, s.Voice, s.By))]);

    /// <summary>Reads one object of the exchange format.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static Labels OfJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Labels>(json, Options) ?? throw new InvalidDataException("There are no records.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}

internal sealed record LabelledEvent(
    string Id, EventType Type, IReadOnlyList<string> Actors, IReadOnlyList<string> Recipients, Quote Trigger, Quote Evidence,
    EventStatus Status, string? Date, string? Place, IReadOnlyList<string> After, IReadOnlyList<string> Before);

internal sealed record LabelledClaim(string? Speaker, Quote? Cue, Quote Content, ClaimKind Kind, IReadOnlyList<string> Chain);

internal sealed record LabelledStance(string Actor, string Issue, Position Position, Voice Voice, string? By);

/// <summary>A text with the records that a person expects of it.</summary>
internal sealed record LabelledText(string Id, DateOnly? Published, string? Title, string Text, Labels Expected);
