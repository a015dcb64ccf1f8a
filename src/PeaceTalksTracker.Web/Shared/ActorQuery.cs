using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

public static class ActorQuery
{
    /// <summary>The actors of these ids, by id.</summary>
    public static async Task<Dictionary<int, ActorRef>> ActorRefsAsync(
        this TrackerDbContext db, IEnumerable<int> ids, CancellationToken cancellation = default)
    {
        var wanted = ids.Distinct().ToList();
        return await db.ActorVersions.Where(v => wanted.Contains(v.ActorId))
            .Select(v => new ActorRef(v.ActorId, v.Actor.Key, v.Name, v.Kind)).ToDictionaryAsync(a => a.Id, cancellation);
    }
}
