using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Exports.Tables;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>A row of a table, without the apostrophes that keep spreadsheets from running it.</summary>
/// <param name="Place">The file and the line.</param>
/// <param name="Cells">By column.</param>
internal sealed record TableRow(string Place, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>Why its cells cannot be told apart, as a sentence; null where they can.</summary>
    public string? Problem { get; init; }

    /// <summary>Null where the cell is empty, or there is no such column.</summary>
    public string? this[string column] => Cells.GetValueOrDefault(column) is { Length: > 0 } cell ? CellText.Unguard(cell) : null;
}

/// <summary>A record as a row of a table.</summary>
internal sealed class WrittenRow(TableRow row, Dictionary<string, ExportedActor> actors) : WrittenRecord
{
    /// <summary>Where the names to the keys of a column stand.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["actors"] = "actor_names",
        ["recipients"] = "recipient_names",
        ["chain"] = "chain_names",
    };

    public override string? Text(string name) => row[name];

    protected override IReadOnlyList<string> List(string name) => row[name]?.Split(RecordFields.Separator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A table says of an actor no more than key and name.</summary>
    protected override IReadOnlyList<ActorRef> Actors(string name)
    {
        var (keys, column) = (List(name), Names.GetValueOrDefault(name));
        var names = column is null ? row[name + "_name"] is { } one ? [one] : [] : List(column);
        // A name may hold what parts names; then only the keys tell who is meant.
        return [.. keys.Select((key, i) => Actor(Checked.Slug(key), names.Count == keys.Count ? names[i] : key))];
    }

    private ActorRef Actor(string key, string name)
    {
        if (!actors.TryGetValue(key, out var known))
            actors[key] = known = new(key, Checked.Needed("actor’s name", name).Trim(), ActorKind.Group, null, null, null, []);
        return new(0, key, known.Name, known.Kind);
    }
}
