using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Articles;

/// <summary>A stretch of an article that refers to an actor.</summary>
public sealed record MarkedMention(Span Span, ActorRef Actor, string Why);

/// <summary>A run of text within which the same marks hold.</summary>
/// <param name="Text">The words.</param>
/// <param name="Mention">The actor they refer to.</param>
/// <param name="Records">Keys of the records that rest on them, the shortest quote first.</param>
/// <param name="Cues">Keys of the records whose cue or trigger they are.</param>
/// <param name="Link">The record whose one link in the text this is.</param>
public sealed record TextRun(string Text, MarkedMention? Mention, IReadOnlyList<string> Records, IReadOnlyList<string> Cues, string? Link)
{
    /// <summary>Nothing marks it.</summary>
    public bool IsPlain => Mention is null && Records.Count == 0;
}

/// <summary>Splits a text at the boundaries of its marks, so that spans which overlap can all be shown.</summary>
public sealed class MarkedText
{
    private readonly string text;
    private readonly List<MarkedMention> mentions;
    private readonly List<(Span Span, ArticleRecord Record, bool Decides)> quotes;
    private readonly Dictionary<int, string> links = [];

    /// <param name="text">The article's text.</param>
    /// <param name="window">The part of it that is shown.</param>
    /// <param name="mentions">Those that lie in the window; where two overlap, the first counts.</param>
    /// <param name="records">Those with a quote in the window.</param>
    /// <param name="selected">Key of the record whose link comes first where two share their words.</param>
    public MarkedText(string text, Span window, IEnumerable<MarkedMention> mentions, IReadOnlyList<ArticleRecord> records, string? selected)
    {
        this.text = text;
        this.mentions = [.. mentions.Where(m => m.Span.Overlaps(window)).OrderBy(m => m.Span)];
        quotes =
        [
            .. records.SelectMany(r => r.Evidence.Where(e => e.Span.Overlaps(window)).Select(e => (e.Span, r, e.Decides)))
                .OrderBy(q => q.Span),
        ];
        foreach (var record in records.OrderByDescending(r => r.Key == selected))
        {
            var anchor = record.Evidence.Where(e => e.Span.Overlaps(window)).OrderByDescending(e => e.Decides).ThenBy(e => e.Span.Start).First();
            links.TryAdd(Math.Max(anchor.Span.Start, window.Start), record.Key);
        }
    }

    /// <summary>The runs of a stretch, in order; together they are its text.</summary>
    public IReadOnlyList<TextRun> Split(Span stretch)
    {
        var hereMentions = Overlapping(mentions, m => m.Span, stretch);
        var hereQuotes = Overlapping(quotes, q => q.Span, stretch);
        var cuts = new SortedSet<int> { stretch.Start, stretch.End };
        foreach (var span in hereMentions.Select(m => m.Span).Concat(hereQuotes.Select(q => q.Span)))
        {
            cuts.Add(Math.Max(span.Start, stretch.Start));
            cuts.Add(Math.Min(span.End, stretch.End));
        }

        var runs = new List<TextRun>(cuts.Count);
        var from = stretch.Start;
        foreach (var to in cuts.Skip(1))
        {
            var over = hereQuotes.Where(q => q.Span.Start < to && q.Span.End > from).ToList();
            runs.Add(new TextRun(
                text[from..to],
                hereMentions.Find(m => m.Span.Start < to && m.Span.End > from),
                [.. over.OrderBy(q => q.Span.Length).Select(q => q.Record.Key).Distinct()],
                [.. over.Where(q => q.Decides).Select(q => q.Record.Key)],
                links.GetValueOrDefault(from)));
            from = to;
        }
        return runs;
    }

    private static List<T> Overlapping<T>(List<T> ordered, Func<T, Span> span, Span stretch)
        => [.. ordered.TakeWhile(item => span(item).Start < stretch.End).Where(item => span(item).Overlaps(stretch))];
}
