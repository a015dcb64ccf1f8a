namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Finds what the text itself puts earlier or later: "following a meeting", "ahead of the call", "after talks were suspended".</summary>
internal sealed class OrderFinder(WordGroups words)
{
    /// <param name="reading">The sentence.</param>
    /// <param name="acts">Its acts with their records' positions.</param>
    /// <param name="collector">Takes the relations.</param>
    public void Find(SentenceReading reading, List<(FoundEvent Act, int Index, bool IsNew)> acts, EventCollector collector)
    {
        for (var k = 0; k < reading.Tokens.Length; k++)
        {
            var word = reading.Tokens[k].Lower;
            var earlier = words.Earlier.Contains(word);
            if (!earlier && !words.Later.Contains(word))
                continue;
            // The act nearest behind the word is the one it places; the main act of the sentence is the other.
            var placed = acts.FirstOrDefault(a => a.Act.Trigger.First > k && a.Act.Trigger.First - k <= 24 && !HasComma(reading, k, a.Act.Trigger.First));
            if (placed.Act is null)
                continue;
            var main = acts.LastOrDefault(a => a.Act.Trigger.First < k && a.Index != placed.Index);
            if (main.Act is null)
                main = acts.FirstOrDefault(a => a.Act.Trigger.First > placed.Act.Trigger.First && a.Index != placed.Index && reading.Tokens[placed.Act.Trigger.First..a.Act.Trigger.First].Any(t => t.Is(",")));
            if (main.Act is null)
                continue;
            if (earlier)
                collector.Link(placed.Index, main.Index);
            else
                collector.Link(main.Index, placed.Index);
        }
    }

    /// <summary>A comma that is not within a list of names.</summary>
    private static bool HasComma(SentenceReading reading, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (reading.Tokens[k].Is(",") && reading.ReferenceAt(k) is null && !(k + 1 < to && reading.ReferenceAt(k + 1) is not null))
                return true;
        }
        return false;
    }
}
