using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>An issue as pages show it.</summary>
public sealed record IssueRef(string Id, string Name, string Proposition);

/// <summary>The actors and issues that a filter can name.</summary>
public sealed class FilterChoices(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <summary>All issues, in the lexicon's order.</summary>
    public async Task<IReadOnlyList<IssueRef>> IssuesAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Issues.AsNoTracking().OrderBy(i => i.Ordinal)
            .Select(i => new IssueRef(i.Id, i.Name, i.Proposition)).ToListAsync(cancellation);
    }

    /// <summary>The actors of these keys, in the keys' order; a key that nobody has is left out.</summary>
    public async Task<IReadOnlyList<ActorRef>> ActorsAsync(IReadOnlyList<string> keys, CancellationToken cancellation = default)
    {
        if (keys.Count == 0)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.ActorVersions.Where(v => keys.Contains(v.Actor.Key))
            .Select(v => new ActorRef(v.ActorId, v.Actor.Key, v.Name, v.Kind)).ToDictionaryAsync(a => a.Key, cancellation);
        return [.. keys.Where(found.ContainsKey).Select(k => found[k])];
    }

    /// <summary>Actors in use whose name or alias contains the text, persons first; all where it is empty.</summary>
    public async Task<IReadOnlyList<ActorRef>> FindActorsAsync(string? text, int limit, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var actors = db.ActorsInUse();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var pattern = LikePattern.Containing(text.Trim());
            actors = actors.Where(v => EF.Functions.Like(v.Name, pattern, LikePattern.Escape)
                || v.Actor.Aliases.Any(a => EF.Functions.Like(a.Alias, pattern, LikePattern.Escape)));
        }
        return await actors
            .OrderBy(v => v.Proposed).ThenBy(v => v.Kind == ActorKind.Person ? 0 : 1).ThenBy(v => v.Name).Take(limit)
            .Select(v => new ActorRef(v.ActorId, v.Actor.Key, v.Name, v.Kind)).ToListAsync(cancellation);
    }
}
