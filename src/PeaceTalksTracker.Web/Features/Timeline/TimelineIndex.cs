using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// Keeps the columns of all events in memory, because counting a million of them per lane and pixel column takes SQLite seconds
/// and an array milliseconds (docs/decisions/0003-timeline-data.md). Loads them again when any process has written to the store.
/// </summary>
public sealed class TimelineIndex(IDbContextFactory<TrackerDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private SqliteConnection? watch;
    private long seen;
    private TimelineColumns? columns;

    internal async Task<TimelineColumns> ColumnsAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var state = await StateAsync(cancellation);
            if (columns is null || state != seen)
            {
                columns = await LoadAsync(cancellation);
                seen = state;
            }
            return columns;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A number that SQLite changes, for this connection, whenever another one has written.</summary>
    private async Task<long> StateAsync(CancellationToken cancellation)
    {
        if (watch is null)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            watch = new SqliteConnection(db.Database.GetConnectionString());
            await watch.OpenAsync(cancellation);
        }
        await using var command = watch.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private async Task<TimelineColumns> LoadAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // One snapshot for all the queries.
        await using var snapshot = await db.Database.BeginTransactionAsync(cancellation);

        var articles = await db.ArticleVersions.Where(a => !a.Withdrawn)
            .OrderBy(a => a.Published == null).ThenBy(a => a.Published).ThenBy(a => a.ArticleId)
            .Select(a => new { a.ArticleId, a.Article.Key, a.Title, a.Published }).ToListAsync(cancellation);
        var articleAt = articles.Select((a, index) => (a.ArticleId, index)).ToDictionary(a => a.ArticleId, a => a.index);
        var issues = await db.Issues.OrderBy(i => i.Ordinal).Select(i => i.Id).ToListAsync(cancellation);
        var issueAt = issues.Select((id, index) => (id, index)).ToDictionary(i => i.id, i => (short)i.index);

        var rows = new ColumnBuilder();
        var events = db.Events.OrderBy(e => e.RecordId).Select(e => new EventRow(
            e.RecordId, e.Record.ArticleId, e.Type, e.Status, e.Review, e.IssueId, e.Date, e.Earliest, e.Latest, e.ReportedById != null));
        await foreach (var e in events.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (articleAt.TryGetValue(e.ArticleId, out var article))
                rows.Add(e, article, e.IssueId is null ? (short)-1 : issueAt[e.IssueId]);
        }

        var actors = await db.ActorVersions.OrderBy(a => a.ActorId)
            .Select(a => new ActorRef(a.ActorId, a.Actor.Key, a.Name, a.Kind)).ToListAsync(cancellation);
        var actorAt = actors.Select((a, index) => (a.Id, index)).ToDictionary(a => a.Id, a => a.index);
        var participants = db.Participants.Where(p => p.Role != ParticipantRole.Hop)
            .OrderBy(p => p.RecordId).ThenBy(p => p.Role).ThenBy(p => p.Ordinal)
            .Select(p => new { p.RecordId, p.ActorId, IsRecipient = p.Role == ParticipantRole.Recipient });
        await foreach (var p in participants.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (actorAt.TryGetValue(p.ActorId, out var actor))
                rows.AddParticipant(p.RecordId, p.IsRecipient ? ~actor : actor);
        }

        var passages = db.Evidence.Where(e => e.Role == EvidenceRole.Passage).GroupBy(e => e.RecordId)
            .Select(e => new { RecordId = e.Key, Start = e.Min(p => p.Start) });
        await foreach (var passage in passages.AsAsyncEnumerable().WithCancellation(cancellation))
            rows.SetTextStart(passage.RecordId, passage.Start);

        var orders = await db.Orders.Select(o => new { o.EarlierId, o.LaterId }).ToListAsync(cancellation);
        return rows.Build(
            [.. articles.Select(a => new TimelineArticle(
                a.ArticleId, a.Key, a.Title, a.Published is { } day ? TimelineAxes.Position(day) : TimelineColumns.Past))],
            actors, issues, orders.Select(o => (o.EarlierId, o.LaterId)));
    }

    public void Dispose()
    {
        watch?.Dispose();
        turn.Dispose();
    }
}

internal sealed record EventRow(
    long Id, int ArticleId, EventType Type, EventStatus Status, ReviewState Review, string? IssueId,
    string? Date, DateOnly? Earliest, DateOnly? Latest, bool Reported);
