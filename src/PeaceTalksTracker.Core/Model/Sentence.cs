namespace PeaceTalksTracker.Core.Model;

/// <summary>A sentence of an article and where a reader finds it.</summary>
/// <param name="Span">Without the white space around it.</param>
/// <param name="Paragraph">The paragraph's number, from 1.</param>
/// <param name="Number">The sentence's number within its paragraph, from 1.</param>
public sealed record Sentence(Span Span, int Paragraph, int Number);
