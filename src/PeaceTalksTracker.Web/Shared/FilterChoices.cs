using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>The actors and issues that a filter can name.</summary>
public sealed class FilterChoices(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <summary>The issues that are asked, in their order; one that is retired only where it is chosen already.</summary>
    public async Task<IReadOnlyList<IssueRef>> IssuesAsync(IReadOnlyList<string> chosen, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Issues.Where(i => !i.Retired || chosen.Contains(i.IssueId)).InOrder().ToListAsync(cancellation);
    }

    /// <summary>Names of issues by their ids, retired ones too.</summary>
    public async Task<IReadOnlyDictionary<string, string>> IssueNamesAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Issues.ToDictionaryAsync(i => i.IssueId, i => i.Name, cancellation);
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
