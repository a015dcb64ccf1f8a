namespace PeaceTalksTracker.Core.Language;

public enum Tense
{
    Present,
    Past,
    Perfect,

    /// <summary>"will", "is to", "is going to".</summary>
    Future,

    /// <summary>"would", "could", "may", "must".</summary>
    Modal,

    /// <summary>No tense of its own: "to meet", "meeting".</summary>
    None,
}

public enum ClauseLink
{
    /// <summary>A finite clause.</summary>
    Finite,

    /// <summary>"to open …": its subject comes from the verb before it.</summary>
    Infinitive,

    /// <summary>", saying …", "a deal brokered by …".</summary>
    Participle,
}

/// <summary>A run of tokens, the end exclusive.</summary>
public readonly record struct Run(int First, int End)
{
    public bool IsEmpty => End <= First;

    public bool Contains(int token) => First <= token && token < End;
}

/// <summary>A verb with what belongs to it, as token positions.</summary>
public sealed record Clause
{
    /// <summary>The verb with its auxiliaries: "has not been held".</summary>
    public required Run Group { get; init; }

    /// <summary>The token of the main verb.</summary>
    public required int Verb { get; init; }

    /// <summary>The token that the clause's parts hang on: the verb, or behind "is" the noun or adjective.</summary>
    public required int Node { get; init; }

    public required string Lemma { get; init; }

    public required ClauseLink Link { get; init; }

    public required Tense Tense { get; init; }

    public bool IsPassive { get; init; }

    public bool IsNegated { get; init; }

    /// <summary>"is holding", "are engaged".</summary>
    public bool IsProgressive { get; init; }

    /// <summary>The noun phrase that acts, or in a passive suffers; empty where the sentence gives none.</summary>
    public Run Subject { get; set; }

    /// <summary>From after the verb to the next verb or clause.</summary>
    public Run Complement { get; set; }

    /// <summary>The clause whose verb this one hangs on; null for a main clause.</summary>
    public Clause? Governor { get; init; }

    /// <summary>The word that opens the clause: "that", "if", "who"; null for a main clause.</summary>
    public string? Opener { get; init; }

    /// <summary>A modal that is no plain future: "would", "could", "must".</summary>
    public string? Modal { get; init; }
}
