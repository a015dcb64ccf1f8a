using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Timeline;

/// <summary>Collects <see cref="TimelineColumns"/>. Events and participants must come in the order of their records.</summary>
internal sealed class ColumnBuilder
{
    private readonly List<long> ids = [];
    private readonly List<int> articles = [];
    private readonly List<int> textStarts = [];
    private readonly List<int> earliest = [];
    private readonly List<int> latest = [];
    private readonly List<EventType> types = [];
    private readonly List<EventStatus> statuses = [];
    private readonly List<ReviewState> reviews = [];
    private readonly List<short> issues = [];
    private readonly List<MarkLook> flags = [];
    private readonly List<bool> stated = [];
    private readonly List<int> participantStarts = [0];
    private readonly List<int> participants = [];

    public void Add(EventRow e, int article, short issue)
    {
        ids.Add(e.Id);
        articles.Add(article);
        textStarts.Add(int.MaxValue);
        earliest.Add(e.Earliest);
        latest.Add(e.Latest);
        types.Add(e.Type);
        statuses.Add(e.Status);
        reviews.Add(e.Review);
        issues.Add(issue);
        stated.Add(e.IsStated);
        flags.Add((MarkLook)(byte)e.Status
            | (e.IsReported ? MarkLook.Reported : 0)
            | (e.IsApproximate ? MarkLook.Approximate : 0)
            | (e.Type >= EventType.Request ? MarkLook.Conflict : 0));
    }

    /// <summary>Ignores passages of records that are no event here.</summary>
    public void SetTextStart(long record, int start)
    {
        if (ids.BinarySearch(record) is var row and >= 0)
            textStarts[row] = Math.Min(textStarts[row], start);
    }

    /// <summary>Ignores participants of records that are no event here.</summary>
    public void AddParticipant(long record, int actor)
    {
        var row = participantStarts.Count - 1;
        while (row < ids.Count && ids[row] < record)
        {
            participantStarts.Add(participants.Count);
            row++;
        }
        if (row < ids.Count && ids[row] == record)
            participants.Add(actor);
    }

    public TimelineColumns Build(
        IReadOnlyList<TimelineArticle> articleList, IReadOnlyList<ActorRef> actors, IReadOnlyList<string> issueIds, IEnumerable<(long Earlier, long Later)> orders,
        IEnumerable<(long One, long Other)> pairs)
    {
        while (participantStarts.Count <= ids.Count)
            participantStarts.Add(participants.Count);

        var ordered = orders
            .Select(o => (Earlier: ids.BinarySearch(o.Earlier), Later: ids.BinarySearch(o.Later)))
            .Where(o => o.Earlier >= 0 && o.Later >= 0 && o.Earlier != o.Later && articles[o.Earlier] == articles[o.Later]).ToList();
        NarrowByOrder(ordered);

        return new TimelineColumns
        {
            Ids = [.. ids],
            Articles = [.. articles],
            TextStarts = [.. textStarts],
            Earliest = [.. earliest],
            Latest = [.. latest],
            Types = [.. types],
            Statuses = [.. statuses],
            Reviews = [.. reviews],
            Issues = [.. issues],
            Flags = [.. flags.Select((f, row) => f
                | (earliest[row] == TimelineColumns.Past ? MarkLook.OpenLeft : 0)
                | (latest[row] == TimelineColumns.Future ? MarkLook.OpenRight : 0))],
            ParticipantStarts = [.. participantStarts],
            Participants = [.. participants],
            Actors = actors,
            IssueIds = issueIds,
            ArticleList = articleList,
            Orders = ordered,
            Stacked = EventStacks.Of(
                pairs.Select(p => (One: ids.BinarySearch(p.One), Other: ids.BinarySearch(p.Other))).Where(p => p.One >= 0 && p.Other >= 0),
                Comparer<int>.Create((a, b) => ((long)latest[a] - earliest[a], a).CompareTo(((long)latest[b] - earliest[b], b)))),
        };
    }

    /// <summary>An undated event is no later than what the text puts after it, and no earlier than what it puts before.</summary>
    private void NarrowByOrder(List<(int Earlier, int Later)> pairs)
    {
        bool narrowed;
        do
        {
            narrowed = false;
            foreach (var (before, after) in pairs)
            {
                if (!stated[before] && latest[after] < latest[before] && earliest[before] <= latest[after])
                {
                    latest[before] = latest[after];
                    narrowed = true;
                }
                if (!stated[after] && earliest[before] > earliest[after] && earliest[before] <= latest[after])
                {
                    earliest[after] = earliest[before];
                    narrowed = true;
                }
            }
        }
        while (narrowed);
    }
}
