using System.Text.RegularExpressions;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Evaluation.Scoring;

/// <summary>How far found records agree with expected ones, summed over texts.</summary>
internal sealed partial class Scores
{
    /// <summary>Evidence that is a clause of the other still counts as the same passage up to this length, in characters.</summary>
    private const int LongestSentence = 400;

    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["USA"] = "United States",
        ["US"] = "United States",
        ["U.S."] = "United States",
        ["EU"] = "European Union",
        ["UN"] = "United Nations",
        ["UK"] = "United Kingdom",
    };

    /// <summary>The same type, actors and recipients, in the same passage.</summary>
    public Tally EventsStrict { get; } = new();

    /// <summary>The same quadrant of PLOVER, at least half of all participants, in the same passage.</summary>
    public Tally EventsRelaxed { get; } = new();

    /// <summary>Contents that overlap by half at least.</summary>
    public Tally Claims { get; } = new();

    /// <summary>The same, of the same speaker.</summary>
    public Tally ClaimsWithSpeaker { get; } = new();

    /// <summary>Actor, issue, position and voice, once a text.</summary>
    public Tally Stances { get; } = new();

    /// <summary>Pairs of events, each matched, that the text puts in an order.</summary>
    public Tally Order { get; } = new();

    /// <summary>Events matched as <see cref="EventsRelaxed"/> has it.</summary>
    public int Matched { get; private set; }

    /// <summary>Of those, the ones with the same status.</summary>
    public int RightStatus { get; private set; }

    /// <summary>Of those, the ones with the same date, where none is a date too.</summary>
    public int RightDate { get; private set; }

    /// <summary>The layers by name, as tables print them.</summary>
    public IEnumerable<(string Name, Tally Tally)> Layers =>
        [("events, strict", EventsStrict), ("events, relaxed", EventsRelaxed), ("claims", Claims), ("claims with speaker", ClaimsWithSpeaker), ("stances", Stances), ("order", Order)];

    public void Add(Labels expected, Labels found)
    {
        AddEvents(expected.Events, found.Events);
        Claims.Add(Pairs(expected.Claims, found.Claims, Content).Count, expected.Claims.Count, found.Claims.Count);
        ClaimsWithSpeaker.Add(Pairs(expected.Claims, found.Claims, Spoken).Count, expected.Claims.Count, found.Claims.Count);
        Stances.Add(expected.Stances.Select(Key), found.Stances.Select(Key));
    }

    private void AddEvents(IReadOnlyList<LabelledEvent> expected, IReadOnlyList<LabelledEvent> found)
    {
        EventsStrict.Add(Pairs(expected, found, Strict).Count, expected.Count, found.Count);
        var pairs = Pairs(expected, found, Relaxed);
        EventsRelaxed.Add(pairs.Count, expected.Count, found.Count);
        Matched += pairs.Count;
        RightStatus += pairs.Count(p => expected[p.Expected].Status == found[p.Found].Status);
        RightDate += pairs.Count(p => expected[p.Expected].Date == found[p.Found].Date);

        var matches = pairs.ToDictionary(p => p.Found, p => p.Expected);
        var (order, ours) = (OrderOf(expected), OrderOf(found));
        Order.Add(ours.Count(o => matches.TryGetValue(o.Earlier, out var earlier) && matches.TryGetValue(o.Later, out var later) && order.Contains((earlier, later))), order.Count, ours.Count);
    }

    /// <summary>One to one, the most alike first; a likeness of nothing is no match.</summary>
    private static List<(int Expected, int Found)> Pairs<T>(IReadOnlyList<T> expected, IReadOnlyList<T> found, Func<T, T, double> likeness)
    {
        var (left, right) = (new HashSet<int>(), new HashSet<int>());
        var all = from i in Enumerable.Range(0, expected.Count)
                  from j in Enumerable.Range(0, found.Count)
                  let alike = likeness(expected[i], found[j])
                  where alike > 0
                  orderby alike descending, i descending, j descending
                  select (i, j);
        var pairs = new List<(int, int)>();
        foreach (var (i, j) in all)
        {
            if (left.Contains(i) || right.Contains(j))
                continue;
            left.Add(i);
            right.Add(j);
            pairs.Add((i, j));
        }
        return pairs;
    }

    private static double Relaxed(LabelledEvent a, LabelledEvent b)
    {
        if (Quadrant(a.Type) != Quadrant(b.Type) || !IsSamePassage(a.Evidence.Span, b.Evidence.Span))
            return 0;
        var (ours, theirs) = (Names([.. a.Actors, .. a.Recipients]), Names([.. b.Actors, .. b.Recipients]));
        var shared = ours.Count(theirs.Contains);
        return 2 * shared < Math.Max(ours.Count, theirs.Count) ? 0 : 1 + shared + (a.Type == b.Type ? 1 : 0) + Likeness(a.Trigger.Span, b.Trigger.Span);
    }

    private static double Strict(LabelledEvent a, LabelledEvent b)
        => a.Type == b.Type && Names(a.Actors).SetEquals(Names(b.Actors)) && Names(a.Recipients).SetEquals(Names(b.Recipients)) && IsSamePassage(a.Evidence.Span, b.Evidence.Span)
            ? 1 + Likeness(a.Trigger.Span, b.Trigger.Span)
            : 0;

    private static double Content(LabelledClaim a, LabelledClaim b) => Likeness(a.Content.Span, b.Content.Span) is >= 0.5 and var likeness ? likeness : 0;

    private static double Spoken(LabelledClaim a, LabelledClaim b) => Name(a.Speaker) == Name(b.Speaker) ? Content(a, b) : 0;

    private static string Key(LabelledStance s) => $"{Name(s.Actor)} {s.Issue} {s.Position} {s.Voice}";

    private static HashSet<(int Earlier, int Later)> OrderOf(IReadOnlyList<LabelledEvent> events)
    {
        var at = events.Select((e, i) => (e.Id, i)).ToDictionary(e => e.Id, e => e.i, StringComparer.Ordinal);
        return
        [
            .. events.SelectMany((e, i) => e.After.Where(at.ContainsKey).Select(other => (at[other], i))),
            .. events.SelectMany((e, i) => e.Before.Where(at.ContainsKey).Select(other => (i, at[other]))),
        ];
    }

    private static int Quadrant(EventType type) => type switch
    {
        <= EventType.Concede => 0,
        <= EventType.Retreat => 1,
        <= EventType.Threaten => 2,
        _ => 3,
    };

    private static bool IsSamePassage(Span a, Span b)
    {
        var shared = Shared(a, b);
        return Likeness(a, b) >= 0.5 || (shared > 0 && shared == Math.Min(a.Length, b.Length) && Math.Max(a.Length, b.Length) <= LongestSentence);
    }

    private static int Shared(Span a, Span b) => Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));

    /// <summary>Intersection over union, 0 to 1.</summary>
    private static double Likeness(Span a, Span b) => a.Length + b.Length - Shared(a, b) is > 0 and var union ? (double)Shared(a, b) / union : 0;

    private static HashSet<string?> Names(IReadOnlyList<string> names) => [.. names.Where(n => n.Length > 0).Select(Name)];

    /// <summary>The spellings of one name are one.</summary>
    private static string? Name(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return null;
        var spelt = Zelensky().Replace(name.Trim(), "Zelensky");
        spelt = spelt.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? spelt[4..] : spelt;
        return ShortNames.GetValueOrDefault(spelt, spelt);
    }

    [GeneratedRegex(@"\bZelensk[a-z]*", RegexOptions.NonBacktracking)]
    private static partial Regex Zelensky();
}
