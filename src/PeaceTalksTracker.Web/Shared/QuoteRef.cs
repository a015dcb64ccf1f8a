namespace PeaceTalksTracker.Web.Shared;

/// <summary>The words a record rests on and the way to them.</summary>
/// <param name="RecordKey">The record.</param>
/// <param name="ArticleKey">The article it stands in.</param>
/// <param name="Exact">The passage, verbatim.</param>
/// <param name="Start">Its UTF-16 offset.</param>
/// <param name="Paragraph">From 1.</param>
/// <param name="Sentence">Within the paragraph, from 1.</param>
/// <param name="Marks">Offsets, within <paramref name="Exact"/>, of the words that decide.</param>
public sealed record QuoteRef(
    string RecordKey, string ArticleKey, string Exact, int Start, int Paragraph, int Sentence, IReadOnlyList<Core.Model.Span> Marks);
