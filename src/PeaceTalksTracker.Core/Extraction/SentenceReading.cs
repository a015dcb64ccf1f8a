using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>How a passage refers to its actor.</summary>
public enum ReferenceForm
{
    /// <summary>By name, with the titles before it.</summary>
    Name,

    /// <summary>An adjective alone ("Russian" in "Russian missile attack"): it qualifies what follows.</summary>
    Adjective,

    /// <summary>A state or organisation by its people ("Ukrainian officials") or an unnamed group.</summary>
    Group,

    Pronoun,

    /// <summary>"the Kremlin leader", "his Ukrainian counterpart", "the two leaders".</summary>
    Description,
}

/// <summary>Words of a sentence that refer to one or more actors.</summary>
/// <param name="First">The first token.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Actors">Canonical names.</param>
/// <param name="Form">How the words refer.</param>
/// <param name="Reason">For the analyst.</param>
public sealed record Reference(int First, int End, IReadOnlyList<string> Actors, ReferenceForm Form, string Reason)
{
    /// <summary>A capital city or country that may merely say where.</summary>
    public bool MayBePlace { get; init; }

    /// <summary>A capital city, which stands for its state where it acts, and is a mere place elsewhere.</summary>
    public bool IsCapital { get; init; }

    /// <summary>Stands before a genitive mark: what follows is the actor's ("Poland's offer").</summary>
    public bool IsPossessor { get; init; }
}

/// <summary>What is known of one sentence while it is read.</summary>
public sealed class SentenceReading(Article article, Sentence sentence, Token[] tokens)
{
    public Article Article => article;

    public Sentence Sentence => sentence;

    public Token[] Tokens => tokens;

    public Grammar Grammar { get; } = new(tokens);

    /// <summary>In the order of the text, without overlap.</summary>
    public List<Reference> References { get; set; } = [];

    public IReadOnlyList<Clause> Clauses { get; set; } = [];

    public Span SpanOf(int first, int end) => new(tokens[first].Span.Start, tokens[end - 1].Span.End);

    public Quote QuoteOf(int first, int end) => Quote.Of(article.Text, SpanOf(first, end));

    public Reference? ReferenceAt(int token) => References.Find(r => r.First <= token && token < r.End);

    /// <summary>The clause that a token hangs in, by the grammar; null where it hangs in none.</summary>
    public Clause? ClauseOf(int token)
    {
        for (var (at, steps) = (token, 0); at >= 0 && steps <= tokens.Length; (at, steps) = (tokens[at].Head, steps + 1))
        {
            foreach (var clause in Clauses)
            {
                if (clause.Node == at || clause.Verb == at)
                    return clause;
            }
        }
        return null;
    }

    public IEnumerable<Reference> ReferencesWithin(int first, int end) => References.Where(r => r.First >= first && r.End <= end);
}
