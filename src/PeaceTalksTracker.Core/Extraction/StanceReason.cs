using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Says in a sentence for the analyst why a stance was recorded.</summary>
internal static class StanceReason
{
    public static string Of(string actor, string issue, Position position, Voice voice, string? by, Quote? cue, string rule)
    {
        var shown = position switch
        {
            Position.Supports => "in favour",
            Position.Opposes => "against",
            Position.Conditional => "in favour on a condition",
            _ => "in doubt",
        };
        var word = cue is null ? "the passage" : $"“{cue.Exact}”";
        return voice switch
        {
            Voice.Self when rule == Rules.StanceAct => $"{actor} acts: {word} is a stand on the issue “{issue}”, {shown}.",
            Voice.Self => $"{actor} speaks: the words with {word} are about the issue “{issue}”, {shown}.",
            Voice.Reported => $"{by} says so of {actor}: the words with {word} are about the issue “{issue}”, {shown}.",
            _ => $"The writer says so of {actor}: the words with {word} are about the issue “{issue}”, {shown}.",
        };
    }
}
