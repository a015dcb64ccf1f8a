using PeaceTalksTracker.Core.Language;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>Whether a date lies ahead of the one who writes: by the tense of the verb nearest before it, else of the first behind it.</summary>
internal static class DateTense
{
    /// <summary>A verb further away says nothing, so that the work for each date stays bounded.</summary>
    private const int Reach = 40;

    private static readonly DateWords Words = DateWords.English;

    /// <returns>null where no word tells.</returns>
    public static bool? LiesAhead(Token[] tokens, Run date)
    {
        // "The court Thursday refused": the verb stands right behind.
        if (IsPast(tokens, date.End))
            return false;
        var start = date.First - 1;
        while (start > 0 && date.First - start < 5 && (tokens[start].Tag == Tag.Number || tokens[start].Lower is ":" or "a.m." or "p.m." or "est" or "edt" or "gmt"))
            start--;
        var isLimit = Words.Until.Contains(DateWords.At(tokens, start));
        for (var k = date.First - 1; k >= 0 && k >= date.First - Reach; k--)
        {
            if ((Announced(tokens, k) ?? OfVerb(tokens, k, isLimit)) is { } ahead)
                return ahead;
        }
        for (var k = date.End; k < tokens.Length && k <= date.End + Reach; k++)
        {
            if (OfVerb(tokens, k, isLimit) is { } ahead)
                return ahead;
        }
        return null;
    }

    /// <summary>A verb of the past right before the date: "the quarter ended Oct. 31", not "to be held Oct. 31".</summary>
    public static bool FollowsPast(Token[] tokens, Run date)
        => IsPast(tokens, date.First - 1) && Announced(tokens, date.First - 1) is null && !HasAuxiliary(tokens, date.First - 1);

    /// <summary>"Scheduled for", "set to"; what had been scheduled is over.</summary>
    private static bool? Announced(Token[] tokens, int k)
        => Words.Ahead.Contains(tokens[k].Lower) || tokens[k].Is("set") && DateWords.At(tokens, k + 1) is "for" or "to"
            ? DateWords.At(tokens, k - 1) is not ("had" or "previously") && DateWords.At(tokens, k - 2) != "had" : null;

    private static bool? OfVerb(Token[] tokens, int k, bool isLimit)
    {
        var token = tokens[k];
        return token.Lower switch
        {
            _ when token.Tag == Tag.Modal && Words.Modals.Contains(token.Lower) => DateWords.At(tokens, k + 1) != "have",
            // "Has given them until Friday".
            "has" or "have" when isLimit => true,
            "has" or "have" or "had" or "was" or "were" or "did" => DateWords.At(tokens, k - 1) is "will" or "would" or "to" ? null : false,
            "is" or "are" when k + 1 < tokens.Length && (tokens[k + 1].Form == VerbForm.Gerund || tokens[k + 1].Is("to")) => true,
            _ when token.Tag != Tag.Verb => null,
            _ when token.Form == VerbForm.Past => false,
            _ when token.Form == VerbForm.Participle => HasAuxiliary(tokens, k) ? null : false,
            _ when token.Form == VerbForm.Base && DateWords.At(tokens, k - 1) == "to" && IsIntended(tokens, k) => true,
            _ => null,
        };
    }

    private static bool IsPast(Token[] tokens, int k) => k >= 0 && k < tokens.Length && tokens[k] is { Tag: Tag.Verb, Form: VerbForm.Past or VerbForm.Participle };

    private static bool HasAuxiliary(Token[] tokens, int verb) => Enumerable.Range(1, 3).Any(b => verb >= b && tokens[verb - b].Tag is Tag.Auxiliary or Tag.Modal);

    /// <summary>"Plans to meet", "is ready to meet".</summary>
    private static bool IsIntended(Token[] tokens, int verb)
        => Enumerable.Range(2, 5).Any(b => verb >= b && (Words.Intending.Contains(tokens[verb - b].Lemma) || Words.Intending.Contains(tokens[verb - b].Lower)));
}
