using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language;

/// <summary>
/// Gives each word of a sentence its part of speech, its dictionary form and its place in the grammar, as the trained model reads them. The model cuts
/// "Russian-held" or "doesn't" into parts; here such a word is one, with the grammar of the part that the others hang on.
/// </summary>
public sealed class SentenceParser(LanguageModel model, EnglishWords words)
{
    /// <summary>What opens a clause and nothing else; "after", "of" and their like stand before nouns too.</summary>
    private static readonly HashSet<string> Clausal = new(StringComparer.Ordinal) { "that", "if", "whether", "because", "although", "though", "while", "whereas", "unless", "once", "lest", "so" };

    private const int LongestAbbreviation = 5;

    public Token[] Parse(string text, Span sentence)
    {
        var tokens = Tokeniser.Tokens(text, sentence).ToArray();
        for (var first = 0; first < tokens.Length;)
        {
            var end = EndOfPart(tokens, first);
            Read(text, tokens, first, end);
            first = end;
        }
        return tokens;
    }

    /// <summary>Quoted words may be several sentences: each has a grammar of its own, the last that of who said so.</summary>
    private static int EndOfPart(Token[] tokens, int first)
    {
        for (var k = first + 1; k + 1 < tokens.Length; k++)
        {
            // "Mr. Biden" ends nothing.
            if (tokens[k].Text is "." or "!" or "?" && tokens[k + 1].IsCapitalised && (!tokens[k - 1].IsCapitalised || tokens[k - 1].Text.Length > LongestAbbreviation))
                return k + 1;
        }
        return tokens.Length;
    }

    private void Read(string text, Token[] all, int first, int end)
    {
        var tokens = all.AsSpan(first, end - first);
        // A run of marks has no grammar.
        if (!HasWord(tokens))
        {
            for (var t = 0; t < tokens.Length; t++)
                tokens[t] = tokens[t] with { Tag = tokens[t].IsQuotationMark ? Tag.Quote : char.IsDigit(tokens[t].Text[0]) ? Tag.Number : Tag.Punctuation };
            return;
        }
        var parse = model.Parse(text, new Span(tokens[0].Span.Start, tokens[^1].Span.End));
        var tokenOf = TokensOfWords(tokens, parse);
        var headOf = WordsOfTokens(tokens.Length, tokenOf, parse);
        for (var t = 0; t < tokens.Length; t++)
        {
            if (headOf[t] is var word && word < 0)
            {
                tokens[t] = PartOfWord(tokens[t], first + Math.Max(0, t - 1));
                continue;
            }
            var read = parse[word];
            var head = read.Head < 0 ? -1 : first + tokenOf[read.Head];
            tokens[t] = tokens[t] with { Tag = TagOf(tokens[t], t == 0, read), Form = FormOf(tokens[t], read), Lemma = LemmaOf(tokens[t], read), Head = head, Relation = read.Relation };
        }
        for (var t = 0; t < tokens.Length; t++)
        {
            if (words.Verb(tokens[t].Lower) is { } verb && IsVerbAfterAll(tokens, t, first))
                tokens[t] = tokens[t] with { Tag = Tag.Verb, Form = verb.Form == VerbForm.Base ? VerbForm.Present : verb.Form, Lemma = verb.Lemma };
        }
    }

    private static bool HasWord(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (char.IsLetter(token.Text[0]))
                return true;
        }
        return false;
    }

    /// <summary>A known verb that the model takes for something else: for a noun, though it has subject and object ("both announce that …"); or for a particle.</summary>
    private bool IsVerbAfterAll(ReadOnlySpan<Token> tokens, int t, int offset)
    {
        if (tokens[t].Tag is Tag.Preposition or Tag.Adverb)
            return words.ClosedClass(tokens[t].Lower) is null && tokens[t].Relation is not ("case" or "mark" or "fixed" or "cc");
        if (tokens[t].Tag is not Tag.Noun)
            return false;
        var (subject, complement) = (false, false);
        for (var d = 0; d < tokens.Length; d++)
        {
            subject |= tokens[d].Head == t + offset && d < t && tokens[d].Relation == "nsubj";
            complement |= tokens[d].Head == t + offset && d > t && tokens[d].Relation is "obj" or "ccomp" or "xcomp";
        }
        return subject && complement;
    }

    /// <summary>The token that each word of the parse stands in.</summary>
    private static int[] TokensOfWords(ReadOnlySpan<Token> tokens, Parse parse)
    {
        var of = new int[parse.Count];
        for (int w = 0, t = 0; w < of.Length; w++)
        {
            while (t + 1 < tokens.Length && tokens[t].Span.End <= parse[w].Span.Start)
                t++;
            of[w] = t;
        }
        return of;
    }

    /// <summary>The word of each token that hangs on a word outside of it; -1 where a token is but a part of a word.</summary>
    private static int[] WordsOfTokens(int count, int[] tokenOf, Parse parse)
    {
        var of = new int[count];
        Array.Fill(of, -1);
        for (var w = tokenOf.Length - 1; w >= 0; w--)
        {
            if (parse[w].Head < 0 || tokenOf[parse[w].Head] != tokenOf[w])
                of[tokenOf[w]] = w;
        }
        return of;
    }

    private string LemmaOf(Token token, ParsedWord read)
        => read.Upos is not (Upos.Verb or Upos.Aux) ? token.Lower : words.Verb(token.Lower)?.Lemma ?? read.Lemma;

    /// <summary>"Pro-Russian" is one word to the model and three tokens here.</summary>
    private static Token PartOfWord(Token token, int before)
        => token with { Tag = !char.IsLetterOrDigit(token.Text[0]) ? Tag.Punctuation : token.IsCapitalised ? Tag.Name : Tag.Noun, Head = before, Relation = "goeswith" };

    /// <summary>A form that a verb has for its past alone is no present, whatever the model thinks.</summary>
    private VerbForm FormOf(Token token, ParsedWord word)
        => FormOf(word) is VerbForm.Base or VerbForm.Present && words.Verb(token.Lower) is { Form: VerbForm.Past or VerbForm.Participle } ? VerbForm.Past : FormOf(word);

    private static VerbForm FormOf(ParsedWord word) => word.Tag switch
    {
        "VB" => VerbForm.Base,
        "VBP" or "VBZ" => VerbForm.Present,
        "VBD" => VerbForm.Past,
        "VBN" => VerbForm.Participle,
        "VBG" => VerbForm.Gerund,
        _ => VerbForm.None,
    };

    private Tag TagOf(Token token, bool isFirst, ParsedWord word)
    {
        var c = token.Text[0];
        if (token.Lower == "'s" || c is '\'' or '’' && word.Tag == "POS")
            return Tag.Genitive;
        if (token.IsQuotationMark || c is '\'' or '‘' or '’')
            return Tag.Quote;
        if (char.IsDigit(c))
            return Tag.Number;
        if (!char.IsLetter(c))
            return Tag.Punctuation;
        return word.Upos switch
        {
            Upos.Pron or Upos.Det when word.Relation == "mark" => Tag.Subordinator,
            Upos.Noun or Upos.Propn or Upos.Adj when token.IsCapitalised && (word.Upos == Upos.Propn || !isFirst) => Tag.Name,
            Upos.Verb when word.Relation == "case" => Tag.Preposition,
            Upos.Verb when word.Relation == "amod" || words.ClosedClass(token.Lower) == Tag.Adjective => Tag.Adjective,
            Upos.Verb => Tag.Verb,
            Upos.Aux => word.Tag == "MD" ? Tag.Modal : Tag.Auxiliary,
            Upos.Adj => Tag.Adjective,
            Upos.Adv => word.Lemma is "not" or "never" ? Tag.Negation : token.Lower is "when" or "where" or "why" or "how" ? Tag.Subordinator : Tag.Adverb,
            Upos.Det => word.Tag is "WDT" or "WP$" ? Tag.Relative : Tag.Determiner,
            Upos.Pron => word.Tag is "WP" or "WDT" or "WP$" ? Tag.Relative : word.Relation == "nmod:poss" ? Tag.Determiner : Tag.Pronoun,
            Upos.Adp => Tag.Preposition,
            Upos.Cconj => Tag.Conjunction,
            Upos.Sconj => Clausal.Contains(token.Lower) ? Tag.Subordinator : Tag.Preposition,
            Upos.Part => token.Lower == "to" ? Tag.To : word.Lemma is "not" ? Tag.Negation : Tag.Adverb,
            Upos.Num => Tag.Number,
            Upos.Punct or Upos.Sym => Tag.Punctuation,
            _ => token.IsCapitalised ? Tag.Name : Tag.Noun,
        };
    }
}
