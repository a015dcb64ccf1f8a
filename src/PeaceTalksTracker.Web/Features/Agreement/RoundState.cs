using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>Somebody who codes in a round.</summary>
/// <param name="Id">Of the person.</param>
/// <param name="Name">Theirs.</param>
/// <param name="Done">How many items they have coded.</param>
public sealed record Coder(string Id, string Name, int Done);

/// <summary>A round of double coding and how far it has come; nothing of what was coded.</summary>
public sealed record RoundState(
    int Id, string Key, string Name, string AskedBy, DateTime AskedAt, Coder A, Coder B, int Items, bool CalledOff, string Filter, int Matching, int Seed)
{
    /// <summary>
    /// Both have coded every item. From then on what they coded stands and is shown; before that nobody sees anything but their own. A label is never
    /// taken away, so a round that is finished stays so.
    /// </summary>
    public bool IsFinished => Items > 0 && A.Done == Items && B.Done == Items;

    public bool IsCodedBy(Signer signer) => CoderOf(signer) is not null;

    /// <summary>The signer as a coder of the round; null where they are none.</summary>
    public Coder? CoderOf(Signer signer)
        => signer.PersonId is not { } id ? null : id == A.Id ? A : id == B.Id ? B : null;

    /// <summary>The newest first.</summary>
    internal static async Task<IReadOnlyList<RoundState>> ReadAsync(TrackerDbContext db, string? key, CancellationToken cancellation)
    {
        // The context's labels are those that hold at its moment.
        var labels = db.Labels;
        return await db.CodingRoundVersions.Where(v => key == null || v.Round.Key == key).OrderByDescending(v => v.RoundId)
            .Select(v => new RoundState(
                v.RoundId, v.Round.Key, v.Name, v.Round.AskedBy, v.Round.AskedAt,
                new(v.Round.CoderAId, v.Round.CoderA.UserName!, labels.Count(l => l.Item.RoundId == v.RoundId && l.PersonId == v.Round.CoderAId)),
                new(v.Round.CoderBId, v.Round.CoderB.UserName!, labels.Count(l => l.Item.RoundId == v.RoundId && l.PersonId == v.Round.CoderBId)),
                v.Round.Items.Count, v.CalledOff, v.Round.Filter, v.Round.Matching, v.Round.Seed))
            .ToListAsync(cancellation);
    }
}
