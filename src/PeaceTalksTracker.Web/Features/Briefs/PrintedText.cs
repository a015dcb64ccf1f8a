using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>What the formats on paper, DOCX and PDF, have in common.</summary>
internal static class PrintedText
{
    public const string Language = "en-GB";

    public const string Creator = "Peace Talks Tracker";

    /// <summary>Stands in a section without lines.</summary>
    public const string Nothing = "Nothing of this in what this brief covers.";

    /// <summary>Said of a line that rests on a record at which no person has looked.</summary>
    public static string Unreviewed { get; } = Wording.Of(ReviewState.Unreviewed);

    /// <summary>What the timeline's picture shows, for whoever cannot see it.</summary>
    public const string PictureWords = "Timeline: the events of this brief by day, one lane for each actor. The list under “What happened” says the same in words.";

    /// <summary>Stands where a character could not.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>
    /// The text in one paragraph. What XML cannot hold, and what would turn the direction of the words after it, is replaced where it can be seen.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                    clean.Append(c).Append(text[++i]);
                else
                    clean.Append(Replacement);
            }
            else if (c is '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(c) && c is not (>= '\u007F' and <= '\u009F') && !TurnsDirection(c) ? c : Replacement);
            }
        }
        return clean.ToString();
    }

    /// <summary>The line's sentence.</summary>
    /// <exception cref="UnsupportedLineException">Nothing supports the line: it is to be named and mended before anything is written.</exception>
    public static string Of(BriefLine line)
        => line.IsSupported ? Clean(line.Text) : throw new UnsupportedLineException(line.Text);

    /// <summary>What stands behind the sentence in brackets: what was counted or searched, or that nobody has reviewed it; null for nothing, and for a source, which is what is searched.</summary>
    public static string? Aside(BriefSection section, BriefLine line)
        => line.Basis is { } basis && section.Kind != SectionKind.Sources ? $"({Clean(basis.Words)})" : line.IsUnreviewed ? $"({Unreviewed})" : null;

    /// <summary>The words cited, in quotation marks.</summary>
    public static string Quote(Citation citation) => $"“{Clean(citation.Quote.Exact)}”";

    /// <summary>The article's address on the web, in ASCII; null where it has none that a browser opens.</summary>
    public static string? WebAddress(Citation citation) => WebAddress(citation.Source.Address);

    /// <summary>The same of any words.</summary>
    public static string? WebAddress(string? words)
        => Uri.TryCreate(words, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") ? address.AbsoluteUri : null;

    /// <summary>The words in pieces, of which those that are a web address have it beside them.</summary>
    public static IEnumerable<(string Piece, string? Address)> Linked(string words)
    {
        var from = 0;
        foreach (Match match in AddressInWords.Matches(words))
        {
            if (match.Index > from)
                yield return (words[from..match.Index], null);
            yield return (match.Value, WebAddress(match.Value));
            from = match.Index + match.Length;
        }
        if (from < words.Length || from == 0)
            yield return (words[from..], null);
    }

    /// <summary>Without the full stop or bracket that ends its sentence.</summary>
    private static readonly Regex AddressInWords = new(@"https?://\S*[^\s.,;:!?)”»\]]", RegexOptions.NonBacktracking);

    internal static bool TurnsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
