using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;

namespace PeaceTalksTracker.Web.Features.Actors;

/// <summary>What is known of an actor, read out of their rows and written into them. Saves nothing by itself.</summary>
internal static partial class ActorFields
{
    /// <summary>In the order in which the form shows them.</summary>
    public static IReadOnlyList<RecordField> All { get; } =
    [
        RecordField.Name, RecordField.ActorKind, RecordField.Role, RecordField.Affiliation, RecordField.Aliases, RecordField.Wikidata, RecordField.Standing,
    ];

    public static IEnumerable<IQueryable<Versioned>> RowsOf(TrackerDbContext db, int actor)
        => [db.ActorVersions.Where(v => v.ActorId == actor), db.Aliases.Where(a => a.ActorId == actor)];

    /// <summary>The actor as they stood at the context's moment, merged or not; null where there was none.</summary>
    public static async Task<RecordFields?> ReadAsync(TrackerDbContext db, int actor, CancellationToken cancellation)
    {
        var version = await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).AsNoTracking()
            .SingleOrDefaultAsync(v => v.ActorId == actor, cancellation);
        if (version is null)
            return null;
        var aliases = await db.Aliases.Where(a => a.ActorId == actor).Select(a => a.Alias).ToListAsync(cancellation);
        return RecordFields.Empty.With(RecordField.Name, version.Name)
            .With(RecordField.ActorKind, version.Kind.ToString(), version.Kind.ToString().ToLowerInvariant())
            .With(RecordField.Role, version.Role).With(RecordField.Affiliation, version.Affiliation).With(RecordField.Wikidata, version.Qid)
            .With(RecordField.Aliases, string.Join(RecordFields.Separator, aliases.Order(StringComparer.Ordinal)))
            .With(RecordField.Standing, version.Proposed ? FieldOptions.Proposed : FieldOptions.Confirmed);
    }

    /// <summary>Writes what differs. A name that is given up stays as another name, by which later readings know the actor.</summary>
    /// <param name="db">The store.</param>
    /// <param name="version">The actor's current version, tracked.</param>
    /// <param name="now">The fields as they stand.</param>
    /// <param name="wanted">The fields to write.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What cannot be written, as a sentence per field; then nothing must be saved.</returns>
    public static async Task<IReadOnlyDictionary<RecordField, string>> WriteAsync(
        TrackerDbContext db, ActorVersion version, RecordFields now, RecordFields wanted, CancellationToken cancellation)
    {
        var problems = new Dictionary<RecordField, string>();
        var name = wanted[RecordField.Name]?.Value.Trim() ?? "";
        var aliases = AliasesOf(wanted);
        if (name != version.Name)
        {
            if (name.Length is 0 or > Limits.DetailText)
                problems[RecordField.Name] = $"Give a name of at most {Limits.DetailText} characters.";
            else if (await db.ActorVersions.AnyAsync(v => v.Name == name && v.ActorId != version.ActorId, cancellation))
                problems[RecordField.Name] = "Another actor has this name. If they are one, merge them instead.";
            aliases.Add(version.Name);
            aliases.Remove(name);
        }
        if (aliases.Count > Limits.Aliases || aliases.Any(a => a.Length > Limits.DetailText))
            problems[RecordField.Aliases] = $"At most {Limits.Aliases} other names of at most {Limits.DetailText} characters each fit.";
        var qid = wanted[RecordField.Wikidata]?.Value.Trim();
        if (qid is not null && !WikidataItem.IsMatch(qid))
            problems[RecordField.Wikidata] = "A Wikidata item looks like Q7747: take it from the end of its address.";
        else if (qid is not null && qid != version.Qid
            && await db.ActorVersions.Where(v => v.Qid == qid && v.ActorId != version.ActorId).Select(v => v.Name).FirstOrDefaultAsync(cancellation) is { } other)
            problems[RecordField.Wikidata] = $"{other} has this item. If they are one, merge them instead.";
        if (!Enum.TryParse<ActorKind>(wanted[RecordField.ActorKind]?.Value, out var kind) || !Enum.IsDefined(kind))
            problems[RecordField.ActorKind] = "Choose what kind of actor it is.";
        foreach (var field in new[] { RecordField.Role, RecordField.Affiliation }.Where(f => wanted[f]?.Value.Length > Limits.DetailText))
            problems[field] = $"At most {Limits.DetailText} characters fit.";
        if (problems.Count > 0)
            return problems;

        (version.Name, version.Kind, version.Qid) = (name, kind, qid);
        (version.Role, version.Affiliation) = (wanted[RecordField.Role]?.Value.Trim(), wanted[RecordField.Affiliation]?.Value.Trim());
        version.Proposed = wanted[RecordField.Standing] == FieldOptions.Proposed;
        if (wanted[RecordField.Aliases] == now[RecordField.Aliases] && name == now[RecordField.Name]?.Value)
            return problems;
        var held = await db.Aliases.Where(a => a.ActorId == version.ActorId).ToListAsync(cancellation);
        db.RemoveRange(held.Where(a => !aliases.Contains(a.Alias)));
        db.AddRange(aliases.Except(held.Select(a => a.Alias)).Select(alias => new AliasVersion { ActorId = version.ActorId, Alias = alias }));
        return problems;
    }

    private static HashSet<string> AliasesOf(RecordFields fields)
        => [.. (fields[RecordField.Aliases]?.Value ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex("^Q[1-9][0-9]{0,14}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WikidataItem { get; }
}
