using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language;

/// <summary>
/// Gives each word of a sentence its tag. Closed classes come from a list; an open word is a verb where its form and its
/// neighbours allow it, a name where it is capitalised, else a noun.
/// </summary>
public sealed class Tagger(EnglishWords words)
{
    public Token[] Apply(string text, Span sentence)
    {
        var tokens = Tokeniser.Tokens(text, sentence).ToArray();
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = First(tokens, i);
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = Settled(tokens, i);
        return tokens;
    }

    /// <summary>A word taken by itself.</summary>
    private Token First(Token[] tokens, int i)
    {
        var token = tokens[i];
        var c = token.Text[0];
        if (token.Lower == "to")
            return token with { Tag = Tag.Noun };
        if (token.Lower == "'s" || c is '\'' or '’' && i > 0 && tokens[i - 1].Lower.EndsWith('s') && tokens[i - 1].Span.End == token.Span.Start)
            return token with { Tag = Tag.Genitive };
        if (c is '"' or '“' or '”' or '«' or '»' or '\'' or '‘' or '’')
            return token with { Tag = Tag.Quote };
        if (char.IsDigit(c))
            return token with { Tag = Tag.Number };
        if (!char.IsLetter(c))
            return token with { Tag = Tag.Punctuation };

        var capitalised = token.IsCapitalised && (i > 0 && !OpensQuote(tokens[i - 1]) || token.Text.Length > 1 && token.Text.All(char.IsUpper));
        if (!capitalised || token.Text == "I" || words.ClosedClass(token.Lower) is not (null or Tag.Adjective) && !IsAcronym(token))
        {
            if (words.ClosedClass(token.Lower) is { } closed)
                return token with { Tag = closed, Form = FormOf(token.Lower) };
            if (words.Verb(token.Lower) is { } verb && !(token.IsCapitalised && verb.Form is VerbForm.Base or VerbForm.Present && i + 1 < tokens.Length && tokens[i + 1].IsCapitalised))
                return token with { Tag = Tag.Verb, Lemma = verb.Lemma, Form = verb.Form };
        }
        if (capitalised || token.IsCapitalised && i == 0)
            return token with { Tag = Tag.Name };
        // A verb that no list knows is still known by its past.
        if (token.Lower.Length > 5 && token.Lower.EndsWith("ed", StringComparison.Ordinal) && token.Lower.All(char.IsLetter) && !token.Lower.EndsWith("eed", StringComparison.Ordinal) && token.Lower is not "hundred" and not "naked")
            return token with { Tag = Tag.Verb, Lemma = token.Lower[..^2], Form = VerbForm.Past };
        return token with { Tag = IsAdverb(token.Lower) ? Tag.Adverb : IsAdjective(token.Lower) ? Tag.Adjective : Tag.Noun };
    }

    /// <summary>A word among its neighbours, those before it settled.</summary>
    private Token Settled(Token[] tokens, int i)
    {
        var token = tokens[i];
        if (token.Lower == "to" && token.Tag == Tag.Noun)
            return token with { Tag = NextWord(tokens, i) is { Tag: Tag.Verb, Form: VerbForm.Base } or { Tag: Tag.Auxiliary, Lower: "be" or "have" or "do" } ? Tag.To : Tag.Preposition };
        if (token.Lower == "no" && i + 1 < tokens.Length && tokens[i + 1].Lower == "longer")
            return token with { Tag = Tag.Negation };
        if (token.Lower == "longer" && i > 0 && tokens[i - 1].Lower == "no")
            return token with { Tag = Tag.Adverb };
        if (token.Lower == "that" && i > 0 && tokens[i - 1].Tag == Tag.Preposition)
            return token with { Tag = Tag.Determiner };
        if (token.Tag != Tag.Verb)
            return token;

        var before = PreviousWord(tokens, i);
        return token.Form switch
        {
            VerbForm.Base or VerbForm.Present when IsNounHere(tokens, i, before) => token with { Tag = Tag.Noun, Lemma = token.Lower, Form = VerbForm.None },
            VerbForm.Gerund when words.IsNounLike(token.Lower) && !(before is { Tag: Tag.Auxiliary } && words.IsBe(before.Lower))
                => token with { Tag = Tag.Noun, Lemma = token.Lower, Form = VerbForm.None },
            VerbForm.Gerund when before is { Tag: Tag.Determiner or Tag.Genitive or Tag.Adjective }
                => token with { Tag = Tag.Noun, Lemma = token.Lower, Form = VerbForm.None },
            VerbForm.Past or VerbForm.Participle when before is { Tag: Tag.Determiner or Tag.Genitive or Tag.Preposition or Tag.Adjective }
                    && NextWord(tokens, i) is { Tag: Tag.Noun or Tag.Name or Tag.Adjective or Tag.Verb }
                => token with { Tag = Tag.Adjective, Lemma = token.Lower, Form = VerbForm.None },
            _ => token,
        };
    }

    private bool IsNounHere(Token[] tokens, int i, Token? before)
    {
        var token = tokens[i];
        if (before is { Tag: Tag.To or Tag.Modal } || before is { Lower: "do" or "does" or "did" or "don't" or "doesn't" or "didn't" })
            return false;
        if (before is { Tag: Tag.Determiner or Tag.Genitive or Tag.Number })
            return true;
        if (!words.IsNounLike(token.Lower))
            return false;
        if (before is null or { Tag: Tag.Preposition or Tag.Verb or Tag.Adjective } or { Tag: Tag.Auxiliary })
            return true;
        if (before.Tag is Tag.Pronoun or Tag.Relative)
            return false;
        // After a name or noun ("Russia strikes Dnipro", "peace talks with"): what follows decides.
        var next = i + 1 < tokens.Length ? tokens[i + 1] : null;
        var opensObject = next is { Tag: Tag.Determiner or Tag.Pronoun or Tag.Subordinator or Tag.Name or Tag.Number or Tag.Adverb }
            || next is { Lower: "on" or "for" } && token.Lemma == "call"
            || next is { Tag: Tag.Noun or Tag.Adjective or Tag.Quote } && before.Tag == Tag.Name;
        if (before.Tag == Tag.Conjunction)
            return !opensObject || next is { Tag: Tag.Name };
        return !opensObject || HasFiniteVerb(tokens, i);
    }

    /// <summary>Whether the clause has its verb already: only then is an ambiguous word after a common noun a noun.</summary>
    private static bool HasFiniteVerb(Token[] tokens, int i)
    {
        if (tokens[i - 1].Tag == Tag.Name || tokens[i - 1].Lower.EndsWith('s'))
            return false;
        for (var k = i - 1; k >= 0 && i - k < 15; k--)
        {
            if (tokens[k].Tag is Tag.Subordinator or Tag.Relative or Tag.Punctuation)
                return false;
            if (tokens[k] is { Tag: Tag.Verb, Form: VerbForm.Present or VerbForm.Past } or { Tag: Tag.Modal or Tag.Auxiliary })
                return true;
        }
        return false;
    }

    private VerbForm FormOf(string lower)
        => words.IsBe(lower) || words.IsHave(lower) || lower.StartsWith("do", StringComparison.Ordinal) || lower.StartsWith("did", StringComparison.Ordinal)
            ? lower switch
            {
                "was" or "were" or "had" or "did" or "wasn't" or "weren't" or "hadn't" or "didn't" => VerbForm.Past,
                "been" or "done" => VerbForm.Participle,
                "being" or "having" or "doing" => VerbForm.Gerund,
                "be" => VerbForm.Base,
                _ => VerbForm.Present,
            }
            : VerbForm.None;

    private static Token? PreviousWord(Token[] tokens, int i)
    {
        for (var k = i - 1; k >= 0; k--)
        {
            if (tokens[k].Tag is Tag.Adverb or Tag.Negation or Tag.Quote)
                continue;
            return tokens[k].Tag == Tag.Punctuation ? null : tokens[k];
        }
        return null;
    }

    private static Token? NextWord(Token[] tokens, int i)
    {
        for (var k = i + 1; k < tokens.Length; k++)
        {
            if (tokens[k].Tag is not (Tag.Adverb or Tag.Quote))
                return tokens[k];
        }
        return null;
    }

    private static bool OpensQuote(Token token) => token.Text[0] is '"' or '“' or '«' or '‘' or ':';

    private static bool IsAcronym(Token token) => token.Text.Length > 1 && char.IsUpper(token.Text[1]);

    private static bool IsAdverb(string lower) => lower.Length > 4 && lower.EndsWith("ly", StringComparison.Ordinal) && lower is not ("family" or "italy" or "ally" or "assembly" or "reply" or "supply" or "july");

    private static bool IsAdjective(string lower)
        => lower.StartsWith("pro-", StringComparison.Ordinal) || lower.StartsWith("anti-", StringComparison.Ordinal) || lower.Length > 5 && (lower.EndsWith("ive", StringComparison.Ordinal) && lower is not ("initiative" or "representative" or "offensive" or "executive" or "counter-offensive" or "counteroffensive" or "narrative" or "perspective" or "objective" or "directive")
            || lower.EndsWith("ous", StringComparison.Ordinal) || lower.EndsWith("ful", StringComparison.Ordinal) || lower.EndsWith("able", StringComparison.Ordinal) || lower.EndsWith("ible", StringComparison.Ordinal)
            || lower.EndsWith("ical", StringComparison.Ordinal) || lower.EndsWith("ional", StringComparison.Ordinal) || lower.EndsWith("atic", StringComparison.Ordinal) || lower.EndsWith("less", StringComparison.Ordinal));
}
