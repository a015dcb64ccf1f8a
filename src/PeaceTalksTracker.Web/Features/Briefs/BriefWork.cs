using System.Text.Json;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>What a lead makes of a saved brief before saving it, each change a copy.</summary>
public sealed record BriefWork(string Title, IReadOnlyList<SectionKind> LeftOut, BriefEdits Edits)
{
    /// <summary>How the keys of lines begin that a lead has added.</summary>
    internal const string AddedKey = "added/";

    public static BriefWork Of(SavedBrief saved) => new(saved.Entry.Title, saved.Request.LeftOut, saved.Request.Edits);

    /// <summary>What is saved of it.</summary>
    public BriefRequest On(BriefRequest request) => request with { Title = Title, LeftOut = LeftOut, Edits = Edits };

    /// <summary>What the editor shows: what is taken or left out too, so that it can be put back.</summary>
    public BriefRequest WholeOn(BriefRequest request) => request with { Title = Title, LeftOut = [], Edits = Edits with { Removed = [] } };

    public BriefWork WithSection(SectionKind kind, bool wanted)
        => this with { LeftOut = wanted ? [.. LeftOut.Where(k => k != kind)] : [.. LeftOut.Append(kind).Distinct().Order()] };

    /// <param name="words">Null for the words as composed.</param>
    public BriefWork Worded(string line, string? words)
    {
        if (Edits.Added.Any(a => a.Key == line))
            return this with { Edits = Edits with { Added = [.. Edits.Added.Select(a => a.Key == line ? a with { Text = words ?? "" } : a)] } };
        var wording = Edits.Wording.Where(w => w.Key != line).ToDictionary();
        if (words is not null)
            wording[line] = words;
        return this with { Edits = Edits with { Wording = wording } };
    }

    /// <summary>Takes a line out, or puts it back; one that was added is gone.</summary>
    public BriefWork Without(string line, bool isOut)
        => Edits.Added.Any(a => a.Key == line)
            ? this with { Edits = Edits with { Added = [.. Edits.Added.Where(a => a.Key != line)] } }
            : this with { Edits = Edits with { Removed = isOut ? [.. Edits.Removed.Append(line).Distinct()] : [.. Edits.Removed.Where(k => k != line)] } };

    /// <summary>Moves a line past its neighbour.</summary>
    /// <param name="lines">Keys of the section's lines as they stand.</param>
    /// <param name="step">-1 towards the beginning, 1 towards the end; at either end nothing moves.</param>
    public BriefWork Moved(SectionKind kind, IReadOnlyList<string> lines, string line, int step)
    {
        var order = lines.ToList();
        var (from, to) = (order.IndexOf(line), order.IndexOf(line) + step);
        if (from < 0 || to < 0 || to >= order.Count)
            return this;
        (order[from], order[to]) = (order[to], order[from]);
        var orders = Edits.Order.ToDictionary();
        orders[kind] = order;
        return this with { Edits = Edits with { Order = orders } };
    }

    /// <summary>Adds a line at the beginning of a section, after those that were added before.</summary>
    /// <param name="records">Keys of the records whose words support it.</param>
    public BriefWork With(SectionKind kind, string text, IReadOnlyList<string> records)
    {
        var line = new AddedLine($"{AddedKey}{Guid.NewGuid():N}", kind, text, records);
        var orders = Edits.Order.ToDictionary();
        if (orders.TryGetValue(kind, out var order))
        {
            var first = order.TakeWhile(key => key.StartsWith(AddedKey, StringComparison.Ordinal)).ToList();
            orders[kind] = [.. first, line.Key, .. order.Skip(first.Count)];
        }
        return this with { Edits = Edits with { Added = [.. Edits.Added, line], Order = orders } };
    }

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Null of what <see cref="ToJson"/> did not make.</summary>
    public static BriefWork? FromJson(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<BriefWork>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
