namespace PeaceTalksTracker.Core.Model;

/// <summary>How a record was read out of a text.</summary>
/// <param name="Rule">The rule's name, a heading of docs/extraction.md ("meeting").</param>
/// <param name="Confidence">0 to 1, the reader's own estimate that the record is right.</param>
/// <param name="Reason">A sentence for an analyst: which words led to the record.</param>
public sealed record Provenance(string Rule, double Confidence, string Reason);
