using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>Which events a filter leaves, and where on an axis they stand.</summary>
public sealed class TimelineQueries(IDbContextFactory<TrackerDbContext> contexts, TimelineIndex index)
{
    /// <summary>
    /// The events of a stretch of an axis: one by one up to <see cref="Limits.TimelineEvents"/>, beyond that counted per lane and column.
    /// </summary>
    /// <param name="from">First position; null for the first there is.</param>
    /// <param name="to">One past the last position; null for the last there is.</param>
    /// <param name="columns">Columns to count in, 1 to <see cref="Limits.TimelineColumns"/>.</param>
    /// <param name="axis">Null for the default: by date once any event has one, else by order.</param>
    public async Task<TimelineWindow> WindowAsync(
        RecordFilter filter, int? from, int? to, int columns, TimelineAxis? axis = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, Limits.TimelineColumns);
        var (data, rows) = await MatchAsync(filter, cancellation);
        var shown = axis ?? DefaultAxis(data, rows);
        return await Task.Run(() => new WindowBuilder(data, rows, shown, filter).Build(from, to, columns), cancellation);
    }

    /// <summary>Where an event stands among those that match; null where it is none of them.</summary>
    public async Task<PlacedEvent?> PlaceAsync(RecordFilter filter, TimelineAxis? axis, long id, CancellationToken cancellation = default)
    {
        var (data, rows) = await MatchAsync(filter, cancellation);
        if (data.RowOf(id) is not { } row || Array.BinarySearch(rows, row) < 0)
            return null;
        return await Task.Run(() => new WindowBuilder(data, rows, axis ?? DefaultAxis(data, rows), filter).Find(row), cancellation);
    }

    /// <summary>Differs between any two states of the store.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellation = default)
        => (await ColumnsAsync(cancellation)).Version;

    /// <summary>By date once any event that matches has a date, else by order; where none matches, as if all did.</summary>
    public async Task<TimelineAxis> DefaultAxisAsync(RecordFilter filter, CancellationToken cancellation = default)
    {
        var (data, rows) = await MatchAsync(filter, cancellation);
        return DefaultAxis(data, rows);
    }

    /// <summary>The store's columns and the rows of them that match.</summary>
    internal async Task<(TimelineColumns Data, int[] Rows)> MatchAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var data = await ColumnsAsync(cancellation);
        var quoted = filter.Text is { } text ? await QuotingAsync(text, cancellation) : null;
        return (data, Match(data, filter, quoted));
    }

    private async Task<TimelineColumns> ColumnsAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await index.ColumnsAsync(db.AsOf, cancellation);
    }

    private static TimelineAxis DefaultAxis(TimelineColumns data, int[] rows)
        => (rows.Length > 0 ? rows : Enumerable.Range(0, data.Count)).Any(data.IsDated) ? TimelineAxis.Date : TimelineAxis.Order;

    private async Task<HashSet<long>> QuotingAsync(string text, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var ids = await db.EvidenceContaining(text)
            .Where(e => e.Record.Kind == RecordKind.Event)
            .Select(e => e.RecordId).ToListAsync(cancellation);
        return [.. ids];
    }

    private static int[] Match(TimelineColumns data, RecordFilter filter, HashSet<long>? quoted)
    {
        var actors = Chosen(data.Actors.Select(a => a.Key), filter.Actors);
        var issues = Chosen(data.IssueIds, filter.Issues);
        var types = Chosen(Enum.GetValues<EventType>(), filter.Types);
        var statuses = Chosen(Enum.GetValues<EventStatus>(), filter.Statuses);
        var reviews = Enum.GetValues<ReviewState>().Select(filter.Shows).ToArray();
        var hasPeriod = filter.From is not null || filter.To is not null;
        var first = filter.From is { } from ? TimelineAxes.Position(from) : TimelineColumns.Past;
        var last = filter.To is { } to ? TimelineAxes.Position(to) : TimelineColumns.Future;

        var rows = new List<int>();
        for (var row = 0; row < data.Count; row++)
        {
            if ((types is null || types[(int)data.Types[row]])
                && (statuses is null || statuses[(int)data.Statuses[row]])
                && reviews[(int)data.Reviews[row]]
                && (issues is null || data.Issues[row] >= 0 && issues[data.Issues[row]])
                && (!hasPeriod || data.IsDated(row) && data.Latest[row] >= first && data.Earliest[row] <= last)
                && (actors is null || TakesPart(data, row, actors))
                && (quoted is null || quoted.Contains(data.Ids[row])))
                rows.Add(row);
        }
        return [.. rows];
    }

    private static bool[]? Chosen<T>(IEnumerable<T> all, IReadOnlyList<T> chosen)
        => chosen.Count == 0 ? null : [.. all.Select(chosen.Contains)];

    private static bool TakesPart(TimelineColumns data, int row, bool[] chosen)
    {
        foreach (var participant in data.ParticipantsOf(row))
        {
            if (chosen[participant < 0 ? ~participant : participant])
                return true;
        }
        return false;
    }
}
