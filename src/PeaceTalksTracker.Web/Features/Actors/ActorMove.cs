using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Actors;

/// <summary>Puts one actor in another's place. Saves nothing by itself.</summary>
internal sealed class ActorMove(TrackerDbContext db, int from, int into)
{
    /// <param name="only">Ids of the records to do it in, which then count as a person's own; null for all records and mentions.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task MoveAsync(IReadOnlyCollection<long>? only, CancellationToken cancellation)
    {
        bool Chosen(long record) => only?.Contains(record) != false;
        foreach (var claim in (await db.Claims.Where(c => c.SpeakerId == from).ToListAsync(cancellation)).Where(c => Chosen(c.RecordId)))
        {
            claim.SpeakerId = into;
            Sign(claim, only);
        }
        foreach (var stance in (await db.Stances.Where(s => s.ActorId == from || s.ById == from).ToListAsync(cancellation)).Where(s => Chosen(s.RecordId)))
        {
            (stance.ActorId, stance.ById) = (stance.ActorId == from ? into : stance.ActorId, stance.ById == from ? into : stance.ById);
            Sign(stance, only);
        }
        await MovePartiesAsync(only, cancellation);
        await MoveMentionsAsync(only, cancellation);
    }

    private async Task MovePartiesAsync(IReadOnlyCollection<long>? only, CancellationToken cancellation)
    {
        var parties = (await db.Participants.Where(p => p.ActorId == from).ToListAsync(cancellation)).Where(p => only?.Contains(p.RecordId) != false).ToList();
        var there = (await db.Participants.Where(p => p.ActorId == into).Select(p => new { p.RecordId, p.Role }).ToListAsync(cancellation)).ToHashSet();
        foreach (var party in parties)
        {
            // Nobody takes part twice in one role.
            if (there.Add(new { party.RecordId, party.Role }))
                party.ActorId = into;
            else
                db.Remove(party);
        }
        if (only is null)
            return;
        var records = parties.Select(p => p.RecordId).ToList();
        foreach (var version in await db.Events.Where(v => records.Contains(v.RecordId)).ToListAsync(cancellation))
            Sign(version, only);
    }

    private async Task MoveMentionsAsync(IReadOnlyCollection<long>? only, CancellationToken cancellation)
    {
        var mentions = await db.Mentions.Where(m => m.ActorId == from).ToListAsync(cancellation);
        if (only is not null)
        {
            var quotes = await db.Evidence.Where(e => only.Contains(e.RecordId)).Select(e => new { e.Record.ArticleId, e.Start, e.End }).ToListAsync(cancellation);
            mentions = [.. mentions.Where(m => quotes.Exists(q => q.ArticleId == m.ArticleId && q.Start <= m.Start && m.End <= q.End))];
        }
        foreach (var mention in mentions)
            mention.ActorId = into;
    }

    // The reader would read it out of the same words again: from here on it is the person's.
    private static void Sign(RecordVersion version, IReadOnlyCollection<long>? only)
    {
        if (only is null)
            return;
        (version.Rule, version.RuleVersion, version.Confidence) = (RecordVersion.ByPerson, "", 1);
        if (version.Review == ReviewState.Unreviewed)
            version.Review = ReviewState.Accepted;
    }
}
