using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PeaceTalksTracker.Web.Data;

/// <summary>
/// The names by which addresses and decisions know things. A machine record's key hashes its article, kind, quote and place among
/// records with the same quote; who was meant and where the quote stands are attributes, so that better reading orphans nobody's decision.
/// </summary>
public static partial class RecordKeys
{
    private const string Alphabet = "abcdefghjkmnpqrstvwxyz0123456789";

    /// <summary>The same words give the same key, whatever their line ends, the blank lines between them and the space around them.</summary>
    public static string OfArticle(string text) => Hash(["article", BlankLines.Replace(text.ReplaceLineEndings("\n"), "\n\n").Trim()]);

    /// <param name="articleKey">Key of the article.</param>
    /// <param name="kind">What the record is.</param>
    /// <param name="quote">The words that identify it: of an event its passage and trigger, of a claim its cue and content, of a stance its passage.</param>
    /// <param name="issue">Of a stance; null for the others.</param>
    /// <param name="occurrence">How many records with the same quote and issue come before it, in the order of reading.</param>
    public static string OfRecord(string articleKey, RecordKind kind, string quote, string? issue, int occurrence)
        => Hash([articleKey, kind.ToString(), quote, issue ?? "", occurrence.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>"Dmytro Kuleba" → "dmytro-kuleba", of at most 60 characters; letters of other scripts stay as they are. Null where no letter or digit is left.</summary>
    public static string? SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                slug.Append('-');
            if (slug.Length >= 60)
                break;
        }
        return slug.ToString().Trim('-') is { Length: > 0 } text ? text : null;
    }

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex(@"[^\S\n]*\n(?:[^\S\n]*\n)+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines { get; }

    /// <summary>60 bits in twelve letters and digits that nobody confuses: among a million records of all articles, two collide once in a million stores.</summary>
    private static string Hash(string[] parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        return string.Create(12, hash, (key, bytes) =>
        {
            for (var i = 0; i < key.Length; i++)
                key[i] = Alphabet[bytes[i] % Alphabet.Length];
        });
    }
}
