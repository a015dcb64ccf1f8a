using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>
/// The events that hold at a moment, column by column, a row an event; about 60 bytes each. Never changed once made.
/// A null bound of a date is <see cref="Past"/> or <see cref="Future"/>.
/// </summary>
internal sealed class TimelineColumns
{
    private readonly Lazy<List<OrderGroup>> groups;

    public TimelineColumns() => groups = new(() => OrderLayout.Groups(Orders!, ByText));

    public const int Past = int.MinValue;
    public const int Future = int.MaxValue;

    /// <summary>Differs between any two states of the store, and between any two runs.</summary>
    public string Version { get; } = Guid.NewGuid().ToString("N");

    public required long[] Ids { get; init; }

    /// <summary>Index into <see cref="ArticleList"/>.</summary>
    public required int[] Articles { get; init; }

    /// <summary>UTF-16 offset of its first passage.</summary>
    public required int[] TextStarts { get; init; }

    /// <summary>The first day it can have been, narrowed by what the text orders.</summary>
    public required int[] Earliest { get; init; }

    public required int[] Latest { get; init; }

    public required EventType[] Types { get; init; }

    public required EventStatus[] Statuses { get; init; }

    public required ReviewState[] Reviews { get; init; }

    /// <summary>Index into <see cref="IssueIds"/>; -1 without an issue.</summary>
    public required short[] Issues { get; init; }

    public required MarkLook[] Flags { get; init; }

    /// <summary>Where a row's participants start in <see cref="Participants"/>; one more than there are rows.</summary>
    public required int[] ParticipantStarts { get; init; }

    /// <summary>Index into <see cref="Actors"/>; the complement of it for a recipient.</summary>
    public required int[] Participants { get; init; }

    public required IReadOnlyList<ActorRef> Actors { get; init; }

    public required IReadOnlyList<string> IssueIds { get; init; }

    /// <summary>By the day of publication, the undated last.</summary>
    public required IReadOnlyList<TimelineArticle> ArticleList { get; init; }

    /// <summary>Pairs of rows of one article, the earlier first.</summary>
    public required List<(int Earlier, int Later)> Orders { get; init; }

    /// <summary>Of rows that may be one event with a better dated one, that one; it stands for all of its stack on the axis by date.</summary>
    public required IReadOnlyDictionary<int, int> Stacked { get; init; }

    public int Count => Ids.Length;

    /// <summary>The rows that order relations connect.</summary>
    public IReadOnlyList<OrderGroup> Groups => groups.Value;

    public IComparer<int> ByText => Comparer<int>.Create((a, b) => (Articles[a], TextStarts[a], a).CompareTo((Articles[b], TextStarts[b], b)));

    public bool IsDated(int row) => Earliest[row] != Past || Latest[row] != Future;

    /// <summary>Null where it is no event that holds now.</summary>
    public int? RowOf(long id) => Array.BinarySearch(Ids, id) is var row and >= 0 ? row : null;

    /// <summary>Null where it is not known, as is <see cref="LastDay"/>.</summary>
    public DateOnly? FirstDay(int row) => Earliest[row] == Past ? null : TimelineAxes.Day(Earliest[row]);

    public DateOnly? LastDay(int row) => Latest[row] == Future ? null : TimelineAxes.Day(Latest[row]);

    public ReadOnlySpan<int> ParticipantsOf(int row)
        => Participants.AsSpan(ParticipantStarts[row]..ParticipantStarts[row + 1]);
}

/// <param name="Id">Of the store.</param>
/// <param name="Published">Position of its day of publication; <see cref="TimelineColumns.Past"/> where not known.</param>
internal readonly record struct TimelineArticle(int Id, string Key, string Name, int Published);

/// <summary>How a mark is drawn. The two lowest bits are the <see cref="EventStatus"/>.</summary>
[Flags]
public enum MarkLook : byte
{
    None = 0,
    StatusBits = 3,

    /// <summary>Its first day is not known.</summary>
    OpenLeft = 4,

    /// <summary>Its last day is not known.</summary>
    OpenRight = 8,

    /// <summary>Only a claim reports it.</summary>
    Reported = 16,

    /// <summary>The date is qualified: about, perhaps.</summary>
    Approximate = 32,

    /// <summary>Conflict rather than cooperation.</summary>
    Conflict = 64,
}
