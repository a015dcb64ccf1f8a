using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
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

        var actors = await db.ActorVersions.OrderBy(a => a.ActorId)
            .Select(a => new ActorRef(a.ActorId, a.Actor.Key, a.Name, a.Kind)).ToListAsync(cancellation);
        var actorAt = actors.Select((a, index) => (a.Id, index)).ToDictionary(a => a.Id, a => a.index);
        var orders = await db.Orders.Select(o => new { o.EarlierId, o.LaterId }).ToListAsync(cancellation);

        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var rows = new ColumnBuilder();
        await TimelineRows.ReadEventsAsync(
            connection,
            e =>
            {
                if (articleAt.TryGetValue(e.ArticleId, out var article))
                    rows.Add(e, article, e.IssueId is null ? (short)-1 : issueAt[e.IssueId]);
            },
            cancellation);
        await TimelineRows.ReadParticipantsAsync(
            connection,
            (record, actor, isRecipient) =>
            {
                if (actorAt.TryGetValue(actor, out var at))
                    rows.AddParticipant(record, isRecipient ? ~at : at);
            },
            cancellation);
        await TimelineRows.ReadTextStartsAsync(connection, rows.SetTextStart, cancellation);

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
