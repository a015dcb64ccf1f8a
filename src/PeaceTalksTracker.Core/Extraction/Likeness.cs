namespace PeaceTalksTracker.Core.Extraction;

/// <summary>How two names of persons are alike, so that both may be one person's. Nobody is merged for it: it is for people to judge.</summary>
/// <param name="Edits">Letters by which the surnames differ, 0 to 2.</param>
/// <param name="Reason">What agrees and what does not, to follow "because".</param>
public sealed record Likeness(int Edits, string Reason)
{
    /// <summary>Letters that a surname must have for one slip to count, and for two.</summary>
    private const int LongEnoughForOne = 6, LongEnoughForTwo = 8;

    /// <summary>Null where the names are not alike: another first name, or too many letters of a surname.</summary>
    public static Likeness? Of(string name, string other, Spelling spelling)
    {
        var (words, others) = (name.Split(' '), other.Split(' '));
        var (surname, otherSurname) = (Spelling.KeyOf(words[^1]), Spelling.KeyOf(others[^1]));
        var allowed = Math.Min(surname.Length, otherSurname.Length) switch { >= LongEnoughForTwo => 2, >= LongEnoughForOne => 1, _ => 0 };
        if (Math.Abs(surname.Length - otherSurname.Length) > allowed)
            return null;
        var edits = Distance(surname, otherSurname);
        if (edits > allowed || FirstNames(words, others, spelling) is not { } agreeing || edits > 1 && words.Length != others.Length)
            return null;
        var letters = edits switch { 0 => "are spellings of one name", 1 => "differ in one letter", _ => "differ in two letters" };
        return new Likeness(edits, $"“{words[^1]}” and “{others[^1]}” {letters}, {agreeing}");
    }

    private static string? FirstNames(string[] words, string[] others, Spelling spelling)
    {
        if (words.Length == 1 || others.Length == 1)
            return "and one of the two names has no first name";
        if (spelling.FirstNameKeyOf(words[0]) == spelling.FirstNameKeyOf(others[0]))
            return "and the first names agree";
        return IsInitial(words[0]) != IsInitial(others[0]) && words[0][0] == others[0][0] ? "and the initial agrees" : null;
    }

    private static bool IsInitial(string word) => word.Length == 2 && word[1] == '.';

    /// <summary>Letters to put in, leave out, replace, or swap with their neighbour, to make one word of the other.</summary>
    private static int Distance(string one, string other)
    {
        var edits = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                edits[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1, edits[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }
        return edits[one.Length, other.Length];
    }
}
