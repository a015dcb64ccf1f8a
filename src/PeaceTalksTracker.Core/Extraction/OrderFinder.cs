using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Finds what the text itself puts earlier or later: "following a meeting", "ahead of the call", "after talks were suspended", "met Xi and later
/// called Putin". What a readout tells is part of its meeting: what lies before or after that lies before or after the meeting.
/// </summary>
internal sealed class OrderFinder(WordGroups words)
{
    /// <summary>How far from the word the act may stand that it places, in tokens.</summary>
    private const int Reach = 24;

    /// <param name="reading">The sentence.</param>
    /// <param name="acts">Its acts with their records' positions.</param>
    /// <param name="collector">Takes the relations.</param>
    public void Find(SentenceReading reading, List<(FoundEvent Act, int Index, bool IsNew)> acts, EventCollector collector)
    {
        for (var k = 0; k < reading.Tokens.Length; k++)
        {
            var word = reading.Tokens[k].Lower;
            var next = DateWords.At(reading.Tokens, k + 1);
            if (words.Earlier.Contains(word) || words.EarlierBefore.TryGetValue(word, out var particle) && next == particle)
                Place(reading, acts, collector, k, isEarlier: true);
            else if (words.Later.Contains(word))
                Place(reading, acts, collector, k, isEarlier: false);
            else if (words.Subsequent.Contains(word) && next is not ("this" or "that" or "in" or "on" or "than"))
                Follow(acts, collector, k);
            if ((word, next) is ("day", "before") or ("previous", "day") && collector.Readout is { } readout && Before(acts, k) is { Act: not null } held)
                collector.Link(held.Index, readout);
        }
    }

    /// <summary>The act nearest behind the word is the one it places; the main act of the sentence is the other.</summary>
    private void Place(SentenceReading reading, List<(FoundEvent Act, int Index, bool IsNew)> acts, EventCollector collector, int k, bool isEarlier)
    {
        var placed = acts.FirstOrDefault(a => a.Act.Trigger.First > k && a.Act.Trigger.First - k <= Reach && !HasComma(reading, k, a.Act.Trigger.First));
        if (placed.Act is null)
            return;
        var main = acts.LastOrDefault(a => a.Act.Trigger.First < k && a.Index != placed.Index);
        // "In response to the attack, …" opens its sentence; "discussed efforts in response to the attack" says nothing of what comes next.
        if (main.Act is null && (words.Earlier.Contains(reading.Tokens[k].Lower) || words.Later.Contains(reading.Tokens[k].Lower) || !reading.Clauses.Any(c => c.Link == ClauseLink.Finite && c.Verb < k)))
            main = acts.FirstOrDefault(a => a.Act.Trigger.First > placed.Act.Trigger.First && a.Index != placed.Index && reading.Tokens[placed.Act.Trigger.First..a.Act.Trigger.First].Any(t => t.Is(",")));
        if (main.Act is null)
            return;
        var other = main.Act.Status == Model.EventStatus.Happened ? collector.Readout ?? main.Index : main.Index;
        if (isEarlier)
            collector.Link(placed.Index, other);
        else
            collector.Link(other, placed.Index);
    }

    /// <summary>"Then", "later": what stands behind comes after what stands before.</summary>
    private static void Follow(List<(FoundEvent Act, int Index, bool IsNew)> acts, EventCollector collector, int k)
    {
        var later = acts.FirstOrDefault(a => a.Act.Trigger.First > k && a.Act.Trigger.First - k <= Reach);
        if (later.Act is not null && Before(acts, k) is { Act: not null } earlier)
            collector.Link(earlier.Index, later.Index);
    }

    private static (FoundEvent Act, int Index, bool IsNew) Before(List<(FoundEvent Act, int Index, bool IsNew)> acts, int k)
        => acts.LastOrDefault(a => a.Act.Trigger.First < k && k - a.Act.Trigger.First <= Reach);

    /// <summary>A comma that is not within a list of names.</summary>
    private static bool HasComma(SentenceReading reading, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            var next = DateWords.At(reading.Tokens, k + 1) is "and" or "or" ? k + 2 : k + 1;
            if (reading.Tokens[k].Is(",") && reading.ReferenceAt(k) is null && !(next < to && reading.ReferenceAt(next) is not null))
                return true;
        }
        return false;
    }
}
