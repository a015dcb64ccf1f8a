using System.Globalization;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>The words of the review pages.</summary>
public static class ReviewWording
{
    /// <summary>"B · usually reliable".</summary>
    public static string Of(SourceReliability reliability) => $"{(char)('A' + (int)reliability)} · " + reliability switch
    {
        SourceReliability.CompletelyReliable => "completely reliable",
        SourceReliability.UsuallyReliable => "usually reliable",
        SourceReliability.FairlyReliable => "fairly reliable",
        SourceReliability.NotUsuallyReliable => "not usually reliable",
        SourceReliability.Unreliable => "unreliable",
        _ => "cannot be judged",
    };

    /// <summary>"2 · probably true".</summary>
    public static string Of(InformationCredibility credibility) => $"{1 + (int)credibility} · " + credibility switch
    {
        InformationCredibility.Confirmed => "confirmed by others",
        InformationCredibility.ProbablyTrue => "probably true",
        InformationCredibility.PossiblyTrue => "possibly true",
        InformationCredibility.DoubtfullyTrue => "doubtfully true",
        InformationCredibility.Improbable => "improbable",
        _ => "cannot be judged",
    };

    public static string Of(RecordField field) => field switch
    {
        RecordField.Holder => "Whose stance",
        RecordField.By => "Reported by",
        RecordField.Kind => "Wording",
        RecordField.Recipients => "Towards",
        RecordField.Passage => "Sentence",
        RecordField.Source => "Source words",
        RecordField.Cue => "Deciding words",
        RecordField.Content => "What is said",
        RecordField.Reliability => "Reliability of the source",
        RecordField.Credibility => "Credibility of the information",
        RecordField.Proposition => "What supporting it means",
        RecordField.ActorKind => "Kind",
        RecordField.Aliases => "Also known as",
        RecordField.Wikidata => "Wikidata item",
        RecordField.Asked => "In use",
        RecordField.PlaceInOrder => "Place in the list",
        _ => field.ToString(),
    };

    public static string Of(ReviewReason reason) => reason switch
    {
        ReviewReason.Contradiction => "contradicted",
        ReviewReason.Changed => "read otherwise since",
        ReviewReason.Anchor => "words moved",
        ReviewReason.Merge => "perhaps the same event",
        _ => "not reviewed",
    };

    public static string Of(LinkKind kind) => kind switch
    {
        LinkKind.Contradicts => "contradicts",
        LinkKind.Corroborates => "corroborates",
        LinkKind.Repeats => "repeats",
        _ => "is one event with",
    };

    /// <summary>"Ann Lee and Bo Ray are looking at this."; null of nobody.</summary>
    public static string? Onlookers(IEnumerable<string> names, string doing)
    {
        var all = names.ToList();
        if (all.Count == 0)
            return null;
        var last = all.Count > Limits.Onlookers ? $"{all.Count - Limits.Onlookers + 1} others" : all[^1];
        var first = all.Take(Math.Min(all.Count, Limits.Onlookers) - 1).ToList();
        return $"{(first.Count == 0 ? last : $"{string.Join(", ", first)} and {last}")} {(all.Count == 1 ? "is" : "are")} {doing}.";
    }

    /// <summary>"Taken back: what you did at 14:03 UTC to Donald Trump · “agreed” and 11 others."</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="again">It was done again, rather than taken back.</param>
    /// <param name="today">In UTC.</param>
    public static string Of(UndoOutcome outcome, bool again, DateOnly today)
    {
        if (outcome is not { Problem: null, What: { } what })
            return outcome.Problem ?? "";
        var day = DateOnly.FromDateTime(what.At);
        var done = $"{(again ? "Done again" : "Taken back")}: what you did {(day == today ? "" : $"on {Wording.Day(day)} ")}at {what.At.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";
        if (what.Name is { } name)
            done += $" to {name}{(what.Others == 0 ? "" : $" and {Wording.Count(what.Others, "other")}")}";
        return $"{done}.{(outcome.Kept > 0 ? " What somebody has changed since stays." : "")}";
    }

    /// <summary>What a record says, in a line; an event that has not simply happened is not to be taken for one that has.</summary>
    public static string Heading(RecordKind kind, RecordFields fields) => kind switch
    {
        RecordKind.Event => $"{fields[RecordField.Actors]?.Shown ?? "Parties not named"} · “{fields[RecordField.Cue]?.Shown}”"
            + (fields[RecordField.Status]?.Value is null or nameof(EventStatus.Happened) ? "" : $" ({fields[RecordField.Status]?.Shown})"),
        RecordKind.Claim => $"{fields[RecordField.Speaker]?.Shown ?? "Nobody named"} {fields[RecordField.Cue]?.Shown}",
        // Whoever's words do not show the stance themselves is not to be taken for saying so.
        _ => $"{fields[RecordField.Holder]?.Shown} {fields[RecordField.Position]?.Shown}: {fields[RecordField.Issue]?.Shown}"
            + (fields[RecordField.Voice]?.Value == nameof(Voice.Self) ? "" : $" ({fields[RecordField.Voice]?.Shown})"),
    };
}
