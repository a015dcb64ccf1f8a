namespace PeaceTalksTracker.Core.Model;

/// <summary>
/// A verbatim passage of an article: <c>text[Start..End] == Exact</c>, in UTF-16 code units.
/// The pair of W3C selectors TextQuoteSelector and TextPositionSelector.
/// </summary>
public sealed record Quote(string Exact, int Start, int End)
{
    public Span Span => new(Start, End);

    /// <exception cref="ArgumentOutOfRangeException">The span does not lie within the text.</exception>
    public static Quote Of(string text, Span span) => new(text[span.Start..span.End], span.Start, span.End);
}
