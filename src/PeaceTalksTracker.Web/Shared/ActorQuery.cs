using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

public static class ActorQuery
{
    /// <summary>
    /// The actors of the articles in use. One whom only withdrawn articles name is kept, and is here again once one of them is restored.
    /// </summary>
    public static IQueryable<ActorVersion> ActorsInUse(this TrackerDbContext db)
        => db.ActorVersions.Where(v => db.Mentions.Any(m => m.ActorId == v.ActorId)
            || db.Claims.Any(c => c.SpeakerId == v.ActorId)
            || db.Stances.Any(s => s.ActorId == v.ActorId || s.ById == v.ActorId)
            || db.Participants.Any(p => p.ActorId == v.ActorId
                && (db.Events.Any(e => e.RecordId == p.RecordId) || db.Claims.Any(c => c.RecordId == p.RecordId))));

    /// <summary>The actors of these ids, by id.</summary>
    public static async Task<Dictionary<int, ActorRef>> ActorRefsAsync(
        this TrackerDbContext db, IEnumerable<int> ids, CancellationToken cancellation = default)
    {
        var wanted = ids.Distinct().ToList();
        return await db.ActorVersions.Where(v => wanted.Contains(v.ActorId))
            .Select(v => new ActorRef(v.ActorId, v.Actor.Key, v.Name, v.Kind)).ToDictionaryAsync(a => a.Id, cancellation);
    }
}
