using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PeaceTalksTracker.Web.Account;

/// <summary>The name by which somebody signs in and which history shows.</summary>
public static class PersonName
{
    /// <summary>What history calls programs; nobody may pass for one.</summary>
    private static readonly string[] OfPrograms = ["reader", "seed", "lexicon", "setup", "nobody", "command line", "system", "somebody"];

    /// <param name="text">As it was typed.</param>
    /// <param name="name">In one spelling: composed, single spaces, none around it.</param>
    /// <param name="problem">Why it cannot be used, as a sentence.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? name, [NotNullWhen(false)] out string? problem)
    {
        var spelled = Spelled(text);
        problem = spelled switch
        {
            "" => "Give the name that is to stand beside your changes.",
            { Length: > Limits.PersonName } => $"This name is too long: take one of at most {Limits.PersonName} characters.",
            _ when spelled.EnumerateRunes().Any(rune => !IsOfAName(rune)) => "A name has letters, spaces, digits, and the marks . ' ’ - and no other.",
            _ when !spelled.EnumerateRunes().Any(Rune.IsLetter) => "A name has at least one letter.",
            _ when OfPrograms.Any(program => IsOf(program, spelled)) => "History shows this name for a program: take another.",
            _ => null,
        };
        name = problem is null ? spelled : null;
        return name is not null;
    }

    /// <summary>The spelling under which a name is looked for.</summary>
    public static string Spelled(string? text)
    {
        try
        {
            return string.Join(' ', (text ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: no name, and nobody has it.
            return "\uFFFD";
        }
    }

    private static bool IsOfAName(Rune rune)
        => Rune.IsLetterOrDigit(rune)
            || rune.Value is ' ' or '.' or '\'' or '’' or '-'
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>"reader 1" and "Reader" are the reader's.</summary>
    private static bool IsOf(string program, string name)
        => name.StartsWith(program, StringComparison.OrdinalIgnoreCase) && (name.Length == program.Length || !char.IsLetter(name[program.Length..].TrimStart()[0]));
}
