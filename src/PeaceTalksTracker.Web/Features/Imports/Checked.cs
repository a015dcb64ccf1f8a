using System.Globalization;
using System.Text.RegularExpressions;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Core.Reading;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Imports;

/// <summary>Values of a file, each taken only in the shape that this app gives it. All throw <see cref="UnreadableException"/>.</summary>
internal static partial class Checked
{
    /// <summary>A record's or an article's.</summary>
    public static string Key(string? value)
        => value is not null && KeyForm.IsMatch(value) ? value : throw new UnreadableException($"“{Shown(value)}” is no key: those have twelve letters and digits.");

    /// <summary>An actor's key or an issue's id.</summary>
    public static string Slug(string? value)
        => value is { Length: > 0 and <= 80 } && value.All(c => c == '-' || char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || char.IsSurrogate(c))
            ? value : throw new UnreadableException($"“{Shown(value)}” is no key of an actor or issue: those have letters, digits and hyphens.");

    /// <summary>Words as the store keeps them: what cannot be seen becomes a space. Null where there are no others.</summary>
    public static string? Words(string what, string? value, int most = Limits.ImportedWords)
    {
        if (value?.Length > most)
            throw new UnreadableException($"Its {what} has {value.Length:N0} characters; at most {most:N0} fit.");
        return value is not null && TextCleaner.Clean(value) is var words && !string.IsNullOrWhiteSpace(words) ? words : null;
    }

    public static string Needed(string what, string? value, int most = Limits.ImportedWords) => Words(what, value, most) ?? throw new UnreadableException($"Its {what} is missing.");

    public static T Kind<T>(string what, string? value) where T : struct, Enum
    {
        foreach (var kind in Enum.GetValues<T>())
            if (string.Equals(kind.ToString(), value, StringComparison.OrdinalIgnoreCase))
                return kind;
        throw new UnreadableException($"“{Shown(value)}” is no {what}: take {Wording.List(Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
    }

    public static DateOnly? Day(string what, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new UnreadableException($"Its {what} “{Shown(value)}” is no day: write it as 2025-03-18.");
    }

    public static string? Date(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        return EdtfDate.TryParse(value, out _) ? value : throw new UnreadableException($"“{Shown(value)}” is no date of EDTF level 1.");
    }

    /// <summary>0 to 1.</summary>
    public static double Share(string what, string? value)
        => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1
            ? number : throw new UnreadableException($"Its {what} “{Shown(value)}” is no number from 0 to 1.");

    /// <summary>A place in a text, from 0.</summary>
    public static int Place(string what, string? value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw new UnreadableException($"Its {what} “{Shown(value)}” is no place in a text.");

    public static string Sha256(string? value)
        => value is not null && HashForm.IsMatch(value) ? value : throw new UnreadableException($"“{Shown(value)}” is no SHA-256 in hexadecimal.");

    private static string Shown(string? value) => Wording.Shortened(TextCleaner.Clean(value ?? "").ReplaceLineEndings(" "));

    [GeneratedRegex("^[abcdefghjkmnpqrstvwxyz0123456789]{12}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KeyForm { get; }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HashForm { get; }
}
