using System.Globalization;
using System.Text;
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
        var stems = names.Select(Slug).Distinct().ToList();
        // Keys before names: an actor that somebody enters in between is then found by its name, or collides on its key.
        var keys = await db.Actors.Where(a => stems.Any(s => a.Key.StartsWith(s))).Select(a => a.Key).ToListAsync(cancellation);
        // A name that has been merged into another means the other.
        var known = await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => names.Contains(v.Name))
            .OrderBy(v => v.MergedIntoId != null).ThenBy(v => v.ActorId).Select(v => new { v.Name, Actor = v.MergedInto ?? v.Actor }).ToListAsync(cancellation);

        var byName = new Dictionary<string, ActorRow>();
        foreach (var actor in known)
            byName.TryAdd(actor.Name, actor.Actor);
        return new ActorBook(db, byName, [.. keys], found.ToDictionary(a => a.Name));
    }

    public ActorRow this[string name] => byName.TryGetValue(name, out var row) ? row : byName[name] = Enter(name);

    /// <summary>A key for a new actor of that name.</summary>
    public static async Task<string> FreeKeyAsync(TrackerDbContext db, string name, CancellationToken cancellation)
    {
        var stem = Slug(name);
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

    private string FreeKey(string name)
    {
        var key = Slug(name);
        for (var n = 2; !keys.Add(key); n++)
            key = string.Create(CultureInfo.InvariantCulture, $"{Slug(name)}-{n}");
        return key;
    }

    /// <summary>"Dmytro Kuleba" → "dmytro-kuleba"; letters of other scripts stay as they are.</summary>
    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                slug.Append('-');
            if (slug.Length >= 60)
                break;
        }
        return slug.ToString().Trim('-') is { Length: > 0 } text ? text : "actor";
    }
}
