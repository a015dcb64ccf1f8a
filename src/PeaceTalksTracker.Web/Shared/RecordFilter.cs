using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>
/// Which records a page shows: the part of its address that narrows. Lists mean "any of these", an empty one means all;
/// the parts narrow one another.
/// </summary>
public sealed record RecordFilter
{
    private static readonly HashSet<string> Names = ["actor", "issue", "type", "status", "position", "voice", "review", "from", "to", "q"];

    /// <summary>Keys of actors.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>Ids of issues.</summary>
    public IReadOnlyList<string> Issues { get; init; } = [];

    public IReadOnlyList<EventType> Types { get; init; } = [];

    public IReadOnlyList<EventStatus> Statuses { get; init; } = [];

    public IReadOnlyList<Position> Positions { get; init; } = [];

    public IReadOnlyList<Voice> Voices { get; init; } = [];

    public IReadOnlyList<ReviewState> Reviews { get; init; } = [];

    /// <summary>First day of the period, inclusive.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the period, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Words that the quote contains, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>What the address said that means nothing, each as a sentence for the reader. Such parts are left out of the filter.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public bool IsEmpty => ToPairs().Count == 0;

    /// <summary>What an editor rejected is left out unless it is asked for.</summary>
    public bool Shows(ReviewState review) => Reviews.Count > 0 ? Reviews.Contains(review) : review != ReviewState.Rejected;

    /// <summary>Reads the query string of an address. Never fails: see <see cref="Problems"/>.</summary>
    public static RecordFilter Parse(string address)
    {
        var start = address.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(start < 0 ? "" : address[start..]);
        var problems = new List<string>();

        List<string> Values(string name)
            => query.TryGetValue(name, out var values) ? [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim()).Distinct()] : [];

        List<T> Terms<T>(string name) where T : struct, Enum
        {
            var parsed = new List<T>();
            foreach (var value in Values(name))
            {
                if (Enum.TryParse<T>(value, true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(value[0]))
                    parsed.Add(known);
                else
                    problems.Add($"There is no {name} “{Wording.Shortened(value)}”; it was left out.");
            }
            return parsed;
        }

        DateOnly? Day(string name)
        {
            var value = Values(name).FirstOrDefault();
            if (value is null)
                return null;
            if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            problems.Add($"“{Wording.Shortened(value)}” is no date; write it as 2025-03-18. It was left out.");
            return null;
        }

        var filter = new RecordFilter
        {
            Actors = Values("actor"),
            Issues = Values("issue"),
            Types = Terms<EventType>("type"),
            Statuses = Terms<EventStatus>("status"),
            Positions = Terms<Position>("position"),
            Voices = Terms<Voice>("voice"),
            Reviews = Terms<ReviewState>("review"),
            From = Day("from"),
            To = Day("to"),
            Text = Values("q").FirstOrDefault() is { } text ? text[..Math.Min(text.Length, Limits.FilterText)] : null,
        };
        if (filter.From > filter.To)
            problems.Add("The period ends before it starts, so nothing lies within it.");
        return filter with { Problems = problems };
    }

    /// <summary>The address of a page with this filter in its query string.</summary>
    public string AppendTo(string path) => QueryHelpers.AddQueryString(path, ToPairs());

    /// <summary>The same page with this filter: the address's other parameters stay, except the page number, which counted other records.</summary>
    public string ApplyTo(string address)
    {
        var start = address.IndexOf('?', StringComparison.Ordinal);
        var path = start < 0 ? address : address[..start];
        var others = QueryHelpers.ParseQuery(start < 0 ? "" : address[start..])
            .Where(p => !Names.Contains(p.Key) && p.Key != "page")
            .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)));
        return QueryHelpers.AddQueryString(path, [.. others, .. ToPairs()]);
    }

    private List<KeyValuePair<string, string?>> ToPairs()
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        void Add<T>(string name, IEnumerable<T> values)
            => pairs.AddRange(values.Select(v => KeyValuePair.Create(name, (string?)v!.ToString()!.ToLowerInvariant())));

        Add("actor", Actors);
        Add("issue", Issues);
        Add("type", Types);
        Add("status", Statuses);
        Add("position", Positions);
        Add("voice", Voices);
        Add("review", Reviews);
        if (From is { } from)
            pairs.Add(new("from", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (To is { } to)
            pairs.Add(new("to", to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (Text is { Length: > 0 } text)
            pairs.Add(new("q", text));
        return pairs;
    }
}
