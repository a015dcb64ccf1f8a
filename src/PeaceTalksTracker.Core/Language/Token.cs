using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language;

/// <summary>What a word does in its sentence, as coarse as the finders need it.</summary>
public enum Tag
{
    Noun,

    /// <summary>A capitalised word that is no ordinary word at the start of a sentence.</summary>
    Name,

    Adjective,
    Adverb,
    Determiner,
    Pronoun,

    /// <summary>The mark of the genitive: <c>'s</c>, or the apostrophe of "officials'".</summary>
    Genitive,

    Preposition,

    /// <summary>"to" before a verb.</summary>
    To,

    /// <summary>"and", "or", "but".</summary>
    Conjunction,

    /// <summary>"that", "if", "while": opens a clause.</summary>
    Subordinator,

    /// <summary>"who", "which".</summary>
    Relative,

    /// <summary>A form of be, have or do that carries another verb.</summary>
    Auxiliary,

    Modal,
    Negation,
    Verb,
    Number,
    Punctuation,
    Quote,
}

/// <summary>The shape of a verb. A regular past and its participle look alike: the surroundings decide.</summary>
public enum VerbForm
{
    None,
    Base,
    Present,
    Past,
    Participle,
    Gerund,
}

/// <summary>A word or mark of a text.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Text">The word as written.</param>
/// <param name="Lower">The word in lower case, with straight apostrophes.</param>
public sealed record Token(Span Span, string Text, string Lower)
{
    public Tag Tag { get; init; }

    /// <summary>The dictionary form of a verb; else the same as <see cref="Lower"/>.</summary>
    public string Lemma { get; init; } = Lower;

    public VerbForm Form { get; init; }

    /// <summary>The place in the sentence of the token that this one hangs on; -1 for the root.</summary>
    public int Head { get; init; } = -1;

    /// <summary>How it hangs on it, after Universal Dependencies: <c>nsubj</c>, <c>obj</c>, <c>ccomp</c> …</summary>
    public string Relation { get; init; } = "";

    /// <summary>A mark that opens or closes what somebody said; a single one may be an apostrophe and does not count.</summary>
    public bool IsQuotationMark => Text is "\"" or "“" or "”" or "«" or "»" or "''" or "``";

    public bool IsCapitalised => char.IsUpper(Text[0]);

    public bool Is(string lower) => Lower == lower;
}
