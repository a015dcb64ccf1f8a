using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>Finds the store's actor for each name of a reading, and enters those it does not know. Names must be equal: likeness merges nobody.</summary>
internal sealed class ActorBook
{
    private readonly TrackerDbContext db;
    private readonly Dictionary<string, ActorRow> byName;
    private readonly HashSet<string> keys;
    private readonly Dictionary<string, Actor> found;

    private ActorBook(TrackerDbContext db, Dictionary<string, ActorRow> byName, HashSet<string> keys, Dictionary<string, Actor> found)
        => (this.db, this.byName, this.keys, this.found) = (db, byName, keys, found);

    public static async Task<ActorBook> OpenAsync(TrackerDbContext db, IReadOnlyList<Actor> found, CancellationToken cancellation)
    {
        var names = found.Select(a => a.Name).ToList();
        var stems = names.Select(SlugOf).Distinct().ToList();
        // Keys before names: an actor that somebody enters in between is then found by its name, or collides on its key.
        var keys = await db.Actors.Where(a => stems.Any(s => a.Key.StartsWith(s))).Select(a => a.Key).ToListAsync(cancellation);
        return new ActorBook(db, await KnownAsync(db, names, cancellation), [.. keys], found.ToDictionary(a => a.Name));
    }

    /// <summary>The store's actors by the names that mean them: their own, one that has been merged into them, and one that was theirs until a person gave them another.</summary>
    public static async Task<Dictionary<string, ActorRow>> KnownAsync(TrackerDbContext db, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        var byName = new Dictionary<string, ActorRow>();
        foreach (var actor in await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => names.Contains(v.Name))
            .OrderBy(v => v.MergedIntoId != null).ThenBy(v => v.ActorId).Select(v => new { v.Name, Actor = v.MergedInto ?? v.Actor }).ToListAsync(cancellation))
            byName.TryAdd(actor.Name, actor.Actor);
        // A lead who takes the earlier name out of the other names says that it means somebody else.
        var earlier = (await db.ActorVersions.IgnoreQueryFilters().Where(v => names.Contains(v.Name)).Select(v => new { v.ActorId, v.Name }).Distinct()
            .ToListAsync(cancellation)).ToHashSet();
        foreach (var other in await db.Aliases.Where(a => names.Contains(a.Alias)).OrderBy(a => a.ActorId).Select(a => new { a.Alias, a.Actor }).ToListAsync(cancellation))
            if (earlier.Contains(new { ActorId = other.Actor.Id, Name = other.Alias }))
                byName.TryAdd(other.Alias, other.Actor);
        return byName;
    }

    public ActorRow this[string name] => byName.TryGetValue(name, out var row) ? row : byName[name] = Enter(name);

    /// <summary>A key for a new actor of that name.</summary>
    public static async Task<string> FreeKeyAsync(TrackerDbContext db, string name, CancellationToken cancellation)
    {
        var stem = SlugOf(name);
        return new ActorBook(db, [], [.. await db.Actors.Where(a => a.Key.StartsWith(stem)).Select(a => a.Key).ToListAsync(cancellation)], []).FreeKey(name);
    }

    private ActorRow Enter(string name)
    {
        var actor = found.GetValueOrDefault(name) ?? new Actor { Name = name, Kind = ActorKind.Group, Proposed = true };
        var row = new ActorRow { Key = FreeKey(name) };
        db.Add(new ActorVersion
        {
            Actor = row,
            Name = name,
            Kind = actor.Kind,
            Role = actor.Role,
            Affiliation = actor.Affiliation,
            Qid = actor.Qid,
            Proposed = actor.Proposed,
        });
        foreach (var alias in actor.Aliases.Distinct())
            db.Add(new AliasVersion { Actor = row, Alias = alias });
        return row;
    }

    private static string SlugOf(string name) => RecordKeys.SlugOf(name) ?? "actor";

    private string FreeKey(string name)
    {
        var key = SlugOf(name);
        for (var n = 2; !keys.Add(key); n++)
            key = string.Create(CultureInfo.InvariantCulture, $"{SlugOf(name)}-{n}");
        return key;
    }
}
