namespace PeaceTalksTracker.Core.Language;

/// <summary>The forms of English verbs.</summary>
public static class Inflection
{
    /// <param name="entry">A lemma; a trailing <c>+</c> says that its last letter doubles ("plan+").</param>
    public static IEnumerable<(string Lemma, VerbForm Form, string Word)> Regular(string entry)
    {
        var lemma = entry.TrimEnd('+');
        var stem = entry.EndsWith('+') ? lemma + lemma[^1] : lemma;
        yield return (lemma, VerbForm.Base, lemma);
        yield return (lemma, VerbForm.Present, WithS(lemma));
        yield return (lemma, VerbForm.Past, EndsInConsonantY(lemma) ? lemma[..^1] + "ied" : lemma.EndsWith('e') ? lemma + "d" : stem + "ed");
        yield return (lemma, VerbForm.Gerund, Gerund(lemma, stem));
    }

    /// <param name="entry">Base, past and participle, parted by spaces ("meet met met").</param>
    public static IEnumerable<(string Lemma, VerbForm Form, string Word)> Irregular(string entry)
    {
        var parts = entry.Split(' ');
        var lemma = parts[0];
        yield return (lemma, VerbForm.Base, lemma);
        yield return (lemma, VerbForm.Present, lemma switch { "go" => "goes", "undergo" => "undergoes", _ => WithS(lemma) });
        yield return (lemma, VerbForm.Past, parts[1]);
        if (parts[2] != parts[1])
            yield return (lemma, VerbForm.Participle, parts[2]);
        yield return (lemma, VerbForm.Gerund, Gerund(lemma, DoublesInGerund(lemma) ? lemma + lemma[^1] : lemma));
    }

    /// <summary>The third person of a verb or the plural of a noun.</summary>
    public static string WithS(string word)
        => EndsInConsonantY(word) ? word[..^1] + "ies"
            : word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal)
                ? word + "es"
                : word is "veto" or "echo" or "go" or "do" or "torpedo" ? word + "es" : word + "s";

    private static string Gerund(string lemma, string stem)
        => lemma.EndsWith("ie", StringComparison.Ordinal) ? lemma[..^2] + "ying"
            : lemma.EndsWith('e') && !lemma.EndsWith("ee", StringComparison.Ordinal) && lemma.Length > 2 ? lemma[..^1] + "ing" : stem + "ing";

    private static bool EndsInConsonantY(string word) => word.Length > 1 && word[^1] == 'y' && !IsVowel(word[^2]);

    /// <summary>One vowel between single consonants: "cut", "begin", "swap".</summary>
    private static bool DoublesInGerund(string word)
        => word.Length > 2 && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'y') && IsVowel(word[^2]) && !IsVowel(word[^3]) && word is not "bear" and not "catch";

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
