using System.Text.Json;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>A line that a lead has added.</summary>
/// <param name="Key">Names it in its brief; begins with "added/".</param>
/// <param name="Records">Keys of the records whose words support it; without any, the brief is not written out.</param>
public sealed record AddedLine(string Key, SectionKind Section, string Text, IReadOnlyList<string> Records);

/// <summary>A line of a brief rests on nothing, so the brief is not written out.</summary>
public sealed class UnsupportedLineException(string line)
    : InvalidOperationException($"Nothing supports the line “{line}”. Cite a passage for it, or take it out.");

/// <summary>What a lead has changed in a composed brief. Lines are known by their keys, so edits stay with their lines when others come or go.</summary>
/// <param name="Wording">New words, by line.</param>
/// <param name="Removed">Lines taken out.</param>
/// <param name="Added">Lines put in; they stand at the beginning of their section, where a long one shows them too, unless <paramref name="Order"/> says otherwise.</param>
/// <param name="Order">Lines that a lead has moved, by section, in the order wanted: they come first, all others after them as composed.</param>
public sealed record BriefEdits(
    IReadOnlyDictionary<string, string> Wording,
    IReadOnlyList<string> Removed,
    IReadOnlyList<AddedLine> Added,
    IReadOnlyDictionary<SectionKind, IReadOnlyList<string>> Order)
{
    public static BriefEdits None { get; } = new(new Dictionary<string, string>(), [], [], new Dictionary<SectionKind, IReadOnlyList<string>>());

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <exception cref="JsonException">The text was not made by <see cref="ToJson"/>.</exception>
    public static BriefEdits FromJson(string json) => JsonSerializer.Deserialize<BriefEdits>(json, JsonSerializerOptions.Web) ?? None;
}
