using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Features.Intake;

/// <summary>Where a record's words stand in another text of its article.</summary>
internal static class RecordAnchors
{
    /// <summary>
    /// All of a record's words are sought together; failing that, each sentence or content by itself, and what lies within it follows. A cue or a
    /// source is never sought alone: such few words stand in many sentences.
    /// </summary>
    /// <returns>For each passage what became of it, with its span where it was found.</returns>
    public static IEnumerable<(EvidenceVersion Evidence, AnchorState State, Span? Place)> Find(IReadOnlyList<EvidenceVersion> evidence, TextAnchors texts)
    {
        var hull = new Span(evidence.Min(e => e.Start), evidence.Max(e => e.End));
        var whole = texts.Find(hull);
        if (whole.IsPlaced)
            return evidence.Select(e => (e, whole.State, (Span?)texts.Follow(new Span(e.Start, e.End), whole)));

        var carriers = evidence.Where(e => e.Role is EvidenceRole.Passage or EvidenceRole.Content)
            .Select(e => (e.Start, e.End, Found: texts.Find(new Span(e.Start, e.End)))).OrderByDescending(c => c.End - c.Start).ToList();
        return evidence.Select(e =>
        {
            var carrier = carriers.Where(c => c.Start <= e.Start && e.End <= c.End).OrderByDescending(c => c.Found.IsPlaced)
                .Select(c => (TextAnchors.Found?)c.Found).FirstOrDefault();
            return carrier switch
            {
                { IsPlaced: true } found => (e, found.State, (Span?)texts.Follow(new Span(e.Start, e.End), found)),
                { } found => (e, found.State, null),
                null => (e, AnchorState.Lost, null),
            };
        });
    }

    /// <summary>The sentence that a place of a text lies in; null of an empty text.</summary>
    public static Sentence? SentenceAt(this Article article, int position)
    {
        int low = 0, high = article.Sentences.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (article.Sentences[middle].Span.Start <= position)
                low = middle;
            else
                high = middle - 1;
        }
        return high < 0 ? null : article.Sentences[low];
    }
}
