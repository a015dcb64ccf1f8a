using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports;

/// <summary>What records of all kinds are read with: their words, tags, verdicts and the actors they name.</summary>
internal sealed class RecordBatch
{
    private readonly ILookup<long, ExportedQuote> quotes;
    private readonly ILookup<long, string> tags;
    private readonly Dictionary<long, ExportedVerdict> verdicts;
    private readonly ILookup<(long, ParticipantRole), int> participants;
    private readonly Dictionary<int, ActorRef> actors;

    private RecordBatch(
        ILookup<long, ExportedQuote> quotes, ILookup<long, string> tags, Dictionary<long, ExportedVerdict> verdicts,
        ILookup<(long, ParticipantRole), int> participants, Dictionary<int, ActorRef> actors)
        => (this.quotes, this.tags, this.verdicts, this.participants, this.actors) = (quotes, tags, verdicts, participants, actors);

    /// <param name="db">The store at its moment.</param>
    /// <param name="texts">Gives the words.</param>
    /// <param name="records">Ids.</param>
    /// <param name="named">Ids of actors that the records name themselves.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<RecordBatch> ReadAsync(
        TrackerDbContext db, TextContext texts, long[] records, IEnumerable<int?> named, CancellationToken cancellation)
    {
        var quotes = await texts.QuotesAsync(records, cancellation);
        var tags = await db.Tags.Where(t => records.Contains(t.RecordId)).OrderBy(t => t.Tag).Select(t => new { t.RecordId, t.Tag }).ToListAsync(cancellation);
        var verdicts = await db.Verdicts.Where(v => records.Contains(v.RecordId))
            .Select(v => new { v.RecordId, Verdict = new ExportedVerdict(v.Reliability, v.Credibility, v.Text, v.RecordedIn.By, v.RecordedFrom) })
            .ToDictionaryAsync(v => v.RecordId, v => v.Verdict, cancellation);
        var roles = await db.Participants.Where(p => records.Contains(p.RecordId)).OrderBy(p => p.Ordinal)
            .Select(p => new { p.RecordId, p.Role, p.ActorId }).ToListAsync(cancellation);
        var actors = await db.ActorRefsAsync(named.OfType<int>().Concat(roles.Select(p => p.ActorId)), cancellation);
        return new(quotes, tags.ToLookup(t => t.RecordId, t => t.Tag), verdicts, roles.ToLookup(p => (p.RecordId, p.Role), p => p.ActorId), actors);
    }

    public bool HasQuote(long record) => quotes.Contains(record);

    public IReadOnlyList<ExportedQuote> Quotes(long record) => [.. quotes[record]];

    public IReadOnlyList<string> Tags(long record) => [.. tags[record]];

    public ExportedVerdict? Verdict(long record) => verdicts.GetValueOrDefault(record);

    public IReadOnlyList<ActorRef> Actors(long record, ParticipantRole role)
        => [.. participants[(record, role)].Select(actors.GetValueOrDefault).OfType<ActorRef>()];

    public ActorRef? Actor(int? id) => id is { } known ? actors.GetValueOrDefault(known) : null;

    public string? Words(long record, EvidenceRole role)
        => quotes[record].Where(q => q.Role == role).OrderBy(q => q.Start).Select(q => q.Exact).FirstOrDefault();
}
