using System.Globalization;
using System.Text;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Writes a brief as CommonMark with footnotes.</summary>
public static class MarkdownBrief
{
    /// <param name="brief">Every line is supported.</param>
    /// <param name="target">Stays open.</param>
    /// <param name="linesWritten">Told how many lines are written.</param>
    /// <param name="baseAddress">Where this app is reached; null for links to the articles alone.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnsupportedLineException">A line has nothing that supports it.</exception>
    public static async Task WriteAsync(
        Brief brief, Stream target, IProgress<int>? linesWritten = null, Uri? baseAddress = null, CancellationToken cancellation = default)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync($"# {Escape(brief.Title)}\n\n{Escape(brief.Scope)}".AsMemory(), cancellation);
        var (number, lines) = (0, 0);
        foreach (var section in brief.Sections)
        {
            await writer.WriteLineAsync($"\n## {Escape(section.Heading)}".AsMemory(), cancellation);
            if (section.Lead is { } lead)
                await writer.WriteLineAsync($"\n{Escape(lead)}".AsMemory(), cancellation);
            await writer.WriteLineAsync();
            var notes = new List<(int Number, Citation Citation)>();
            string? group = null;
            var isEmpty = true;
            await foreach (var line in section.ReadAsync(cancellation).WithCancellation(cancellation))
            {
                if (!line.IsSupported)
                    throw new UnsupportedLineException(line.Text);
                if (line.Group != group || notes.Count >= Limits.ExportBatch)
                {
                    await WriteNotesAsync(notes);
                    if (line.Group is { } heading && heading != group)
                        await writer.WriteLineAsync($"\n### {Escape(heading)}\n".AsMemory(), cancellation);
                    group = line.Group;
                }
                var text = new StringBuilder("- ").Append(Escape(line.Text));
                foreach (var citation in line.Citations)
                {
                    notes.Add((++number, citation));
                    text.Append(CultureInfo.InvariantCulture, $"[^{number}]");
                }
                if (line.Basis is { } basis)
                    text.Append(" (").Append(Link(Escape(basis.Words), InApp(basis.Address))).Append(')');
                else if (line.IsUnreviewed)
                    text.Append(" (").Append(PrintedText.Unreviewed).Append(')');
                await writer.WriteLineAsync(text.ToString().AsMemory(), cancellation);
                isEmpty = false;
                linesWritten?.Report(++lines);
            }
            if (isEmpty)
                await writer.WriteLineAsync(PrintedText.Nothing.AsMemory(), cancellation);
            await WriteNotesAsync(notes);
        }
        await writer.FlushAsync(cancellation);

        async Task WriteNotesAsync(List<(int Number, Citation Citation)> notes)
        {
            foreach (var (at, citation) in notes)
            {
                var here = InApp(citation.Address) is { } address ? $"; {Link("at this sentence", address)}" : "";
                await writer.WriteLineAsync(
                    $"\n[^{at}]: “{Escape(citation.Quote.Exact)}” {Link(Escape(citation.Place), HtmlBrief.WebAddress(citation.Source.Address))}{here}".AsMemory(), cancellation);
            }
            if (notes.Count > 0)
                await writer.WriteLineAsync();
            notes.Clear();
        }

        string? InApp(string address) => baseAddress is null ? null : new Uri(baseAddress, address.TrimStart('/')).AbsoluteUri;
    }

    /// <summary>Words that no reader of Markdown takes for markup, and that stay readable where it is not rendered: only what could mean something is escaped.</summary>
    public static string Escape(string text)
    {
        var plain = PlainText.Of(text).Trim(' ');
        var escaped = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            if (IsReference(plain, i))
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)plain[i]};");
            else if (Markup.Contains(plain[i], StringComparison.Ordinal) || (AtStart.Contains(plain[i], StringComparison.Ordinal) && IsFirstMark(plain, i)))
                escaped.Append('\\').Append(plain[i]);
            else
                escaped.Append(plain[i]);
        }
        return escaped.ToString();
    }

    /// <summary>Means something wherever it stands, to CommonMark or to what others have added to it.</summary>
    private const string Markup = @"\`*_{}[]#|~$^=+";

    /// <summary>Makes a list or a rule of the line that it begins, or follows the number of.</summary>
    private const string AtStart = "-.)";

    private static bool IsFirstMark(string text, int at)
        => at == 0 || text.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0 || text.AsSpan(0, at).IndexOfAnyExcept("-. ") < 0;

    /// <summary>A colon, a full stop or an at sign written as a reference makes no address a link by itself.</summary>
    private static bool IsReference(string text, int at) => text[at] switch
    {
        '&' or '<' or '>' or '@' => true,
        ':' => at + 1 < text.Length && text[at + 1] != ' ' && !(at > 0 && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])),
        '.' => at >= 3 && text.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static string Link(string words, string? address)
        => address is null ? words : $"[{words}](<{address.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)";
}
