using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Pairing;

/// <summary>Why two events may be one.</summary>
/// <param name="Strength">0 to 1: orders proposals, and is no probability.</param>
/// <param name="Why">What they have in common, in a sentence that can be checked.</param>
public sealed record EventMatch(double Strength, string Why);

/// <summary>Says of two events of different articles whether they may be one. Deterministic; a person decides.</summary>
public sealed class EventPairs(Lexicon lexicon)
{
    private static readonly HashSet<EventType> Mutual = [EventType.Agree, EventType.Consult, EventType.Cooperate];

    private readonly PlaceTree places = new(lexicon);

    /// <returns>Null where they are not to be proposed as one.</returns>
    public EventMatch? Compare(EventFacts one, EventFacts other)
    {
        // Promised is not done, and a refusal is neither.
        if (one.Type != other.Type || one.Status != other.Status)
            return null;
        if (PresumedDays.Of(one) is not { } days || PresumedDays.Of(other) is not { } others || !days.Overlaps(others))
            return null;
        if (one.Place is { } here && other.Place is { } there && !places.IsCompatible(here, there))
            return null;
        var isSameDay = one.Date is not null && other.Date is not null && days.Count == 1 && others.Count == 1;
        var isSamePlace = one.Place is not null && other.Place is not null;
        var isSameIssue = one.Issue is not null && one.Issue == other.Issue;
        var parties = Mutual.Contains(one.Type) ? OfMutual(one, other) : OfDirected(one, other, isSameDay && (isSamePlace || isSameIssue));
        if (parties is not { } shared)
            return null;
        var strength = 0.4 * shared.Share + (isSameDay ? 0.35 : one.Date is null && other.Date is null ? 0.1 : 0.2) + (isSamePlace ? 0.15 : 0.05) + (isSameIssue ? 0.1 : 0);
        return new(Math.Round(strength, 3), $"Both {one.Type.ToString().ToUpperInvariant()}, {Wording(one.Status)}; {List(shared.Names)}; {When(one, other)}; {Where(one.Place, other.Place)}.");
    }

    /// <summary>Two take part in both, and neither article has more others than those.</summary>
    private static (double Share, List<string> Names)? OfMutual(EventFacts one, EventFacts other)
    {
        var (mine, others) = (Parties(one), Parties(other));
        var (shared, all) = (mine.Intersect(others).ToList(), mine.Union(others).Count());
        return shared.Count >= 2 && shared.Count * 2 >= all ? ((double)shared.Count / all, shared) : null;
    }

    /// <summary>The same did it, and to the same where both name somebody; of acts that no second party confirms, all else must agree.</summary>
    private static (double Share, List<string> Names)? OfDirected(EventFacts one, EventFacts other, bool allElseAgrees)
    {
        var doers = one.Actors.Intersect(other.Actors).ToList();
        var targets = one.Recipients.Intersect(other.Recipients).ToList();
        var isReversed = one.Actors.Except(other.Actors).Intersect(other.Recipients).Any() || other.Actors.Except(one.Actors).Intersect(one.Recipients).Any();
        var isElsewhere = one.Recipients.Count > 0 && other.Recipients.Count > 0 && targets.Count == 0;
        var isAboutElse = one.Issue is not null && other.Issue is not null && one.Issue != other.Issue;
        if (doers.Count == 0 || isReversed || isElsewhere || isAboutElse || (targets.Count == 0 && !allElseAgrees))
            return null;
        var all = Parties(one).Union(Parties(other)).Count();
        List<string> names = [.. doers, .. targets.Except(doers)];
        return names.Count * 2 >= all ? ((double)names.Count / all, names) : null;
    }

    private static List<string> Parties(EventFacts e) => [.. e.Actors.Union(e.Recipients)];

    private static string Wording(EventStatus status) => status.ToString().ToLowerInvariant();

    private static string List(List<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    private static string When(EventFacts one, EventFacts other)
    {
        var (first, second) = (When(one), When(other));
        return first == second ? first : $"{first}, and {second}";
    }

    private static string When(EventFacts e) => e.Date?.Text ?? $"undated in the news of {EdtfDate.Day(e.Published!.Value)}";

    private static string Where(string? one, string? other) => (one, other) switch
    {
        (null, null) => "neither names a place",
        (null, _) or (_, null) => $"{one ?? other} (one of them names no place)",
        var (here, there) => string.Equals(here, there, StringComparison.OrdinalIgnoreCase) ? here : $"{here} and {there}",
    };
}
