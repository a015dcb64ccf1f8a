using System.Globalization;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>The words the screens use for what the store holds.</summary>
public static class Wording
{
    /// <summary>The issue on which the actor is the one who doubts, whoever reports it.</summary>
    private const string GoodFaith = "good-faith";

    /// <summary>Verbs, in all their forms, whose speaker asserts the opposite of what follows.</summary>
    private static readonly HashSet<string> Denials =
        [.. new[] { "deny", "refute", "disavow", "dispute", "contradict" }.SelectMany(Inflection.Regular).Select(form => form.Word)];

    /// <summary>Characters of a value from an address that a sentence about it repeats.</summary>
    private const int LongestValue = 40;

    public static string Of(EventStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The kind of act in plain words; <see cref="CodeOf"/> gives the code that stands for it.</summary>
    public static string Of(EventType type) => type switch
    {
        EventType.Agree => "agreement",
        EventType.Consult => "talks or meeting",
        EventType.Support => "support",
        EventType.Concede => "concession",
        EventType.Cooperate => "cooperation",
        EventType.Aid => "aid",
        EventType.Retreat => "pull-back",
        EventType.Request => "appeal or proposal",
        EventType.Accuse => "accusation",
        EventType.Reject => "refusal",
        EventType.Threaten => "threat",
        EventType.Protest => "protest",
        EventType.Sanction => "sanction or cut-off",
        EventType.Mobilize => "build-up of forces",
        EventType.Coerce => "coercion",
        EventType.Assault => "attack",
        _ => type.ToString(),
    };

    /// <summary>"PLOVER code CONSULT": what exports, and everybody who works with that scheme, call the kind of act.</summary>
    public static string CodeOf(EventType type) => $"PLOVER code {type.ToString().ToUpperInvariant()}";

    /// <summary>Whether the attributing words deny what follows, so that the speaker does not assert it.</summary>
    /// <param name="cue">"denied", "has refuted"; null where there are none.</param>
    public static bool IsDenial(string? cue)
        => cue is not null && cue.ToLowerInvariant().Split(' ').Any(Denials.Contains);

    public static string Of(ReviewState review) => review switch
    {
        ReviewState.Unreviewed => "not reviewed",
        ReviewState.Accepted => "accepted",
        _ => "rejected",
    };

    public static string Of(ClaimKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>What <see cref="Sure(double)"/> means, for whoever asks.</summary>
    public const string SureMeaning =
        "How clear the case was to the rule that found the record: “reader sure” from 80 %, “reader fairly sure” from 50 %, below that “reader unsure”. "
        + "It is the reader’s own measure and no probability that the record is right; that is for a review to decide.";

    /// <summary>How sure the reader was of a record, which is no probability that it is right; or that it is no record of the reader's.</summary>
    /// <param name="rule">What found the record.</param>
    /// <param name="confidence">0 to 1.</param>
    public static string Sure(string rule, double confidence) => rule == RecordVersion.ByPerson ? "set by a person" : Sure(confidence);

    /// <summary>How sure the reader was of a record of its own.</summary>
    /// <param name="confidence">0 to 1.</param>
    public static string Sure(double confidence) => confidence switch
    {
        >= 0.8 => "reader sure",
        >= 0.5 => "reader fairly sure",
        _ => "reader unsure",
    };

    /// <summary>A doubt that somebody else has about an actor is never worded as the actor's own.</summary>
    /// <param name="position">Where the actor stands.</param>
    /// <param name="voice">Whose words show it.</param>
    /// <param name="issue">Id of the issue.</param>
    public static string Of(Position position, Voice voice, string issue) => (position, voice) switch
    {
        (Position.Supports, _) => "supports",
        (Position.Conditional, _) => "conditional",
        (Position.Doubts, not Voice.Self) when issue != GoodFaith => "doubted",
        (Position.Doubts, _) => "doubts",
        _ => "opposes",
    };

    /// <summary>A position as a filter names it, whoever's voice it is in.</summary>
    public static string Of(Position position) => position switch
    {
        Position.Doubts => "doubts or doubted",
        _ => Of(position, Voice.Self, ""),
    };

    /// <summary>Whose words a position rests on.</summary>
    public static string Of(Voice voice, string? by = null) => voice switch
    {
        Voice.Self => "own words or acts",
        Voice.Reported => by is null ? "as another actor says" : $"as {by} says",
        _ => "the outlet says so",
    };

    /// <summary>Whose words a position rests on, of an actor that the store knows.</summary>
    public static string Of(Voice voice, ActorRef? by) => voice == Voice.Reported && by is not null ? As(by) : Of(voice);

    /// <summary>"as Donald Trump says", "as Ukrainian officials say".</summary>
    /// <param name="speaker">Null where the text names nobody.</param>
    public static string As(ActorRef? speaker)
        => speaker is null ? "as somebody the text does not name says" : $"as {speaker.Name} {(speaker.IsPlural ? "say" : "says")}";

    /// <summary>A value that an address gave, short enough to be quoted in a sentence.</summary>
    public static string Shortened(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "…";

    /// <summary>"¶2, 3rd sentence".</summary>
    public static string Place(int paragraph, int sentence) => $"¶{paragraph}, {Ordinal(sentence)} sentence";

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC, to the minute.</summary>
    public static string Moment(DateTime at) => at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <param name="article">"an editor" rather than "editor".</param>
    public static string Of(PersonRole role, bool article = false)
        => (article ? role == PersonRole.Lead ? "a " : "an " : "") + role.ToString().ToLowerInvariant();

    /// <summary>When something was, and what that rests on: "18 Mar 2025 (stated)", "no later than 18 Mar 2025", "date not stated".</summary>
    public static string When(string? date, DateBasis basis, DateOnly? earliest, DateOnly? latest)
    {
        if (EdtfDate.TryParse(date, out var edtf))
        {
            var rests = basis switch
            {
                DateBasis.Explicit => "stated",
                DateBasis.Relative => "from the day of publication",
                DateBasis.Publication => "day of publication",
                DateBasis.Editor => "set by an editor",
                _ => null,
            };
            return rests is null ? Of(edtf) : $"{Of(edtf)} ({rests})";
        }
        return (earliest, latest) switch
        {
            (null, { } day) => $"no later than {Day(day)}",
            ({ } day, null) => $"no earlier than {Day(day)}",
            ({ } from, { } to) => $"between {Day(from)} and {Day(to)}",
            _ => "date not stated",
        };
    }

    /// <summary>An EDTF date in words: "18 Mar 2025", "March 2025", "about 2025", "until 18 Mar 2025".</summary>
    public static string Of(EdtfDate date)
    {
        var text = date.Text;
        if (text.Contains('/', StringComparison.Ordinal))
        {
            return (date.Earliest, date.Latest) switch
            {
                (null, { } to) => $"until {Day(to)}",
                ({ } from, null) => $"from {Day(from)}",
                ({ } from, { } to) => $"{Day(from)} – {Day(to)}",
                _ => text,
            };
        }
        var qualifier = text[^1] switch { '~' or '%' => "about ", '?' => "perhaps ", _ => "" };
        var day = date.Earliest!.Value;
        return qualifier + date.Precision switch
        {
            DatePrecision.Day => Day(day),
            DatePrecision.Month => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            DatePrecision.Year => day.ToString("yyyy", CultureInfo.InvariantCulture),
            DatePrecision.Season => $"{Day(day)} – {Day(date.Latest!.Value)}",
            _ => $"{day.Year}–{date.Latest!.Value.Year}",
        };
    }

    /// <summary>"A", "A and B", "A, B and C".</summary>
    public static string List(IEnumerable<string> names) => names.ToList() switch
    {
        [] => "",
        [var one] => one,
        [.. var most, var last] => $"{string.Join(", ", most)} and {last}",
    };

    /// <summary>"1 event", "3 events".</summary>
    public static string Count(int number, string thing)
        => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {thing}{(number == 1 ? "" : "s")}");

    private static string Ordinal(int number) => (number % 100, number % 10) switch
    {
        (11 or 12 or 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };
}
