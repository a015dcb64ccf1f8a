using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Articles;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// Keeps the columns of all events in memory, because counting a million of them per lane and pixel column takes SQLite seconds
/// and an array milliseconds (docs/decisions/0003-timeline-data.md). Loads them again when any process has written to the store.
/// Of the past it keeps the moment last looked back on.
/// </summary>
public sealed class TimelineIndex(IDbContextFactory<TrackerDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly SemaphoreSlim turnBack = new(1);
    private SqliteConnection? watch;
    private Loaded? present;
    private Loaded? past;

    private sealed record Loaded(DateTime Moment, long State, TimelineColumns Columns);

    /// <summary>Whoever waits may leave; what is being loaded is for all, and goes on.</summary>
    /// <param name="moment">As <see cref="TrackerDbContext.AsOf"/>.</param>
    internal async Task<TimelineColumns> ColumnsAsync(DateTime moment, CancellationToken cancellation)
        => (await (moment == TrackerDbContext.Present ? PresentAsync() : PastAsync(moment)).WaitAsync(cancellation)).Columns;

    private async Task<Loaded> PresentAsync()
    {
        await turn.WaitAsync();
        try
        {
            var state = await StateAsync();
            if (present?.State != state)
                present = new(TrackerDbContext.Present, state, await Task.Run(() => LoadAsync(TrackerDbContext.Present)));
            return present;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Nobody who looks at the present waits for it. A day that is not over yet can still change: what is kept of it holds until the store is written to.</summary>
    private async Task<Loaded> PastAsync(DateTime moment)
    {
        var state = (await PresentAsync()).State;
        await turnBack.WaitAsync();
        try
        {
            if (past?.Moment != moment || past.State != state)
                past = new(moment, state, await Task.Run(() => LoadAsync(moment)));
            return past;
        }
        finally
        {
            turnBack.Release();
        }
    }

    /// <summary>A number that SQLite changes, for this connection, whenever another one has written.</summary>
    private async Task<long> StateAsync()
    {
        if (watch is null)
        {
            await using var db = await contexts.CreateDbContextAsync();
            watch = new SqliteConnection(db.Database.GetConnectionString());
            await watch.OpenAsync();
        }
        await using var command = watch.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task<TimelineColumns> LoadAsync(DateTime moment)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.AsOf = moment;
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        // One snapshot for all the queries; EF's own transaction would keep writers out.
        await using var snapshot = connection.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(snapshot);

        var articles = await db.ArticleVersions.Where(a => !a.Withdrawn)
            .OrderBy(a => a.Published == null).ThenBy(a => a.Published).ThenBy(a => a.ArticleId)
            .Select(a => new { a.ArticleId, a.Article.Key, a.Title, a.Published, Words = a.Title == null ? a.Text.Content.Substring(0, Limits.FirstWords * 2) : "" })
            .ToListAsync();
        var articleAt = articles.Select((a, index) => (a.ArticleId, index)).ToDictionary(a => a.ArticleId, a => a.index);
        var issues = await db.Issues.OrderBy(i => i.Ordinal).ThenBy(i => i.IssueId).Select(i => i.IssueId).ToListAsync();
        var issueAt = issues.Select((id, index) => (id, index)).ToDictionary(i => i.id, i => (short)i.index);

        var actors = await db.ActorVersions.OrderBy(a => a.ActorId)
            .Select(a => new ActorRef(a.ActorId, a.Actor.Key, a.Name, a.Kind)).ToListAsync();
        var actorAt = actors.Select((a, index) => (a.Id, index)).ToDictionary(a => a.Id, a => a.index);
        var orders = await db.Orders.Select(o => new { o.EarlierId, o.LaterId }).ToListAsync();

        var pairs = await db.Links.Where(l => l.Kind == LinkKind.Same && l.Review == ReviewState.Unreviewed)
            .OrderByDescending(l => l.Strength).ThenBy(l => l.Id).Select(l => new { l.FromId, l.ToId }).ToListAsync();

        var rows = new ColumnBuilder();
        await TimelineRows.ReadEventsAsync(
            connection, moment,
            e =>
            {
                if (articleAt.TryGetValue(e.ArticleId, out var article))
                    rows.Add(e, article, e.IssueId is null ? (short)-1 : issueAt[e.IssueId]);
            });
        await TimelineRows.ReadParticipantsAsync(
            connection, moment,
            (record, actor, isRecipient) =>
            {
                if (actorAt.TryGetValue(actor, out var at))
                    rows.AddParticipant(record, isRecipient ? ~at : at);
            });
        await TimelineRows.ReadTextStartsAsync(connection, moment, rows.SetTextStart);

        return rows.Build(
            [.. articles.Select(a => new TimelineArticle(
                a.ArticleId, a.Key, ArticleFacts.NameOf(a.Title, a.Words), a.Published is { } day ? TimelineAxes.Position(day) : TimelineColumns.Past))],
            actors, issues, orders.Select(o => (o.EarlierId, o.LaterId)), pairs.Select(p => (p.FromId, p.ToId)));
    }

    public void Dispose()
    {
        watch?.Dispose();
        turn.Dispose();
        turnBack.Dispose();
    }
}
