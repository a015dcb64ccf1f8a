using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>A text of the store in which a file's quotes are sought. What may be a lookalike is never taken.</summary>
internal sealed class AnchoredText(ArticleText text)
{
    private Article? read;
    private CollapsedText? collapsed;
    private List<int>? pairs;

    public ArticleText Text => text;

    private Article Article => read ??= ArticleReader.Read("", text.Content);

    private CollapsedText Collapsed => collapsed ??= new(text.Content);

    /// <summary>How many whole characters stand before each one that takes two units.</summary>
    private List<int> Pairs => pairs ??= [.. text.Content.Index().Where(c => char.IsHighSurrogate(c.Item)).Select((c, before) => c.Index - before)];

    /// <summary>Where the file says that the words stand, if these are the words that stand there; null otherwise. For a quote of this very text.</summary>
    public Span? At(ExportedQuote quote)
    {
        var (start, end) = quote.Start == ExportedQuote.Uncounted ? (Unit(quote.CodePoints.Start), Unit(quote.CodePoints.End)) : (quote.Start, quote.End);
        return start >= 0 && start < end && end <= text.Content.Length && text.Content.AsSpan(start, end - start).SequenceEqual(quote.Exact) ? new(start, end) : null;
    }

    /// <summary>
    /// Where the same words stand with the same neighbours, white space apart; null where they stand nowhere, at several places, or where their letters
    /// stand at more places than are looked at.
    /// </summary>
    /// <param name="quote">The words.</param>
    /// <param name="near">A passage within whose sentences words without neighbours are sought; null for the whole text.</param>
    public Span? Find(ExportedQuote quote, Span? near)
    {
        var words = new CollapsedText(quote.Exact).Words.Trim();
        if (words.Length == 0)
            return null;
        var (before, after) = (new CollapsedText(quote.Prefix).Words.TrimStart(), new CollapsedText(quote.Suffix).Words.TrimEnd());
        var within = near is { } passage && before.Length + after.Length == 0 ? Sentences(passage) : new(0, text.Content.Length);
        var (start, end) = Collapsed.Collapse(within);
        var places = Collapsed.Places(words, start, end).Take(Limits.ImportPlaces + 1).ToList();
        if (places.Count > Limits.ImportPlaces)
            return null;
        var found = places.Where(at => Collapsed.IsWhole(at, words.Length) && HasNeighbours(at, words.Length, before, after)).Take(2).ToList();
        return found is [var only] ? Collapsed.Expand(only, only + words.Length) : null;
    }

    public EvidenceVersion Evidence(ExportedQuote quote, Span place, AnchorState anchor)
    {
        var sentence = Article.SentenceAt(place.Start);
        return new()
        {
            Record = null!,
            Text = text,
            TextId = text.Id,
            Role = quote.Role,
            Exact = text.Content[place.Start..place.End],
            Start = place.Start,
            End = place.End,
            Paragraph = sentence?.Paragraph ?? 1,
            Sentence = sentence?.Number ?? 1,
            Anchor = anchor,
        };
    }

    private bool HasNeighbours(int at, int length, string before, string after)
        => Collapsed.Words.AsSpan(0, at).TrimEnd().EndsWith(before.AsSpan().TrimEnd()) && Collapsed.Words.AsSpan(at + length).TrimStart().StartsWith(after.AsSpan().TrimStart());

    private Span Sentences(Span passage)
        => new(Article.SentenceAt(passage.Start)?.Span.Start ?? 0, Article.SentenceAt(passage.End - 1)?.Span.End ?? text.Content.Length);

    /// <summary>The place before which so many whole characters stand; -1 beyond the end.</summary>
    private int Unit(int characters)
    {
        var at = Pairs.BinarySearch(characters);
        var unit = characters + (long)(at < 0 ? ~at : at);
        return unit <= text.Content.Length ? (int)unit : -1;
    }
}
