using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>
/// Finds the store's actor for each of a file's: by key, else by Wikidata item, else by a name that exactly one has. Two with different items are never
/// one. Those it does not know are proposed once a record that is written names them. Saves nothing by itself.
/// </summary>
internal sealed class ImportedActors
{
    private readonly TrackerDbContext db;
    private readonly Dictionary<string, ActorRow> rows = [];
    private readonly Dictionary<ActorRow, ExportedActor> unknown = [];

    private ImportedActors(TrackerDbContext db) => this.db = db;

    /// <summary>How many are new.</summary>
    public int Added { get; private set; }

    public static async Task<ImportedActors> OpenAsync(TrackerDbContext db, ImportedRecords file, CancellationToken cancellation)
    {
        var actors = new ImportedActors(db);
        var all = file.Actors.Values.ToList();
        var (keys, items, names) = (all.ConvertAll(a => a.Key), all.Select(a => a.Qid).OfType<string>().ToList(), all.ConvertAll(a => a.Name));
        var byKey = await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => keys.Contains(v.Actor.Key))
            .Select(v => new { v.Actor.Key, Actor = v.MergedInto ?? v.Actor, v.Qid }).ToDictionaryAsync(v => v.Key, cancellation);
        var byItem = (await db.ActorVersions.Where(v => items.Contains(v.Qid!)).OrderBy(v => v.ActorId).Select(v => new { v.Qid, v.Actor }).ToListAsync(cancellation)).ToLookup(v => v.Qid, v => v.Actor);
        var byName = (await db.ActorVersions.Where(v => names.Contains(v.Name)).Select(v => new { v.Name, v.Actor, v.Qid }).ToListAsync(cancellation))
            .Concat(await db.Aliases.Where(a => names.Contains(a.Alias)).Join(db.ActorVersions, a => a.ActorId, v => v.ActorId, (a, v) => new { Name = a.Alias, v.Actor, v.Qid }).ToListAsync(cancellation))
            .DistinctBy(n => (n.Name, n.Actor)).ToLookup(n => n.Name);
        foreach (var actor in all)
        {
            if (byKey.TryGetValue(actor.Key, out var same) && !Differ(same.Qid, actor.Qid))
                actors.rows[actor.Key] = same.Actor;
            else if (actor.Qid is not null && byItem[actor.Qid].FirstOrDefault() is { } item)
                actors.rows[actor.Key] = item;
            else if (byName[actor.Name].ToList() is [var named] && !Differ(named.Qid, actor.Qid))
                actors.rows[actor.Key] = named.Actor;
            else
                await actors.ProposeAsync(actor, cancellation);
        }
        return actors;
    }

    /// <summary>The store's actor, or the one that it would become.</summary>
    public ActorRow this[ActorRef actor] => rows[actor.Key];

    /// <summary>Enters those of the record that are new.</summary>
    public void Enter(IEnumerable<ActorRef> named)
    {
        foreach (var row in named.Select(a => rows[a.Key]))
        {
            if (!unknown.Remove(row, out var actor))
                continue;
            db.Add(new ActorVersion { Actor = row, Name = actor.Name, Kind = actor.Kind, Role = actor.Role, Affiliation = actor.Affiliation, Qid = actor.Qid, Proposed = true });
            foreach (var alias in actor.Aliases)
                db.Add(new AliasVersion { Actor = row, Alias = alias });
            Added++;
        }
    }

    private async Task ProposeAsync(ExportedActor actor, CancellationToken cancellation)
    {
        // A row without a version is one whose adding has been undone.
        var row = await db.Actors.SingleOrDefaultAsync(a => a.Key == actor.Key, cancellation);
        if (rows.Values.Any(r => r.Key == actor.Key))
            row = new() { Key = await FreeKeyAsync(actor.Key, cancellation) };
        else if (row is not null && await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).AnyAsync(v => v.ActorId == row.Id, cancellation))
            row = new() { Key = await FreeKeyAsync(actor.Key, cancellation) };
        row ??= new() { Key = actor.Key };
        rows[actor.Key] = row;
        unknown[row] = actor;
    }

    private async Task<string> FreeKeyAsync(string key, CancellationToken cancellation)
    {
        var taken = (await db.Actors.Where(a => a.Key.StartsWith(key)).Select(a => a.Key).ToListAsync(cancellation)).Concat(rows.Values.Select(r => r.Key)).ToHashSet();
        for (var n = 2; ; n++)
            if (string.Create(CultureInfo.InvariantCulture, $"{key}-{n}") is var free && !taken.Contains(free))
                return free;
    }

    private static bool Differ(string? item, string? other) => item is not null && other is not null && item != other;
}
