using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Review;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>What a lead asks two people to code.</summary>
/// <param name="Name">What the round is called.</param>
/// <param name="CoderA">Id of one person.</param>
/// <param name="CoderB">Id of the other.</param>
/// <param name="Size">How many records; all where fewer match.</param>
/// <param name="Filter">Which records to draw from.</param>
/// <param name="Kind">Of one kind only; null for all.</param>
public sealed record RoundRequest(string Name, string CoderA, string CoderB, int Size, RecordFilter Filter, RecordKind? Kind);

/// <summary>What came of asking.</summary>
/// <param name="Problem">Why there is no round, as a sentence; null when there is.</param>
/// <param name="Key">The round's.</param>
public sealed record RoundOutcome(string? Problem, string? Key = null);

/// <summary>Somebody who may be asked to code.</summary>
public sealed record CodingPerson(string Id, string Name);

/// <summary>Leads ask for rounds of blind double coding, and call them off.</summary>
public sealed class RoundService(IDbContextFactory<TrackerDbContext> contexts, Permissions permissions, ChangeFeed feed, TimeProvider time)
{
    private const string Nothing = "There is no such round; nothing was changed.";

    /// <summary>Whoever may code, by name.</summary>
    /// <returns>Null where the signer is no lead.</returns>
    public async Task<IReadOnlyList<CodingPerson>?> PeopleAsync(Signer signer, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(signer, PersonRole.Lead, cancellation) is not null)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await MayCode(db).OrderBy(p => p.NormalizedUserName).Select(p => new CodingPerson(p.Id, p.UserName!)).ToListAsync(cancellation);
    }

    /// <summary>How many records a round would be drawn from.</summary>
    public async Task<int> MatchingAsync(RecordFilter filter, RecordKind? kind, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var count = 0;
        foreach (var records in QueueQueries.Kinds(db, filter, kind))
            count += await records.CountAsync(cancellation);
        return count;
    }

    /// <summary>Draws the sample, by chance and so that the draw can be repeated, and asks both coders for it.</summary>
    public async Task<RoundOutcome> AskAsync(RoundRequest request, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return new(refusal);
        var name = request.Name.Trim();
        if (name.Length is 0 or > Limits.RoundName)
            return new($"Give the round a name of at most {Limits.RoundName} characters; there is no round yet.");
        if (request.Size is < 1 or > Limits.CodingSample)
            return new($"A round has 1 to {Limits.CodingSample} records; there is no round yet.");
        if (request.CoderA == request.CoderB)
            return new("Choose two different people: one person twice cannot disagree. There is no round yet.");
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await MayCode(db).CountAsync(p => p.Id == request.CoderA || p.Id == request.CoderB, cancellation) < 2)
            return new("Choose two people who are editors or leads and whose accounts are open; there is no round yet.");

        var found = new List<(string Key, long Id, string? Issue)>();
        foreach (var records in QueueQueries.Kinds(db, request.Filter, request.Kind))
            found.AddRange((await records.Select(r => new { r.Record.Key, r.RecordId, r.IssueId }).ToListAsync(cancellation)).Select(r => (r.Key, r.RecordId, r.IssueId)));
        if (found.Count == 0)
            return new("No record matches, so there is no round yet. Take a filter away.");

        var round = new CodingRoundRow
        {
            Key = RandomNumberGenerator.GetHexString(12, lowercase: true),
            AskedBy = by.Name,
            AskedAt = time.GetUtcNow().UtcDateTime,
            CoderAId = request.CoderA,
            CoderBId = request.CoderB,
            Filter = Urls.With(request.Filter.AppendTo(""), "kind", request.Kind?.ToString()),
            Matching = found.Count,
            Seed = RandomNumberGenerator.GetInt32(1_000_000),
        };
        foreach (var (record, place) in Draw(found, r => r.Key, round.Seed).Take(request.Size).Select((r, i) => (r, i + 1)))
            round.Items.Add(new() { RecordId = record.Id, IssueId = record.Issue, Ordinal = place });
        db.Add(new CodingRoundVersion { Round = round, Name = name });
        await db.RecordAsync(by.Name, $"asks for double coding: {name}", cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return new(null, round.Key);
    }

    /// <summary>Ends a round that was asked for by mistake, or that nobody will finish, or lets it go on. What was coded is kept.</summary>
    /// <returns>Null when done, else why not, as a sentence.</returns>
    public async Task<string?> CallOffAsync(string key, bool off, Signer by, CancellationToken cancellation = default)
    {
        if (await permissions.RefusalAsync(by, PersonRole.Lead, cancellation) is { } refusal)
            return refusal;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.CodingRoundVersions.SingleOrDefaultAsync(v => v.Round.Key == key, cancellation) is not { } version)
            return Nothing;
        if (version.CalledOff == off)
            return null;
        if (off && (await RoundState.ReadAsync(db, key, cancellation))[0].IsFinished)
            return "Both coders have finished this round, so it was not called off.";
        version.CalledOff = off;
        await db.RecordAsync(by.Name, $"{(off ? "calls off" : "opens again")}: {version.Name}", cancellation);
        await turn.CommitAsync(cancellation);
        feed.Publish();
        return null;
    }

    /// <summary>The records in an order that chance has made and that the seed makes again, whatever order they come in.</summary>
    public static IEnumerable<T> Draw<T>(IEnumerable<T> records, Func<T, string> key, int seed)
        => records.OrderBy(r => RecordKeys.Sha256(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seed}:{key(r)}")), StringComparer.Ordinal);

    private static IQueryable<Person> MayCode(TrackerDbContext db)
        => db.Users.Where(p => !p.Disabled && (p.Role == PersonRole.Editor || p.Role == PersonRole.Lead));
}
