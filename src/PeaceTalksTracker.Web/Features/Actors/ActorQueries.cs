using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Actors;

/// <summary>An actor as the list shows them.</summary>
/// <param name="Role">Office; null where not known.</param>
/// <param name="Affiliation">State or organisation; null where not known.</param>
/// <param name="Proposed">Found by its form in a text: an editor has to confirm it.</param>
/// <param name="Events">In how many events they take part.</param>
/// <param name="Claims">How many claims they make.</param>
/// <param name="Stances">How many passages show a stance of theirs.</param>
public sealed record ActorRow(ActorRef Actor, string? Role, string? Affiliation, bool Proposed, int Events, int Claims, int Stances);

/// <summary>One page of actors.</summary>
/// <param name="Number">Of this page, from 1: the nearest there is to the one asked for.</param>
/// <param name="Total">How many actors there are on all pages.</param>
public sealed record ActorPage(IReadOnlyList<ActorRow> Rows, int Number, int Total);

/// <summary>What is known of an actor.</summary>
/// <param name="Qid">The Wikidata item; null where nobody has made sure of it.</param>
/// <param name="Aliases">Other names, in the order of the alphabet.</param>
public sealed record ActorDetails(
    ActorRef Actor, string? Role, string? Affiliation, string? Qid, bool Proposed, IReadOnlyList<string> Aliases);

/// <summary>An actor that a person has found to be one with another.</summary>
/// <param name="Change">The merge, by which it can be taken back.</param>
/// <param name="At">UTC.</param>
public sealed record MergedActor(string Key, string Name, long Change, string By, DateTime At, string? Why);

/// <summary>A known person whom a proposed one may be.</summary>
/// <param name="Reason">Why, to follow "because".</param>
public sealed record LikelyActor(ActorRef Actor, string Reason);

/// <summary>Reads who there is.</summary>
public sealed class ActorQueries(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <param name="text">A part of a name, alias, role or affiliation; null for all.</param>
    /// <param name="kind">Null for all.</param>
    /// <param name="page">From 1; beyond the ends the nearest page is given.</param>
    /// <param name="size">Actors on a page.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ActorPage> PageAsync(string? text, ActorKind? kind, int page, int size, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var actors = db.ActorsInUse();
        if (kind is { } only)
            actors = actors.Where(v => v.Kind == only);
        if (text is not null)
        {
            var pattern = LikePattern.Containing(text);
            actors = actors.Where(v => EF.Functions.Like(v.Name, pattern, LikePattern.Escape)
                || EF.Functions.Like(v.Role!, pattern, LikePattern.Escape)
                || EF.Functions.Like(v.Affiliation!, pattern, LikePattern.Escape)
                || v.Actor.Aliases.Any(a => EF.Functions.Like(a.Alias, pattern, LikePattern.Escape)));
        }

        var total = await actors.CountAsync(cancellation);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await actors.OrderBy(v => v.Name).ThenBy(v => v.ActorId).Skip((number - 1) * size).Take(size)
            .Select(v => new { v.ActorId, v.Actor.Key, v.Name, v.Kind, v.Role, v.Affiliation, v.Proposed }).ToListAsync(cancellation);

        var ids = rows.Select(r => r.ActorId).ToList();
        var everything = new RecordFilter();
        var events = await db.Events.Matching(db, everything)
            .Join(db.Participants.Where(p => ids.Contains(p.ActorId)), e => e.RecordId, p => p.RecordId, (e, p) => new { e.RecordId, p.ActorId }).Distinct()
            .GroupBy(p => p.ActorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var claims = await db.Claims.Matching(db, everything).Where(c => c.SpeakerId != null && ids.Contains(c.SpeakerId.Value))
            .GroupBy(c => c.SpeakerId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var stances = await db.Stances.Matching(db, everything).Where(s => ids.Contains(s.ActorId))
            .GroupBy(s => s.ActorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return new ActorPage(
            [.. rows.Select(r => new ActorRow(
                new ActorRef(r.ActorId, r.Key, r.Name, r.Kind), r.Role, r.Affiliation, r.Proposed,
                events.GetValueOrDefault(r.ActorId), claims.GetValueOrDefault(r.ActorId), stances.GetValueOrDefault(r.ActorId)))],
            number, total);
    }

    /// <summary>Key of the actor that this one has been merged into; null where it has not.</summary>
    public async Task<string?> MergedIntoAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.Actor.Key == key && v.MergedIntoId != null)
            .Select(v => v.MergedInto!.Key).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The actors that have been merged into this one, the latest first.</summary>
    public async Task<IReadOnlyList<MergedActor>> MergedAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ActorVersions.IgnoreQueryFilters([TrackerDbContext.MergedFilter]).Where(v => v.MergedInto!.Key == key)
            .OrderByDescending(v => v.RecordedInId)
            .Select(v => new MergedActor(v.Actor.Key, v.Name, v.RecordedInId, v.RecordedIn.By, v.RecordedFrom, v.RecordedIn.Why)).ToListAsync(cancellation);
    }

    /// <summary>The known person whose name is most like that of a proposed one; null where none is like it, or the actor is not a proposed person.</summary>
    public async Task<LikelyActor?> LikelyAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var persons = db.ActorsInUse().Where(v => v.Kind == ActorKind.Person);
        var proposed = await persons.Where(v => v.Actor.Key == key && v.Proposed).Select(v => v.Name).FirstOrDefaultAsync(cancellation);
        if (proposed is null)
            return null;
        var known = await persons.Where(v => !v.Proposed).OrderBy(v => v.ActorId)
            .Select(v => new { v.ActorId, v.Actor.Key, v.Name, v.Kind, Aliases = v.Actor.Aliases.Select(a => a.Alias).ToList() }).ToListAsync(cancellation);
        return known.SelectMany(a => a.Aliases.Prepend(a.Name), (a, name) => (Actor: a, Like: Likeness.Of(proposed, name, Lexicon.Default.Spelling)))
            .Where(c => c.Like is not null).OrderBy(c => c.Like!.Edits)
            .Select(c => new LikelyActor(new ActorRef(c.Actor.ActorId, c.Actor.Key, c.Actor.Name, c.Actor.Kind), c.Like!.Reason)).FirstOrDefault();
    }

    /// <summary>Null where no article in use names such an actor.</summary>
    public async Task<ActorDetails?> FindAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.ActorsInUse().Where(v => v.Actor.Key == key)
            .Select(v => new { v.ActorId, v.Name, v.Kind, v.Role, v.Affiliation, v.Qid, v.Proposed }).FirstOrDefaultAsync(cancellation);
        if (row is null)
            return null;
        var aliases = await db.Aliases.Where(a => a.ActorId == row.ActorId).Select(a => a.Alias).OrderBy(a => a).ToListAsync(cancellation);
        return new ActorDetails(
            new ActorRef(row.ActorId, key, row.Name, row.Kind), row.Role, row.Affiliation, row.Qid, row.Proposed, aliases);
    }
}
